/**
 * Sets a name or a quote apart from the sentence around it, whatever its direction (first strong isolate,
 * UAX #9): for plain strings, where `<bdi>` can't go.
 */
export function isolate(text: string): string {
  return `\u2068${text}\u2069`;
}

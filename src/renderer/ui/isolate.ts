/**
 * A text whose isolates end inside it: an old name may hold an end without a beginning, which would end what stands
 * around it, or a beginning without an end.
 */
function balanced(text: string): string {
  let open = 0;
  const kept = text.replaceAll(/[\u2066-\u2069]/gu, (control) => {
    if (control !== '\u2069') open += 1;
    else if (open === 0) return '';
    else open -= 1;
    return control;
  });
  return `${kept}${'\u2069'.repeat(open)}`;
}

/**
 * Sets a name or a quote apart from the sentence around it, whatever its direction and whatever controls it holds
 * (first strong isolate, UAX #9): for plain strings, where `<bdi>` can't go.
 */
export function isolate(text: string): string {
  return `\u2068${balanced(text)}\u2069`;
}

/** Right-to-left words of one name, with what stands between them. */
const words = /[\p{Script=Arabic}\p{Script=Hebrew}\p{M}]+(?:[ ._\-\d]*[\p{Script=Arabic}\p{Script=Hebrew}\p{M}]+)*/gu;

interface PathStretch {
  readonly text: string;
  /** Where it begins in the path, in UTF-16 code units. */
  readonly start: number;
  readonly isRightToLeft: boolean;
}

/**
 * Takes a path apart into stretches that run one way each. A path runs from left to right as a whole; without
 * this, the folders of an Arabic path change places, and a date after an Arabic name stands before it.
 */
export function stretchesOfPath(path: string): PathStretch[] {
  const stretches: PathStretch[] = [];
  let end = 0;
  for (const { 0: text, index: start } of path.matchAll(words)) {
    if (start > end) stretches.push({ text: path.slice(end, start), start: end, isRightToLeft: false });
    stretches.push({ text, start, isRightToLeft: true });
    end = start + text.length;
  }
  if (end < path.length) stretches.push({ text: path.slice(end), start: end, isRightToLeft: false });
  return stretches;
}

/** A path for a plain string: the isolates of `stretchesOfPath`, inside one that runs left to right. */
export function isolatePath(path: string): string {
  const parts = stretchesOfPath(path).map(({ text, isRightToLeft }) => (isRightToLeft ? `\u2067${text}\u2069` : balanced(text)));
  return `\u2066${parts.join('')}\u2069`;
}

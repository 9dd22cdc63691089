/** A paste into a text area: what was selected there (UTF-16 code units of the text) and what came in its place. */
export interface Paste {
  readonly start: number;
  readonly end: number;
  readonly content: string;
}

/** Text from the clipboard as it will be stored: CRLF becomes LF, everything else stays. */
export function fromClipboard(content: string): string {
  return content.replaceAll('\r\n', '\n');
}

/** The text as a text area shows it: that knows no other line end than LF. Of the same length as the text. */
export function shownText(text: string): string {
  return text.replaceAll('\r', '\n');
}

/**
 * The text after an edit in a text area that now shows `shown`. What the text area can't hold (a lone CR) is kept
 * wherever the edit did not touch it, and taken from a paste as it came.
 */
export function editedText(text: string, shown: string, paste: Paste | null): string {
  if (paste !== null) {
    const whole = text.slice(0, paste.start) + paste.content + text.slice(paste.end);
    if (shownText(whole) === shown) return whole;
  }
  const before = shownText(text);
  const most = Math.min(before.length, shown.length);
  let head = 0;
  while (head < most && before[head] === shown[head]) head += 1;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === shown[shown.length - 1 - tail]) tail += 1;
  return text.slice(0, head) + shown.slice(head, shown.length - tail) + text.slice(text.length - tail);
}

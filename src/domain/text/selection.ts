import type { TextRange } from './range.ts';

/**
 * What is selected in a text: from where it was begun to where it has been drawn, in UTF-16 code units. Both are
 * cluster boundaries. Where they are the same it is a caret.
 */
export interface TextSelection {
  readonly anchor: number;
  readonly focus: number;
}

/** The stretch between the two, whichever comes first. */
export function selectedRange({ anchor, focus }: TextSelection): TextRange {
  return { start: Math.min(anchor, focus), end: Math.max(anchor, focus) };
}

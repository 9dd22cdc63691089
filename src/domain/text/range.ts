/** A stretch `[start, end)` of a text, in UTF-16 code units. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Throws a RangeError unless `0 <= offset <= text.length` and `offset` is an integer (UTF-16 code units). */
export function assertOffset(text: string, offset: number): void {
  if (!Number.isInteger(offset) || offset < 0 || offset > text.length) {
    throw new RangeError(`offset ${offset} lies outside the text (0 to ${text.length} UTF-16 code units)`);
  }
}

/** Throws a RangeError unless both ends lie in the text and `start <= end`. */
export function assertRange(text: string, range: TextRange): void {
  assertOffset(text, range.start);
  assertOffset(text, range.end);
  if (range.start > range.end) {
    throw new RangeError(`range starts at ${range.start}, after its end ${range.end}`);
  }
}

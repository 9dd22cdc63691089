import type { TextRange } from '../../domain/text/range.ts';

/** A place in a document: a paragraph by its number and a UTF-16 offset within it. */
export interface ParagraphPosition {
  readonly paragraph: number;
  readonly offset: number;
}

/**
 * The map between offsets of a revision's text (UTF-16 code units) and its paragraphs. Lexical's own text
 * content joins blocks with two newlines, so it can't be asked.
 */
export interface ParagraphIndex {
  readonly count: number;
  /** `[start, end)` of a paragraph, its newline left out. Throws a RangeError for a number that isn't there. */
  readonly rangeOf: (paragraph: number) => TextRange;
  /**
   * The paragraph that an offset lies in. The offset of a newline is the end of the paragraph before it.
   * Offsets outside the text go to its nearest end.
   */
  readonly positionOf: (offset: number) => ParagraphPosition;
  /** The offset of a place; an offset beyond the paragraph's end is its end. */
  readonly offsetOf: (position: ParagraphPosition) => number;
}

/** Makes the index from paragraphs in the text's order that are one newline apart from one another. */
export function createParagraphIndex(paragraphs: readonly TextRange[]): ParagraphIndex {
  const starts = Int32Array.from(paragraphs, ({ start }) => start);
  const ends = Int32Array.from(paragraphs, ({ end }) => end);

  const rangeOf = (paragraph: number): TextRange => {
    const start = starts[paragraph];
    const end = ends[paragraph];
    if (start === undefined || end === undefined) throw new RangeError(`there is no paragraph ${paragraph}`);
    return { start, end };
  };

  const positionOf = (offset: number): ParagraphPosition => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const { start, end } = rangeOf(low);
    return { paragraph: low, offset: Math.max(0, Math.min(offset, end) - start) };
  };

  const offsetOf = ({ paragraph, offset }: ParagraphPosition): number => {
    const { start, end } = rangeOf(paragraph);
    return Math.min(start + Math.max(0, offset), end);
  };

  return { count: starts.length, rangeOf, positionOf, offsetOf };
}

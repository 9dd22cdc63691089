import type { Direction } from '../../domain/text/direction.ts';
import { isClusterBoundary, nextCluster, previousCluster } from '../../domain/text/graphemes.ts';
import type { TextRange } from '../../domain/text/range.ts';
import type { TextPositions } from './text-positions.ts';

/** Where a caret stands, in client pixels. */
export interface CaretBox {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * A line as it is shown. `start` and `end` are the first and the last offset at which a caret is drawn on it: where
 * a paragraph goes on in another line, the last lies before the space (or the letter) that the line ends with.
 */
export interface VisualLine extends TextRange {
  readonly top: number;
  readonly bottom: number;
}

/** Answers where carets and lines are, by the boxes of ranges. Offsets are UTF-16 code units. */
export interface VisualLines {
  /**
   * The place of the caret at an offset. At a seam of directions there are two: it is the one beside the character
   * that runs as the paragraph does. Where a line breaks it is at the start of the next.
   */
  readonly caretBox: (offset: number) => CaretBox;
  readonly lineOf: (offset: number) => VisualLine;
  /** The next line or the one before, in this paragraph or another; null at the ends of the text. */
  readonly lineBeside: (line: VisualLine, towards: 'forward' | 'backward') => VisualLine | null;
  /** The offset on the line whose caret is nearest to the column (client pixels). */
  readonly offsetAt: (line: VisualLine, column: number) => number;
  readonly directionAt: (offset: number) => Direction;
}

/** Tops of one line may differ by a part of a pixel. */
const ROUNDING = 2;

function nearest(places: readonly DOMRect[], wanted: readonly number[]): DOMRect | undefined {
  const distance = (place: DOMRect): number => Math.min(...wanted.map((x) => Math.abs(place.left - x)));
  return places.toSorted((one, other) => distance(one) - distance(other))[0];
}

function boxOfEmpty(paragraph: HTMLElement, direction: Direction): CaretBox {
  const outer = paragraph.getBoundingClientRect();
  // The line break that holds an empty paragraph open is as tall as its letters would be.
  const inner = paragraph.firstElementChild?.getBoundingClientRect();
  const { top, bottom } = inner !== undefined && inner.height > 0 ? inner : outer;
  return { x: direction === 'rtl' ? outer.right : outer.left, top, bottom };
}

/** Reads the layout at each question and keeps nothing: only paragraphs that are asked about are measured. */
export function createVisualLines(text: string, positions: TextPositions): VisualLines {
  const { index, paragraphs, rangeOf } = positions;

  const paragraphAt = (offset: number): { element: HTMLElement; start: number; end: number } => {
    const { paragraph } = index.positionOf(offset);
    const element = paragraphs[paragraph];
    if (element === undefined) throw new RangeError(`paragraph ${paragraph} is not on the page`);
    return { element, ...index.rangeOf(paragraph) };
  };

  const directionAt = (offset: number): Direction => (paragraphAt(offset).element.dir === 'ltr' ? 'ltr' : 'rtl');

  /** The places that the browser has for a caret, those on the last line of them where a line breaks there. */
  const placesAt = (offset: number): DOMRect[] => {
    const places = [...rangeOf(offset, offset).getClientRects()];
    const lowest = Math.max(...places.map(({ top }) => top));
    return places.filter(({ top }) => top > lowest - ROUNDING);
  };

  const caretBox = (offset: number): CaretBox => {
    const { element, start, end } = paragraphAt(offset);
    const direction = directionAt(offset);
    const places = placesAt(offset);
    const [first] = places;
    if (first === undefined) return boxOfEmpty(element, direction);
    const { top, bottom } = first;
    if (places.length === 1) return { x: first.left, top, bottom };
    const boxOn = (from: number, to: number): DOMRect | undefined =>
      [...rangeOf(from, to).getClientRects()].find((box) => Math.abs(box.top - top) < ROUNDING);
    const before = offset > start ? boxOn(previousCluster(text, offset), offset) : undefined;
    const after = offset < end ? boxOn(offset, nextCluster(text, offset)) : undefined;
    // The edges that the two characters would turn to this offset if they ran as the paragraph does.
    const edges = direction === 'rtl' ? [before?.left, after?.right] : [before?.right, after?.left];
    const place = nearest(places, edges.filter((x) => x !== undefined)) ?? first;
    return { x: place.left, top, bottom };
  };

  const topAt = (offset: number): number => placesAt(offset)[0]?.top ?? caretBox(offset).top;

  const lineOf = (offset: number): VisualLine => {
    const { start, end } = paragraphAt(offset);
    const { top, bottom } = caretBox(offset);
    // Lines follow one another as the text does, whatever the order of the letters on them.
    let first = start;
    for (let last = offset; first < last; ) {
      const middle = (first + last) >> 1;
      if (topAt(middle) >= top - ROUNDING) last = middle;
      else first = middle + 1;
    }
    let last = end;
    for (let from = offset; from < last; ) {
      const middle = (from + last + 1) >> 1;
      if (topAt(middle) <= top + ROUNDING) from = middle;
      else last = middle - 1;
    }
    return {
      start: isClusterBoundary(text, first) ? first : nextCluster(text, first),
      end: isClusterBoundary(text, last) ? last : previousCluster(text, last),
      top,
      bottom,
    };
  };

  return {
    caretBox,
    lineOf,
    lineBeside: (line, towards) => {
      const beside = towards === 'forward' ? nextCluster(text, line.end) : previousCluster(text, line.start);
      return beside === (towards === 'forward' ? line.end : line.start) ? null : lineOf(beside);
    },
    offsetAt: (line, column) => {
      let best = line.start;
      let distance = Infinity;
      for (let offset = line.start; ; offset = nextCluster(text, offset)) {
        const away = Math.abs(caretBox(offset).x - column);
        if (away < distance) [best, distance] = [offset, away];
        if (offset >= line.end) return best;
      }
    },
    directionAt,
  };
}

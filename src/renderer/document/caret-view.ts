import { BLOCK_SIZE } from './text-nodes.ts';
import type { TextPositions } from './text-positions.ts';
import type { VisualLines } from './visual-lines.ts';

/** How far down the view a caret is put that was brought from further than a view away, as a part of its height. */
const READING_HEIGHT = 0.38;

/** How much of a view a page key goes on by. */
const PAGE = 0.85;

export interface CaretView {
  /** Scrolls no more than needed for the caret to be seen, with a line to spare. */
  readonly reveal: (offset: number) => void;
  /** Scrolls until the caret stands as far down the view as this. */
  readonly revealAt: (offset: number, height: number) => void;
  /** How far down the view a caret stands, in pixels. */
  readonly heightOf: (offset: number) => number;
  readonly isInView: (height: number) => boolean;
  readonly linesOfPage: () => number;
  /** The start of the first paragraph that begins in view, or of the one that fills it. */
  readonly firstVisible: () => number;
}

/** Brings the caret of a text into view. Offsets are UTF-16 code units. */
export function createCaretView(scroller: HTMLElement, positions: TextPositions, lines: VisualLines): CaretView {
  let turn = 0;

  /** Skipped blocks have estimated heights until they come near, so the place is put right at the next two frames. */
  const settle = (scroll: () => void): void => {
    turn += 1;
    const own = turn;
    const step = (framesLeft: number): void => {
      if (own !== turn) return;
      scroll();
      if (framesLeft > 0) requestAnimationFrame(() => step(framesLeft - 1));
    };
    step(2);
  };

  const heightOf = (offset: number): number => lines.caretBox(offset).top - scroller.getBoundingClientRect().top;

  const isOnFirstLine = (offset: number): boolean =>
    positions.index.positionOf(offset).paragraph === 0 && lines.lineBeside(lines.lineOf(offset), 'backward') === null;

  const scrollToSee = (offset: number): void => {
    const { top, bottom } = lines.caretBox(offset);
    const view = scroller.getBoundingClientRect();
    const spare = bottom - top;
    const above = view.top + spare - top;
    const below = bottom - (view.bottom - spare);
    if (isOnFirstLine(offset)) {
      // With what stands over the text.
      scroller.scrollTop = 0;
    } else if (above > view.height || below > view.height) {
      scroller.scrollTop += top - view.top - view.height * READING_HEIGHT;
    } else if (above > 0) scroller.scrollTop -= above;
    else if (below > 0) scroller.scrollTop += below;
  };

  const firstIn = (elements: readonly HTMLElement[], from: number, to: number, holds: (box: DOMRect) => boolean): number => {
    let first = from;
    for (let last = to; first < last; ) {
      const middle = (first + last) >> 1;
      const element = elements[middle];
      if (element !== undefined && holds(element.getBoundingClientRect())) last = middle;
      else first = middle + 1;
    }
    return first;
  };

  return {
    heightOf,
    isInView: (height) => height >= 0 && height < scroller.clientHeight,
    reveal: (offset) => settle(() => scrollToSee(offset)),
    revealAt: (offset, height) =>
      settle(() => {
        scroller.scrollTop += heightOf(offset) - height;
      }),
    linesOfPage: () => {
      const paragraph = positions.paragraphs[0];
      const height = paragraph === undefined ? Number.NaN : Number.parseFloat(getComputedStyle(paragraph).lineHeight);
      return Number.isFinite(height) ? Math.max(1, Math.floor((scroller.clientHeight * PAGE) / height)) : 1;
    },
    firstVisible: () => {
      const view = scroller.getBoundingClientRect();
      const { blocks, paragraphs, index } = positions;
      // Blocks first: asking a skipped one where its paragraphs are would lay it out.
      const block = Math.min(firstIn(blocks, 0, blocks.length, (box) => box.bottom > view.top), blocks.length - 1);
      const from = block * BLOCK_SIZE;
      // What is in view may begin in the block after.
      const to = Math.min(from + 2 * BLOCK_SIZE, paragraphs.length);
      const begun = firstIn(paragraphs, from, to, (box) => box.top >= view.top);
      const inView = begun < to && (paragraphs[begun]?.getBoundingClientRect().top ?? Infinity) < view.bottom;
      const first = inView ? begun : firstIn(paragraphs, from, to, (box) => box.bottom > view.top);
      return index.rangeOf(Math.min(first, paragraphs.length - 1)).start;
    },
  };
}

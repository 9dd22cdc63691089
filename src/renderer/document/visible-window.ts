import { BLOCK_SIZE } from './text-nodes.ts';
import type { TextPositions } from './text-positions.ts';

/** Paragraphs from first to last, both included. */
export interface ParagraphWindow {
  readonly first: number;
  readonly last: number;
}

export interface VisibleWindow {
  /** Looks again at the next frame, whatever has happened. */
  readonly renew: () => void;
  readonly dispose: () => void;
}

/**
 * How far text is painted beyond the screen, in screens. What is painted far from it makes each change slower: the
 * browser repaints every line that has a highlight. Where the view moves, what lies ahead is painted further, so
 * that it is renewed once in a few frames only.
 */
const AROUND = 0.1;
const AHEAD = 0.55;
const BEHIND = 0.05;
/** Renewed once less than this is painted ahead of the view. */
const LEAST = 0.05;

/** The first number in `[low, high)` for which `holds`, which must stay true once it is; else `high`. */
function firstThat(low: number, high: number, holds: (number: number) => boolean): number {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}

/**
 * Watches which paragraphs are on screen or near it, and says so at most once a frame, when what it said last
 * no longer reaches beyond the screen. Only paragraphs of blocks within a screen of the view are measured: asking a
 * skipped block where its paragraphs are would lay it out. Blocks themselves are found by bisection: an observer of
 * each costs the browser a look at every one of them in every frame.
 */
export function watchVisibleWindow(
  scroller: HTMLElement,
  positions: TextPositions,
  onChange: (window: ParagraphWindow) => void,
): VisibleWindow {
  const { blocks, paragraphs } = positions;
  let frame = 0;
  let shown: ParagraphWindow | null = null;

  const boxOf = (elements: readonly HTMLElement[], number: number): DOMRect => {
    return elements[number]?.getBoundingClientRect() ?? new DOMRect();
  };

  const measure = (): void => {
    frame = 0;
    if (blocks.length === 0) return;
    const view = scroller.getBoundingClientRect();
    const firstBlock = firstThat(0, blocks.length - 1, (number) => boxOf(blocks, number).bottom > view.top - view.height);
    const endBlock = firstThat(firstBlock + 1, blocks.length, (number) => boxOf(blocks, number).top >= view.bottom + view.height);
    const from = firstBlock * BLOCK_SIZE;
    const to = Math.min(endBlock * BLOCK_SIZE, paragraphs.length);
    let above = AROUND;
    let below = AROUND;
    if (shown !== null && shown.first < to && shown.last >= from) {
      // Paragraphs outside the near blocks lie beyond all margins.
      const start = shown.first < from || shown.first === 0 ? -Infinity : boxOf(paragraphs, shown.first).top;
      const isLast = shown.last >= to || shown.last === paragraphs.length - 1;
      const end = isLast ? Infinity : boxOf(paragraphs, shown.last).bottom;
      const least = view.height * LEAST;
      const reachesUp = start <= view.top - least;
      const reachesDown = end >= view.bottom + least;
      if (reachesUp && reachesDown) return;
      if (reachesUp && end > view.top) [above, below] = [BEHIND, AHEAD];
      else if (reachesDown && start < view.bottom) [above, below] = [AHEAD, BEHIND];
    }
    const top = view.top - view.height * above;
    const bottom = view.bottom + view.height * below;
    const first = Math.min(firstThat(from, to, (number) => boxOf(paragraphs, number).bottom > top), to - 1);
    const last = Math.max(firstThat(first, to, (number) => boxOf(paragraphs, number).top >= bottom) - 1, first);
    if (shown !== null && shown.first === first && shown.last === last) return;
    shown = { first, last };
    onChange(shown);
  };

  const schedule = (): void => {
    if (frame === 0) frame = requestAnimationFrame(measure);
  };

  // A block that comes near takes its real height, so that what is on screen changes without any scrolling.
  const sizeObserver = new ResizeObserver(schedule);
  sizeObserver.observe(scroller);
  for (const block of blocks) sizeObserver.observe(block);
  scroller.addEventListener('scroll', schedule, { passive: true });

  return {
    renew: () => {
      shown = null;
      schedule();
    },
    dispose: () => {
      if (frame !== 0) cancelAnimationFrame(frame);
      sizeObserver.disconnect();
      scroller.removeEventListener('scroll', schedule);
    },
  };
}

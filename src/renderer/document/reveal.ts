import type { TextPositions } from './text-positions.ts';

/** How far down the view a stretch is put, as a part of its height. */
const READING_HEIGHT = 0.38;

/**
 * Scrolls so that a stretch of the text (UTF-16 offsets) stands at reading height, unless it can be seen well
 * already. Skipped blocks have estimated heights until they come near, so the place is corrected at the next
 * two frames.
 */
export function revealStretch(scroller: HTMLElement, positions: TextPositions, start: number, end: number): void {
  const range = positions.rangeOf(start, end);
  const place = (framesLeft: number): void => {
    const view = scroller.getBoundingClientRect();
    const box = range.getClientRects()[0] ?? range.getBoundingClientRect();
    const margin = view.height * 0.12;
    const seen = box.top >= view.top + margin && box.bottom <= view.bottom - margin;
    if (!seen) scroller.scrollTop += box.top - (view.top + view.height * READING_HEIGHT);
    if (framesLeft > 0) requestAnimationFrame(() => place(framesLeft - 1));
  };
  place(2);
}

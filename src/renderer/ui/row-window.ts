import { useLayoutEffect, useState } from 'react';
import type { RefObject } from 'react';

/** How many rows are drawn beyond what is in sight, at either end. */
const BEYOND = 8;

export interface RowWindow {
  /** The first row that is drawn, and the one after the last. */
  readonly first: number;
  readonly end: number;
}

/** Which rows of equal height to draw for a list that is scrolled to `top`; all measures in pixels. */
export function rowsInSight(count: number, rowHeight: number, top: number, height: number): RowWindow {
  const first = Math.max(0, Math.floor(top / rowHeight) - BEYOND);
  const end = Math.min(count, Math.ceil((top + height) / rowHeight) + BEYOND);
  return { first: Math.min(first, end), end };
}

/**
 * Follows a scrolling element and answers which of its rows to draw. A list that draws only these opens in the
 * same time whatever it holds. `headHeight` is what stands above the first row.
 */
export function useRowWindow(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  rowHeight: number,
  headHeight: number,
): RowWindow {
  const [shown, setShown] = useState<RowWindow>(() => rowsInSight(count, rowHeight, 0, window.innerHeight));

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const renew = (): void => {
      const top = element.scrollTop - headHeight;
      const next = rowsInSight(count, rowHeight, top, element.clientHeight);
      setShown((before) => (before.first === next.first && before.end === next.end ? before : next));
    };
    renew();
    const sizes = new ResizeObserver(renew);
    sizes.observe(element);
    element.addEventListener('scroll', renew, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener('scroll', renew);
    };
  }, [scroller, count, rowHeight, headHeight]);

  // Between a change of the count and its measuring, no row is asked for that is not there.
  return { first: Math.min(shown.first, count), end: Math.min(shown.end, count) };
}

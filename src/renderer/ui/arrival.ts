import { useEffect } from 'react';

/** True where the keyboard would go nowhere: what had the focus has left the page, or nothing had it yet. */
export function nothingHasFocus(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

/** Marks what has the focus where nothing else has it: a view's main element. One in a view. */
export const arrival = { 'data-arrival': '' };

/** Gives the view's main element the focus where nothing has it. */
export function focusArrival(): void {
  if (!nothingHasFocus()) return;
  const place = document.querySelector<HTMLElement>('[data-arrival]');
  // A list that has the focus as a whole would go back to what was chosen in it by key, which may be something else.
  const chosen = place?.querySelector<HTMLElement>('[role="option"][aria-selected="true"]') ?? place;
  chosen?.focus({ preventScroll: true });
}

/**
 * Gives a view's `arrival` the focus once the view is there, unless something has it (a dialog, say): whoever
 * opened the view by key goes on from there.
 */
export function useFocusOnArrival(ready: boolean): void {
  useEffect(() => {
    if (ready) focusArrival();
  }, [ready]);
}

/** When this leaves the page and what had the focus before it is gone too, the view below gets it. */
export function useFocusBelowAfterwards(): void {
  useEffect(
    () => () => {
      // After the dialog itself has tried to give the focus back, which takes it a frame.
      requestAnimationFrame(() => requestAnimationFrame(focusArrival));
    },
    [],
  );
}

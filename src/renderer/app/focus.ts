import { useEffect } from 'react';
import type { RefObject } from 'react';

/** True where the keyboard would go nowhere: what had the focus has left the page, or nothing had it yet. */
export function nothingHasFocus(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

/**
 * Gives a view's main element the focus when the view appears, unless something has it (a dialog, say): whoever
 * opened the view by key goes on from there. `ready` says that the element stands in the page.
 */
export function useFocusOnArrival(element: RefObject<HTMLElement | null>, ready: boolean): void {
  useEffect(() => {
    if (ready && nothingHasFocus()) element.current?.focus({ preventScroll: true });
  }, [element, ready]);
}

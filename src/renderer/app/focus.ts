import { useEffect } from 'react';
import { focusArrival } from '../ui/arrival.ts';

/** Whether letters typed there become text, so that single keys must not do anything else. */
export function isTextInput(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, [contenteditable="true"]') !== null;
}

/** Marks a part of the window whose controls are passed through on the way to something else: the bar. */
export const passage = { 'data-passage': '' };

/** What had the focus last in the view itself: not in the bar, nor in a dialog or menu above it. */
let work: HTMLElement | null = null;

function rememberWork({ target }: FocusEvent): void {
  if (!(target instanceof HTMLElement) || target.closest('#root') === null) return;
  if (target.closest('[data-passage], [role="alertdialog"]') === null) work = target;
}

/** Knows from now on where the person works, for `resumeWork`. */
export function useRememberWork(): void {
  useEffect(() => {
    document.addEventListener('focusin', rememberWork);
    return () => document.removeEventListener('focusin', rememberWork);
  }, []);
}

/**
 * Gives the focus back to where the person worked before she went to a menu or to the palette, and does then what
 * she chose there: it finds the window as if she had pressed its key.
 */
export function resumeWork(then: () => void): void {
  // After the menu or dialog itself has given the focus back, which takes it a frame.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      if (work?.isConnected === true) work.focus({ preventScroll: true });
      else goToArrival();
      then();
    }),
  );
}

/** From the bar, when what the person worked at has left the page meanwhile. */
function goToArrival(): void {
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement && activeElement.closest('[data-passage]') !== null) activeElement.blur();
  focusArrival();
}

/** Marks the bar's menus, for `focusMenus`. */
export const menus = { 'data-menus': '' };

/** Gives the focus to one of the bar's menus, the first unless another is meant. */
export function focusMenus(at = 0): void {
  document.querySelectorAll<HTMLElement>('[data-menus] button').item(at)?.focus();
}

/** To the bar's menus, and from them back to the work. */
export function goToMenusOrBack(): void {
  const isThere = document.activeElement?.matches('[data-menus] *') ?? false;
  if (isThere) resumeWork(() => {});
  else focusMenus();
}

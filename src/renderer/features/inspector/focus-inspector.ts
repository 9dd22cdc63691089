const fields = 'input:not([type="hidden"], :disabled), textarea:not(:disabled), button:not(:disabled)';
const chosen = '[aria-checked="true"], [aria-pressed="true"]';

/**
 * Gives the inspector the keyboard: its first field, at the value that is chosen there, or the inspector itself
 * where nothing can be changed. Answers whether there is an inspector.
 */
export function focusInspector(): boolean {
  const inspector = document.querySelector<HTMLElement>('[data-inspector]');
  if (inspector === null) return false;
  const first = inspector.querySelector(`[data-inspector-fields] :is(${fields})`);
  const group = first?.closest('[role="radiogroup"], [role="toolbar"]');
  const target = group?.querySelector(chosen) ?? first ?? inspector;
  if (target instanceof HTMLElement) target.focus();
  return true;
}

/** Gives the first field the keyboard that lacks its value; the inspector as a whole where no field does. */
export function focusWhatIsMissing(): void {
  const field = document.querySelector('[data-inspector] [data-missing]')?.querySelector(`:is(${fields})`);
  if (field instanceof HTMLElement) field.focus();
  else focusInspector();
}

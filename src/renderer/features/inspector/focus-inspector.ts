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

/** The first field below an element that lacks its value. */
export function missingField(within: ParentNode): HTMLElement | null {
  return within.querySelector('[data-missing]')?.querySelector<HTMLElement>(`:is(${fields})`) ?? null;
}

/**
 * Gives the first field the keyboard that lacks its value, of the span or of its relations; the inspector as a whole
 * where no field does. Whoever has just linked two spans goes on there.
 */
export function focusWhatIsMissing(): void {
  const inspector = document.querySelector('[data-inspector]');
  const field = inspector === null ? null : missingField(inspector);
  if (field === null) focusInspector();
  else field.focus();
}

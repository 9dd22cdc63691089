import { useSyncExternalStore } from 'react';

// It stays as it is from document to document, for as long as the window stands.
let isShown = false;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether the guideline panel stands beside the text. */
export function useGuidelineShown(): boolean {
  return useSyncExternalStore(subscribe, () => isShown);
}

export function showGuideline(next: boolean): void {
  isShown = next;
  for (const listener of listeners) listener();
}

/** Shows the panel, or puts it away; answers whether it is shown now. */
export function toggleGuideline(): boolean {
  showGuideline(!isShown);
  return isShown;
}

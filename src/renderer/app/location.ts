import { useSyncExternalStore } from 'react';

/** What the window shows; it stands in the address, so that reload, back and forward keep it. */
export type View = { readonly name: 'library' } | { readonly name: 'document'; readonly id: string };

const LIBRARY: View = { name: 'library' };

/** Reads `#/library` or `#/document/ID`; anything else is the library. */
export function viewOfHash(hash: string): View {
  const id = /^#\/document\/([0-9a-f-]{36})$/.exec(hash)?.[1];
  return id === undefined ? LIBRARY : { name: 'document', id };
}

export function hashOfView(view: View): string {
  return view.name === 'library' ? '#/library' : `#/document/${view.id}`;
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

export function useView(): View {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  return viewOfHash(hash);
}

export function goTo(view: View): void {
  window.location.hash = hashOfView(view);
}

/** Goes there without a step to come back to. */
export function replaceView(view: View): void {
  window.history.replaceState(null, '', hashOfView(view));
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

const PROJECTS = '#/projects';

/** Whether the window shows the projects to choose from, though it may have one open. */
export function useIsAtProjects(): boolean {
  return useSyncExternalStore(subscribe, isAtProjects);
}

/** The same at this moment. */
export function isAtProjects(): boolean {
  return window.location.hash === PROJECTS;
}

export function goToProjects(): void {
  window.location.hash = PROJECTS;
}

import { useSyncExternalStore } from 'react';

/** What the window shows; it stands in the address, so that reload, back and forward keep it. */
export type View =
  | { readonly name: 'library' }
  | {
      readonly name: 'document';
      readonly id: string;
      /** A second document, shown beside the first. */
      readonly beside?: string;
    }
  /** All relations of the project. */
  | { readonly name: 'relations' }
  | { readonly name: 'scheme' }
  /** Who does what, and how far it is. */
  | { readonly name: 'work' }
  /** How far the annotators agree. */
  | { readonly name: 'agreement' };

const LIBRARY: View = { name: 'library' };
const ID = '[0-9a-f-]{36}';
const documentHash = new RegExp(`^#/document/(${ID})(?:/beside/(${ID}))?$`, 'u');

/** The views that are the address's only word. */
const plainViews = ['relations', 'scheme', 'agreement', 'work'] as const;

/** Reads `#/document/ID`, `#/document/ID/beside/ID` and `#/` before the name of a view; anything else is the library. */
export function viewOfHash(hash: string): View {
  const plain = plainViews.find((name) => hash === `#/${name}`);
  if (plain !== undefined) return { name: plain };
  const [, id, beside] = documentHash.exec(hash) ?? [];
  if (id === undefined) return LIBRARY;
  // One text has one caret: a document does not stand beside itself.
  return beside === undefined || beside === id ? { name: 'document', id } : { name: 'document', id, beside };
}

export function hashOfView(view: View): string {
  if (view.name !== 'document') return `#/${view.name}`;
  return view.beside === undefined ? `#/document/${view.id}` : `#/document/${view.id}/beside/${view.beside}`;
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

/** One view back, as the browser's own way back; nowhere from the first: what is before it is not this window's. */
export function goBack(): void {
  if (window.navigation.canGoBack) window.history.back();
}

/** Forward again to where one came back from. */
export function goForward(): void {
  if (window.navigation.canGoForward) window.history.forward();
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

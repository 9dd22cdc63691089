import { useEffect, useSyncExternalStore } from 'react';
import { useView } from '../../app/location.ts';

/** How many documents of a project are remembered. */
const KEPT = 12;
const KEY = 'isnad.recent-documents';

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const isText = (value: unknown): value is string => typeof value === 'string';

function readAll(stored: string | null): Readonly<Record<string, readonly string[]>> {
  if (stored === null) return {};
  let content: unknown;
  try {
    content = JSON.parse(stored);
  } catch (thrown) {
    // Somebody else's words under this name are as good as none.
    if (thrown instanceof SyntaxError) return {};
    throw thrown;
  }
  if (typeof content !== 'object' || content === null) return {};
  return Object.fromEntries(
    Object.entries(content).map(([project, ids]) => [project, Array.isArray(ids) ? ids.filter(isText) : []]),
  );
}

/** The newest first, the one that is shown now among them. */
export function withVisit(recent: readonly string[], id: string): readonly string[] {
  return [id, ...recent.filter((other) => other !== id)].slice(0, KEPT);
}

/**
 * Remembers which documents of a project are visited in this window. It outlives a reload and ends with the window:
 * what was read belongs to nobody but who reads.
 */
export function useRememberDocuments(project: string | null): void {
  const view = useView();
  const ids = view.name === 'document' ? [view.beside, view.id] : [];
  const visited = ids.filter(isText).join(' ');
  useEffect(() => {
    if (project === null || visited === '') return;
    const all = readAll(sessionStorage.getItem(KEY));
    const recent = visited.split(' ').reduce(withVisit, all[project] ?? []);
    sessionStorage.setItem(KEY, JSON.stringify({ ...all, [project]: recent }));
    for (const listener of listeners) listener();
  }, [project, visited]);
}

/** The ids of a project's documents that were visited in this window, the newest first. */
export function useRecentDocuments(project: string): readonly string[] {
  const stored = useSyncExternalStore(subscribe, () => sessionStorage.getItem(KEY));
  return readAll(stored)[project] ?? [];
}

import { createContext, useContext, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { useView } from '../../app/location.ts';
import { createWorkspaceStore } from './workspace-store.ts';
import type { WorkspaceState, WorkspaceStore } from './workspace-store.ts';

const WorkspaceContext = createContext<WorkspaceStore | null>(null);

/** Holds what outlives a document, for one project; another project begins anew. */
export function WorkspaceProvider({ project, children }: { readonly project: string; readonly children: ReactNode }) {
  const store = useMemo(() => createWorkspaceStore(project), [project]);
  const view = useView();
  const hasSecond = view.name === 'document' && view.beside !== undefined;
  useEffect(() => {
    if (!hasSecond) store.activate('first');
  }, [store, hasSecond]);
  useEffect(() => {
    store.forgetPlacesBut(view.name === 'document' ? [view.id, ...(view.beside === undefined ? [] : [view.beside])] : []);
  }, [store, view]);
  return <WorkspaceContext value={store}>{children}</WorkspaceContext>;
}

/** What can be done with the workspace; the same object as long as the project is open. */
export function useWorkspace(): WorkspaceStore {
  const store = useContext(WorkspaceContext);
  if (store === null) throw new Error('the workspace is used outside a project');
  return store;
}

/** One part of the workspace as it is now. */
export function useWorkspaceState<Name extends keyof WorkspaceState>(name: Name): WorkspaceState[Name] {
  const store = useWorkspace();
  return useSyncExternalStore(store.subscribe, () => store.state()[name]);
}

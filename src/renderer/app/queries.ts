import { keepPreviousData, QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import type { HostState } from '../../domain/host-api.ts';
import type { WorkbenchEvent } from '../../domain/api.ts';
import type { EntityName } from '../../domain/operation.ts';
import { useBridge } from '../bridge/bridge-context.ts';

/** What the window has read, by name. Events of the workbench say what is no longer so. */
const keys = {
  host: ['host'],
  documents: ['documents'],
  document: (id: string) => ['document', id],
  spans: (id: string) => ['spans', id],
  relations: (id: string) => ['relations', id],
  layers: (id: string) => ['layers', id],
  documentLabels: (id: string) => ['documentLabels', id],
  scheme: ['scheme'],
  annotators: ['annotators'],
  formats: ['formats'],
  history: ['history'],
} as const;

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // The workbench is on this machine and says itself what has changed.
      queries: { networkMode: 'always', retry: false, staleTime: Infinity, refetchOnWindowFocus: false },
    },
  });
}

export function useHostState() {
  const bridge = useBridge();
  return useQuery({ queryKey: keys.host, queryFn: () => bridge.call('host.state', {}) });
}

/** Takes a new state of the host in; another project makes all that was read of the one before worthless. */
export function useTakeHostState(): (state: HostState) => void {
  const client = useQueryClient();
  return (state) => {
    const before = client.getQueryData<HostState>(keys.host);
    client.setQueryData(keys.host, state);
    if (before?.project?.path !== state.project?.path) {
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'host' && queryKey[0] !== 'messages' });
    }
  };
}

export function useDocuments() {
  const bridge = useBridge();
  return useQuery({ queryKey: keys.documents, queryFn: () => bridge.call('documents.list', { removed: false }) });
}

export function useDocument(id: string) {
  const bridge = useBridge();
  return useQuery({ queryKey: keys.document(id), queryFn: () => bridge.call('documents.get', { id }) });
}

export function useSpans(document: string) {
  const bridge = useBridge();
  return useQuery({ queryKey: keys.spans(document), queryFn: () => bridge.call('spans.list', { document }) });
}

export function useRelations(document: string) {
  const bridge = useBridge();
  return useQuery({ queryKey: keys.relations(document), queryFn: () => bridge.call('relations.list', { document }) });
}

export function useLayers(document: string) {
  const bridge = useBridge();
  return useQuery({ queryKey: keys.layers(document), queryFn: () => bridge.call('layers.list', { document }) });
}

/** What annotators said of the document as a whole. */
export function useDocumentLabels(document: string) {
  const bridge = useBridge();
  return useQuery({
    queryKey: keys.documentLabels(document),
    queryFn: () => bridge.call('documentLabels.list', { document }),
  });
}

export function useScheme() {
  const bridge = useBridge();
  return useQuery({ queryKey: keys.scheme, queryFn: () => bridge.call('scheme.get', {}) });
}

export function useAnnotators() {
  const bridge = useBridge();
  return useQuery({ queryKey: keys.annotators, queryFn: () => bridge.call('annotators.list', {}) });
}

export function useFormats() {
  const bridge = useBridge();
  return useQuery({ queryKey: keys.formats, queryFn: () => bridge.call('formats.list', {}) });
}

export function useHistoryState() {
  const bridge = useBridge();
  return useQuery({
    queryKey: keys.history,
    queryFn: () => bridge.call('history.state', {}),
    placeholderData: keepPreviousData,
  });
}

/** Which answers hang on which entities, by the first part of their keys. */
const dependents: Partial<Record<EntityName, readonly string[]>> = {
  // The host’s state bears the project’s title.
  project: ['host'],
  scheme: ['scheme'],
  annotator: ['annotators'],
  document: ['documents', 'document'],
  revision: ['documents', 'document'],
  segment: ['document'],
  tombstone: ['documents', 'document', 'spans', 'relations', 'layers', 'documentLabels'],
  layer: ['documents', 'layers'],
  span: ['documents', 'spans'],
  relation: ['documents', 'relations'],
  documentLabelling: ['documentLabels'],
};

/** Answers that are kept for each document apart. */
const byDocument = new Set(['document', 'spans', 'relations', 'layers', 'documentLabels']);

/** Makes the window read again what a change touched. */
export function invalidateChanged(client: QueryClient, event: WorkbenchEvent & { type: 'changed' }): void {
  if (event.entities.length === 0) {
    // Another process wrote: only that something changed is known.
    invalidateEverything(client);
    return;
  }
  const names = new Set(event.entities.flatMap((entity) => dependents[entity] ?? []));
  names.add('history');
  for (const name of names) {
    if (byDocument.has(name) && event.documents !== null) {
      for (const id of event.documents) void client.invalidateQueries({ queryKey: [name, id] });
    } else {
      void client.invalidateQueries({ queryKey: [name] });
    }
  }
}

/** Reads everything again that is in sight: anything may have changed. */
export function invalidateEverything(client: QueryClient): void {
  void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'messages' });
}

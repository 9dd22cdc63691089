import { keepPreviousData, QueryClient, queryOptions, useQuery, useQueryClient, type QueryFilters } from '@tanstack/react-query';
import type { SpanView } from '../../domain/api/annotation-methods.ts';
import type { DocumentSummary } from '../../domain/api/document-methods.ts';
import type { Call, Input, Output } from '../../domain/api.ts';
import type { HostState } from '../../domain/host-api.ts';
import type { Relation } from '../../domain/model/annotation.ts';
import { useBridge } from '../bridge/bridge-context.ts';
import { shareById } from './merge-by-id.ts';

export type Spans = readonly SpanView[];
export type Relations = readonly Relation[];
export interface DocumentList {
  readonly total: number;
  readonly documents: readonly DocumentSummary[];
}

/** Which relations are browsed, and which part of them. */
export type RelationFilter = Input<'relations.browse'>;
export type BrowsedRelations = Output<'relations.browse'>;

/** What the window has read, by name. Events of the workbench say what is no longer so. */
export const keys = {
  host: ['host'],
  project: ['project'],
  documents: ['documents'],
  document: (id: string) => ['document', id],
  spans: (id: string) => ['spans', id],
  relations: (id: string) => ['relations', id],
  layers: (id: string) => ['layers', id],
  documentLabels: (id: string) => ['documentLabels', id],
  suggestions: (id: string) => ['suggestions', id],
  browse: (filter: RelationFilter) => ['browse', filter],
  completeness: ['completeness'],
  assignments: ['assignments'],
  progress: ['assignments', 'progress'],
  plan: (rule: Input<'assignments.preview'>) => ['assignments', 'plan', rule],
  queue: (annotator: string) => ['assignments', 'queue', annotator],
  scheme: ['scheme'],
  annotators: ['annotators'],
  session: ['session'],
  bundles: ['bundles'],
  formats: ['formats'],
  history: ['history'],
  historyOf: (entity: string) => ['history', entity],
} as const;

/** Long lists keep the objects that are equal by id when they are read, which is cheaper than comparing them whole. */
const long = { structuralSharing: false } as const;

export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      // The workbench is on this machine and says itself what has changed.
      queries: { networkMode: 'always', retry: false, staleTime: Infinity, refetchOnWindowFocus: false },
    },
  });
  for (const name of ['documents', 'spans', 'relations']) client.setQueryDefaults([name], long);
  return client;
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
    // A question that is under way was asked before what this answers: it would bring back what was.
    void client.cancelQueries({ queryKey: keys.host });
    client.setQueryData(keys.host, state);
    if (JSON.stringify(before?.settings.person) !== JSON.stringify(state.settings.person)) {
      // Another person may see more or less of the project.
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'host' && queryKey[0] !== 'messages' });
    }
    if (before?.project?.path !== state.project?.path) {
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'host' && queryKey[0] !== 'messages' });
    }
  };
}

/** What is kept of the project as a whole: whether it is blind, say. */
export function useProject() {
  const bridge = useBridge();
  return useQuery({ queryKey: keys.project, queryFn: () => bridge.call('project.get', {}) });
}

/** The library’s rows. */
export function documentsQuery(call: Call) {
  return queryOptions({
    queryKey: keys.documents,
    queryFn: async ({ client }): Promise<DocumentList> => {
      const list = await call('documents.list', { removed: false });
      const before = client.getQueryData<DocumentList>(keys.documents);
      return { ...list, documents: shareById(before?.documents, list.documents) };
    },
  });
}

export function useDocuments() {
  return useQuery(documentsQuery(useBridge().call));
}

export function useDocument(id: string) {
  const bridge = useBridge();
  return useQuery({ queryKey: keys.document(id), queryFn: () => bridge.call('documents.get', { id }) });
}

export function spansQuery(call: Call, document: string) {
  const queryKey = keys.spans(document);
  return queryOptions({
    queryKey,
    queryFn: async ({ client }): Promise<Spans> => {
      const spans = await call('spans.list', { document });
      return shareById(client.getQueryData<Spans>(queryKey), spans);
    },
  });
}

export function useSpans(document: string) {
  return useQuery(spansQuery(useBridge().call, document));
}

/** The relations that are stored under a document or end in it, whichever layer holds them. */
export function relationsQuery(call: Call, document: string) {
  const queryKey = keys.relations(document);
  return queryOptions({
    queryKey,
    queryFn: async ({ client }): Promise<Relations> => {
      const relations = await call('relations.list', { touching: document });
      return shareById(client.getQueryData<Relations>(queryKey), relations);
    },
  });
}

export function useRelations(document: string) {
  return useQuery(relationsQuery(useBridge().call, document));
}

/** A part of the project’s relations, with what stands at their ends. */
export function browseQuery(call: Call, filter: RelationFilter) {
  return queryOptions({ queryKey: keys.browse(filter), queryFn: () => call('relations.browse', filter) });
}

/** What every layer lacks that the scheme requires, as counts. */
export function useCompleteness() {
  const bridge = useBridge();
  return useQuery({
    queryKey: keys.completeness,
    queryFn: () => bridge.call('completeness.list', {}),
    placeholderData: keepPreviousData,
  });
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

/** Where this copy came from, and what was merged into it. */
export function useBundleList() {
  const bridge = useBridge();
  return useQuery({ queryKey: keys.bundles, queryFn: () => bridge.call('bundles.list', {}) });
}

export function useAnnotators() {
  const bridge = useBridge();
  return useQuery({ queryKey: keys.annotators, queryFn: () => bridge.call('annotators.list', {}) });
}

/**
 * Whose layers the person writes in this project; null before she has said her name. It is not always her own id: a
 * project may know a person of that name already.
 */
export function useOwnId(): string | null {
  const bridge = useBridge();
  const person = useHostState().data?.settings.person ?? null;
  const session = useQuery({ queryKey: keys.session, queryFn: () => bridge.call('session.get', {}) });
  return person === null ? null : (session.data?.actor.id ?? null);
}

/** How far everybody has come with what was assigned. */
export function useProgress() {
  const bridge = useBridge();
  return useQuery({
    queryKey: keys.progress,
    queryFn: () => bridge.call('assignments.progress', {}),
    placeholderData: keepPreviousData,
  });
}

/** What was assigned to the person, in the order in which it is to be done. */
export function useOwnQueue() {
  const bridge = useBridge();
  const annotator = useOwnId() ?? '';
  return useQuery({
    queryKey: keys.queue(annotator),
    queryFn: () => bridge.call('assignments.list', { annotator }),
    enabled: annotator !== '',
  });
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

/** What made and changed one entity of a document, newest first; `limit` changes at most. */
export function useHistoryOf(document: string, entity: string, limit: number) {
  const bridge = useBridge();
  return useQuery({
    queryKey: keys.historyOf(entity),
    queryFn: () => bridge.call('history.list', { document, entity, limit }),
  });
}

/** Reads again what is in sight of these answers, and the others once they are asked for. */
export function readAgain(client: QueryClient, filters: QueryFilters): void {
  for (const query of client.getQueryCache().findAll(filters)) {
    // A first answer that is on its way may be older than the change, and it would not be asked for twice.
    if (query.state.data !== undefined || query.state.fetchStatus === 'idle') continue;
    const { queryKey } = query;
    const again = (): Promise<void> => client.invalidateQueries({ queryKey, exact: true });
    query.fetch().then(again, again);
  }
  void client.invalidateQueries(filters);
}

/** Reads everything again that is in sight: anything may have changed. */
export function invalidateEverything(client: QueryClient): void {
  readAgain(client, { predicate: ({ queryKey }) => queryKey[0] !== 'messages' });
}

import type { QueryClient } from '@tanstack/react-query';
import type { Call, WorkbenchEvent } from '../../domain/api.ts';
import type { EntityName } from '../../domain/operation.ts';
import { mergeById } from './merge-by-id.ts';
import { createPartialReads, type PartialRead } from './partial-reads.ts';
import { invalidateEverything, keys, readAgain, type DocumentList, type Relations, type Spans } from './queries.ts';

type Changed = Extract<WorkbenchEvent, { type: 'changed' }>;

/** Which answers hang on which entities, by the first part of their keys; they are read again as a whole. */
const dependents: Partial<Record<EntityName, readonly string[]>> = {
  // The host’s state bears the project’s title; who sees whose layers hangs on the project as well.
  project: ['host', 'project', 'documents', 'spans', 'relations', 'layers', 'documentLabels', 'browse', 'completeness', 'assignments'],
  scheme: ['scheme', 'bundles'],
  span: ['bundles'],
  relation: ['bundles'],
  annotator: ['annotators', 'session', 'assignments'],
  assignment: ['assignments'],
  document: ['document', 'assignments', 'bundles'],
  // Spans are followed into the current text.
  revision: ['document', 'spans'],
  segment: ['document'],
  tombstone: ['assignments', 'document', 'spans', 'relations', 'layers', 'documentLabels'],
  layer: ['layers', 'assignments', 'bundles'],
  documentLabelling: ['documentLabels'],
  suggestion: ['suggestions'],
};

/**
 * Answers that are kept for each document apart. Relations are too, but one that is stored under a document may end in
 * any other.
 */
const byDocument = new Set(['document', 'spans', 'layers', 'documentLabels', 'suggestions']);

/** Answers about the project as a whole that show spans, relations and documents. */
const overall = ['browse', 'completeness'];
/** What agreement hangs on: also whose layers are done, what is excluded, and who is to begin with what. */
const inAgreement: readonly EntityName[] = [
  'document', 'revision', 'tombstone', 'span', 'relation', 'scheme', 'layer', 'segment', 'annotator', 'documentLabelling', 'assignment',
  'project',
];
const inOverall: readonly EntityName[] = ['document', 'revision', 'tombstone', 'span', 'relation', 'scheme'];

/** What shows in the library’s rows. */
const inRows: readonly EntityName[] = ['document', 'revision', 'tombstone', 'layer', 'span', 'relation'];

/** What is hidden with a removed document, and comes back with it. */
const hiddenWithDocument = ['spans', 'relations', 'layers', 'documentLabels'];

/** Makes the function that brings what the window has read up to date with a change. */
export function followChanges(client: QueryClient, call: Call): (event: Changed) => void {
  const readPart = createPartialReads(client);

  const documentRows: PartialRead<DocumentList> = {
    queryKey: keys.documents,
    read: async (ids) => {
      const { documents: found } = await call('documents.list', { removed: false, ids: [...ids] });
      return (before) => mergeRows(before, ids, found);
    },
  };
  const spansOf = (document: string): PartialRead<Spans> => ({
    queryKey: keys.spans(document),
    read: async (ids) => {
      const found = await call('spans.list', { document, ids: [...ids] });
      return (before) => mergeById(before, ids, found);
    },
  });
  const relationsOf = (document: string): PartialRead<Relations> => ({
    queryKey: keys.relations(document),
    read: async (ids) => {
      const found = await call('relations.list', { touching: document, ids: [...ids] });
      return (before) => mergeById(before, ids, found);
    },
  });

  return (event) => {
    const { entities, documents, changes } = event;
    if (entities.length === 0) {
      // Another process wrote: only that something changed is known.
      invalidateEverything(client);
      return;
    }
    const whole = new Set(entities.flatMap((entity) => dependents[entity] ?? []));
    // A title alone hides nothing; what an undo or another process did to a document may.
    if (entities.includes('document') && event.intent !== 'documents.update') {
      for (const name of hiddenWithDocument) whole.add(name);
    }
    for (const entity of ['span', 'relation'] as const) {
      const name = `${entity}s`;
      if (!entities.includes(entity) || whole.has(name)) continue;
      if (changes === null || documents === null) {
        whole.add(name);
        continue;
      }
      const ids = changes.filter((change) => change.entity === entity).map(({ id }) => id);
      if (entity === 'span') for (const document of documents) readPart(spansOf(document), ids);
      else for (const document of documentsRead(client)) readPart(relationsOf(document), ids);
    }
    if (entities.some((entity) => inOverall.includes(entity))) for (const name of overall) whole.add(name);
    if (entities.some((entity) => inAgreement.includes(entity))) whole.add('agreement');
    if (entities.some((entity) => inRows.includes(entity))) {
      if (documents === null) whole.add('documents');
      else readPart(documentRows, documents);
    }
    for (const name of whole) {
      if (byDocument.has(name) && documents !== null) {
        for (const id of documents) readAgain(client, { queryKey: [name, id] });
      } else {
        readAgain(client, { queryKey: [name] });
      }
    }
    readHistoryAgain(client, changes);
  };
}

/** The documents whose relations the window has read. */
function documentsRead(client: QueryClient): string[] {
  return client
    .getQueryCache()
    .findAll({ queryKey: ['relations'] })
    .flatMap(({ queryKey: [, document] }) => (typeof document === 'string' ? document : []));
}

function mergeRows(before: DocumentList, ids: readonly string[], found: DocumentList['documents']): DocumentList {
  const documents = mergeById(before.documents, ids, found);
  if (documents === before.documents) return before;
  return { total: before.total + documents.length - before.documents.length, documents };
}

/** What undo would do may have changed with anything; an entity’s own history only where it is named. */
function readHistoryAgain(client: QueryClient, changes: Changed['changes']): void {
  readAgain(client, {
    predicate: ({ queryKey: [name, entity] }) => {
      if (name !== 'history') return false;
      return entity === undefined || changes === null || changes.some(({ id }) => id === entity);
    },
  });
}

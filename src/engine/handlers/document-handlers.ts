import { hash as digest } from 'node:crypto';
import type { DocumentSummary } from '../../domain/api/document-methods.ts';
import { layerStatuses } from '../../domain/model/annotation.ts';
import type { Document, Revision, Segment } from '../../domain/model/document.ts';
import { Problem } from '../../domain/problem.ts';
import { directionOf, titleOf } from '../import/document-facts.ts';
import { integer, text, type ReadableDatabase } from '../database/handles.ts';
import type { WriteContext } from '../project/write-transaction.ts';
import type { Where } from '../store/entity-store.ts';
import { stores } from '../store/stores.ts';
import type { ReadHandlers, WriteHandlers } from './contexts.ts';
import { found, given, openDocument, textOf } from './found.ts';
import { checkRange, mappingBetween } from './fragments.ts';

export const documentReads: ReadHandlers<
  | 'documents.list'
  | 'documents.get'
  | 'revisions.list'
  | 'revisions.get'
  | 'segments.list'
  | 'stories.list'
> = {
  'documents.list': ({ removed, ids, offset, limit }, { database }) => {
    const conditions = ['1'];
    const parameters: string[] = [];
    if (removed !== undefined) conditions.push(`removed = ${removed ? 1 : 0}`);
    if (ids !== undefined) {
      conditions.push('id IN (SELECT value FROM json_each(?))');
      parameters.push(JSON.stringify(ids));
    }
    const which: Where = { sql: conditions.join(' AND '), parameters };
    const total = Number(database.query(`SELECT count(*) FROM documents WHERE ${which.sql}`).value(...parameters));
    return { total, documents: summaries(database, which, limit ?? -1, offset ?? 0) };
  },
  'documents.get': ({ id }, { database }) => {
    const document = found(database, 'document', id);
    return {
      document,
      revision: found(database, 'revision', document.revision),
      text: textOf(database, document.revision),
      segments: segmentsOf(database, document.revision),
    };
  },
  'revisions.list': ({ document }, { database }) => {
    found(database, 'document', document);
    return stores.revision.list(database, { sql: 'document = ?', parameters: [document] });
  },
  'revisions.get': ({ id }, { database }) => ({
    revision: found(database, 'revision', id),
    text: textOf(database, id),
  }),
  'segments.list': ({ document }, { database }) =>
    segmentsOf(database, found(database, 'document', document).revision),
  'stories.list': (_input, { database }) => stores.story.list(database),
};

export const documentWrites: WriteHandlers<
  | 'documents.create'
  | 'documents.update'
  | 'documents.remove'
  | 'documents.restore'
  | 'revisions.create'
  | 'segments.set'
  | 'stories.create'
  | 'stories.update'
  | 'stories.remove'
> = {
  'documents.create': ({ text: content, ...details }, context) => {
    if (typeof details.story === 'string') found(context.database, 'story', details.story);
    const normalised = content.replaceAll('\r\n', '\n');
    const textHash = hashOf(normalised);
    putText(context, textHash, normalised);
    return createDocument(context, {
      text: normalised,
      textHash,
      title: details.title ?? titleOf(normalised, details.source ?? ''),
      direction: details.direction ?? directionOf(normalised),
      publisher: details.publisher ?? null,
      url: details.url ?? null,
      publishedAt: details.publishedAt ?? null,
      source: details.source ?? null,
      story: details.story ?? null,
      sourceHash: null,
      encoding: null,
      byteOrderMark: false,
      lineEndings: lineEndingsOf(content),
    });
  },
  'documents.update': ({ id, ...fields }, context) => {
    openDocument(context.database, id);
    if (typeof fields.story === 'string') found(context.database, 'story', fields.story);
    context.record({ action: 'change', entity: 'document', key: id, set: given(fields) });
    return found(context.database, 'document', id);
  },
  'documents.remove': ({ id }, context) => {
    openDocument(context.database, id);
    context.record({ action: 'change', entity: 'document', key: id, set: { removed: true } });
    return found(context.database, 'document', id);
  },
  'documents.restore': ({ id }, context) => {
    found(context.database, 'document', id);
    context.record({ action: 'change', entity: 'document', key: id, set: { removed: false } });
    return found(context.database, 'document', id);
  },
  'revisions.create': ({ document: id, text: content }, context) => {
    const document = openDocument(context.database, id);
    const before = textOf(context.database, document.revision);
    const normalised = content.replaceAll('\r\n', '\n');
    const value: Revision = {
      id: context.newId(),
      document: id,
      previous: document.revision,
      textHash: hashOf(normalised),
      length: normalised.length,
      sourceHash: null,
      encoding: null,
      byteOrderMark: false,
      lineEndings: lineEndingsOf(content),
      mapping: mappingBetween(before, normalised),
      at: context.at,
    };
    putText(context, value.textHash, normalised);
    context.record({ action: 'create', entity: 'revision', value });
    context.record({ action: 'change', entity: 'document', key: id, set: { revision: value.id } });
    return value;
  },
  'segments.set': ({ document: id, segments }, context) => {
    const { database } = context;
    const document = openDocument(database, id);
    const content = textOf(database, document.revision);
    const wanted = segments
      .map((segment): Segment => ({
        id: segment.id ?? context.newId(),
        document: id,
        revision: document.revision,
        start: segment.start,
        end: segment.end,
        role: segment.role,
        excluded: segment.excluded,
        direction: segment.direction ?? null,
        origin: segment.origin ?? 'person',
      }))
      .sort((first, second) => first.start - second.start);
    checkSegments(wanted, content);
    const before = new Map(segmentsOf(database, document.revision).map((segment) => [segment.id, segment]));
    const kept = new Set(wanted.map((segment) => segment.id));
    if (kept.size < wanted.length) {
      throw new Problem('invalid-input', { method: 'segments.set', message: 'two segments have the same id' });
    }
    for (const key of kept) {
      if (!before.has(key) && stores.segment.get(database, key) !== undefined) {
        throw new Problem('already-exists', { what: 'segment', id: key });
      }
    }
    for (const key of before.keys()) if (!kept.has(key)) context.record({ action: 'remove', entity: 'segment', key });
    for (const value of wanted) {
      if (before.has(value.id)) context.record({ action: 'change', entity: 'segment', key: value.id, set: value });
      else context.record({ action: 'create', entity: 'segment', value });
    }
    return wanted;
  },
  'stories.create': ({ title }, context) => {
    const value = { id: context.newId(), title };
    context.record({ action: 'create', entity: 'story', value });
    return value;
  },
  'stories.update': ({ id, title }, context) => {
    found(context.database, 'story', id);
    context.record({ action: 'change', entity: 'story', key: id, set: { title } });
    return found(context.database, 'story', id);
  },
  'stories.remove': ({ id }, context) => {
    found(context.database, 'story', id);
    const members = stores.document.list(context.database, { sql: 'story = ?', parameters: [id] });
    for (const { id: key } of members) {
      context.record({ action: 'change', entity: 'document', key, set: { story: null } });
    }
    context.record({ action: 'remove', entity: 'story', key: id });
    return { removed: 1 };
  },
};

export type NewDocument = Omit<Document, 'id' | 'revision' | 'removed' | 'importedAt'> &
  Pick<Revision, 'textHash' | 'sourceHash' | 'encoding' | 'byteOrderMark' | 'lineEndings'> & { readonly text: string };

/** Records a document with its first revision. The text has LF line ends and was put in already. */
export function createDocument(context: WriteContext, start: NewDocument): Document {
  const { text: content, textHash, sourceHash, encoding, byteOrderMark, lineEndings, ...details } = start;
  const document: Document = {
    id: context.newDocumentId(),
    ...details,
    revision: context.newId(),
    removed: false,
    importedAt: context.at,
  };
  const revision: Revision = {
    id: document.revision,
    document: document.id,
    previous: null,
    textHash,
    length: content.length,
    sourceHash,
    encoding,
    byteOrderMark,
    lineEndings,
    mapping: null,
    at: context.at,
  };
  context.record({ action: 'create', entity: 'document', value: document });
  context.record({ action: 'create', entity: 'revision', value: revision });
  return document;
}

/** Texts are kept once for each content; operations name their hash. False where the text was there already. */
export function putText(context: WriteContext, hash: string, content: string): boolean {
  const insert = context.database.command('INSERT INTO texts (hash, text) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING');
  return insert.run(hash, content) > 0;
}

/** SHA-256 of a text's UTF-8, in hexadecimal. */
export function hashOf(content: string): string {
  return digest('sha256', content, 'hex');
}

export function segmentsOf(database: ReadableDatabase, revision: string): Segment[] {
  return stores.segment.list(database, { sql: 'revision = ?', parameters: [revision] }).sort(
    (first, second) => first.start - second.start,
  );
}

function checkSegments(segments: readonly Segment[], content: string): void {
  segments.forEach((segment, index) => {
    checkRange(content, segment.start, segment.end);
    const next = segments[index + 1];
    if (next !== undefined && next.start < segment.end) {
      throw new Problem('fragments-overlap', { start: next.start, end: segment.end });
    }
  });
}

function lineEndingsOf(content: string): Revision['lineEndings'] {
  const all = content.split('\n').length - 1;
  const windows = content.split('\r\n').length - 1;
  if (all === 0) return 'none';
  return windows === 0 ? 'lf' : windows === all ? 'crlf' : 'mixed';
}

/** The library's rows: counts come from one pass over each table, not from one query a document. */
function summaries(database: ReadableDatabase, which: Where, limit: number, offset: number): DocumentSummary[] {
  const page = database
    .query(`SELECT id FROM documents WHERE ${which.sql} ORDER BY id LIMIT ? OFFSET ?`)
    .all(...which.parameters, limit, offset)
    .map((row) => text(row, 'id'));
  const inPage = `document IN (SELECT value FROM json_each(?))`;
  const ids = JSON.stringify(page);
  const count = (table: string): Map<string, number> =>
    new Map(
      database
        .query(`SELECT document, count(*) AS count FROM ${table} WHERE ${inPage} GROUP BY document`)
        .all(ids)
        .map((row) => [text(row, 'document'), integer(row, 'count')]),
    );
  const spans = count('spans');
  const relations = count('relations');
  const layers = new Map<string, DocumentSummary['layers']>();
  for (const row of database.query(`SELECT document, annotator, status FROM layers WHERE ${inPage}`).all(ids)) {
    const document = text(row, 'document');
    const status = layerStatuses.find((candidate) => candidate === row['status']) ?? 'new';
    layers.set(document, [...(layers.get(document) ?? []), { annotator: text(row, 'annotator'), status }]);
  }
  const lengths = new Map(
    database
      .query(
        `SELECT documents.id AS document, length FROM documents JOIN revisions ON revisions.id = documents.revision
          WHERE documents.id IN (SELECT value FROM json_each(?))`,
      )
      .all(ids)
      .map((row) => [text(row, 'document'), integer(row, 'length')]),
  );
  const documents = stores.document.iterate(database, { sql: 'id IN (SELECT value FROM json_each(?))', parameters: [ids] });
  return [...documents].map((document) => ({
    ...document,
    length: lengths.get(document.id) ?? 0,
    spans: spans.get(document.id) ?? 0,
    relations: relations.get(document.id) ?? 0,
    layers: layers.get(document.id) ?? [],
  }));
}

import { spanViewOf } from '../../domain/api/annotation-methods.ts';
import { Problem } from '../../domain/problem.ts';
import { text, type ReadableDatabase } from '../database/handles.ts';
import { projectOf } from '../handlers/project-of.ts';
import { stores } from '../store/stores.ts';
import type { ExportSource, Format, WriteOutcome } from './format.ts';
import { readRecords } from './isnad-jsonl-reader.ts';
import { recordsVersion, type JsonlRecord, type RecordOf } from './isnad-jsonl-records.ts';

/**
 * Isnad's own format: one JSON object a line, each with its type. It carries everything that the project
 * holds but its history (operations, undo) and what is local to this copy.
 */
export const isnadJsonl: Format = {
  name: 'isnad-jsonl',
  endings: ['.jsonl'],
  offsetUnit: 'utf16',
  cannotCarry: ['history'],
  *write(source: ExportSource): Generator<string, WriteOutcome> {
    const counts: Record<string, number> = {};
    for (const record of records(source)) {
      counts[record.type] = (counts[record.type] ?? 0) + 1;
      yield `${JSON.stringify(record)}\n`;
    }
    const operations = Number(source.database.query('SELECT count(*) FROM operations').value());
    return { counts, losses: [{ what: 'history', count: operations, examples: [] }] };
  },
  read: async (file, context, checkCancelled) => {
    const documents = await readRecords(file, context, checkCancelled);
    return { documents };
  },
};

function* records({ database, annotators }: ExportSource): Generator<JsonlRecord> {
  const { title, createdAt } = projectOf(database);
  yield { type: 'header', format: 'isnad-jsonl', version: recordsVersion, offsetUnit: 'utf16', title, createdAt };
  for (const value of stores.scheme.iterate(database)) yield { type: 'scheme', ...value };
  const included = (annotator: string): boolean => annotators === null || annotators.has(annotator);
  for (const value of stores.annotator.iterate(database)) if (included(value.id)) yield { type: 'annotator', ...value };
  for (const value of stores.story.iterate(database)) yield { type: 'story', ...value };
  for (const id of documentIds(database)) yield documentRecord(database, id);
  for (const value of stores.assignment.iterate(database)) {
    if (included(value.annotator)) yield { type: 'assignment', ...value };
  }
  for (const value of stores.layer.iterate(database)) if (included(value.annotator)) yield { type: 'layer', ...value };
  for (const value of stores.span.iterate(database)) {
    if (included(value.annotator)) yield { type: 'span', ...spanViewOf(value) };
  }
  for (const value of stores.relation.iterate(database)) if (included(value.annotator)) yield { type: 'relation', ...value };
  for (const value of stores.documentLabelling.iterate(database)) {
    if (included(value.annotator)) yield { type: 'document-label', ...value };
  }
  for (const value of stores.suggestion.iterate(database)) yield { type: 'suggestion', ...value };
  for (const value of stores.decision.iterate(database)) if (included(value.adjudicator)) yield { type: 'decision', ...value };
  for (const value of stores.tombstone.iterate(database)) yield { type: 'tombstone', ...value };
}

/** In pages, so that no statement stays open over the texts that are read between. */
function* documentIds(database: ReadableDatabase): Generator<string> {
  for (let after = ''; ; ) {
    const page = database.query('SELECT id FROM documents WHERE id > ? ORDER BY id LIMIT 500').all(after);
    for (const row of page) {
      after = text(row, 'id');
      yield after;
    }
    if (page.length === 0) return;
  }
}

function documentRecord(database: ReadableDatabase, id: string): RecordOf<'document'> {
  const document = stores.document.get(database, id);
  if (document === undefined) throw new Problem('not-found', { what: 'document', id });
  const own = { sql: 'document = ?', parameters: [id] };
  return {
    type: 'document',
    ...document,
    revisions: stores.revision.list(database, own).map(({ document: _owner, ...revision }) => ({
      ...revision,
      text: String(database.query('SELECT text FROM texts WHERE hash = ?').value(revision.textHash) ?? ''),
    })),
    segments: stores.segment.list(database, own).map(({ document: _owner, ...segment }) => segment),
  };
}

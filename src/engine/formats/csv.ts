import { stringify } from 'csv-stringify/sync';
import { text } from '../database/handles.ts';
import { spanViewer } from '../handlers/span-viewer.ts';
import { stores } from '../store/stores.ts';
import { canonicalJson } from '../store/stored-json.ts';
import type { ExportSource, Format, WriteOutcome } from './format.ts';

const header = [
  'span',
  'document',
  'document_source',
  'document_title',
  'revision',
  'annotator',
  'annotator_name',
  'label',
  'start',
  'end',
  'fragments',
  'offset_unit',
  'quote',
  'attributes',
  'note',
];

/** One row a span (RFC 4180, UTF-8, LF). What belongs to removed documents is left out. */
export const csv: Format = {
  name: 'csv',
  endings: ['.csv'],
  offsetUnit: 'utf16',
  cannotCarry: ['texts', 'relations', 'document labels', 'segments', 'suggestions', 'decisions', 'history'],
  *write(source: ExportSource): Generator<string, WriteOutcome> {
    const { database, annotators } = source;
    yield rowOf(header);
    const names = new Map(stores.annotator.list(database).map(({ id, name }) => [id, name]));
    const documents = new Map(
      database
        .query('SELECT id, title, source FROM documents WHERE removed = 0')
        .all()
        .map((row) => [text(row, 'id'), { title: text(row, 'title'), source: row['source'] }]),
    );
    // Offsets count in the document's current text where the span can be followed there; `revision` says which.
    const view = spanViewer(database);
    let spans = 0;
    for (const stored of stores.span.iterate(database)) {
      const document = documents.get(stored.document);
      if (document === undefined || (annotators !== null && !annotators.has(stored.annotator))) continue;
      const span = view(stored);
      spans += 1;
      yield rowOf([
        span.id,
        span.document,
        String(document.source ?? ''),
        document.title,
        span.revision,
        span.annotator,
        names.get(span.annotator) ?? '',
        span.label,
        String(span.fragments[0]?.[0] ?? ''),
        String(span.fragments.at(-1)?.[1] ?? ''),
        JSON.stringify(span.fragments),
        'utf16',
        span.quote,
        canonicalJson(span.attributes),
        span.note,
      ]);
    }
    return { counts: { span: spans }, losses: losses(source, documents.size) };
  },
};

/** A lone carriage return ends a row for many readers, so it is quoted too. */
function rowOf(cells: readonly string[]): string {
  return stringify([[...cells]], { record_delimiter: '\n', quoted_match: /\r/ });
}

function losses({ database }: ExportSource, texts: number): WriteOutcome['losses'] {
  const count = (table: string): number => Number(database.query(`SELECT count(*) FROM ${table}`).value());
  const lost = [
    { what: 'texts', count: texts },
    { what: 'relations', count: count('relations') },
    { what: 'document labels', count: count('document_labels') },
    { what: 'segments', count: count('segments') },
    { what: 'suggestions', count: count('suggestions') },
    { what: 'decisions', count: count('decisions') },
    { what: 'history', count: count('operations') },
  ];
  return lost.filter((loss) => loss.count > 0).map((loss) => ({ ...loss, examples: [] }));
}

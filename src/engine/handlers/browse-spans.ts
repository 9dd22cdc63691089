import type { ParsedInput } from '../../domain/api.ts';
import type { BrowsedSpan } from '../../domain/api/annotation-methods.ts';
import { fold } from '../../domain/text/folding.ts';
import { text, textOrNull, type ReadableDatabase, type SqlValue } from '../database/handles.ts';
import { stores } from '../store/stores.ts';
import { foldedWords } from './folded-words.ts';
import { spanViewer } from './span-viewer.ts';

const mostSpans = 200;

/** Spans across documents, by words of their quotes. Spans of removed documents are not found. */
export function browseSpans(database: ReadableDatabase, input: ParsedInput<'spans.browse'>): BrowsedSpan[] {
  const { query = '', labels, annotator, ids, limit = mostSpans } = input;
  const conditions = ['documents.removed = 0'];
  const parameters: SqlValue[] = [];
  const amongst = (column: string, values: readonly string[]): void => {
    conditions.push(`${column} IN (SELECT value FROM json_each(?))`);
    parameters.push(JSON.stringify(values));
  };
  if (labels !== undefined) amongst('spans.label', labels);
  if (ids !== undefined) amongst('spans.id', ids);
  if (annotator !== undefined) {
    conditions.push('spans.annotator = ?');
    parameters.push(annotator);
  }
  const words = fold(query).folded.split(/\s+/u).filter((word) => word !== '');
  const rows = database
    .query(
      `SELECT spans.id, documents.title, documents.publisher,
        (SELECT group_concat(quote, ' ') FROM fragments WHERE fragments.span = spans.id) AS quotes,
        (SELECT min(start) FROM fragments WHERE fragments.span = spans.id) AS first
      FROM spans JOIN documents ON documents.id = spans.document
      WHERE ${conditions.join(' AND ')} ORDER BY spans.document, first, spans.id`,
    )
    .iterate(...parameters);
  const page: { readonly id: string; readonly title: string; readonly publisher: string | null }[] = [];
  for (const row of rows) {
    if (page.length >= limit) break;
    const folded = words.length > 0 ? foldedWords(text(row, 'quotes')) : '';
    if (!words.every((word) => folded.includes(word))) continue;
    page.push({ id: text(row, 'id'), title: text(row, 'title'), publisher: textOrNull(row, 'publisher') });
  }
  const view = spanViewer(database);
  const wanted = JSON.stringify(page.map(({ id }) => id));
  const spans = stores.span.list(database, { sql: 'id IN (SELECT value FROM json_each(?))', parameters: [wanted] });
  const byId = new Map(spans.map((span) => [span.id, view(span)]));
  return page.flatMap(({ id, title, publisher }) => {
    const span = byId.get(id);
    return span === undefined ? [] : [{ span, title, publisher }];
  });
}

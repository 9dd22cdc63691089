import { spanViewer } from '../handlers/span-viewer.ts';
import { integer, text, type ReadableDatabase } from '../database/handles.ts';
import { stores } from '../store/stores.ts';

interface Question {
  readonly annotator: string;
  readonly label: string;
  readonly documents: readonly string[];
}

/** The places of documents' current texts that bear a label in somebody's layers, as `placeKey` writes them. */
export function labelledPlaces(database: ReadableDatabase, { annotator, label, documents }: Question): Set<string> {
  const parameters = [annotator, label, JSON.stringify(documents)];
  const places = new Set<string>();
  const rows = database.query(
    `SELECT spans.id AS span, spans.document AS document, start, end
     FROM spans JOIN documents ON documents.id = spans.document AND documents.revision = spans.revision
       JOIN fragments ON fragments.span = spans.id
     WHERE annotator = ? AND label = ? AND spans.document IN (SELECT value FROM json_each(?)) ORDER BY spans.id, position`,
  );
  const spans = new Map<string, { readonly document: string; readonly fragments: [number, number][] }>();
  for (const row of rows.iterate(...parameters)) {
    const id = text(row, 'span');
    const span = spans.get(id) ?? { document: text(row, 'document'), fragments: [] };
    span.fragments.push([integer(row, 'start'), integer(row, 'end')]);
    spans.set(id, span);
  }
  for (const { document, fragments } of spans.values()) places.add(placeKey(document, fragments));
  // What was labelled in an earlier text is followed into today's.
  const view = spanViewer(database);
  const earlier = stores.span.list(database, {
    sql: `annotator = ? AND label = ? AND document IN (SELECT value FROM json_each(?))
      AND revision <> (SELECT documents.revision FROM documents WHERE documents.id = spans.document)`,
    parameters,
  });
  for (const span of earlier) {
    const { document, fragments } = view(span);
    places.add(placeKey(document, fragments));
  }
  return places;
}

/** One text for each place: a document with fragments in the text's order. */
export function placeKey(document: string, fragments: readonly (readonly [number, number])[]): string {
  return `${document} ${fragments.map(([start, end]) => `${start}-${end}`).join(' ')}`;
}

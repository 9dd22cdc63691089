import { spanViewer } from '../handlers/span-viewer.ts';
import type { ReadableDatabase } from '../database/handles.ts';
import { stores } from '../store/stores.ts';

interface Question {
  readonly annotator: string;
  readonly label: string;
  readonly documents: readonly string[];
}

/** The places of documents' current texts that bear a label in somebody's layers, as `placeKey` writes them. */
export function labelledPlaces(database: ReadableDatabase, { annotator, label, documents }: Question): Set<string> {
  const view = spanViewer(database);
  const spans = stores.span.iterate(database, {
    sql: 'annotator = ? AND label = ? AND document IN (SELECT value FROM json_each(?))',
    parameters: [annotator, label, JSON.stringify(documents)],
  });
  const places = new Set<string>();
  for (const span of spans) {
    const { document, fragments } = view(span);
    places.add(placeKey(document, fragments));
  }
  return places;
}

/** One text for each place: a document with fragments in the text's order. */
export function placeKey(document: string, fragments: readonly (readonly [number, number])[]): string {
  return `${document} ${fragments.map(([start, end]) => `${start}-${end}`).join(' ')}`;
}

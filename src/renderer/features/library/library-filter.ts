import type { DocumentSummary } from '../../../domain/api/document-methods.ts';
import { fold } from '../../../domain/text/folding.ts';

/** A document with the folded text that the filter box looks in. */
export interface FilterableDocument {
  readonly summary: DocumentSummary;
  readonly folded: string;
}

/** Folds titles, publishers and file names once, so that each key press only compares. */
export function filterable(documents: readonly DocumentSummary[]): FilterableDocument[] {
  return documents.map((summary) => ({
    summary,
    // A line break keeps a query from matching across two fields.
    folded: fold([summary.title, summary.publisher ?? '', summary.source ?? ''].join('\n')).folded,
  }));
}

/** The documents whose title, publisher or file name holds the query, folded: plain substring, no pattern. */
export function filterDocuments(
  documents: readonly FilterableDocument[],
  query: string,
): readonly FilterableDocument[] {
  const wanted = fold(query.trim()).folded;
  return wanted === '' ? documents : documents.filter(({ folded }) => folded.includes(wanted));
}

import type { AssignmentProgress } from '../../../domain/api/assignment-methods.ts';
import type { DocumentSummary } from '../../../domain/api/document-methods.ts';
import { filterDocuments, type FilterableDocument } from '../library/library-filter.ts';

/** Who has a document, and how far they are. */
export type DocumentWork = AssignmentProgress['documents'][number];

/** All; those that are assigned to nobody; those that somebody still has to do; the calibration set. */
export const workFilters = ['all', 'unassigned', 'open', 'calibration'] as const;
export type WorkFilter = (typeof workFilters)[number];

export function workOf({ documents }: AssignmentProgress): ReadonlyMap<string, DocumentWork> {
  return new Map(documents.map((work) => [work.document, work]));
}

function fits(work: DocumentWork | undefined, filter: WorkFilter): boolean {
  const assigned = (work?.people ?? []).filter(({ isAssigned }) => isAssigned);
  switch (filter) {
    case 'all':
      return true;
    case 'unassigned':
      return assigned.length === 0;
    case 'open':
      return assigned.some(({ status }) => status !== 'done');
    case 'calibration':
      return work?.calibration === true;
  }
}

/** The documents that pass a filter and bear the words. */
export function fittingWork(
  documents: readonly FilterableDocument[],
  work: ReadonlyMap<string, DocumentWork>,
  filter: WorkFilter,
  query: string,
): readonly DocumentSummary[] {
  return filterDocuments(documents, query)
    .map(({ summary }) => summary)
    .filter(({ id }) => fits(work.get(id), filter));
}

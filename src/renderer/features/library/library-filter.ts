import type { DocumentSummary } from '../../../domain/api/document-methods.ts';
import type { WorkItem } from '../../../domain/api/assignment-methods.ts';
import type { Layer } from '../../../domain/model/annotation.ts';
import { fold } from '../../../domain/text/folding.ts';

/** A document with the folded text that the filter box looks in. */
export interface FilterableDocument {
  readonly summary: DocumentSummary;
  readonly folded: string;
}

type Status = Layer['status'];

/**
 * Which documents are listed: those of the project by the person's own status, those assigned to her, those in which her work lacks something
 * that the scheme requires, or the removed ones.
 */
export const statusFilters = ['all', 'assigned', 'new', 'in-progress', 'done', 'incomplete', 'removed'] as const;
export type StatusFilter = (typeof statusFilters)[number];

/** `imported` is the order in which the engine lists them. */
export const documentOrders = ['imported', 'title', 'published', 'spans'] as const;
export type DocumentOrder = (typeof documentOrders)[number];

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

/** How far this person is with a document; one without a layer of hers is new to her. */
export function statusOf(summary: DocumentSummary, person: string | null): Status {
  return summary.layers.find(({ annotator }) => annotator === person)?.status ?? 'new';
}

/** How many spans and relations of a person lack something, by document; none where nothing does. */
export type Gaps = ReadonlyMap<string, number>;

/** What is assigned to the person, by document, in the order in which it is to be done. */
export type Queue = ReadonlyMap<string, WorkItem>;

const nothingAssigned: Queue = new Map();

/** The documents that have this status for this person; all of them for `all` and for a list of removed ones. */
export function withStatus(
  documents: readonly FilterableDocument[],
  filter: StatusFilter,
  person: string | null,
  gaps: Gaps,
  queue: Queue = nothingAssigned,
): readonly FilterableDocument[] {
  if (filter === 'all' || filter === 'removed') return documents;
  if (filter === 'incomplete') return documents.filter(({ summary }) => gaps.has(summary.id));
  if (filter === 'assigned') return documents.filter(({ summary }) => queue.has(summary.id));
  return documents.filter(({ summary }) => statusOf(summary, person) === filter);
}

/** Those that are assigned to the person, as her queue has them: what is done comes last. */
export function inQueue(documents: readonly FilterableDocument[], queue: Queue): readonly FilterableDocument[] {
  const places = new Map([...queue.keys()].map((id, place) => [id, place]));
  const placeOf = ({ summary }: FilterableDocument): number =>
    (queue.get(summary.id)?.status === 'done' ? places.size : 0) + (places.get(summary.id) ?? 0);
  return documents.toSorted((one, other) => placeOf(one) - placeOf(other));
}

/** When a document was published, in milliseconds since 1970; what is not known is older than everything. */
function publishedAt({ publishedAt: value }: DocumentSummary): number {
  const time = value === null ? Number.NaN : Date.parse(value);
  return Number.isNaN(time) ? -Infinity : time;
}

/**
 * The documents by title (as the language sorts), the newest publication first, or the most spans first. What is
 * equal stays in the order of import.
 */
export function inOrder(
  documents: readonly FilterableDocument[],
  order: DocumentOrder,
  language: string,
): readonly FilterableDocument[] {
  if (order === 'imported') return documents;
  if (order === 'title') {
    const { compare } = new Intl.Collator(language, { numeric: true });
    return documents.toSorted((one, other) => compare(one.summary.title, other.summary.title));
  }
  const measure = order === 'spans' ? (summary: DocumentSummary) => summary.spans : publishedAt;
  const measured = documents.map((document) => ({ document, value: measure(document.summary) }));
  measured.sort((one, other) => (one.value === other.value ? 0 : other.value > one.value ? 1 : -1));
  return measured.map(({ document }) => document);
}

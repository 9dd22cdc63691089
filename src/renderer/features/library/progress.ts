import type { DocumentSummary } from '../../../domain/api/document-methods.ts';
import type { Annotator } from '../../../domain/model/annotation.ts';

/** How far one person has come with the documents of the project. */
export interface PersonProgress {
  readonly id: string;
  readonly name: string;
  readonly done: number;
  readonly inProgress: number;
}

/** Everybody with a layer in some document: the person herself first, then by name. */
export function progressByPerson(
  documents: readonly DocumentSummary[],
  annotators: readonly Annotator[],
  person: string | null,
  language: string,
): PersonProgress[] {
  const counts = new Map<string, { done: number; inProgress: number }>();
  for (const { layers } of documents) {
    for (const { annotator, status } of layers) {
      const count = counts.get(annotator) ?? { done: 0, inProgress: 0 };
      if (status === 'done') count.done += 1;
      if (status === 'in-progress') count.inProgress += 1;
      counts.set(annotator, count);
    }
  }
  const { compare } = new Intl.Collator(language);
  return annotators
    .flatMap(({ id, name }) => {
      const count = counts.get(id);
      return count === undefined ? [] : [{ id, name, ...count }];
    })
    .toSorted((one, other) =>
      one.id === person ? -1 : other.id === person ? 1 : compare(one.name, other.name),
    );
}

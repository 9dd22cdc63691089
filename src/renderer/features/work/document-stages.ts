import type { AssignmentProgress } from '../../../domain/api/assignment-methods.ts';

/** How far the people whom a document is assigned to are with it, all in all. */
export const documentStages = ['untouched', 'begun', 'some', 'all'] as const;
export type DocumentStage = (typeof documentStages)[number];

export interface DocumentRow {
  readonly document: string;
  readonly title: string;
  /** Of how many people it is new, in progress, done. */
  readonly new: number;
  readonly inProgress: number;
  readonly done: number;
  readonly assigned: number;
  readonly stage: DocumentStage;
}

/** The documents that are assigned to somebody, those with the most to do first. */
export function documentRows({ documents }: AssignmentProgress): readonly DocumentRow[] {
  const rows = documents.flatMap(({ document, title, people }): DocumentRow[] => {
    const asked = people.filter(({ isAssigned }) => isAssigned);
    if (asked.length === 0) return [];
    const having = (status: (typeof asked)[number]['status']): number => asked.filter((person) => person.status === status).length;
    const counts = { new: having('new'), inProgress: having('in-progress'), done: having('done'), assigned: asked.length };
    return [{ document, title, ...counts, stage: stageOf(counts) }];
  });
  const left = ({ assigned, done }: DocumentRow): number => assigned - done;
  return rows.toSorted((one, other) => left(other) - left(one));
}

function stageOf({ inProgress, done, assigned }: Pick<DocumentRow, 'inProgress' | 'done' | 'assigned'>): DocumentStage {
  if (done === assigned) return 'all';
  if (done > 0) return 'some';
  return inProgress > 0 ? 'begun' : 'untouched';
}

import type { AssignmentProgress } from '../../../domain/api/assignment-methods.ts';

/** A day on which layers became done: how many of whose, and how many are done by its end. */
export interface DayRow {
  readonly day: string;
  readonly done: ReadonlyMap<string, number>;
  readonly sum: number;
}

/** The days in their order, with the sum up to each. */
export function dayRows(overTime: AssignmentProgress['overTime']): DayRow[] {
  const byDay = Map.groupBy(overTime, ({ day }) => day);
  let sum = 0;
  return [...byDay]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([day, rows]) => {
      sum += rows.reduce((count, { done }) => count + done, 0);
      return { day, done: new Map(rows.map(({ annotator, done }) => [annotator, done])), sum };
    });
}

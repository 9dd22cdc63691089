import type { Outcome } from '../../domain/agreement/outcome.ts';
import { unavailable } from '../../domain/agreement/outcome.ts';
import type { AgreementMeasure, CountedKind } from '../../domain/api/agreement-methods.ts';

/** A figure with how much it rests on. */
export interface Counted {
  readonly outcome: Outcome;
  readonly count: number;
}

/** A measure over documents that have been read. */
export interface Statistic {
  readonly name: AgreementMeasure;
  readonly kind: CountedKind;
  readonly count: number;
  /** Over all documents, each as often as its weight says; once where there are none. */
  readonly overall: (weights?: ArrayLike<number>) => Outcome;
  readonly atDocument: (document: number) => Counted;
  /** Of two annotators (indices, the smaller first); absent where a measure is not taken by pairs. */
  readonly ofPair?: (first: number, second: number) => Counted;
  readonly byLabel: () => readonly (Counted & { readonly label: string })[];
}

/** Where a pair stands in the list of all pairs of so many, each as (smaller, greater). */
export function pairIndex(first: number, second: number, coders: number): number {
  return (first * (2 * coders - first - 1)) / 2 + (second - first - 1);
}

export const pairsAmong = (coders: number): number => (coders * (coders - 1)) / 2;

/** All pairs of these (ascending), the smaller first. */
export function pairsOf(coders: readonly number[]): [number, number][] {
  return coders.flatMap((first, index) => coders.slice(index + 1).map((second): [number, number] => [first, second]));
}

/** The mean of those that there are; where there is none, why the first is not. */
export function meanOf(outcomes: readonly Outcome[]): Outcome {
  const values = outcomes.flatMap(({ value }) => (value === null ? [] : [value]));
  if (values.length > 0) return { value: values.reduce((sum, value) => sum + value, 0) / values.length };
  return outcomes[0] ?? unavailable('nothing-in-common');
}

/** The mean of those that there are, weighted; where there is none, why the first is not. */
export function weightedMeanOf(outcomes: readonly Outcome[], weights: ArrayLike<number>): Outcome {
  let sum = 0;
  let total = 0;
  outcomes.forEach(({ value }, index) => {
    if (value === null) return;
    sum += value * (weights[index] ?? 0);
    total += weights[index] ?? 0;
  });
  if (total > 0) return { value: sum / total };
  return outcomes.find(({ value }) => value === null) ?? unavailable('no-units');
}

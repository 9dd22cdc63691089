import type { Coding } from '../../../../src/domain/agreement/coding.ts';
import type { Contingency } from '../../../../src/domain/agreement/contingency.ts';

/** A coding written as the tables in papers are: a string for each coder, a character for each unit, a point for none. */
export function codingOf(categories: string, ...coders: readonly string[]): Coding {
  const units = Math.max(0, ...coders.map((said) => said.length));
  return {
    categories: [...categories],
    coders: coders.length,
    values: Array.from({ length: units }, (_, unit) =>
      coders.map((said) => {
        const value = said[unit] ?? '.';
        return value === '.' ? null : categories.indexOf(value);
      }),
    ),
  };
}

export function tableOf(...rows: readonly (readonly number[])[]): Contingency {
  return { categories: rows.length, counts: Float64Array.from(rows.flat()), unpaired: 0 };
}

/** Units by how many of their values are in each category; which coder gave which does not matter. */
export function codingOfCounts(counts: readonly (readonly number[])[]): Coding {
  const values = counts.map((unit) => unit.flatMap((count, category) => Array.from({ length: count }, () => category)));
  const categories = Array.from({ length: counts[0]?.length ?? 0 }, (_, index) => String(index + 1));
  return { categories, coders: Math.max(0, ...values.map((unit) => unit.length)), values };
}

/** Krippendorff 2011, “Computing Krippendorff’s Alpha-Reliability”, section C: 4 observers, 12 units. */
export const fourObservers = codingOf('12345', '123321412...', '1233224125.3', '.3332342251.', '12332441251.');

/** Fleiss 1971, table 1: 30 patients, 6 psychiatrists, 5 diagnoses; how many gave which. */
export const psychiatrists = codingOfCounts([
  [0, 0, 0, 6, 0], [0, 3, 0, 0, 3], [0, 1, 4, 0, 1], [0, 0, 0, 0, 6], [0, 3, 0, 3, 0],
  [2, 0, 4, 0, 0], [0, 0, 4, 0, 2], [2, 0, 3, 1, 0], [2, 0, 0, 4, 0], [0, 0, 0, 0, 6],
  [1, 0, 0, 5, 0], [1, 1, 0, 4, 0], [0, 3, 3, 0, 0], [1, 0, 0, 5, 0], [0, 2, 0, 3, 1],
  [0, 0, 5, 0, 1], [3, 0, 0, 1, 2], [5, 1, 0, 0, 0], [0, 2, 0, 4, 0], [1, 0, 2, 0, 3],
  [0, 0, 0, 0, 6], [0, 1, 0, 5, 0], [0, 2, 0, 1, 3], [2, 0, 0, 4, 0], [1, 0, 0, 4, 1],
  [0, 5, 0, 1, 0], [4, 0, 0, 0, 2], [0, 2, 0, 4, 0], [1, 0, 5, 0, 0], [0, 0, 0, 0, 6],
]);

/** Cohen 1960, p. 45, and Cohen 1968: 200 units. */
export const cohen = tableOf([88, 14, 18], [10, 40, 10], [2, 6, 12]);

/** Fleiss, Cohen & Everitt 1969: 200 diagnoses by two clinicians. */
export const clinicians = tableOf([106, 10, 4], [22, 28, 10], [2, 12, 6]);

/** Artstein & Poesio 2008, table 1: statements and requests. */
export const twoActs = tableOf([20, 20], [10, 50]);

/** Artstein & Poesio 2008, table 4: statements, requests, checks. */
export const threeActs = tableOf([46, 6, 0], [0, 32, 0], [0, 6, 10]);

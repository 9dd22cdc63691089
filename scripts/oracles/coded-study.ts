import { tallyOf, tallyOfContingency } from '../../src/domain/agreement/coincidences.ts';
import type { CodingTally } from '../../src/domain/agreement/coincidences.ts';
import type { Coding } from '../../src/domain/agreement/coding.ts';
import { pairTables } from '../../src/domain/agreement/contingency.ts';
import type { Contingency } from '../../src/domain/agreement/contingency.ts';

/** What a case of the kinds `coding` and `contingency` puts in, ready for the coefficients. */
export interface CodedStudy {
  readonly coders: number;
  /** The values that are categories as the case has them: numbers, words, lists of labels. */
  readonly categories: readonly unknown[];
  readonly tally: CodingTally;
  /** One for each pair of coders. */
  readonly tables: readonly Contingency[];
}

/** Null where the input is neither, or is at odds with itself. */
export function studyOf(input: Readonly<Record<string, unknown>>): CodedStudy | null {
  return input['kind'] === 'contingency' ? studyOfTable(input) : studyOfCoding(input);
}

/** `table[row][column]` over `categories`. */
function studyOfTable(input: Readonly<Record<string, unknown>>): CodedStudy | null {
  const { categories, table } = input;
  if (!isList(categories) || !isList(table)) return null;
  const counts = Float64Array.from(table.flatMap((row) => (isList(row) ? row : [])), Number);
  if (counts.length !== categories.length ** 2) return null;
  const contingency: Contingency = { categories: categories.length, counts, unpaired: 0 };
  return { coders: 2, categories, tally: tallyOfContingency(contingency), tables: [contingency] };
}

/**
 * `data[coder][unit]`; null and what `missing` holds are no values. The categories are those that the case names, else
 * the values that occur: numbers in their order, others as they come.
 */
function studyOfCoding(input: Readonly<Record<string, unknown>>): CodedStudy | null {
  const { coders, data, missing, categories: named } = input;
  if (!isList(coders) || !isList(data) || data.length !== coders.length) return null;
  const rows = data.map((row) => (isList(row) ? row : []));
  const isMissing = (value: unknown): boolean => value === undefined || value === null || value === missing;
  const values = rows.flat().filter((value) => !isMissing(value));
  const categories = isList(named) ? named : inOrder(values);
  const indices = new Map(categories.map((category, index) => [keyOf(category), index]));
  if (values.some((value) => !indices.has(keyOf(value)))) return null;
  const units = Math.max(0, ...rows.map((row) => row.length));
  const coding: Coding = {
    categories: [...indices.keys()],
    coders: coders.length,
    values: Array.from({ length: units }, (_, unit) =>
      rows.map((row) => (isMissing(row[unit]) ? null : (indices.get(keyOf(row[unit])) ?? null))),
    ),
  };
  return { coders: coders.length, categories, tally: tallyOf(coding), tables: pairTables(coding) };
}

function inOrder(values: readonly unknown[]): readonly unknown[] {
  const distinct = [...new Map(values.map((value) => [keyOf(value), value])).values()];
  return distinct.every((value) => typeof value === 'number') ? distinct.toSorted((one, other) => one - other) : distinct;
}

/** The same for the same value, and for the same labels in another order. */
function keyOf(value: unknown): string {
  return JSON.stringify(isList(value) ? value.map(String).toSorted() : value);
}

export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

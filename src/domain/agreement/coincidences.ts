import { repeatsAt, valueAt } from './coding.ts';
import type { Coding } from './coding.ts';
import type { Contingency } from './contingency.ts';
import { createDocumentRows } from './document-rows.ts';
import type { UnavailableReason } from './outcome.ts';

/**
 * All that the coefficients for any number of coders need to know of a coding. Tallies of documents add up to the
 * tally of all of them. `m` is the number of values that a unit has.
 */
export interface CodingTally {
  readonly categories: number;
  readonly coders: number;
  /**
   * Row-major, symmetric: for every ordered pair of values within a unit 1/(m − 1), so that each value of a unit
   * with two or more counts once (Krippendorff 2011, “Computing Krippendorff’s Alpha-Reliability”, section C).
   */
  readonly coincidences: Float64Array;
  /** By category: the sum over units with a value of the share of the unit's values that it has. */
  readonly shares: Float64Array;
  /** By m, from 0 to `coders`: how many units have so many values. */
  readonly unitsByValues: Float64Array;
  /** The sum over units with two or more values of the share of pairs of values that are equal. */
  readonly agreement: number;
}

const widthOf = (categories: number, coders: number): number => categories * categories + categories + coders + 2;

function tallyFrom(categories: number, coders: number, sums: Float64Array): CodingTally {
  const shares = categories * categories;
  const units = shares + categories;
  return {
    categories,
    coders,
    coincidences: sums.subarray(0, shares),
    shares: sums.subarray(shares, units),
    unitsByValues: sums.subarray(units, units + coders + 1),
    agreement: sums[units + coders + 1] ?? 0,
  };
}

function rowOf(tally: CodingTally): Float64Array {
  const row = new Float64Array(widthOf(tally.categories, tally.coders));
  const shares = tally.coincidences.length;
  row.set(tally.coincidences);
  row.set(tally.shares, shares);
  row.set(tally.unitsByValues, shares + tally.categories);
  row[row.length - 1] = tally.agreement;
  return row;
}

export function tallyOf(coding: Coding): CodingTally {
  const size = coding.categories.length;
  const sums = new Float64Array(widthOf(size, coding.coders));
  const { coincidences, shares, unitsByValues } = tallyFrom(size, coding.coders, sums);
  const add = (into: Float64Array, index: number, amount: number): void => {
    into[index] = (into[index] ?? 0) + amount;
  };
  let agreement = 0;
  for (let unit = 0; unit < coding.values.length; unit += 1) {
    const units = repeatsAt(coding, unit);
    const values: number[] = [];
    for (let coder = 0; coder < coding.coders; coder += 1) {
      const value = valueAt(coding, unit, coder);
      if (value !== null) values.push(value);
    }
    add(unitsByValues, values.length, units);
    for (const value of values) add(shares, value, units / values.length);
    let equal = 0;
    values.forEach((one, index) => {
      for (let other = index + 1; other < values.length; other += 1) {
        const another = values[other] ?? one;
        if (another === one) equal += 1;
        add(coincidences, one * size + another, units / (values.length - 1));
        add(coincidences, another * size + one, units / (values.length - 1));
      }
    });
    if (equal > 0) agreement += (units * 2 * equal) / (values.length * (values.length - 1));
  }
  sums[sums.length - 1] = agreement;
  return tallyFrom(size, coding.coders, sums);
}

/** The tally of a table of two coders, as if of its coding. */
export function tallyOfContingency(table: Contingency): CodingTally {
  const size = table.categories;
  const sums = new Float64Array(widthOf(size, 2));
  const { coincidences, shares, unitsByValues } = tallyFrom(size, 2, sums);
  let units = 0;
  let agreement = 0;
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const count = table.counts[row * size + column] ?? 0;
      const mirrored = table.counts[column * size + row] ?? 0;
      coincidences[row * size + column] = count + mirrored;
      shares[row] = (shares[row] ?? 0) + (count + mirrored) / 2;
      units += count;
      if (row === column) agreement += count;
    }
  }
  unitsByValues[2] = units;
  sums[sums.length - 1] = agreement;
  return tallyFrom(size, 2, sums);
}

/**
 * The tally of units of which everybody who spoke coded all, off the tables of all pairs of them.
 * @param coincidences The sum of the pairs' tables, either way round; what is handed over is the tally's from then on.
 */
export function completeTally({ coders, spoke, total, agreements, coincidences, used }: {
  readonly coders: number;
  /** How many of them coded the units. */
  readonly spoke: number;
  readonly total: number;
  /** Over all pairs: units on which the two agreed. */
  readonly agreements: number;
  readonly coincidences: Float64Array;
  /** By coder who spoke: how often each category was given. */
  readonly used: readonly Float64Array[];
}): CodingTally {
  const size = Math.round(Math.sqrt(coincidences.length));
  const shares = new Float64Array(size);
  for (const counts of used) counts.forEach((units, category) => (shares[category] = (shares[category] ?? 0) + units / spoke));
  const unitsByValues = new Float64Array(coders + 1);
  unitsByValues[spoke] = total;
  for (let row = 0; row < size; row += 1) {
    for (let column = row; column < size; column += 1) {
      const both = (coincidences[row * size + column] ?? 0) + (coincidences[column * size + row] ?? 0);
      coincidences[row * size + column] = both / (spoke - 1);
      coincidences[column * size + row] = both / (spoke - 1);
    }
  }
  const pairs = (spoke * (spoke - 1)) / 2;
  return { categories: size, coders, coincidences, shares, unitsByValues, agreement: pairs > 0 ? agreements / pairs : 0 };
}

/** As `addTallies`, prepared for adding the same tallies many times: what a bootstrap uses. */
export function tallyAdder(tallies: readonly CodingTally[]): (weights?: ArrayLike<number>) => CodingTally {
  const { categories, coders } = tallies[0] ?? { categories: 0, coders: 0 };
  const rows = createDocumentRows(widthOf(categories, coders));
  for (const tally of tallies) {
    if (tally.categories !== categories || tally.coders !== coders) {
      throw new RangeError('tallies of other categories or coders do not add');
    }
    rowOf(tally).forEach((amount, cell) => rows.add(cell, amount));
    rows.end();
  }
  return (weights) => tallyFrom(categories, coders, rows.sum(weights));
}

/**
 * One tally of many, each counted as often as its weight says (once where there are none). All are over the same
 * categories and coders; throws where they are not. To add the same tallies again and again, use `tallyAdder`.
 */
export function addTallies(tallies: readonly CodingTally[], weights?: readonly number[]): CodingTally {
  return tallyAdder(tallies)(weights);
}

/** How many units have `least` or more values. */
export function unitsWith(tally: CodingTally, least: number): number {
  return tally.unitsByValues.subarray(least).reduce((sum, units) => sum + units, 0);
}

/** Why nothing at all can be said of a tally; null where two coders said something of one unit. */
export function nothingToCompare(tally: CodingTally): UnavailableReason | null {
  if (unitsWith(tally, 1) === 0) return 'no-units';
  if (tally.coders < 2) return 'one-annotator';
  return unitsWith(tally, 2) === 0 ? 'nothing-in-common' : null;
}

/** By category: how many values units with two or more have (the coincidences' margins). */
export function pairableValues(tally: CodingTally): Float64Array {
  const margins = new Float64Array(tally.categories);
  tally.coincidences.forEach((amount, cell) => {
    const row = Math.floor(cell / tally.categories);
    margins[row] = (margins[row] ?? 0) + amount;
  });
  return margins;
}

/** By category: the coincidences of its values with values of other categories. */
export function disagreeingPairs(tally: CodingTally): Float64Array {
  const values = pairableValues(tally);
  return values.map((all, category) => all - (tally.coincidences[category * (tally.categories + 1)] ?? 0));
}

import { repeatsAt, valueAt } from './coding.ts';
import type { Coding } from './coding.ts';
import type { UnavailableReason } from './outcome.ts';
import { rowAdder } from './weighted-sums.ts';

/** How often the one coder said this where the other said that. */
export interface Contingency {
  readonly categories: number;
  /** Row-major, rows: what the first coder said; columns: the second. Units that both coded. */
  readonly counts: Float64Array;
  /** Units that only one of the two coded: they enter no coefficient, but say why there is none. */
  readonly unpaired: number;
}

export function contingencyOf(coding: Coding, first: number, second: number): Contingency {
  const size = coding.categories.length;
  const counts = new Float64Array(size * size);
  let unpaired = 0;
  for (let unit = 0; unit < coding.values.length; unit += 1) {
    const row = valueAt(coding, unit, first);
    const column = valueAt(coding, unit, second);
    const units = repeatsAt(coding, unit);
    if (row !== null && column !== null) counts[row * size + column] = (counts[row * size + column] ?? 0) + units;
    else if (row !== column) unpaired += units;
  }
  return { categories: size, counts, unpaired };
}

/** The tables of all pairs of coders: first and second, first and third…, second and third… */
export function pairTables(coding: Coding): Contingency[] {
  const tables: Contingency[] = [];
  for (let first = 0; first < coding.coders; first += 1) {
    for (let second = first + 1; second < coding.coders; second += 1) tables.push(contingencyOf(coding, first, second));
  }
  return tables;
}

function rowOf(table: Contingency): Float64Array {
  const row = new Float64Array(table.counts.length + 1);
  row.set(table.counts);
  row[table.counts.length] = table.unpaired;
  return row;
}

/** As `addContingencies`, prepared for adding the same tables many times: what a bootstrap uses. */
export function contingencyAdder(tables: readonly Contingency[]): (weights?: ArrayLike<number>) => Contingency {
  const categories = tables[0]?.categories ?? 0;
  const cells = categories * categories;
  const add = rowAdder(tables, rowOf, cells + 1);
  return (weights) => {
    const sums = add(weights);
    return { categories, counts: sums.subarray(0, cells), unpaired: sums[cells] ?? 0 };
  };
}

/**
 * One table of many, each counted as often as its weight says (once where there are none). All are over the same
 * categories; throws where they are not. To add the same tables again and again, use `contingencyAdder`.
 */
export function addContingencies(tables: readonly Contingency[], weights?: readonly number[]): Contingency {
  return contingencyAdder(tables)(weights);
}

/** What both coders said, in numbers of units. */
export interface Margins {
  readonly total: number;
  readonly rows: Float64Array;
  readonly columns: Float64Array;
}

export function marginsOf(table: Contingency): Margins {
  const size = table.categories;
  const rows = new Float64Array(size);
  const columns = new Float64Array(size);
  let total = 0;
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const count = table.counts[row * size + column] ?? 0;
      rows[row] = (rows[row] ?? 0) + count;
      columns[column] = (columns[column] ?? 0) + count;
      total += count;
    }
  }
  return { total, rows, columns };
}

/** Why nothing at all can be said of a table; null where both coded some unit. */
export function nothingInTable(table: Contingency): UnavailableReason | null {
  if (table.counts.some((count) => count > 0)) return null;
  return table.unpaired > 0 ? 'nothing-in-common' : 'no-units';
}

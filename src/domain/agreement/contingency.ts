import { repeatsAt, valueAt } from './coding.ts';
import type { Coding } from './coding.ts';
import { createDocumentRows } from './document-rows.ts';
import type { UnavailableReason } from './outcome.ts';

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
  const rows = createDocumentRows(cells + 1);
  for (const table of tables) {
    if (table.categories !== categories) throw new RangeError('tables of other categories do not add');
    rowOf(table).forEach((amount, cell) => rows.add(cell, amount));
    rows.end();
  }
  return (weights) => {
    const sums = rows.sum(weights);
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

/**
 * All that coefficients need which know no more of two categories than whether they are the same: how often both said
 * the same, and how often each said what. Those of documents add.
 */
export interface NominalTable {
  readonly categories: number;
  /** Units that both coded, and those of them to which both gave the same. */
  readonly total: number;
  readonly agreed: number;
  readonly rows: ArrayLike<number>;
  readonly columns: ArrayLike<number>;
  readonly unpaired: number;
}

/** A table of two coders, whole or as far as nominal coefficients need it. */
export type PairTable = Contingency | NominalTable;

export function nominalTableOf(table: PairTable): NominalTable {
  if (!('counts' in table)) return table;
  const { categories, counts, unpaired } = table;
  let agreed = 0;
  for (let category = 0; category < categories; category += 1) agreed += counts[category * (categories + 1)] ?? 0;
  return { categories, agreed, unpaired, ...marginsOf(table) };
}

/** Why nothing at all can be said of a table; null where both coded some unit. */
export function nothingInTable(table: PairTable): UnavailableReason | null {
  if ('counts' in table ? table.counts.some((count) => count > 0) : table.total > 0) return null;
  return table.unpaired > 0 ? 'nothing-in-common' : 'no-units';
}

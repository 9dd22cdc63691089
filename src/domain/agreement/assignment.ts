/** A row and a column that may be paired, and what that costs less than leaving both alone: more than 0. */
export interface Pairing {
  readonly column: number;
  readonly gain: number;
}

interface Step {
  readonly distance: number;
  /** The row from which the column was reached. */
  readonly row: number;
}

/**
 * Pairs rows with columns, each at most once, so that the gains together are as high as can be: for each row its
 * column, or −1. Exact: shortest augmenting paths with prices (Kuhn 1955; Jonker & Volgenant 1987) over the pairings
 * listed, each row having a place of its own beside, at no gain. Ties fall to the earlier pairing.
 */
export function bestPairs(rows: readonly (readonly Pairing[])[], columns: number): Int32Array {
  const columnOf = new Int32Array(rows.length).fill(-1);
  const rowOf = new Int32Array(columns).fill(-1);
  const rowPrice = new Float64Array(rows.length);
  const columnPrice = new Float64Array(columns);
  rows.forEach((pairings, row) => {
    // Costs are gains turned round. A first price below which no reduced cost of the row can fall.
    rowPrice[row] = pairings.reduce((least, { column, gain }) => Math.min(least, -gain - (columnPrice[column] ?? 0)), 0);
    augment(rows, row, columnOf, rowOf, rowPrice, columnPrice);
  });
  return columnOf;
}

function augment(
  rows: readonly (readonly Pairing[])[],
  start: number,
  columnOf: Int32Array,
  rowOf: Int32Array,
  rowPrice: Float64Array,
  columnPrice: Float64Array,
): void {
  const reached = new Map<number, Step>();
  const done = new Map<number, number>();
  const distanceOf = new Map<number, number>([[start, 0]]);
  // The nearest end: a row left alone, or a column that is free.
  let end = { distance: Number.POSITIVE_INFINITY, row: -1, column: -1 };
  let row = start;
  let at = 0;
  for (;;) {
    const alone = at - (rowPrice[row] ?? 0);
    if (alone < end.distance) end = { distance: alone, row, column: -1 };
    for (const { column, gain } of rows[row] ?? []) {
      if (done.has(column)) continue;
      const distance = at - gain - (rowPrice[row] ?? 0) - (columnPrice[column] ?? 0);
      const known = reached.get(column);
      if (known === undefined || distance < known.distance) reached.set(column, { distance, row });
    }
    let next = -1;
    let nearest = end.distance;
    for (const [column, step] of reached) {
      if (!done.has(column) && step.distance < nearest) [next, nearest] = [column, step.distance];
    }
    if (next === -1) break;
    const owner = rowOf[next] ?? -1;
    if (owner === -1) {
      end = { distance: nearest, row: -1, column: next };
      break;
    }
    done.set(next, nearest);
    distanceOf.set(owner, nearest);
    row = owner;
    at = nearest;
  }
  for (const [seen, distance] of distanceOf) rowPrice[seen] = (rowPrice[seen] ?? 0) + end.distance - distance;
  for (const [seen, distance] of done) columnPrice[seen] = (columnPrice[seen] ?? 0) + distance - end.distance;
  // Back along the path: each row on it takes the column by which the next one was reached.
  let column = end.column;
  if (column === -1) {
    column = columnOf[end.row] ?? -1;
    columnOf[end.row] = -1;
    if (end.row === start) return;
  }
  while (column !== -1) {
    const from = reached.get(column)?.row ?? start;
    const freed = columnOf[from] ?? -1;
    columnOf[from] = column;
    rowOf[column] = from;
    if (from === start) return;
    column = freed;
  }
}

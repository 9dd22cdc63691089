/** Adds rows up, each as often as its weight says (once where there are none). */
export type RowAdder = (weights?: ArrayLike<number>) => Float64Array;

/**
 * Keeps what is not zero of each row and adds that alone: most documents use few cells, and a bootstrap adds them a
 * thousand times.
 */
export function rowAdder<Item>(items: readonly Item[], rowOf: (item: Item) => Float64Array, width: number): RowAdder {
  const cells: number[] = [];
  const amounts: number[] = [];
  const ends: number[] = [];
  for (const item of items) {
    const row = rowOf(item);
    if (row.length !== width) throw new RangeError(`a row of ${row.length} among rows of ${width}`);
    row.forEach((amount, cell) => {
      if (amount === 0) return;
      cells.push(cell);
      amounts.push(amount);
    });
    ends.push(cells.length);
  }
  const cellAt = Uint32Array.from(cells);
  const amountAt = Float64Array.from(amounts);
  const endAt = Uint32Array.from(ends);
  return (weights) => {
    const sums = new Float64Array(width);
    let at = 0;
    for (let row = 0; row < endAt.length; row += 1) {
      const end = endAt[row] ?? at;
      const weight = weights === undefined ? 1 : (weights[row] ?? 0);
      if (weight === 0) {
        at = end;
        continue;
      }
      for (; at < end; at += 1) {
        const cell = cellAt[at] ?? 0;
        sums[cell] = (sums[cell] ?? 0) + weight * (amountAt[at] ?? 0);
      }
    }
    return sums;
  };
}

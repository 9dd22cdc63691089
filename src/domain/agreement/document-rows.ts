/**
 * Numbers of each document that add up over documents: a row of so many cells for each, of which most are empty. A
 * bootstrap adds them a thousand times, so only what is there is kept and added.
 */
export interface DocumentRows {
  /** Adds to a cell of the document that is being counted. */
  readonly add: (cell: number, amount: number) => void;
  /** Ends the document's row; the next amounts are the next document's. */
  readonly end: () => void;
  /** The rows of all documents together, each as often as its weight says, once where there are none. */
  readonly sum: (weights?: ArrayLike<number>) => Float64Array;
  /** One document's row. */
  readonly at: (document: number) => Float64Array;
}

export function createDocumentRows(width: number): DocumentRows {
  const current = new Float64Array(width);
  const touched = new Set<number>();
  const ends: number[] = [];
  let cells = new Uint32Array(1024);
  let amounts = new Float64Array(1024);
  let filled = 0;
  let last: { readonly weights: ArrayLike<number> | undefined; readonly documents: number; readonly sums: Float64Array } | null = null;

  const grow = (): void => {
    const [more, larger] = [new Uint32Array(cells.length * 2), new Float64Array(cells.length * 2)];
    more.set(cells);
    larger.set(amounts);
    cells = more;
    amounts = larger;
  };
  const addRow = (sums: Float64Array, document: number, weight: number): void => {
    const end = ends[document] ?? 0;
    for (let at = document === 0 ? 0 : (ends[document - 1] ?? 0); at < end; at += 1) {
      const cell = cells[at] ?? 0;
      sums[cell] = (sums[cell] ?? 0) + weight * (amounts[at] ?? 0);
    }
  };
  return {
    add: (cell, amount) => {
      if (amount === 0) return;
      touched.add(cell);
      current[cell] = (current[cell] ?? 0) + amount;
    },
    end: () => {
      for (const cell of touched) {
        if (filled === cells.length) grow();
        cells[filled] = cell;
        amounts[filled] = current[cell] ?? 0;
        current[cell] = 0;
        filled += 1;
      }
      touched.clear();
      ends.push(filled);
    },
    sum: (weights) => {
      // Several figures are read off one sample's sums.
      if (last !== null && last.weights === weights && last.documents === ends.length) return last.sums;
      const sums = new Float64Array(width);
      for (let document = 0; document < ends.length; document += 1) {
        const weight = weights === undefined ? 1 : (weights[document] ?? 0);
        if (weight !== 0) addRow(sums, document, weight);
      }
      last = { weights, documents: ends.length, sums };
      return sums;
    },
    at: (document) => {
      const sums = new Float64Array(width);
      addRow(sums, document, 1);
      return sums;
    },
  };
}

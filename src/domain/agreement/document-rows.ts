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
  // The cells that the current row has something in, each once.
  const touched = new Uint32Array(width);
  const isTouched = new Uint8Array(width);
  let touchedCount = 0;
  const ends: number[] = [];
  let cells = new Uint32Array(64);
  let amounts = new Float64Array(64);
  let filled = 0;
  let last: { readonly weights: ArrayLike<number> | undefined; readonly documents: number; readonly sums: Float64Array } | null = null;

  const makeRoom = (more: number): void => {
    if (filled + more <= cells.length) return;
    const size = Math.max(cells.length * 2, filled + more);
    const [further, larger] = [new Uint32Array(size), new Float64Array(size)];
    further.set(cells);
    larger.set(amounts);
    cells = further;
    amounts = larger;
  };
  return {
    add: (cell, amount) => {
      if (!(cell >= 0 && cell < width)) throw new RangeError(`a row of ${width} has no cell ${cell}`);
      if (amount === 0) return;
      if (isTouched[cell] === 0) {
        isTouched[cell] = 1;
        touched[touchedCount] = cell;
        touchedCount += 1;
      }
      current[cell] = (current[cell] ?? 0) + amount;
    },
    end: () => {
      makeRoom(touchedCount);
      for (let index = 0; index < touchedCount; index += 1) {
        const cell = touched[index] ?? 0;
        cells[filled] = cell;
        amounts[filled] = current[cell] ?? 0;
        filled += 1;
        current[cell] = 0;
        isTouched[cell] = 0;
      }
      touchedCount = 0;
      ends.push(filled);
    },
    sum: (weights) => {
      // Several figures are read off one sample's sums.
      if (last !== null && last.weights === weights && last.documents === ends.length) return last.sums;
      const sums = new Float64Array(width);
      let from = 0;
      for (let document = 0; document < ends.length; document += 1) {
        const to = ends[document] ?? from;
        const weight = weights === undefined ? 1 : (weights[document] ?? 0);
        if (weight !== 0) addScaled(sums, { cells, amounts, from, to }, weight);
        from = to;
      }
      last = { weights, documents: ends.length, sums };
      return sums;
    },
    at: (document) => {
      const sums = new Float64Array(width);
      const from = document === 0 ? 0 : (ends[document - 1] ?? 0);
      addScaled(sums, { cells, amounts, from, to: ends[document] ?? from }, 1);
      return sums;
    },
  };
}

interface Stretch {
  readonly cells: Uint32Array;
  readonly amounts: Float64Array;
  readonly from: number;
  readonly to: number;
}

/** The inmost loop of every bootstrap. */
function addScaled(sums: Float64Array, { cells, amounts, from, to }: Stretch, weight: number): void {
  for (let at = from; at < to; at += 1) {
    const cell = cells[at] ?? 0;
    sums[cell] = (sums[cell] ?? 0) + weight * (amounts[at] ?? 0);
  }
}

/**
 * Numbers of each document that add up over documents: a row of so many cells for each. A bootstrap adds them a
 * thousand times. Where most cells are empty, only what is there is kept and added; where few are, whole rows are.
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
  let whole: Float64Array | null = null;
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
      whole = null;
    },
    sum: (weights) => {
      // Several figures are read off one sample's sums.
      if (last !== null && last.weights === weights && last.documents === ends.length) return last.sums;
      const sums = new Float64Array(width);
      if (isDense(filled, ends.length, width)) {
        whole ??= wholeRows({ cells, amounts, ends, width });
        addWholeRows(sums, whole, weights);
      } else {
        let from = 0;
        for (let document = 0; document < ends.length; document += 1) {
          const to = ends[document] ?? from;
          const weight = weights === undefined ? 1 : (weights[document] ?? 0);
          if (weight !== 0) addScaled(sums, { cells, amounts, from, to }, weight);
          from = to;
        }
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

function addScaled(sums: Float64Array, { cells, amounts, from, to }: Stretch, weight: number): void {
  for (let at = from; at < to; at += 1) {
    const cell = cells[at] ?? 0;
    sums[cell] = (sums[cell] ?? 0) + weight * (amounts[at] ?? 0);
  }
}

/** Whole rows take about half the time of kept cells, cell by cell; of very many only what is there has room. */
function isDense(filled: number, documents: number, width: number): boolean {
  return filled * 2 >= documents * width && documents * width <= 10_000_000;
}

/** One row behind the other. */
function wholeRows({ cells, amounts, ends, width }: Omit<Stretch, 'from' | 'to'> & { readonly ends: readonly number[]; readonly width: number }): Float64Array {
  const rows = new Float64Array(ends.length * width);
  let at = 0;
  ends.forEach((end, document) => {
    for (; at < end; at += 1) rows[document * width + (cells[at] ?? 0)] = amounts[at] ?? 0;
  });
  return rows;
}

function addWholeRows(sums: Float64Array, rows: Float64Array, weights: ArrayLike<number> | undefined): void {
  const width = sums.length;
  const documents = rows.length / width;
  // Where the rows of documents that were drawn begin, and how often they were.
  const starts = new Uint32Array(documents);
  const times = new Float64Array(documents);
  let drawn = 0;
  for (let document = 0; document < documents; document += 1) {
    const weight = weights === undefined ? 1 : (weights[document] ?? 0);
    if (weight === 0) continue;
    starts[drawn] = document * width;
    times[drawn] = weight;
    drawn += 1;
  }
  // The inmost loop of every bootstrap: four rows at once, so that sums are fetched and stored a quarter as often.
  for (let at = 0; at < drawn; at += 4) {
    const [first, second, third, fourth] = [starts[at] ?? 0, starts[at + 1] ?? 0, starts[at + 2] ?? 0, starts[at + 3] ?? 0];
    // Behind the last one drawn the list goes on with zeros: the first row, no times.
    const [one, two, three, four] = [times[at] ?? 0, times[at + 1] ?? 0, times[at + 2] ?? 0, times[at + 3] ?? 0];
    for (let cell = 0; cell < width; cell += 1) {
      sums[cell] =
        (sums[cell] ?? 0) +
        one * (rows[first + cell] ?? 0) +
        two * (rows[second + cell] ?? 0) +
        three * (rows[third + cell] ?? 0) +
        four * (rows[fourth + cell] ?? 0);
    }
  }
}

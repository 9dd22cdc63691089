import { pairSpans } from '../../domain/agreement/span-matching.ts';
import type { AgreementReport } from '../../domain/api/agreement-methods.ts';
import type { ComparedDocument, MeasuredSpan } from './read-documents.ts';

/** Two annotators' spans that were matched, or one that the other has nothing for. */
export interface MatchedSpans {
  readonly first: MeasuredSpan | null;
  readonly second: MeasuredSpan | null;
}

/** Spans of two layers, one to one; then what is left of the first and of the second. */
export function matchedSpans(first: readonly MeasuredSpan[], second: readonly MeasuredSpan[]): MatchedSpans[] {
  const matched: MatchedSpans[] = [];
  const [metFirst, metSecond] = [new Uint8Array(first.length), new Uint8Array(second.length)];
  for (const pair of pairSpans(first, second)) {
    metFirst[pair.first] = 1;
    metSecond[pair.second] = 1;
    matched.push({ first: first[pair.first] ?? null, second: second[pair.second] ?? null });
  }
  first.forEach((span, index) => {
    if (metFirst[index] === 0) matched.push({ first: span, second: null });
  });
  second.forEach((span, index) => {
    if (metSecond[index] === 0) matched.push({ first: null, second: span });
  });
  return matched;
}

/** Every pair of layers of a document, with the spans matched. */
export function* matchesOf({ coders, layers }: ComparedDocument): Generator<{
  readonly coders: readonly [number, number];
  readonly matches: readonly MatchedSpans[];
}> {
  for (let row = 0; row < coders.length; row += 1) {
    for (let column = row + 1; column < coders.length; column += 1) {
      yield { coders: [coders[row] ?? 0, coders[column] ?? 0], matches: matchedSpans(layers[row] ?? [], layers[column] ?? []) };
    }
  }
}

/** How often the one said this and the other that; the place behind the labels is “no span there”. */
export function createConfusion(labels: readonly string[]) {
  const size = labels.length + 1;
  const counts = new Float64Array(size * size);
  const increase = (row: number, column: number): void => {
    counts[row * size + column] = (counts[row * size + column] ?? 0) + 1;
  };
  return {
    add: ({ first, second }: MatchedSpans): void => {
      const [one, other] = [first?.label ?? labels.length, second?.label ?? labels.length];
      increase(one, other);
      if (one !== other) increase(other, one);
    },
    report: (): AgreementReport['confusion'] => {
      const names = [...labels, null];
      const cells: AgreementReport['confusion']['cells'] = [];
      counts.forEach((count, cell) => {
        if (count > 0) cells.push({ first: names[Math.floor(cell / size)] ?? null, second: names[cell % size] ?? null, count });
      });
      return { labels: names, cells };
    },
  };
}

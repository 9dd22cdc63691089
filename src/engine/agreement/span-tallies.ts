import { createDocumentRows } from '../../domain/agreement/document-rows.ts';
import { matchCounts, scoresFrom, type SpanMatch } from '../../domain/agreement/span-matching.ts';
import type { AgreementMeasure } from '../../domain/api/agreement-methods.ts';
import type { ComparedDocument } from './read-documents.ts';
import { meanOf, pairIndex, pairsAmong, type Counted, type Statistic } from './statistic.ts';

export const spanMeasures = { 'span-f1-exact': 'exact', 'span-f1-overlap': 'overlap' } as const satisfies Partial<
  Record<AgreementMeasure, SpanMatch>
>;
export type SpanMeasure = keyof typeof spanMeasures;

export function isSpanMeasure(name: AgreementMeasure): name is SpanMeasure {
  return Object.hasOwn(spanMeasures, name);
}

/** For each pair: spans of the first, of the second, matched exactly, matched by overlap. */
const width = 4;
const matchedAt = { exact: 2, overlap: 3 } as const;

interface Asked {
  readonly measures: readonly SpanMeasure[];
  readonly labels: readonly string[];
  readonly annotators: number;
}

/** F1 of spans, for every pair of annotators and their mean. */
export function createSpanTallies({ measures, labels, annotators }: Asked) {
  const pairs = pairsAmong(annotators);
  const rows = createDocumentRows(width * pairs);
  // The same by label, over all documents.
  const byLabel = new Float64Array(labels.length * pairs * width);
  const spansByLabel = new Float64Array(labels.length);
  const spansByDocument: number[] = [];

  const add = ({ coders, layers }: ComparedDocument): void => {
    for (const layer of layers) for (const { label } of layer) spansByLabel[label] = (spansByLabel[label] ?? 0) + 1;
    spansByDocument.push(layers.reduce((sum, layer) => sum + layer.length, 0));
    coders.forEach((first, row) => {
      for (let column = row + 1; column < coders.length; column += 1) {
        const counts = matchCounts(layers[row] ?? [], layers[column] ?? [], labels.length);
        const pair = pairIndex(first, coders[column] ?? 0, annotators);
        for (let label = 0; label < labels.length; label += 1) {
          [counts.gold, counts.predicted, counts.exact, counts.overlap].forEach((part, cell) => {
            const amount = part[label] ?? 0;
            if (amount === 0) return;
            rows.add(pair * width + cell, amount);
            const at = (label * pairs + pair) * width + cell;
            byLabel[at] = (byLabel[at] ?? 0) + amount;
          });
        }
      }
    });
    rows.end();
  };

  const ofPairIn = (sums: Float64Array, pair: number, match: SpanMatch): Counted => {
    const [first, second] = [sums[pair * width] ?? 0, sums[pair * width + 1] ?? 0];
    return { outcome: scoresFrom(sums[pair * width + matchedAt[match]] ?? 0, first, second).f1, count: first + second };
  };
  const meanIn = (sums: Float64Array, match: SpanMatch) =>
    meanOf(Array.from({ length: pairs }, (_, pair) => ofPairIn(sums, pair, match).outcome));

  const statistics = (): Statistic[] =>
    measures.map((name) => {
      const match = spanMeasures[name];
      return {
        name,
        kind: 'span',
        count: spansByDocument.reduce((sum, count) => sum + count, 0),
        overall: (weights) => meanIn(rows.sum(weights), match),
        atDocument: (index) => ({ outcome: meanIn(rows.at(index), match), count: spansByDocument[index] ?? 0 }),
        ofPair: (first, second) => ofPairIn(rows.sum(), pairIndex(first, second, annotators), match),
        byLabel: () =>
          labels.map((label, index) => ({
            label,
            outcome: meanIn(byLabel.subarray(index * pairs * width, (index + 1) * pairs * width), match),
            count: spansByLabel[index] ?? 0,
          })),
      };
    });
  return { add, statistics };
}

import { outcomeOf } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import { commonCodeUnits, inPlaceOrder, placedInOrder } from './span-overlap.ts';
import type { LabelledSpan, PlacedSpan } from './span-overlap.ts';

export type { LabelledSpan } from './span-overlap.ts';
export { pairSpans } from './span-pairs.ts';

/** Who of two is right matters to precision and recall only: swapped, they change places, and F1 stays. */
export const spanMatches = ['exact', 'overlap'] as const;
export type SpanMatch = (typeof spanMatches)[number];

/** Counts of one document, label by label; those of documents add. */
export interface MatchCounts {
  readonly labels: number;
  readonly gold: Float64Array;
  readonly predicted: Float64Array;
  /** Pairs with the same label and the very same fragments, one to one. */
  readonly exact: Float64Array;
  /**
   * The most pairs that can be made, one to one, of spans with the same label that have at least one code unit in
   * common (a maximum matching: no order of the spans makes a difference).
   */
  readonly overlap: Float64Array;
}

export interface Scores {
  readonly precision: Outcome;
  readonly recall: Outcome;
  readonly f1: Outcome;
}

/** Compares two lists of spans over one text. Discontinuous spans overlap where any of their fragments do. */
export function matchCounts(
  gold: readonly LabelledSpan[],
  predicted: readonly LabelledSpan[],
  labels: number,
): MatchCounts {
  const counts = emptyCounts(labels);
  const golds = byLabel(gold, labels);
  const predictions = byLabel(predicted, labels);
  for (let label = 0; label < labels; label += 1) {
    const wanted = golds[label] ?? [];
    const found = predictions[label] ?? [];
    counts.gold[label] = wanted.length;
    counts.predicted[label] = found.length;
    counts.exact[label] = sameSpans(wanted, found);
    counts.overlap[label] = mostPairs(wanted, found);
  }
  return counts;
}

/** The counts of several documents together; `weights` says how often each was drawn, once where left out. */
export function addMatchCounts(counts: readonly MatchCounts[], weights?: ArrayLike<number>): MatchCounts {
  const sum = emptyCounts(counts[0]?.labels ?? 0);
  counts.forEach((one, index) => {
    if (one.labels !== sum.labels) throw new RangeError('Counts of other labels cannot be added.');
    const weight = weights === undefined ? 1 : (weights[index] ?? 0);
    if (weight === 0) return;
    for (const part of ['gold', 'predicted', 'exact', 'overlap'] as const) {
      const into = sum[part];
      const from = one[part];
      for (let label = 0; label < into.length; label += 1) {
        into[label] = (into[label] ?? 0) + weight * (from[label] ?? 0);
      }
    }
  });
  return sum;
}

/**
 * Precision, recall and F1 = 2 · matched / (gold + predicted) (van Rijsbergen 1979), over all labels (micro average)
 * or for one. What is divided by no span at all is not available: all three where neither side has any.
 */
export function scoresOf(counts: MatchCounts, match: SpanMatch, label?: number): Scores {
  const count = (values: Float64Array): number =>
    label === undefined ? values.reduce((sum, value) => sum + value, 0) : (values[label] ?? 0);
  return scoresFrom(count(counts[match]), count(counts.gold), count(counts.predicted));
}

/** Scores of a count of matches; also where a partial match counts for half of one. */
export function scoresFrom(matched: number, gold: number, predicted: number): Scores {
  return {
    precision: outcomeOf(matched / predicted, 'no-units'),
    recall: outcomeOf(matched / gold, 'no-units'),
    f1: outcomeOf((2 * matched) / (gold + predicted), 'no-units'),
  };
}

/** The spans of each label, in the order of the text. Kept as `placedInOrder` is. */
const ordered = new WeakMap<readonly LabelledSpan[], readonly (readonly PlacedSpan[])[]>();

function byLabel(spans: readonly LabelledSpan[], labels: number): readonly (readonly PlacedSpan[])[] {
  const known = ordered.get(spans);
  if (known?.length === labels) return known;
  const lists: PlacedSpan[][] = Array.from({ length: labels }, () => []);
  for (const placed of placedInOrder(spans)) lists[placed.span.label]?.push(placed);
  ordered.set(spans, lists);
  return lists;
}

/** Walks both lists, which are in the same order, side by side. */
function sameSpans(gold: readonly PlacedSpan[], predicted: readonly PlacedSpan[]): number {
  let same = 0;
  let at = 0;
  for (const placed of gold) {
    let other = predicted[at];
    while (other !== undefined && inPlaceOrder(other, placed) < 0) other = predicted[(at += 1)];
    if (other === undefined) break;
    if (inPlaceOrder(other, placed) > 0) continue;
    same += 1;
    at += 1;
  }
  return same;
}

/** The size of a maximum matching of spans that overlap, by augmenting paths (Kuhn 1955, Berge 1957). */
function mostPairs(gold: readonly PlacedSpan[], predicted: readonly PlacedSpan[]): number {
  if (gold.length === 0 || predicted.length === 0) return 0;
  let longest = 0;
  for (const { start, end } of predicted) longest = Math.max(longest, end - start);
  const neighbours: number[][] = [];
  let from = 0;
  for (const { span, start, end } of gold) {
    const met: number[] = [];
    while (from < predicted.length && (predicted[from]?.start ?? 0) <= start - longest) from += 1;
    for (let at = from; at < predicted.length; at += 1) {
      const other = predicted[at];
      if (other === undefined || other.start >= end) break;
      if (other.end > start && commonCodeUnits(span, other.span) > 0) met.push(at);
    }
    neighbours.push(met);
  }
  const partner = new Int32Array(predicted.length).fill(-1);
  const seenBy = new Int32Array(predicted.length).fill(-1);
  const augment = (one: number, attempt: number): boolean => {
    for (const other of neighbours[one] ?? []) {
      if (seenBy[other] === attempt) continue;
      seenBy[other] = attempt;
      const taken = partner[other] ?? -1;
      if (taken !== -1 && !augment(taken, attempt)) continue;
      partner[other] = one;
      return true;
    }
    return false;
  };
  let pairs = 0;
  for (let one = 0; one < gold.length; one += 1) if (augment(one, one)) pairs += 1;
  return pairs;
}

function emptyCounts(labels: number): MatchCounts {
  return {
    labels,
    gold: new Float64Array(labels),
    predicted: new Float64Array(labels),
    exact: new Float64Array(labels),
    overlap: new Float64Array(labels),
  };
}

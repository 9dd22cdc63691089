import { outcomeOf } from './outcome.ts';
import type { Outcome } from './outcome.ts';

/** A label on one or more fragments `[start, end)` of a text, in its code units; `label` is an index. */
export interface LabelledSpan {
  readonly label: number;
  readonly fragments: readonly { readonly start: number; readonly end: number }[];
}

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
  for (let label = 0; label < labels; label += 1) {
    const wanted = inTextOrder(gold.filter((span) => span.label === label));
    const found = inTextOrder(predicted.filter((span) => span.label === label));
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

/** How many code units two spans have in common; the fragments of one span do not overlap. */
export function commonCodeUnits(first: LabelledSpan, second: LabelledSpan): number {
  let common = 0;
  for (const one of first.fragments) {
    for (const other of second.fragments) {
      common += Math.max(0, Math.min(one.end, other.end) - Math.max(one.start, other.start));
    }
  }
  return common;
}

/** Whether two spans cover the very same fragments, whatever their labels; fragments are in the order of the text. */
export function sameFragments(first: LabelledSpan, second: LabelledSpan): boolean {
  return (
    first.fragments.length === second.fragments.length &&
    first.fragments.every(({ start, end }, index) => {
      const other = second.fragments[index];
      return other !== undefined && other.start === start && other.end === end;
    })
  );
}

export interface SpanPair {
  /** Indices into the two lists. */
  readonly first: number;
  readonly second: number;
  /** Code units in common. */
  readonly common: number;
}

/**
 * Pairs spans of two coders one to one, whatever their labels, for confusion between labels and agreement on
 * attributes: greedily, those that cover more of each other first (common over joined code units, Jaccard 1912), of
 * equal ones those with the same label, then in the order of the text. Spans with nothing in common are not paired.
 */
export function pairSpans(first: readonly LabelledSpan[], second: readonly LabelledSpan[]): SpanPair[] {
  const candidates: (SpanPair & { readonly share: number; readonly sameLabel: boolean; readonly start: number })[] = [];
  const seconds = sweepOrder(second);
  const longest = seconds.reduce((most, { start, end }) => Math.max(most, end - start), 0);
  first.forEach((span, index) => {
    const { start, end } = extentOf(span);
    for (let at = firstFrom(seconds, start - longest); at < seconds.length; at += 1) {
      const entry = seconds[at];
      if (entry === undefined || entry.start >= end) break;
      const common = commonCodeUnits(span, entry.span);
      if (common === 0) continue;
      const share = common / (lengthOf(span) + lengthOf(entry.span) - common);
      const sameLabel = span.label === entry.span.label;
      candidates.push({ first: index, second: entry.index, common, share, sameLabel, start: start + entry.start });
    }
  });
  candidates.sort(
    (a, b) =>
      b.share - a.share ||
      Number(b.sameLabel) - Number(a.sameLabel) ||
      a.start - b.start ||
      a.first - b.first ||
      a.second - b.second,
  );
  const usedFirst = new Set<number>();
  const usedSecond = new Set<number>();
  const pairs: SpanPair[] = [];
  for (const candidate of candidates) {
    if (usedFirst.has(candidate.first) || usedSecond.has(candidate.second)) continue;
    usedFirst.add(candidate.first);
    usedSecond.add(candidate.second);
    pairs.push({ first: candidate.first, second: candidate.second, common: candidate.common });
  }
  return pairs;
}

/** From the start of the first fragment to the end of the last. */
export function extentOf({ fragments }: LabelledSpan): { start: number; end: number } {
  let start = Number.POSITIVE_INFINITY;
  let end = Number.NEGATIVE_INFINITY;
  for (const fragment of fragments) {
    start = Math.min(start, fragment.start);
    end = Math.max(end, fragment.end);
  }
  return { start, end };
}

/** Spans by where they start, then where they end. */
export function inTextOrder(spans: readonly LabelledSpan[]): LabelledSpan[] {
  return sweepOrder(spans).map(({ span }) => span);
}

function lengthOf({ fragments }: LabelledSpan): number {
  return fragments.reduce((sum, { start, end }) => sum + end - start, 0);
}

interface Placed {
  readonly span: LabelledSpan;
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

function sweepOrder(spans: readonly LabelledSpan[]): Placed[] {
  return spans
    .map((span, index) => ({ span, index, ...extentOf(span) }))
    .sort((a, b) => a.start - b.start || a.end - b.end || a.index - b.index);
}

/** The first place that starts at `start` or later. */
function firstFrom(placed: readonly Placed[], start: number): number {
  let low = 0;
  let high = placed.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((placed[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

function sameSpans(gold: readonly LabelledSpan[], predicted: readonly LabelledSpan[]): number {
  const left = new Map<string, number>();
  const keyOf = ({ fragments }: LabelledSpan): string => fragments.map(({ start, end }) => `${start}-${end}`).join();
  for (const span of gold) left.set(keyOf(span), (left.get(keyOf(span)) ?? 0) + 1);
  let same = 0;
  for (const span of predicted) {
    const count = left.get(keyOf(span)) ?? 0;
    if (count === 0) continue;
    same += 1;
    left.set(keyOf(span), count - 1);
  }
  return same;
}

/** The size of a maximum matching by augmenting paths (Kuhn 1955, Berge 1957) of spans that overlap. */
function mostPairs(gold: readonly LabelledSpan[], predicted: readonly LabelledSpan[]): number {
  const placed = sweepOrder(predicted);
  const longest = placed.reduce((most, { start, end }) => Math.max(most, end - start), 0);
  const neighbours = gold.map((span) => {
    const { start, end } = extentOf(span);
    const met: number[] = [];
    for (let at = firstFrom(placed, start - longest); at < placed.length; at += 1) {
      const entry = placed[at];
      if (entry === undefined || entry.start >= end) break;
      if (commonCodeUnits(span, entry.span) > 0) met.push(entry.index);
    }
    return met;
  });
  const partner = new Map<number, number>();
  const augment = (one: number, seen: Set<number>): boolean => {
    for (const other of neighbours[one] ?? []) {
      if (seen.has(other)) continue;
      seen.add(other);
      const taken = partner.get(other);
      if (taken !== undefined && !augment(taken, seen)) continue;
      partner.set(other, one);
      return true;
    }
    return false;
  };
  return gold.reduce((pairs, _span, index) => pairs + (augment(index, new Set()) ? 1 : 0), 0);
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

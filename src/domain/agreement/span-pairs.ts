import { commonCodeUnits, placedInOrder } from './span-overlap.ts';
import type { LabelledSpan } from './span-overlap.ts';

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
  const seconds = placedInOrder(second);
  const longest = seconds.reduce((most, { start, end }) => Math.max(most, end - start), 0);
  let from = 0;
  for (const { span, index, start, end } of placedInOrder(first)) {
    while (from < seconds.length && (seconds[from]?.start ?? 0) <= start - longest) from += 1;
    for (let at = from; at < seconds.length; at += 1) {
      const entry = seconds[at];
      if (entry === undefined || entry.start >= end) break;
      const common = commonCodeUnits(span, entry.span);
      if (common === 0) continue;
      const share = common / (lengthOf(span) + lengthOf(entry.span) - common);
      const sameLabel = span.label === entry.span.label;
      candidates.push({ first: index, second: entry.index, common, share, sameLabel, start: start + entry.start });
    }
  }
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

function lengthOf({ fragments }: LabelledSpan): number {
  return fragments.reduce((sum, { start, end }) => sum + end - start, 0);
}

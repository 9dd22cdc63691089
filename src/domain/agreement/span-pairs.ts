import { commonCodeUnits, inPlaceOrder, placedInOrder } from './span-overlap.ts';
import type { LabelledSpan, PlacedSpan } from './span-overlap.ts';

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
 *
 * What greed takes is found without sorting: two spans that each would rather have the other than anybody else are a
 * pair, whatever else is taken; once they are gone the same is asked again of those that are left (Preis 1999).
 * @returns The pairs, the first list's spans in the order of the text.
 */
export function pairSpans(first: readonly LabelledSpan[], second: readonly LabelledSpan[]): SpanPair[] {
  const firsts = placedInOrder(first);
  const [bestOfFirst, bestOfSecond] = [new Int32Array(first.length), new Int32Array(second.length)];
  const pairOf = Array.from(first, (): SpanPair | undefined => undefined);
  const isTaken = new Uint8Array(second.length);
  // Nothing is better than the very same place and label, which most spans of most annotators have.
  for (const twins of twinsOf(firsts, placedInOrder(second))) {
    pairOf[twins.first] = twins;
    isTaken[twins.second] = 1;
  }
  let candidates = candidatesOf(
    firsts.filter(({ index }) => pairOf[index] === undefined),
    placedInOrder(second).filter(({ index }) => isTaken[index] === 0),
  );
  while (candidates.length > 0) {
    bestOfFirst.fill(none);
    bestOfSecond.fill(none);
    for (const [index, candidate] of candidates.entries()) {
      const [best, bestOther] = [bestOfFirst[candidate.first] ?? none, bestOfSecond[candidate.second] ?? none];
      if (best === none || isBetter(candidate, candidates[best])) bestOfFirst[candidate.first] = index;
      if (bestOther === none || isBetter(candidate, candidates[bestOther])) bestOfSecond[candidate.second] = index;
    }
    for (const [index, candidate] of candidates.entries()) {
      if (bestOfFirst[candidate.first] !== index || bestOfSecond[candidate.second] !== index) continue;
      pairOf[candidate.first] = { first: candidate.first, second: candidate.second, common: candidate.common };
      isTaken[candidate.second] = 1;
    }
    candidates = candidates.filter((candidate) => pairOf[candidate.first] === undefined && isTaken[candidate.second] === 0);
  }
  const pairs: SpanPair[] = [];
  for (const { index } of firsts) {
    const pair = pairOf[index];
    if (pair !== undefined) pairs.push(pair);
  }
  return pairs;
}

interface Candidate extends SpanPair {
  readonly share: number;
  readonly sameLabel: boolean;
  /** Where the two start, together. */
  readonly start: number;
}

/** Spans with the same fragments and the same label, one to one; both lists are in the order of the text. */
function twinsOf(firsts: readonly PlacedSpan[], seconds: readonly PlacedSpan[]): SpanPair[] {
  const twins: SpanPair[] = [];
  const isTaken = new Uint8Array(seconds.length);
  let from = 0;
  for (const placed of firsts) {
    while (from < seconds.length && isBefore(seconds[from], placed)) from += 1;
    for (let at = from; at < seconds.length; at += 1) {
      const other = seconds[at];
      if (other === undefined || inPlaceOrder(other, placed) !== 0) break;
      if (isTaken[at] === 1 || other.span.label !== placed.span.label) continue;
      isTaken[at] = 1;
      twins.push({ first: placed.index, second: other.index, common: lengthOf(placed.span) });
      break;
    }
  }
  return twins;
}

const isBefore = (one: PlacedSpan | undefined, other: PlacedSpan): boolean => one !== undefined && inPlaceOrder(one, other) < 0;

/** No candidate: no list has it. */
const none = -1;

function candidatesOf(firsts: readonly PlacedSpan[], seconds: readonly PlacedSpan[]): Candidate[] {
  const candidates: Candidate[] = [];
  let longest = 0;
  for (const { start, end } of seconds) longest = Math.max(longest, end - start);
  let from = 0;
  for (const { span, index, start, end } of firsts) {
    while (from < seconds.length && (seconds[from]?.start ?? 0) <= start - longest) from += 1;
    const length = lengthOf(span);
    for (let at = from; at < seconds.length; at += 1) {
      const entry = seconds[at];
      if (entry === undefined || entry.start >= end) break;
      if (entry.end <= start) continue;
      const common = commonCodeUnits(span, entry.span);
      if (common === 0) continue;
      candidates.push({
        first: index,
        second: entry.index,
        common,
        share: common / (length + lengthOf(entry.span) - common),
        sameLabel: span.label === entry.span.label,
        start: start + entry.start,
      });
    }
  }
  return candidates;
}

/** A strict order: of two candidates that differ one is better. */
function isBetter(one: Candidate, other: Candidate | undefined): boolean {
  if (other === undefined) return true;
  if (one.share !== other.share) return one.share > other.share;
  if (one.sameLabel !== other.sameLabel) return one.sameLabel;
  if (one.start !== other.start) return one.start < other.start;
  if (one.first !== other.first) return one.first < other.first;
  return one.second < other.second;
}

function lengthOf({ fragments }: LabelledSpan): number {
  let length = 0;
  for (const { start, end } of fragments) length += end - start;
  return length;
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMatchCounts, matchCounts, pairSpans, scoresOf } from '../../../src/domain/agreement/span-matching.ts';
import type { LabelledSpan } from '../../../src/domain/agreement/span-matching.ts';
import { semevalCounts, semevalSchemes } from '../../../src/domain/agreement/semeval-2013.ts';
import { seededRandom, shuffled } from '../../../src/domain/agreement/seeded-random.ts';

const LABELS = 2;

/** One fragment, or two with a gap between them. */
const anySpan: fc.Arbitrary<LabelledSpan> = fc
  .record({
    label: fc.nat(LABELS - 1),
    start: fc.nat(24),
    length: fc.integer({ min: 1, max: 8 }),
    more: fc.option(fc.record({ gap: fc.integer({ min: 1, max: 4 }), length: fc.integer({ min: 1, max: 4 }) })),
  })
  .map(({ label, start, length, more }) => {
    const fragments = [{ start, end: start + length }];
    if (more !== null) fragments.push({ start: start + length + more.gap, end: start + length + more.gap + more.length });
    return { label, fragments };
  });

const anySpans = fc.array(anySpan, { maxLength: 5 });

const codeUnitsOf = ({ fragments }: LabelledSpan): Set<number> =>
  new Set(fragments.flatMap(({ start, end }) => Array.from({ length: end - start }, (_unit, index) => start + index)));

/** The most pairs that can be made, by trying all. */
function most(
  first: readonly LabelledSpan[],
  second: readonly LabelledSpan[],
  fits: (one: LabelledSpan, other: LabelledSpan) => boolean,
): number {
  const [one, ...others] = first;
  if (one === undefined) return 0;
  const without = most(others, second, fits);
  return second.reduce(
    (best, span, index) => (fits(one, span) ? Math.max(best, 1 + most(others, second.toSpliced(index, 1), fits)) : best),
    without,
  );
}

const overlaps = (one: LabelledSpan, other: LabelledSpan): boolean =>
  one.label === other.label && [...codeUnitsOf(one)].some((unit) => codeUnitsOf(other).has(unit));

const isSame = (one: LabelledSpan, other: LabelledSpan): boolean =>
  one.label === other.label && JSON.stringify(one.fragments) === JSON.stringify(other.fragments);

const sumOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);

/** Pairs as the definition has it: all that overlap, the best first, each span once. */
function greedily(first: readonly LabelledSpan[], second: readonly LabelledSpan[]): string[] {
  const startOf = ({ fragments }: LabelledSpan): number => fragments[0]?.start ?? 0;
  const all = first.flatMap((one, row) =>
    second.map((other, column) => {
      const [mine, theirs] = [codeUnitsOf(one), codeUnitsOf(other)];
      const common = [...mine].filter((unit) => theirs.has(unit)).length;
      const alike = one.label === other.label ? 1 : 0;
      return { row, column, common, share: common / (mine.size + theirs.size - common), alike, start: startOf(one) + startOf(other) };
    }),
  );
  all.sort((a, b) => b.share - a.share || b.alike - a.alike || a.start - b.start || a.row - b.row || a.column - b.column);
  const taken = new Set<string>();
  return all
    .filter(({ row, column, common }) => {
      if (common === 0 || taken.has(`first ${row}`) || taken.has(`second ${column}`)) return false;
      taken.add(`first ${row}`).add(`second ${column}`);
      return true;
    })
    .map(({ row, column, common }) => `${row}-${column}: ${common}`);
}

describe('spans matched', () => {
  it('of whatever label are those that greed takes', () => {
    fc.assert(
      fc.property(fc.array(anySpan, { maxLength: 12 }), fc.array(anySpan, { maxLength: 12 }), (first, second) => {
        const pairs = pairSpans(first, second).map((pair) => `${pair.first}-${pair.second}: ${pair.common}`);
        expect(pairs.toSorted()).toEqual(greedily(first, second).toSorted());
      }),
    );
  });

  it('are as many as can be paired, exactly or by overlap', () => {
    fc.assert(
      fc.property(anySpans, anySpans, (gold, predicted) => {
        const counts = matchCounts(gold, predicted, LABELS);
        expect(sumOf(counts.overlap)).toBe(most(gold, predicted, overlaps));
        expect(sumOf(counts.exact)).toBe(most(gold, predicted, isSame));
      }),
    );
  });

  it('change nothing but places when the sides are swapped, and nothing at all in another order', () => {
    fc.assert(
      fc.property(anySpans, anySpans, fc.nat(), (gold, predicted, seed) => {
        const counts = matchCounts(gold, predicted, LABELS);
        const swapped = matchCounts(predicted, gold, LABELS);
        expect(swapped).toEqual({ ...counts, gold: counts.predicted, predicted: counts.gold });
        const random = seededRandom(seed);
        expect(matchCounts(shuffled(gold, random), shuffled(predicted, random), LABELS)).toEqual(counts);
        expect(scoresOf(swapped, 'exact').f1).toEqual(scoresOf(counts, 'exact').f1);
      }),
    );
  });

  it('add over documents as over spans that lie far apart', () => {
    const far = 1000;
    const moved = (spans: readonly LabelledSpan[]): LabelledSpan[] =>
      spans.map(({ label, fragments }) => ({
        label,
        fragments: fragments.map(({ start, end }) => ({ start: start + far, end: end + far })),
      }));
    fc.assert(
      fc.property(anySpans, anySpans, anySpans, anySpans, (gold, predicted, otherGold, otherPredicted) => {
        const sum = addMatchCounts([
          matchCounts(gold, predicted, LABELS),
          matchCounts(otherGold, otherPredicted, LABELS),
        ]);
        const joined = matchCounts([...gold, ...moved(otherGold)], [...predicted, ...moved(otherPredicted)], LABELS);
        expect(sum).toEqual(joined);
      }),
    );
  });

  it('pair each span once, with one that it has code units in common with', () => {
    fc.assert(
      fc.property(anySpans, anySpans, (first, second) => {
        const pairs = pairSpans(first, second);
        expect(new Set(pairs.map((pair) => pair.first)).size).toBe(pairs.length);
        expect(new Set(pairs.map((pair) => pair.second)).size).toBe(pairs.length);
        for (const pair of pairs) {
          const [one, other] = [first[pair.first], second[pair.second]];
          if (one === undefined || other === undefined) throw new Error('no such span');
          const common = [...codeUnitsOf(one)].filter((unit) => codeUnitsOf(other).has(unit));
          expect(pair.common).toBe(common.length);
          expect(common.length).toBeGreaterThan(0);
        }
        // Nothing is left that could still be paired.
        const [usedFirst, usedSecond] = [new Set(pairs.map((pair) => pair.first)), new Set(pairs.map((pair) => pair.second))];
        for (const [index, one] of first.entries()) {
          for (const [place, other] of second.entries()) {
            if (usedFirst.has(index) || usedSecond.has(place)) continue;
            expect([...codeUnitsOf(one)].some((unit) => codeUnitsOf(other).has(unit))).toBe(false);
          }
        }
      }),
    );
  });

  it('leave no span uncounted in any scheme of SemEval-2013', () => {
    fc.assert(
      fc.property(anySpans, anySpans, (gold, predicted) => {
        const tally = semevalCounts(gold, predicted);
        for (const scheme of semevalSchemes) {
          const { correct, incorrect, partial, missed, spurious } = tally[scheme];
          expect(correct + incorrect + partial + missed).toBe(gold.length);
          expect(correct + incorrect + partial + spurious).toBe(predicted.length);
        }
        const same = semevalCounts(gold, gold);
        expect(same.exact.correct).toBe(gold.length);
        expect(same.partial.partial).toBe(0);
      }),
    );
  });
});

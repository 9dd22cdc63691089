import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignmentCandidates } from '../../../src/domain/agreement/alignment-candidates.ts';
import { bestPairs } from '../../../src/domain/agreement/assignment.ts';
import { bestAlignment, unitaryDisorder } from '../../../src/domain/agreement/best-alignment.ts';
import { endToEnd, flatten, isFlat } from '../../../src/domain/agreement/continuum.ts';
import type { Continuum, Unit } from '../../../src/domain/agreement/continuum.ts';
import { gammaWeights } from '../../../src/domain/agreement/dissimilarity.ts';
import { gamma } from '../../../src/domain/agreement/gamma.ts';
import type { Outcome } from '../../../src/domain/agreement/outcome.ts';
import { cheapestPartition, costOf } from '../../../src/domain/agreement/set-partition.ts';
import { unitizing2004 } from '../../../src/domain/agreement/unitizing-2004.ts';
import { unitizingAlpha } from '../../../src/domain/agreement/unitizing-2016.ts';
import { addUnitizingTallies, unitizingTallyOf } from '../../../src/domain/agreement/unitizing-tally.ts';

const LENGTH = 60;
const CATEGORIES = 3;

const anyUnit: fc.Arbitrary<Unit> = fc
  .record({ start: fc.nat(LENGTH - 1), length: fc.integer({ min: 1, max: 20 }), category: fc.nat(CATEGORIES - 1) })
  .map(({ start, length, category }) => ({ start, end: Math.min(LENGTH, start + length), category }));

const anyCoder = fc.array(anyUnit, { maxLength: 6 });

const flatContinuum = (coders: number): fc.Arbitrary<Continuum> =>
  fc
    .array(anyCoder, { minLength: coders, maxLength: coders })
    .map((lists) => ({ length: LENGTH, coders: lists.map((units) => flatten(units).units) }));

const sameOutcome = (first: Outcome, second: Outcome): void => {
  if (first.value === null || second.value === null) expect(first).toEqual(second);
  else expect(first.value).toBeCloseTo(second.value, 9);
};

const outcomesOf = ({ u, binary, coding, coverage, byCategory }: ReturnType<typeof unitizingAlpha>): Outcome[] => [
  u,
  binary,
  coding,
  coverage,
  ...byCategory,
];

const sameFamily = (first: ReturnType<typeof unitizingAlpha>, second: ReturnType<typeof unitizingAlpha>): void => {
  const others = outcomesOf(second);
  outcomesOf(first).forEach((outcome, index) => {
    const other = others[index];
    if (other === undefined) throw new Error('a figure more');
    sameOutcome(outcome, other);
  });
};

describe('one coder’s units made flat', () => {
  it('do not overlap, cover what they covered, and the shortest keep their place', () => {
    fc.assert(
      fc.property(anyCoder, (units) => {
        const { units: flat, cut, shortened } = flatten(units);
        expect(isFlat(flat)).toBe(true);
        const covered = (list: readonly Unit[], at: number): boolean => list.some(({ start, end }) => start <= at && at < end);
        let unique = 0;
        for (let at = 0; at < LENGTH; at += 1) {
          expect(covered(flat, at)).toBe(covered(units, at));
          if (covered(units, at)) unique += 1;
          const over = units.filter(({ start, end }) => start <= at && at < end);
          const shortest = Math.min(...over.map(({ start, end }) => end - start));
          const winner = flat.find(({ start, end }) => start <= at && at < end);
          const sameCategory = over.filter((unit) => unit.category === winner?.category);
          if (winner !== undefined) expect(sameCategory.map(({ start, end }) => end - start)).toContain(shortest);
        }
        expect(cut).toBe(units.reduce((sum, { start, end }) => sum + end - start, 0) - unique);
        expect(shortened === 0).toBe(cut === 0);
      }),
    );
  });
});

describe('the unitizing measures', () => {
  it('of documents that are added are those of the documents laid end to end', () => {
    fc.assert(
      fc.property(fc.array(flatContinuum(3), { minLength: 1, maxLength: 4 }), (documents) => {
        const sum = addUnitizingTallies(documents.map((document) => unitizingTallyOf(document, CATEGORIES)));
        sameFamily(unitizingAlpha(sum), unitizingAlpha(unitizingTallyOf(endToEnd(documents), CATEGORIES)));
      }),
    );
  });

  it('do not mind who comes first', () => {
    fc.assert(
      fc.property(flatContinuum(4), ({ length, coders }) => {
        const turned = { length, coders: [...coders].reverse() };
        const family = (continuum: Continuum): ReturnType<typeof unitizingAlpha> =>
          unitizingAlpha(unitizingTallyOf(continuum, CATEGORIES));
        sameFamily(family({ length, coders }), family(turned));
        sameOutcome(
          unitizing2004({ length, coders }, CATEGORIES).overall,
          unitizing2004(turned, CATEGORIES).overall,
        );
      }),
    );
  });

  it('are 1 where all mark the same, or not available; never more, never no number', () => {
    fc.assert(
      fc.property(flatContinuum(3), ({ length, coders }) => {
        const same = { length, coders: coders.map(() => coders[0] ?? []) };
        for (const outcome of outcomesOf(unitizingAlpha(unitizingTallyOf(same, CATEGORIES))).filter(
          (_outcome, index) => index !== 3,
        )) {
          if (outcome.value !== null) expect(outcome.value).toBeCloseTo(1, 9);
        }
        if (same.coders[0]?.length !== 0) expect(unitizing2004(same, CATEGORIES).overall).toEqual({ value: 1 });
        const different = unitizingAlpha(unitizingTallyOf({ length, coders }, CATEGORIES));
        for (const outcome of [...outcomesOf(different), unitizing2004({ length, coders }, CATEGORIES).overall]) {
          if (outcome.value === null) expect(outcome.reason).toBeTypeOf('string');
          else expect(outcome.value).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
    );
  });
});

/** The least disorder, by trying all partitions into unitary alignments. */
function leastDisorder(coders: readonly (readonly Unit[])[]): number {
  const count = coders.flat().length;
  const rest = coders.map((units) => [...units]);
  const least = (): number => {
    const from = rest.findIndex((units) => units.length > 0);
    if (from === -1) return 0;
    const unit = rest[from]?.shift();
    if (unit === undefined) return 0;
    let best = Number.POSITIVE_INFINITY;
    const tuple: (Unit | null)[] = coders.map(() => null);
    tuple[from] = unit;
    const fill = (coder: number): void => {
      if (coder === coders.length) {
        best = Math.min(best, unitaryDisorder(tuple, gammaWeights) + least());
        return;
      }
      fill(coder + 1);
      const units = rest[coder] ?? [];
      for (let index = 0; index < units.length; index += 1) {
        const [taken] = units.splice(index, 1);
        tuple[coder] = taken ?? null;
        fill(coder + 1);
        tuple[coder] = null;
        if (taken !== undefined) units.splice(index, 0, taken);
      }
    };
    fill(from + 1);
    rest[from]?.unshift(unit);
    return best;
  };
  return least() / (count / coders.length);
}

describe('the best alignment', () => {
  for (const [coders, most] of [[2, 4], [3, 3], [4, 2]] as const) {
    it(`of ${coders} coders is the best of all there are`, () => {
      const few = fc.array(fc.array(anyUnit, { maxLength: most }), { minLength: coders, maxLength: coders });
      fc.assert(
        fc.property(
          few.filter((lists) => lists.flat().length > 0),
          (lists) => {
            const found = bestAlignment(lists, gammaWeights);
            expect(found?.disorder).toBeCloseTo(leastDisorder(lists), 6);
            // Of each unit exactly one.
            const used = lists.map((_units, coder) => found?.alignments.flatMap((tuple) => tuple[coder] ?? []));
            expect(used.map((units) => units?.length)).toEqual(lists.map((units) => units.length));
          },
        ),
        { numRuns: 60 },
      );
    });
  }

  it('has the same disorder for coders in another order, and none where all mark the same', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyUnit, { minLength: 1, maxLength: 8 }), { minLength: 3, maxLength: 3 }), (lists) => {
        const turned = bestAlignment([...lists].reverse(), gammaWeights);
        expect(bestAlignment(lists, gammaWeights)?.disorder).toBeCloseTo(turned?.disorder ?? -1, 6);
        expect(bestAlignment(lists.map(() => lists[0] ?? []), gammaWeights)?.disorder).toBeCloseTo(0, 12);
      }),
      { numRuns: 50 },
    );
  });

  it('by assignment costs what it costs by partition', () => {
    const gains = fc.array(fc.array(fc.integer({ min: -5, max: 9 }), { minLength: 6, maxLength: 6 }), { maxLength: 6 });
    fc.assert(
      fc.property(gains, (table) => {
        const rows = table.map((row) => row.flatMap((gain, column) => (gain > 0 ? [{ column, gain }] : [])));
        const pairs = bestPairs(rows, 6);
        const taken = [...pairs].filter((column) => column !== -1);
        expect(new Set(taken).size).toBe(taken.length);
        const best = (row: number, used: number): number => {
          if (row === table.length) return 0;
          return (rows[row] ?? []).reduce(
            (most, { column, gain }) =>
              (used >> column) % 2 === 1 ? most : Math.max(most, gain + best(row + 1, used | (1 << column))),
            best(row + 1, used),
          );
        };
        const won = table.reduce((sum, row, index) => sum + (row[pairs[index] ?? -1] ?? 0), 0);
        expect(won).toBe(best(0, 0));
      }),
    );
  });

  it('is never beaten by a partition found with less effort, and gives up rather than guess', () => {
    const dense = fc.array(fc.array(anyUnit, { minLength: 8, maxLength: 14 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(dense, (lists) => {
        const problem = alignmentCandidates(lists, gammaWeights, 100_000);
        if (problem === null) throw new Error('more candidates than thought');
        const thorough = cheapestPartition(problem, 1_000_000);
        if (thorough === null) throw new Error('a longer search than thought');
        const quick = cheapestPartition(problem, 5);
        if (quick !== null) expect(costOf(problem, quick)).toBeCloseTo(costOf(problem, thorough), 9);
        const items = thorough.flatMap((set) => [
          ...problem.members.subarray(problem.starts[set], problem.starts[set + 1]),
        ]);
        expect(items.sort((a, b) => a - b)).toEqual(Array.from({ length: problem.items }, (_item, index) => index));
      }),
      { numRuns: 20 },
    );
  });
});

describe('γ', () => {
  it('is 1 where all mark the same, and never more', () => {
    fc.assert(
      fc.property(flatContinuum(3), fc.nat(1000), ({ length, coders }, seed) => {
        const same = gamma({ length, coders: coders.map(() => coders[0] ?? []) }, { seed, precision: 0.5 });
        if (same.gamma.value !== null) expect(same.gamma.value).toBe(1);
        const different = gamma({ length, coders }, { seed, precision: 0.5, categories: CATEGORIES });
        for (const outcome of [different.gamma, different.categorial, ...different.byCategory]) {
          if (outcome.value === null) expect(outcome.reason).toBeTypeOf('string');
          else expect(outcome.value).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 15 },
    );
  });
});

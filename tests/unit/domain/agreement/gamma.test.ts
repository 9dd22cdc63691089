import { describe, expect, it } from 'vitest';
import { bestAlignment } from '../../../../src/domain/agreement/best-alignment.ts';
import type { Unit } from '../../../../src/domain/agreement/continuum.ts';
import { gammaWeights, positionalDissimilarity } from '../../../../src/domain/agreement/dissimilarity.ts';
import { gamma } from '../../../../src/domain/agreement/gamma.ts';
import { sampledCoders } from '../../../../src/domain/agreement/sampled-continuum.ts';
import { seededRandom } from '../../../../src/domain/agreement/seeded-random.ts';

const unit = (start: number, end: number, category = 0): Unit => ({ start, end, category });

// The example that Mathet’s software comes with: Alex, Paul and Suzan, from where the first unit starts.
const example = [
  [unit(0, 7, 1), unit(9, 15, 2), unit(22, 28, 5), unit(30, 34, 6), unit(34, 42, 6), unit(42, 58, 7)],
  [unit(0, 7, 1), unit(9, 15, 3), unit(17, 23, 5), unit(30, 42, 6)],
  [unit(0, 7, 1), unit(9, 15, 4), unit(19, 25, 5), unit(30, 34, 6), unit(34, 38, 6), unit(38, 42, 6)],
];
const thrice = { ...gammaWeights, position: 3 };

describe('γ', () => {
  it('finds places dissimilar as the paper has it', () => {
    expect(positionalDissimilarity(unit(1, 5), unit(2, 6), 1)).toBe(0.0625);
    expect(positionalDissimilarity(unit(0, 10), unit(20, 30), 2)).toBe(8);
  });

  it('aligns the known example at its known disorder, and what ties with nothing with something', () => {
    const alignment = bestAlignment(example, thrice);
    expect(alignment?.disorder).toBeCloseTo(0.960625, 9);
    expect(alignment?.alignments).toHaveLength(6);
    expect(bestAlignment(example, gammaWeights)?.disorder).toBeCloseTo(0.6535416667, 9);
  });

  it('comes to the known figures of the example, to the precision asked for', () => {
    const result = gamma({ length: 58, coders: example }, { seed: 4, precision: 0.01, weights: thrice, categories: 8 });
    expect(result.gamma.value).toBeGreaterThan(0.44);
    expect(result.gamma.value).toBeLessThan(0.47);
    expect(result.categorial.value).toBeGreaterThan(0.38);
    expect(result.categorial.value).toBeLessThan(0.42);
    expect(result.byCategory[1]).toEqual({ value: 1 });
    expect(result.byCategory[2]?.value).toBeLessThanOrEqual(0);
    expect(result.byCategory[5]).toEqual({ value: 1 });
    expect(result.byCategory[6]?.value).toBeCloseTo(0.37, 1);
    // Nobody used the first category.
    expect(result.byCategory[0]).toEqual({ value: null, reason: 'no-units' });
    expect(result.samples).toBeGreaterThan(30);
    expect(result.precision).toBeLessThan(0.0125);
  });

  it('gives the same figures for the same seed, others for another, near by', () => {
    const run = (seed: number): ReturnType<typeof gamma> =>
      gamma({ length: 58, coders: example }, { seed, precision: 0.02, weights: thrice, categories: 8 });
    expect(run(7)).toEqual(run(7));
    expect(run(8).expected).not.toBe(run(7).expected);
    expect(Math.abs((run(8).expected ?? 0) / (run(7).expected ?? 1) - 1)).toBeLessThan(0.08);
  });

  it('asks after each sample whether to go on', () => {
    const told: [number, number][] = [];
    const continuum = { length: 58, coders: example };
    const { samples } = gamma(continuum, { seed: 1, precision: 1, onSample: (done, wanted) => told.push([done, wanted]) });
    expect(samples).toBe(30);
    expect(told[0]).toEqual([1, 30]);
    expect(told.at(-1)).toEqual([30, 30]);
    const stop = (): never => {
      throw new Error('enough');
    };
    expect(() => gamma(continuum, { seed: 1, precision: 1, onSample: stop })).toThrow('enough');
  });

  it('says why there is no figure', () => {
    const reasonOf = (length: number, coders: readonly (readonly Unit[])[]): string | undefined => {
      const { gamma: figure } = gamma({ length, coders }, { seed: 1, precision: 0.05 });
      return figure.value === null ? figure.reason : undefined;
    };
    expect(reasonOf(10, [])).toBe('one-annotator');
    expect(reasonOf(10, [[unit(0, 3)]])).toBe('one-annotator');
    expect(reasonOf(10, [[], []])).toBe('no-units');
    expect(reasonOf(10, [[unit(5, 5)], [unit(5, 5)]])).toBe('no-units');
    // Wherever one unit over all of a continuum is moved to, both coders’ stay alike but for the shift.
    expect(reasonOf(1, [[unit(0, 1)], [unit(0, 1)]])).toBe('no-variation');
  });

  it('does not converge where neither search nor solver ends', () => {
    const coders = Array.from({ length: 3 }, (_coder, shift) =>
      Array.from({ length: 12 }, (_unit, index) => unit(index * 5 + shift, index * 5 + 9 + shift, (index + shift) % 3)),
    );
    const options = { seed: 1, precision: 0.05 };
    const solved = gamma({ length: 90, coders }, options);
    expect(solved.gamma.value).not.toBeNull();
    const given = gamma({ length: 90, coders }, { ...options, limits: { candidates: 50, states: 10 } });
    expect(given.gamma).toEqual({ value: null, reason: 'not-converged' });
    expect(given.alignment).toBeNull();
  });

  it('leaves out units of no length, and says how many', () => {
    const coders = [[unit(0, 5), unit(7, 7)], [unit(1, 5)]];
    const result = gamma({ length: 20, coders }, { seed: 1, precision: 0.05 });
    expect(result.withoutLength).toBe(1);
    expect(result.alignment?.alignments).toEqual([[unit(0, 5), unit(1, 5)]]);
  });

  it('counts distances between categories', () => {
    const distances = { size: 3, values: [0, 0.5, 1, 0.5, 0, 0.5, 1, 0.5, 0] };
    const alignment = bestAlignment([[unit(0, 5, 0)], [unit(0, 5, 1)]], { ...gammaWeights, distances });
    expect(alignment?.disorder).toBeCloseTo(0.5, 12);
  });
});

describe('a sampled continuum', () => {
  it('moves whole sets of units by whole numbers, round the end', () => {
    const random = seededRandom(3);
    const lengths = new Set(example.map((units) => units.map(({ start, end }) => end - start).join()));
    const shifts = new Set<number>();
    for (let sample = 0; sample < 50; sample += 1) {
      for (const units of sampledCoders({ length: 58, coders: example }, random)) {
        expect(lengths.has(units.map(({ start, end }) => end - start).join())).toBe(true);
        expect(units.every(({ start }) => Number.isInteger(start) && start >= 0 && start < 58)).toBe(true);
        shifts.add(units[0]?.start ?? -1);
      }
    }
    expect(shifts.size).toBeGreaterThan(30);
  });

  it('draws again where nobody drawn has a unit', () => {
    const random = seededRandom(1);
    for (let sample = 0; sample < 40; sample += 1) {
      const coders = sampledCoders({ length: 20, coders: [[unit(2, 5)], [], [], []] }, random);
      expect(coders.flat().length).toBeGreaterThan(0);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { weightedKappa } from '../../../../src/domain/agreement/cohen.ts';
import { marginsOf } from '../../../../src/domain/agreement/contingency.ts';
import type { Contingency } from '../../../../src/domain/agreement/contingency.ts';
import { linear, nominal, quadratic } from '../../../../src/domain/agreement/distance.ts';
import type { Distance } from '../../../../src/domain/agreement/distance.ts';
import { kappaErrors } from '../../../../src/domain/agreement/kappa-errors.ts';
import { twoSidedProbability } from '../../../../src/domain/agreement/normal.ts';
import { clinicians, cohen, tableOf, threeActs } from './published-tables.ts';

/**
 * The standard error by the delta method, with slopes taken numerically: what the closed formula must come to. A cell
 * that grows a little tells how κ leans on it.
 */
function errorBySlopes(table: Contingency, distance: Distance): number {
  const { total } = marginsOf(table);
  const step = 1e-5 * total;
  const kappaWith = (cell: number, more: number): number => {
    const counts = table.counts.map((count, index) => (index === cell ? count + more : count));
    return weightedKappa({ ...table, counts }, distance).value ?? NaN;
  };
  const shares = Array.from(table.counts, (count) => count / total);
  const slopes = shares.map((_, cell) => ((kappaWith(cell, step) - kappaWith(cell, -step)) / (2 * step)) * total);
  const mean = slopes.reduce((sum, slope, cell) => sum + slope * (shares[cell] ?? 0), 0);
  const variance = slopes.reduce((sum, slope, cell) => sum + (slope - mean) ** 2 * (shares[cell] ?? 0), 0);
  return Math.sqrt(variance / total);
}

describe('asymptotic errors of κ', () => {
  it('of the two clinicians of Fleiss, Cohen & Everitt', () => {
    const { kappa, standardError } = kappaErrors(clinicians);
    expect(kappa.value?.toFixed(3)).toBe('0.429');
    expect(standardError.value?.toFixed(3)).toBe('0.054');
  });

  it.each([
    ['nominal', nominal],
    ['linear', linear],
    ['quadratic', quadratic],
  ])('are those of the delta method, %s', (_, distance) => {
    for (const table of [cohen, clinicians, threeActs, tableOf([1, 2, 3], [4, 5, 6], [7, 8, 9])]) {
      expect(kappaErrors(table, distance).standardError.value).toBeCloseTo(errorBySlopes(table, distance), 7);
    }
  });

  it('at zero are those of the textbook formula of κ', () => {
    const { total, rows, columns } = marginsOf(cohen);
    const shares = Array.from(rows, (count, index) => [count / total, (columns[index] ?? 0) / total] as const);
    const chance = shares.reduce((sum, [row, column]) => sum + row * column, 0);
    const cubes = shares.reduce((sum, [row, column]) => sum + row * column * (row + column), 0);
    const expected = Math.sqrt((chance + chance ** 2 - cubes) / total) / (1 - chance);
    expect(kappaErrors(cohen).standardErrorAtZero.value).toBeCloseTo(expected, 12);
  });

  it('do not depend on the unit that distances are in', () => {
    const tenfold: Distance = (first, second) => 10 * linear(first, second, []);
    const [plain, scaled] = [kappaErrors(cohen, linear), kappaErrors(cohen, tenfold)];
    expect(scaled.standardError.value).toBeCloseTo(plain.standardError.value ?? NaN, 12);
    expect(scaled.standardErrorAtZero.value).toBeCloseTo(plain.standardErrorAtZero.value ?? NaN, 12);
  });

  it('give an interval of 1.96 of them on either side', () => {
    const { kappa, standardError, interval } = kappaErrors(cohen);
    const half = ((interval?.high ?? NaN) - (interval?.low ?? NaN)) / 2;
    expect(half / (standardError.value ?? NaN)).toBeCloseTo(1.959964, 6);
    expect(((interval?.high ?? NaN) + (interval?.low ?? NaN)) / 2).toBeCloseTo(kappa.value ?? NaN, 12);
  });

  it('are 0 where every unit agrees', () => {
    const { standardError, interval } = kappaErrors(tableOf([3, 0], [0, 4]));
    expect(standardError).toEqual({ value: 0 });
    expect(interval).toEqual({ low: 1, high: 1 });
  });
});

describe('the probability of a standard normal variable', () => {
  it.each([
    [0, 1],
    [1, 0.31731050786291415],
    [1.959963984540054, 0.05],
    [2.5758293035489004, 0.01],
    [2.82, 0.004802364948378509],
    [2.84, 0.00451135338308465],
    [5, 5.733031437583866e-7],
    [10, 1.523970604832105e-23],
  ])('beyond %d on either side', (z, probability) => {
    expect(twoSidedProbability(z) / probability).toBeCloseTo(1, 11);
    expect(twoSidedProbability(-z)).toBe(twoSidedProbability(z));
  });
});

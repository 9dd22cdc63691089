import { describe, expect, it } from 'vitest';
import { alphaByCategory, krippendorffAlpha } from '../../../../src/domain/agreement/alpha.ts';
import {
  fleissByCategory,
  fleissKappa,
  gwetAc1,
  percentAgreement,
  randolphKappa,
} from '../../../../src/domain/agreement/coefficients.ts';
import { cohenKappa, cohenKappaMax, weightedKappa } from '../../../../src/domain/agreement/cohen.ts';
import { tallyOf, tallyOfContingency } from '../../../../src/domain/agreement/coincidences.ts';
import { contingencyOf, pairTables } from '../../../../src/domain/agreement/contingency.ts';
import {
  distanceBetween,
  interval,
  linear,
  nominal,
  ordinal,
  quadratic,
  ratio,
} from '../../../../src/domain/agreement/distance.ts';
import type { Outcome } from '../../../../src/domain/agreement/outcome.ts';
import { bennettS, lightKappa, multiKappa, scottPi } from '../../../../src/domain/agreement/pair-coefficients.ts';
import { codingOf, cohen, fourObservers, psychiatrists, tableOf, threeActs, twoActs } from './published-tables.ts';

/** The figure as papers print it: so many places after the point. */
function printed(outcome: Outcome | undefined, places = 3): string {
  return outcome?.value?.toFixed(places) ?? 'none';
}

describe('figures as published', () => {
  it('Krippendorff 2011: α of four observers with missing values on four scales', () => {
    const tally = tallyOf(fourObservers);
    const numbers = fourObservers.categories.map(Number);
    expect(printed(krippendorffAlpha(tally, nominal))).toBe('0.743');
    expect(printed(krippendorffAlpha(tally, ordinal))).toBe('0.815');
    expect(printed(krippendorffAlpha(tally, interval(numbers)))).toBe('0.849');
    expect(printed(krippendorffAlpha(tally, ratio(numbers)))).toBe('0.797');
  });

  it('Krippendorff 1980, p. 133: α of two observers, ten units, two categories', () => {
    const tally = tallyOf(codingOf('01', '0100000010', '0110010100'));
    expect(printed(krippendorffAlpha(tally))).toBe('0.095');
  });

  it('Gwet 2014: the same table by per cent, AC1 and the free-marginal κ', () => {
    const tally = tallyOf(fourObservers);
    expect(printed(percentAgreement(tally), 5)).toBe('0.81818');
    expect(printed(gwetAc1(tally), 5)).toBe('0.77544');
    expect(printed(randolphKappa(tally), 5)).toBe('0.77273');
  });

  it('Fleiss 1971: six psychiatrists, overall and by diagnosis', () => {
    const tally = tallyOf(psychiatrists);
    expect(printed(fleissKappa(tally))).toBe('0.430');
    expect(printed(percentAgreement(tally))).toBe('0.556');
    expect(fleissByCategory(tally).map((outcome) => printed(outcome))).toEqual([
      '0.245', '0.245', '0.520', '0.471', '0.566',
    ]);
  });

  it('the R package irr: the same six by Light and by Conger, values rising within a patient', () => {
    expect(printed(lightKappa(pairTables(psychiatrists)))).toBe('0.459');
    expect(printed(multiKappa(pairTables(psychiatrists)))).toBe('0.442');
  });

  it('Cohen 1960: κ and the largest κ that the margins allow', () => {
    expect(printed(cohenKappa(cohen))).toBe('0.492');
    expect(printed(cohenKappaMax(cohen))).toBe('0.831');
  });

  it('Cohen 1968: weighted κ of the same table, by distances of its own', () => {
    const weights = [[0, 1, 3], [1, 0, 6], [3, 6, 0]];
    const distance = distanceBetween([0, 1, 2], (one, other) => weights[one]?.[other] ?? NaN);
    expect(printed(weightedKappa(cohen, distance))).toBe('0.348');
  });

  it('Artstein & Poesio 2008: S, π, κ of two acts; κ_w and α of three, checks half as far', () => {
    expect([bennettS, scottPi, cohenKappa].map((coefficient) => printed(coefficient(twoActs)))).toEqual([
      '0.400', '0.341', '0.348',
    ]);
    const distance = distanceBetween(['statement', 'request', 'check'], (one, other) =>
      one === 'check' || other === 'check' ? 0.5 : 1,
    );
    expect(printed(weightedKappa(threeActs, distance), 4)).toBe('0.8163');
    expect(printed(krippendorffAlpha(tallyOfContingency(threeActs), distance), 4)).toBe('0.8156');
  });

  it('Randolph 2005: three coders, four units', () => {
    const tally = tallyOf(codingOf('yn', 'yynn', 'yynn', 'ynyn'));
    expect(printed(randolphKappa(tally))).toBe('0.333');
  });

  it('Feinstein & Cicchetti 1990: one agreement, two margins; κ falls where AC1 and S do not', () => {
    const [even, uneven] = [tableOf([40, 9], [6, 45]), tableOf([80, 10], [5, 5])];
    expect([cohenKappa(even), cohenKappa(uneven)].map((outcome) => printed(outcome, 2))).toEqual(['0.70', '0.32']);
    expect([even, uneven].map((table) => printed(bennettS(table), 2))).toEqual(['0.70', '0.70']);
    expect([even, uneven].map((table) => printed(gwetAc1(tallyOfContingency(table)), 2))).toEqual(['0.70', '0.81']);
  });
});

describe('worked on paper', () => {
  it('α by category is nominal α of the category against the rest', () => {
    const [, second] = alphaByCategory(tallyOf(fourObservers));
    const againstRest = (value: number | null): number | null => (value === null ? null : Number(value === 1));
    const merged = { ...fourObservers, values: fourObservers.values.map((unit) => unit.map(againstRest)) };
    expect(second?.value).toBeCloseTo(krippendorffAlpha(tallyOf(merged)).value ?? NaN, 12);
  });

  it('a distance of 0 between two categories merges them', () => {
    const distance = distanceBetween([0, 1, 1], (one, other) => Math.abs(one - other));
    const merged = tableOf([88, 32], [12, 68]);
    expect(weightedKappa(cohen, distance).value).toBeCloseTo(cohenKappa(merged).value ?? NaN, 12);
  });

  it('weighted κ: 1 − D_o/D_e on one scale, also where the largest distance never occurs', () => {
    const table = tableOf([2, 1, 0, 0], [0, 2, 1, 0], [0, 0, 2, 0], [0, 0, 0, 0]);
    // Rows 3, 3, 2, columns 2, 3, 3; two of eight units one step apart; by chance 30 of 64 pairs one, 13 two.
    expect(weightedKappa(table, linear).value).toBeCloseTo(1 - 2 / 8 / (56 / 64), 12);
    expect(weightedKappa(table, quadratic).value).toBeCloseTo(1 - 2 / 8 / (82 / 64), 12);
  });

  it('0 lies at 0 from 0 on a ratio scale', () => {
    const coding = codingOf('012', '0012', '0112');
    // n = 8: margins 3, 3, 2; one unit of 0 and 1, at distance 1; expected pairs 0-1: 9, 0-2: 6, 1-2: 6 at 1/9.
    const expected = (9 + 6 + 6 / 9) / 7;
    expect(krippendorffAlpha(tallyOf(coding), ratio([0, 1, 2])).value).toBeCloseTo(1 - 1 / expected, 12);
  });

  it('S, Randolph and AC1 count categories that nobody used; α, π and κ do not', () => {
    const used = codingOf('ab', 'aabb', 'abbb');
    const spare = { ...used, categories: ['a', 'b', 'c', 'd'] };
    const [two, four] = [contingencyOf(used, 0, 1), contingencyOf(spare, 0, 1)];
    expect(bennettS(two).value).toBeCloseTo(0.5, 12);
    expect(bennettS(four).value).toBeCloseTo(2 / 3, 12);
    expect(randolphKappa(tallyOf(spare)).value).toBeCloseTo(2 / 3, 12);
    expect(gwetAc1(tallyOf(spare)).value).not.toBeCloseTo(gwetAc1(tallyOf(used)).value ?? NaN, 3);
    expect(cohenKappa(four)).toEqual(cohenKappa(two));
    expect(scottPi(four)).toEqual(scottPi(two));
    expect(krippendorffAlpha(tallyOf(spare))).toEqual(krippendorffAlpha(tallyOf(used)));
  });

  it('coders who are not the same in every unit have a Fleiss κ as long as they are as many', () => {
    expect(fleissKappa(tallyOf(codingOf('ab', 'ab..', 'a.ba', '.bba')))).toEqual({ value: 1 });
  });
});

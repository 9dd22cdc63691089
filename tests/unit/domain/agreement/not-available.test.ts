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
import { addTallies, tallyOf } from '../../../../src/domain/agreement/coincidences.ts';
import type { Coding } from '../../../../src/domain/agreement/coding.ts';
import { addContingencies, contingencyOf, pairTables } from '../../../../src/domain/agreement/contingency.ts';
import { distanceBetween, interval, ordinal, ratio } from '../../../../src/domain/agreement/distance.ts';
import { kappaErrors } from '../../../../src/domain/agreement/kappa-errors.ts';
import type { Outcome } from '../../../../src/domain/agreement/outcome.ts';
import { bennettS, lightKappa, multiKappa, scottPi } from '../../../../src/domain/agreement/pair-coefficients.ts';
import { codingOf } from './published-tables.ts';

/** What each coefficient answers: a figure, or why there is none. */
function answers(coding: Coding): Record<string, number | string> {
  const tally = tallyOf(coding);
  const table = contingencyOf(coding, 0, 1);
  const outcomes: Record<string, Outcome> = {
    percent: percentAgreement(tally),
    alpha: krippendorffAlpha(tally),
    ordinal: krippendorffAlpha(tally, ordinal),
    fleiss: fleissKappa(tally),
    randolph: randolphKappa(tally),
    ac1: gwetAc1(tally),
    cohen: cohenKappa(table),
    max: cohenKappaMax(table),
    pi: scottPi(table),
    s: bennettS(table),
    light: lightKappa(pairTables(coding)),
    multi: multiKappa(pairTables(coding)),
  };
  return Object.fromEntries(
    Object.entries(outcomes).map(([name, outcome]) => [name, outcome.value === null ? outcome.reason : outcome.value]),
  );
}

const beyondChance = ['alpha', 'ordinal', 'fleiss', 'cohen', 'max', 'pi', 'light', 'multi'];

describe('where there is no figure', () => {
  it.each([
    ['no units', codingOf('ab', '', ''), 'no-units'],
    ['no values', codingOf('ab', '...', '...'), 'no-units'],
    ['no coders and no categories', codingOf(''), 'no-units'],
    ['nobody in common', codingOf('ab', 'ab..', '..ab'), 'nothing-in-common'],
  ])('%s', (_, coding, reason) => {
    const said = answers(coding);
    if (coding.coders === 0) Object.assign(said, { light: reason, multi: reason });
    expect(new Set(Object.values(said))).toEqual(new Set([reason]));
  });

  it('one annotator', () => {
    const coding = codingOf('ab', 'abba');
    const { percent, alpha, fleiss, randolph, ac1, light, multi } = answers(coding);
    expect(new Set([percent, alpha, fleiss, randolph, ac1, light, multi])).toEqual(new Set(['one-annotator']));
  });

  it.each([
    ['two coders, one category', codingOf('ab', 'aaaa', 'aaaa')],
    ['three coders, one category', codingOf('ab', 'aa', 'aa', 'aa')],
    ['one unit, agreed on', codingOf('ab', 'b', 'b')],
    ['one category, and values that stand alone', codingOf('ab', 'aab', 'aa.')],
  ])('no variation: %s', (_, coding) => {
    const said = answers(coding);
    if (said['fleiss'] === 'missing-values') said['fleiss'] = 'no-variation';
    expect(beyondChance.map((name) => said[name])).toEqual(beyondChance.map(() => 'no-variation'));
    expect([said['percent'], said['s'], said['randolph']]).toEqual([1, 1, 1]);
  });

  it('a scheme of one category leaves no choice', () => {
    const said = answers(codingOf('a', 'aaa', 'aaa'));
    expect([said['s'], said['randolph'], said['ac1']]).toEqual(['no-variation', 'no-variation', 'no-variation']);
  });

  it('Fleiss with other numbers of values in each unit', () => {
    const tally = tallyOf(codingOf('ab', 'abab', 'abb.', 'ab..'));
    expect(fleissKappa(tally)).toEqual({ value: null, reason: 'missing-values' });
    expect(fleissByCategory(tally)).toEqual([fleissKappa(tally), fleissKappa(tally)]);
    expect(krippendorffAlpha(tally).value).not.toBeNull();
  });

  it('Light and multi-κ where one pair of three has nothing in common', () => {
    const tables = pairTables(codingOf('ab', 'ab..', 'abab', '..ab'));
    expect(lightKappa(tables)).toEqual({ value: null, reason: 'missing-values' });
    expect(multiKappa(tables)).toEqual({ value: null, reason: 'missing-values' });
  });

  it('Light where one pair never varies, which multi-κ can bear', () => {
    const tables = pairTables(codingOf('ab', 'aaa', 'aaa', 'aba'));
    expect(lightKappa(tables)).toEqual({ value: null, reason: 'no-variation' });
    expect(multiKappa(tables).value).toBeCloseTo(0, 12);
  });

  it('scales that are none', () => {
    const tally = tallyOf(codingOf('ab', 'abab', 'abba'));
    const notAScale = { value: null, reason: 'not-a-scale' };
    expect(krippendorffAlpha(tally, interval([1, NaN]))).toEqual(notAScale);
    expect(krippendorffAlpha(tally, ratio([-1, 2]))).toEqual(notAScale);
    const table = contingencyOf(codingOf('ab', 'abab', 'abba'), 0, 1);
    const endless = distanceBetween([1, 2], () => Infinity);
    expect(weightedKappa(table, endless)).toEqual(notAScale);
    expect(kappaErrors(table, endless)).toMatchObject({ kappa: notAScale, standardError: notAScale, interval: null });
  });

  it('categories that nobody gave, or everybody', () => {
    const spare = { ...codingOf('ab', 'aab', 'abb'), categories: ['a', 'b', 'c'] };
    for (const outcomes of [alphaByCategory(tallyOf(spare)), fleissByCategory(tallyOf(spare))]) {
      expect(outcomes.map(({ value }) => value === null)).toEqual([false, false, true]);
    }
    const all = alphaByCategory(tallyOf(codingOf('ab', 'aa', 'aa')));
    expect(all).toEqual([{ value: null, reason: 'no-variation' }, { value: null, reason: 'no-variation' }]);
  });

  it('errors of a κ that no test can tell from chance', () => {
    const constant = kappaErrors(contingencyOf(codingOf('ab', 'aaaa', 'aabb'), 0, 1));
    expect(constant.kappa).toEqual({ value: 0 });
    expect(constant.z).toEqual({ value: null, reason: 'no-variation' });
    expect(constant.probability).toEqual({ value: null, reason: 'no-variation' });
  });

  it('no documents at all', () => {
    expect(krippendorffAlpha(addTallies([]))).toEqual({ value: null, reason: 'no-units' });
    expect(cohenKappa(addContingencies([]))).toEqual({ value: null, reason: 'no-units' });
  });
});

describe('where there is one that looks odd', () => {
  it('one coder who never varies, one unit, a swap', () => {
    const third: unknown = expect.closeTo(-1 / 3);
    expect(answers(codingOf('ab', 'aaaa', 'aabb'))).toMatchObject({ cohen: 0, pi: third, fleiss: third });
    expect(answers(codingOf('ab', 'a', 'b'))).toMatchObject({ cohen: 0, pi: -1, fleiss: -1, alpha: 0 });
    expect(answers(codingOf('ab', 'abab', 'baba'))).toMatchObject({ cohen: -1, pi: -1, fleiss: -1, alpha: -0.75 });
  });

  it('an index that is no category is refused', () => {
    expect(() => tallyOf({ categories: ['a'], coders: 2, values: [[0, 1]] })).toThrow(RangeError);
    expect(() => contingencyOf({ categories: ['a'], coders: 2, values: [[0, -1]] }, 0, 1)).toThrow(RangeError);
  });
});

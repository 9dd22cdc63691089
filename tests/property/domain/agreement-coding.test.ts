import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alphaByCategory, krippendorffAlpha } from '../../../src/domain/agreement/alpha.ts';
import {
  fleissByCategory,
  fleissKappa,
  gwetAc1,
  percentAgreement,
  randolphKappa,
} from '../../../src/domain/agreement/coefficients.ts';
import { cohenKappa, cohenKappaMax, weightedKappa } from '../../../src/domain/agreement/cohen.ts';
import { addTallies, completeTally, tallyOf } from '../../../src/domain/agreement/coincidences.ts';
import type { Coding } from '../../../src/domain/agreement/coding.ts';
import { addContingencies, contingencyOf, nominalTableOf, pairTables } from '../../../src/domain/agreement/contingency.ts';
import { interval, linear, ordinal, quadratic, ratio } from '../../../src/domain/agreement/distance.ts';
import { kappaErrors } from '../../../src/domain/agreement/kappa-errors.ts';
import type { Outcome } from '../../../src/domain/agreement/outcome.ts';
import { bennettS, lightKappa, multiKappa, scottPi } from '../../../src/domain/agreement/pair-coefficients.ts';

type Values = readonly (readonly (number | null)[])[];

const codingOfValues = (categories: number, coders: number, values: Values): Coding => ({
  categories: Array.from({ length: categories }, (_, index) => `category ${index}`),
  coders,
  values,
});

/** Codings of up to five coders; some values missing, or none. */
const codings = (missing: boolean): fc.Arbitrary<Coding> =>
  fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 2, max: 5 })).chain(([categories, coders]) => {
    const value = fc.nat(categories - 1);
    const said = missing ? fc.option(value, { freq: 3 }) : value;
    const unit = fc.array<number | null>(said, { minLength: coders, maxLength: coders });
    return fc.array(unit, { maxLength: 12 }).map((values) => codingOfValues(categories, coders, values));
  });

const anyCoding = fc.oneof(codings(true), codings(false));

/** Those that treat all coders alike. */
function ofAllCoders(coding: Coding): Record<string, Outcome> {
  const tally = tallyOf(coding);
  const tables = pairTables(coding);
  return {
    percent: percentAgreement(tally),
    alpha: krippendorffAlpha(tally),
    fleiss: fleissKappa(tally),
    randolph: randolphKappa(tally),
    ac1: gwetAc1(tally),
    light: lightKappa(tables),
    multi: multiKappa(tables),
  };
}

/** Those of the first two coders. */
function ofTwoCoders(coding: Coding): Record<string, Outcome> {
  const table = contingencyOf(coding, 0, 1);
  return { kappa: cohenKappa(table), max: cohenKappaMax(table), pi: scottPi(table), s: bennettS(table) };
}

/** Those that look at the order of categories, or at what they stand for. */
function onScales(coding: Coding): Record<string, Outcome> {
  const tally = tallyOf(coding);
  const table = contingencyOf(coding, 0, 1);
  const numbers = coding.categories.map((_, index) => index * index);
  return {
    ordinal: krippendorffAlpha(tally, ordinal),
    interval: krippendorffAlpha(tally, interval(numbers)),
    ratio: krippendorffAlpha(tally, ratio(numbers)),
    linear: weightedKappa(table, linear),
    quadratic: weightedKappa(table, quadratic),
  };
}

const everything = (coding: Coding): Record<string, Outcome> => ({
  ...ofAllCoders(coding),
  ...ofTwoCoders(coding),
  ...onScales(coding),
});

function expectSame(got: Record<string, Outcome>, expected: Record<string, Outcome>): void {
  const close = Object.entries(expected).map(([name, outcome]) => [
    name,
    outcome.value === null ? outcome : { value: expect.closeTo(outcome.value, 9) },
  ]);
  expect(got).toEqual(Object.fromEntries(close));
}

/** The same list in an order that the seeds decide. */
function shuffled<Item>(items: readonly Item[], seeds: readonly number[]): Item[] {
  return items
    .map((item, index) => ({ item, seed: seeds[index % seeds.length] ?? 0, index }))
    .toSorted((one, other) => one.seed - other.seed || one.index - other.index)
    .map(({ item }) => item);
}

const reasons: readonly string[] = ['no-units', 'nothing-in-common', 'missing-values', 'no-variation'];

const seeds = fc.array(fc.nat(), { minLength: 12, maxLength: 12 });

test('neither the order of units nor, where coders are alike, that of coders matters', () => {
  fc.assert(
    fc.property(anyCoding, seeds, (coding, order) => {
      expectSame(everything({ ...coding, values: shuffled(coding.values, order) }), everything(coding));
      const coders = shuffled([...Array.from({ length: coding.coders }).keys()], order);
      const values = coding.values.map((unit) => coders.map((coder) => unit[coder] ?? null));
      expectSame(ofAllCoders({ ...coding, values }), ofAllCoders(coding));
      const crossed = coding.values.map(([one, other, ...rest]) => [other ?? null, one ?? null, ...rest]);
      const swapped = { ...coding, values: crossed };
      expectSame(ofTwoCoders(swapped), ofTwoCoders(coding));
      expectSame(onScales(swapped), onScales(coding));
    }),
  );
});

test('what categories are called does not matter where they are but names', () => {
  fc.assert(
    fc.property(anyCoding, seeds, (coding, order) => {
      const names = shuffled([...coding.categories.keys()], order);
      const values = coding.values.map((unit) => unit.map((value) => (value === null ? null : (names[value] ?? null))));
      const renamed = { ...coding, values };
      expectSame({ ...ofAllCoders(renamed), ...ofTwoCoders(renamed) }, { ...ofAllCoders(coding), ...ofTwoCoders(coding) });
      const before = alphaByCategory(tallyOf(coding));
      const after = alphaByCategory(tallyOf(renamed));
      before.forEach((outcome, category) => {
        expectSame({ outcome: after[names[category] ?? -1] ?? { value: NaN } }, { outcome });
      });
    }),
  );
});

test('documents add up to what they are together, as often as each was drawn', () => {
  const documents = codings(true).chain((coding) =>
    fc
      .array(fc.nat(3), { minLength: coding.values.length, maxLength: coding.values.length })
      .map((weights) => ({ coding, weights })),
  );
  fc.assert(
    fc.property(documents, ({ coding, weights }) => {
      const each = coding.values.map((unit) => ({ ...coding, values: [unit] }));
      const drawn = {
        ...coding,
        values: coding.values.flatMap((unit, index) => Array.from({ length: weights[index] ?? 0 }, () => unit)),
      };
      const none = { ...coding, values: [] };
      const tally = addTallies([tallyOf(none), ...each.map(tallyOf)], [1, ...weights]);
      const whole = tallyOf(drawn);
      whole.coincidences.forEach((cell, index) => {
        expect(tally.coincidences[index]).toBeCloseTo(cell, 9);
      });
      expect(tally.unitsByValues).toEqual(whole.unitsByValues);
      expectSame({ alpha: krippendorffAlpha(tally) }, { alpha: krippendorffAlpha(whole) });
      expectSame({ ac1: gwetAc1(tally) }, { ac1: gwetAc1(whole) });
      const tables = [none, ...each].map((document) => contingencyOf(document, 0, 1));
      expect(addContingencies(tables, [1, ...weights])).toEqual(contingencyOf(drawn, 0, 1));
    }),
  );
});

test('where nobody left anything out, tables of pairs and what each coder used give the same tally', () => {
  fc.assert(
    fc.property(codings(false), fc.nat(2), (coding, absent) => {
      const size = coding.categories.length;
      const coincidences = new Float64Array(size * size);
      let agreements = 0;
      for (const { counts } of pairTables(coding)) {
        counts.forEach((units, cell) => {
          coincidences[cell] = (coincidences[cell] ?? 0) + units;
          if (cell % (size + 1) === 0) agreements += units;
        });
      }
      const used = Array.from({ length: coding.coders }, (_, coder) => {
        const counts = new Float64Array(size);
        for (const unit of coding.values) counts[unit[coder] ?? 0] = (counts[unit[coder] ?? 0] ?? 0) + 1;
        return counts;
      });
      // Among more coders, of whom some did not speak.
      const coders = coding.coders + absent;
      const tally = completeTally({ coders, spoke: coding.coders, total: coding.values.length, agreements, coincidences, used });
      const { coincidences: cells, shares, ...whole } = tallyOf({ ...coding, coders });
      expect(tally).toMatchObject({ categories: whole.categories, coders, unitsByValues: whole.unitsByValues });
      expect(tally.agreement).toBeCloseTo(whole.agreement, 9);
      expect([...tally.coincidences]).toEqual([...cells].map((cell) => expect.closeTo(cell, 9) as number));
      expect([...tally.shares]).toEqual([...shares].map((share) => expect.closeTo(share, 9) as number));
    }),
  );
});

test('nominal coefficients of a pair are those of any distance that is the same for all', () => {
  fc.assert(
    fc.property(anyCoding, (coding) => {
      const table = contingencyOf(coding, 0, 1);
      const same = weightedKappa(table, (one, other) => (one === other ? 0 : 1));
      expectSame({ whole: cohenKappa(table), margins: cohenKappa(nominalTableOf(table)) }, { whole: same, margins: same });
      expect([scottPi, bennettS].map((coefficient) => coefficient(nominalTableOf(table)))).toEqual([scottPi(table), bennettS(table)]);
    }),
  );
});

test('a figure is a finite number of at most 1, or there is a reason; so with errors and by category', () => {
  fc.assert(
    fc.property(anyCoding, (coding) => {
      const tally = tallyOf(coding);
      const byCategory = [...alphaByCategory(tally), ...fleissByCategory(tally)];
      for (const outcome of [...Object.values(everything(coding)), ...byCategory]) {
        if (outcome.value === null) expect(reasons).toContain(outcome.reason);
        else expect(outcome.value <= 1 + 1e-12).toBe(true);
      }
      const { kappa, interval: around, ...errors } = kappaErrors(contingencyOf(coding, 0, 1), linear);
      expect(around === null).toBe(kappa.value === null);
      for (const { value } of Object.values(errors)) expect(value === null || Number.isFinite(value)).toBe(true);
    }),
  );
});

test('whoever always agrees, on more than one category, agrees by 1', () => {
  const agreed = fc.tuple(fc.integer({ min: 2, max: 4 }), fc.array(fc.nat(3), { maxLength: 8 })).map(([coders, said]) =>
    codingOfValues(4, coders, [0, 1, ...said].map((value) => Array.from({ length: coders }, () => value))),
  );
  fc.assert(
    fc.property(agreed, (coding) => {
      for (const [name, { value }] of Object.entries(everything(coding))) expect([name, value]).toEqual([name, 1]);
    }),
  );
});

test('two coders who leave nothing out: α = 1 − (1 − π)(n − 1)/n, π is Fleiss’ κ, S is Randolph’s, κ is Light’s', () => {
  const complete = codings(false).filter(({ coders, values }) => coders === 2 && values.length > 0);
  fc.assert(
    fc.property(complete, (coding) => {
      const tally = tallyOf(coding);
      const table = contingencyOf(coding, 0, 1);
      const pi = scottPi(table);
      const values = 2 * coding.values.length;
      const alpha = pi.value === null ? pi : { value: 1 - ((1 - pi.value) * (values - 1)) / values };
      expectSame({ alpha: krippendorffAlpha(tally) }, { alpha });
      expectSame({ pi: fleissKappa(tally), s: randolphKappa(tally) }, { pi, s: bennettS(table) });
      const kappa = cohenKappa(table);
      expectSame({ light: lightKappa([table]), multi: multiKappa([table]) }, { light: kappa, multi: kappa });
    }),
  );
});

test('κ stays below the largest that its margins allow; values that stand alone change no α', () => {
  fc.assert(
    fc.property(anyCoding, fc.nat(), (coding, value) => {
      const table = contingencyOf(coding, 0, 1);
      const [kappa, most] = [cohenKappa(table), cohenKappaMax(table)];
      if (kappa.value !== null) expect(kappa.value <= (most.value ?? NaN) + 1e-12).toBe(true);
      if (coding.values.length === 0) return;
      const alone = [value % coding.categories.length, ...Array.from({ length: coding.coders - 1 }, () => null)];
      const tally = tallyOf(coding);
      const more = tallyOf({ ...coding, values: [...coding.values, alone] });
      if (percentAgreement(tally).value !== null) expect(krippendorffAlpha(more)).toEqual(krippendorffAlpha(tally));
    }),
  );
});

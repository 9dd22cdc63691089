import { describe, expect, it } from 'vitest';
import type { Continuum, Unit } from '../../../../src/domain/agreement/continuum.ts';
import { unitizingAlpha } from '../../../../src/domain/agreement/unitizing-2016.ts';
import { addUnitizingTallies, unitizingTallyOf } from '../../../../src/domain/agreement/unitizing-tally.ts';

const unit = (start: number, end: number, category = 0): Unit => ({ start, end, category });

const familyOf = (continuum: Continuum, categories: number): ReturnType<typeof unitizingAlpha> =>
  unitizingAlpha(unitizingTallyOf(continuum, categories));

describe('the unitizing family of 2016', () => {
  it('on paper: two coders, one unit each, half of it in common', () => {
    // Of 2 × 10 code units 8 are marked. Each coder marked 2 that the other did not: 8 of 20 coincidences disagree.
    // By chance: 20 · (2 · 8 · 12) / (20² − 12 − 4² − 4²) = 3840 / 356.
    const { u, binary, coding } = familyOf({ length: 10, coders: [[unit(0, 4)], [unit(2, 6)]] }, 1);
    expect(u.value).toBeCloseTo(1 - (8 * 356) / 3840, 12);
    expect(binary).toEqual(u);
    expect(coding).toEqual({ value: null, reason: 'no-variation' });
  });

  it('on paper: the same places, one of two under another category', () => {
    const first = [unit(0, 4, 0), unit(6, 8, 1)];
    const second = [unit(0, 4, 1), unit(6, 8, 1)];
    const family = familyOf({ length: 10, coders: [first, second] }, 2);
    expect(family.binary).toEqual({ value: 1 });
    // Of 12 covered coincidences 8 disagree; squares of units: 16 of the first category, 4 + 16 + 4 of the second.
    expect(family.coding.value).toBeCloseTo(1 - (8 * (144 - 40)) / (12 * 2 * 32), 12);
    expect(family.coverage.value).toBeCloseTo(12 / 20, 12);
    expect(family.byCategory[0]?.value).toBeCloseTo(1 - 1 / (32 / 32), 12);
    expect(family.byCategory[1]?.value).toBeCloseTo(1 - 0.5 / (32 / (32 + 64 - 24)), 12);
  });

  it('says why there is no figure', () => {
    const reasons = (continuum: Continuum): (string | undefined)[] => {
      const { u, binary, coding, coverage, byCategory } = familyOf(continuum, 2);
      return [u, binary, coding, coverage, ...byCategory].map((one) => (one.value === null ? one.reason : undefined));
    };
    expect(new Set(reasons({ length: 10, coders: [[unit(0, 4)]] }))).toEqual(new Set(['one-annotator']));
    expect(new Set(reasons({ length: 10, coders: [] }))).toEqual(new Set(['one-annotator']));
    expect(new Set(reasons({ length: 10, coders: [[], []] }))).toEqual(new Set(['no-units']));
    expect(new Set(reasons({ length: 0, coders: [[unit(0, 0)], [unit(0, 0)]] }))).toEqual(new Set(['no-units']));
    // Everything marked by everybody, one category: nothing varies.
    expect(new Set(reasons({ length: 4, coders: [[unit(0, 4)], [unit(0, 4)]] }))).toEqual(new Set(['no-variation']));
    // Marks that never meet: places can be compared, categories can't.
    const apart = reasons({ length: 20, coders: [[unit(0, 4)], [unit(8, 12, 1)]] });
    expect(apart.slice(0, 2)).toEqual([undefined, undefined]);
    expect(new Set(apart.slice(2))).toEqual(new Set(['nothing-in-common']));
  });

  it('refuses one coder’s overlapping units, and passes over units of no length', () => {
    expect(() => familyOf({ length: 10, coders: [[unit(0, 4), unit(3, 6)], []] }, 1)).toThrow(RangeError);
    const coders = [[unit(0, 4), unit(4, 6)], [unit(0, 4)]];
    const padded = [[unit(2, 2), ...(coders[0] ?? [])], coders[1] ?? []];
    expect(familyOf({ length: 10, coders: padded }, 1)).toEqual(familyOf({ length: 10, coders }, 1));
  });

  it('a document drawn twice counts twice, one that was not drawn not at all', () => {
    const one = unitizingTallyOf({ length: 10, coders: [[unit(0, 4)], [unit(2, 6)]] }, 1);
    const other = unitizingTallyOf({ length: 30, coders: [[unit(3, 9)], [unit(3, 9)]] }, 1);
    expect(addUnitizingTallies([one, other], [2, 0])).toEqual(addUnitizingTallies([one, one]));
    expect(() => addUnitizingTallies([one, unitizingTallyOf({ length: 1, coders: [] }, 2)])).toThrow(RangeError);
  });
});

import { describe, expect, it } from 'vitest';
import type { Unit } from '../../../../src/domain/agreement/continuum.ts';
import { sectionDistance, unitizing2004 } from '../../../../src/domain/agreement/unitizing-2004.ts';

const unit = (start: number, end: number, category = 0): Unit => ({ start, end, category });

describe('α_U of 1995 and 2004', () => {
  it('measures how far two sections are apart as printed', () => {
    const marked = (start: number, length: number): Parameters<typeof sectionDistance>[0] => ({ start, length, isUnit: true });
    expect(sectionDistance(marked(225, 70), marked(220, 80))).toBe(50);
    expect(sectionDistance(marked(370, 30), marked(355, 20))).toBe(850);
    expect(sectionDistance(marked(5, 6), marked(5, 6))).toBe(0);
    // Side by side is not apart: neither contains the other’s gap.
    expect(sectionDistance(marked(0, 5), marked(5, 5))).toBe(0);
    const gap = { start: 400, length: 50, isUnit: false };
    expect(sectionDistance(gap, marked(400, 20))).toBe(400);
    expect(sectionDistance(marked(430, 20), gap)).toBe(400);
    expect(sectionDistance(gap, marked(440, 20))).toBe(0);
    expect(sectionDistance(gap, gap)).toBe(0);
  });

  it('reaches the printed figure where the continuum is fine enough', () => {
    // Krippendorff 1995, p. 57, the first pair: 0.553 for a continuous continuum.
    const fine = 50_000;
    const coders = [
      [unit(2 * fine, 10 * fine), unit(14 * fine, 20 * fine)],
      [unit(4 * fine, 8 * fine), unit(15 * fine, 17 * fine)],
    ];
    const { overall, byCategory } = unitizing2004({ length: 24 * fine, coders }, 1);
    expect(overall.value).toBeCloseTo(0.553, 3);
    expect(byCategory[0]).toEqual(overall);
  });

  it('looks at each category by itself', () => {
    const { overall, byCategory } = unitizing2004({ length: 100, coders: [[unit(10, 20, 0)], [unit(10, 20, 1)]] }, 3);
    expect(byCategory[0]?.value).toBeLessThan(0);
    expect(byCategory[1]).toEqual(byCategory[0]);
    expect(overall.value).toBeCloseTo(byCategory[0]?.value ?? 0, 12);
    expect(byCategory[2]).toEqual({ value: null, reason: 'no-units' });
  });

  it('says why there is no figure, and what is no better than chance', () => {
    expect(unitizing2004({ length: 9, coders: [[unit(0, 4)]] }, 1).overall).toEqual({ value: null, reason: 'one-annotator' });
    expect(unitizing2004({ length: 9, coders: [[], []] }, 1).overall).toEqual({ value: null, reason: 'no-units' });
    expect(unitizing2004({ length: 9, coders: [[unit(0, 0)], [unit(0, 0)]] }, 1).overall).toEqual({ value: 0 });
    expect(unitizing2004({ length: 9, coders: [[unit(1, 4)], [unit(1, 4)]] }, 1).overall).toEqual({ value: 1 });
    // Over each other under different categories is no overlap.
    expect(unitizing2004({ length: 9, coders: [[unit(1, 4), unit(2, 6, 1)], []] }, 2).overall.value).toBeLessThanOrEqual(0);
    expect(() => unitizing2004({ length: 9, coders: [[unit(1, 4), unit(2, 6)], []] }, 1)).toThrow(RangeError);
  });
});

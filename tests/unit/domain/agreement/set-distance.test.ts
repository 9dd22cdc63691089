import { describe, expect, it } from 'vitest';
import { krippendorffAlpha } from '../../../../src/domain/agreement/alpha.ts';
import { tallyOf } from '../../../../src/domain/agreement/coincidences.ts';
import { distanceBetween } from '../../../../src/domain/agreement/distance.ts';
import {
  jaccardDistance,
  masiDistanceOfDkpro,
  masiDistanceOfNltk,
  partialMatchDistance,
} from '../../../../src/domain/agreement/set-distance.ts';

const distances = [jaccardDistance, partialMatchDistance, masiDistanceOfNltk, masiDistanceOfDkpro];

describe('distances between sets of labels', () => {
  it.each([
    ['the same', 'ab', 'ba', [0, 0, 0, 0]],
    ['both empty', '', '', [0, 0, 0, 0]],
    ['one within the other', 'a', 'ab', [1 / 2, 1 / 3, 1 - 0.67 / 2, 1 / 6]],
    ['an empty one within another', '', 'a', [1, 1 / 3, 1, 1 / 3]],
    ['something in common', 'ab', 'bc', [2 / 3, 2 / 3, 1 - 0.33 / 3, 4 / 9]],
    ['nothing in common', 'a', 'bc', [1, 1, 1, 1]],
  ])('%s', (_, one, other, expected) => {
    for (const [first, second] of [[one, other], [other, one]] as const) {
      distances.forEach((distance, index) => {
        expect(distance(new Set(first), new Set(second))).toBeCloseTo(expected[index] ?? NaN, 12);
      });
    }
  });

  it('as Meyer & Gurevych’s DKPro Statistics publishes α of nine units of sets', () => {
    const first = ['', 'a', 'a', 'a', 'ab', 'ab', 'abc', 'c', 'c'];
    const second = ['', '', 'a', 'b', 'a', 'ac', 'abc', 'ac', 'ac'];
    const pairs = first.map((set, unit) => [set, second[unit] ?? '']);
    const categories = [...new Set(pairs.flat())];
    const values = pairs.map((pair) => pair.map((set) => categories.indexOf(set)));
    const tally = tallyOf({ categories, coders: 2, values });
    const sets = categories.map((labels) => new Set(labels));
    expect(krippendorffAlpha(tally, distanceBetween(sets, partialMatchDistance)).value).toBeCloseTo(0.186, 3);
    expect(krippendorffAlpha(tally, distanceBetween(sets, masiDistanceOfDkpro)).value).toBeCloseTo(0.253, 3);
  });
});

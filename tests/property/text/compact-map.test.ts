import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { compactMap, hasRepeats, unfoldCompact } from '../../../src/domain/text/compact-map.ts';
import { fold, unfoldRange } from '../../../src/domain/text/folding.ts';
import { anyText } from './texts.ts';

it('unfolds every range as the whole map does', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { folded, map } = fold(text);
      const runs = compactMap(map);
      for (let start = 0; start < folded.length; start += 1) {
        for (let end = start + 1; end <= folded.length; end += 1) {
          expect(unfoldCompact(runs, start, end)).toEqual(unfoldRange(map, start, end));
        }
      }
    }),
  );
});

it('is small where marks are few, and says where a cluster gave several characters', () => {
  const plain = fold('قال المتحدث باسم الوزارة إن الجسر سيفتح. '.repeat(50));
  expect(compactMap(plain.map)).toHaveLength(4);
  expect(hasRepeats(plain.map)).toBe(false);
  expect(hasRepeats(fold('محمد ﷺ').map)).toBe(true);
  expect(hasRepeats(fold('').map)).toBe(false);
});

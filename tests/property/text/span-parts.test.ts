import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { TextRange } from '../../../src/domain/text/range.ts';
import { divideFragments, joinFragments } from '../../../src/domain/text/span-parts.ts';
import { anyText } from './texts.ts';

const offsetsOf = (ranges: readonly TextRange[]): Set<number> => {
  return new Set(ranges.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, step) => start + step)));
};

const isSpace = (text: string, offset: number): boolean => text.charAt(offset).trim() === '';

function rangesFrom(cuts: readonly number[]): TextRange[] {
  const sorted = [...new Set(cuts)].sort((a, b) => a - b);
  return sorted.flatMap((start, place) => {
    const end = sorted[place + 1];
    return place % 2 === 0 && end !== undefined ? [{ start, end }] : [];
  });
}

const cases = anyText.chain((text) => {
  const cuts = fc.array(fc.nat(text.length), { minLength: 2, maxLength: 6 });
  return fc.record({ text: fc.constant(text), first: cuts.map(rangesFrom), second: cuts.map(rangesFrom), cut: fc.tuple(fc.nat(text.length), fc.nat(text.length)) });
});

it('divides into what lies before and after the cut, and loses nothing but the cut and spaces', () => {
  fc.assert(
    fc.property(cases, ({ text, first, cut }) => {
      const [start, end] = [Math.min(...cut), Math.max(...cut)];
      const { before, after } = divideFragments(text, first, { start, end });
      const all = offsetsOf(first);
      const kept = offsetsOf([...before, ...after]);
      for (const offset of kept) expect(all.has(offset)).toBe(true);
      for (const offset of all) {
        if (offset < start || offset >= end) expect(kept.has(offset) || isSpace(text, offset)).toBe(true);
      }
      for (const range of before) expect(range.end).toBeLessThanOrEqual(start);
      for (const range of after) expect(range.start).toBeGreaterThanOrEqual(end);
      for (const range of [...before, ...after]) expect(range.start).toBeLessThan(range.end);
    }),
  );
});

it('joins both spans’ fragments, in order and apart, and takes in nothing but spaces', () => {
  fc.assert(
    fc.property(cases, ({ text, first, second }) => {
      const joined = joinFragments(text, first, second);
      const all = offsetsOf([...first, ...second]);
      const held = offsetsOf(joined);
      for (const offset of all) expect(held.has(offset)).toBe(true);
      for (const offset of held) expect(all.has(offset) || isSpace(text, offset)).toBe(true);
      joined.forEach(({ start, end }, number) => {
        expect(start).toBeLessThan(end);
        expect(start).toBeGreaterThanOrEqual(joined[number - 1]?.end ?? 0);
      });
      expect(joinFragments(text, second, first)).toEqual(joined);
    }),
  );
});

it('joins fragments that both spans have as it joins any others, whichever comes first', () => {
  // Found by the property above.
  const [first, second] = [[{ start: 0, end: 1 }, { start: 3, end: 4 }], [{ start: 0, end: 2 }, { start: 3, end: 4 }]];
  expect(joinFragments('ab c!', first, second)).toEqual([{ start: 0, end: 4 }]);
  expect(joinFragments('ab c!', second, first)).toEqual([{ start: 0, end: 4 }]);
});

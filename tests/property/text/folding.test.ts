import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { fold, foldedMatches, unfoldRange } from '../../../src/domain/text/folding.ts';
import { anyText, textAndRange } from './texts.ts';

it('keeps a map that never descends and closes with the length', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { folded, map } = fold(text);
      expect(map.length).toBe(folded.length + 1);
      expect(map.at(-1)).toBe(text.length);
      for (let index = 1; index < map.length; index += 1) {
        expect(map[index]).toBeGreaterThanOrEqual(map[index - 1] ?? 0);
      }
      expect(folded.isWellFormed()).toBe(true);
    }),
  );
});

it('is idempotent', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const once = fold(text).folded;
      expect(fold(once).folded).toBe(once);
    }),
    { numRuns: 500 },
  );
});

const letters = fc.string({ unit: fc.constantFrom(...Array.from('آأؤإئبة\u064e\u0651\u0654\u0653 ـ')), maxLength: 20 });

it('folds a composed and a decomposed text alike', () => {
  fc.assert(
    fc.property(letters, (text) => {
      expect(fold(text.normalize('NFD')).folded).toBe(fold(text.normalize('NFC')).folded);
    }),
  );
});

it('unfolds a range to source text that folds to the folded range or to more of the same clusters', () => {
  fc.assert(
    fc.property(anyText, fc.nat(), fc.nat(), (text, one, other) => {
      const { folded, map } = fold(text);
      const [start, end] = [one % (folded.length + 1), other % (folded.length + 1)].sort((a, b) => a - b);
      if (start === undefined || end === undefined) return;
      const range = unfoldRange(map, start, end);
      expect(range.start).toBeLessThanOrEqual(range.end);
      expect(fold(text.slice(range.start, range.end)).folded).toContain(folded.slice(start, end));
    }),
  );
});

it('finds every piece of a text in it, in ascending matches that fold to the query', () => {
  fc.assert(
    fc.property(textAndRange, ({ text, range }) => {
      const query = text.slice(range.start, range.end);
      const needle = fold(query).folded;
      const matches = foldedMatches(text, query);
      const isThere = needle !== '' && fold(text).folded.includes(needle);
      expect(matches.length > 0).toBe(isThere);
      let last = 0;
      for (const { start, end } of matches) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(fold(text.slice(start, end)).folded).toContain(needle);
        last = end;
      }
    }),
  );
});

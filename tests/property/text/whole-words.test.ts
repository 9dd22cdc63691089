import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { encliticStops, procliticStops } from '../../../src/domain/text/clitics.ts';
import { isClusterBoundary } from '../../../src/domain/text/graphemes.ts';
import { standsAs } from '../../../src/domain/text/whole-words.ts';
import { wordsIn } from '../../../src/domain/text/words.ts';
import { anyText } from './texts.ts';

const letters = fc.string({ unit: fc.constantFrom(...Array.from('وفسبكلايتنأهمنكيعق'), 'َ', 'ـ', '\u200f', ' ', '«', '2'), maxLength: 14 });

/** The rule by its words alone, whatever the letters beside the match. */
function standsSlowly(text: string, start: number, end: number, withClitics: boolean): boolean {
  if (!isClusterBoundary(text, start) || !isClusterBoundary(text, end)) return false;
  let reach = end;
  while (reach < text.length && /[\p{Cf}\p{M}]/u.test(text.charAt(reach))) reach += 1;
  const words = wordsIn(text, { start: 0, end: text.length });
  const first = words.find((word) => word.start < start && start < word.end);
  const last = words.find((word) => word.start < reach && reach < word.end);
  if (first !== undefined && !(withClitics && procliticStops(text, first).includes(start))) return false;
  return last === undefined || (withClitics && encliticStops(text, last).some((stop) => stop >= end && stop <= reach));
}

it('a match stands in its words as the whole words say, although most are settled by the letters beside them', () => {
  fc.assert(
    fc.property(fc.oneof(letters, anyText), fc.nat(), fc.nat(), (text, one, other) => {
      const start = one % (text.length + 1);
      const end = start + (other % (text.length - start + 1));
      // The segmenter does not call «وو_» a word, nor letters that a joiner ties to a picture; they belong together all the same.
      fc.pre(start < end && !/[\p{Pc}\u202f]|\u200d\p{Extended_Pictographic}/u.test(text));
      expect(standsAs(text, { start, end }, 'words')).toBe(standsSlowly(text, start, end, false));
      expect(standsAs(text, { start, end }, 'words-with-clitics')).toBe(standsSlowly(text, start, end, true));
    }),
    { numRuns: 2000 },
  );
});

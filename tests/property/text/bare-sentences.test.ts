import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { bareSentence } from '../../../src/domain/text/bare-sentences.ts';
import { snapToClusters } from '../../../src/domain/text/graphemes.ts';
import type { TextRange } from '../../../src/domain/text/range.ts';
import { sentencesIn } from '../../../src/domain/text/sentences.ts';
import { anyText } from './texts.ts';

const cases = anyText.chain((text) =>
  fc.record({
    text: fc.constant(text),
    covered: fc.array(fc.tuple(fc.nat(text.length), fc.nat(text.length)), { maxLength: 3 }),
    offset: fc.nat(text.length),
  }),
);

it('finds each sentence that nothing touches, in order, both ways, and no other', () => {
  fc.assert(
    fc.property(cases, ({ text, covered, offset }) => {
      const stretches = covered
        .map((sides): TextRange => ({ start: Math.min(...sides), end: Math.max(...sides) }))
        .filter(({ start, end }) => start < end);
      const free = sentencesIn(text, { start: 0, end: text.length }).filter(
        (sentence) => !stretches.some((one) => one.start < sentence.end && sentence.start < one.end),
      );
      const next = free.find(({ start }) => start >= offset);
      const previous = free.findLast(({ end }) => end <= offset);
      for (const [wanted, towards] of [[next, 'next'], [previous, 'previous']] as const) {
        const found = bareSentence(text, stretches, offset, towards);
        if (wanted === undefined) expect(found).toBeNull();
        else {
          expect(found).not.toBeNull();
          const whole = snapToClusters(text, wanted);
          expect(found?.start).toBeGreaterThanOrEqual(whole.start);
          expect(found?.end).toBeLessThanOrEqual(whole.end);
          expect(found?.end).toBeGreaterThan(found?.start ?? 0);
        }
      }
    }),
    { numRuns: 300 },
  );
});

import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { TextRange } from '../../../src/domain/text/range.ts';
import { assignSegment, wholeParagraphs } from '../../../src/domain/text/segment-edit.ts';
import type { EditableSegment, SegmentUse } from '../../../src/domain/text/segment-edit.ts';
import { anyText } from './texts.ts';

const uses: fc.Arbitrary<SegmentUse> = fc.record({
  role: fc.constantFrom('body', 'related'),
  excluded: fc.boolean(),
  direction: fc.constantFrom(null, 'ltr' as const),
});

const cases = anyText
  .filter((text) => /[^\n]/u.test(text))
  .chain((text) =>
    fc.record({
      text: fc.constant(text),
      steps: fc.array(fc.record({ place: fc.tuple(fc.nat(text.length), fc.nat(text.length)), use: fc.option(uses) }), {
        minLength: 1,
        maxLength: 6,
      }),
    }),
  );

const useAt = (segments: readonly EditableSegment<SegmentUse>[], offset: number): string =>
  JSON.stringify(segments.find(({ start, end }) => start <= offset && offset < end)?.use ?? null);

it('gives the stretch its use, leaves every other letter as it was, and keeps segments whole and apart', () => {
  fc.assert(
    fc.property(cases, ({ text, steps }) => {
      let segments: EditableSegment<SegmentUse>[] = [];
      steps.forEach(({ place, use }, number) => {
        const stretch = wholeParagraphs(text, { start: Math.min(...place), end: Math.max(...place) });
        if (stretch === null) return;
        const before = segments;
        // As the workbench would name what is new.
        segments = assignSegment(text, segments, stretch, use).map((each, index) => ({ id: `${number}-${index}`, ...each }));
        segments.forEach((each, index) => {
          expect(each.start).toBeLessThan(each.end);
          expect(each.start).toBeGreaterThanOrEqual(segments[index - 1]?.end ?? 0);
          expect(text[each.start] === '\n' || text[each.end - 1] === '\n').toBe(false);
        });
        expect(new Set(segments.map(({ id }) => id)).size).toBe(segments.length);
        for (let offset = 0; offset < text.length; offset += 1) {
          if (text[offset] === '\n') continue;
          const isInside = offset >= stretch.start && offset < stretch.end;
          expect(useAt(segments, offset)).toBe(isInside ? JSON.stringify(use) : useAt(before, offset));
        }
        const again = assignSegment(text, segments, stretch, use);
        expect(again.map(({ start, end, use: one }) => ({ start, end, use: one }))).toEqual(
          segments.map(({ start, end, use: one }) => ({ start, end, use: one })),
        );
      });
    }),
  );
});

it('takes whole paragraphs around any stretch, and nothing beside them', () => {
  fc.assert(
    fc.property(anyText, fc.nat(), fc.nat(), (text, one, other) => {
      const sides = [one % (text.length + 1), other % (text.length + 1)];
      const stretch: TextRange = { start: Math.min(...sides), end: Math.max(...sides) };
      const found = wholeParagraphs(text, stretch);
      if (found === null) return;
      expect(found.start === 0 || text[found.start - 1] === '\n').toBe(true);
      expect(found.end === text.length || text[found.end] === '\n').toBe(true);
      for (let offset = stretch.start; offset < stretch.end; offset += 1) {
        if (text[offset] !== '\n') expect(offset >= found.start && offset < found.end).toBe(true);
      }
    }),
  );
});

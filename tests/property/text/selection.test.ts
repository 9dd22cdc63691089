import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isClusterBoundary } from '../../../src/domain/text/graphemes.ts';
import { moveSelection } from '../../../src/domain/text/selection-moves.ts';
import { widenSelection, wordAt } from '../../../src/domain/text/selection-widening.ts';
import {
  labelableRange,
  selectedRange,
  selectionOver,
  snapSelection,
  toggleOuterMarks,
} from '../../../src/domain/text/selection.ts';
import type { TextSelection } from '../../../src/domain/text/selection.ts';
import { stops, stopUnits } from '../../../src/domain/text/stops.ts';
import { anyText } from './texts.ts';

const unit = fc.constantFrom(...stopUnits);
const towards = fc.constantFrom('forward' as const, 'backward' as const);
const move = fc.record({ unit, towards, extend: fc.boolean() });
const runs = { numRuns: 500 };

/** A text and a selection of whole clusters in it. */
const textAndSelection: fc.Arbitrary<{ text: string; selection: TextSelection }> = anyText.chain((text) => {
  const boundary = fc.constantFrom(...stops(text, 'cluster', { start: 0, end: text.length }));
  return fc.record({ text: fc.constant(text), selection: fc.record({ anchor: boundary, focus: boundary }) });
});

function expectWhole(text: string, { anchor, focus }: TextSelection): void {
  expect(isClusterBoundary(text, anchor)).toBe(true);
  expect(isClusterBoundary(text, focus)).toBe(true);
}

describe('a selection', () => {
  it('never ends inside a cluster or a surrogate pair, whatever is done to it', () => {
    const step = fc.oneof(
      { weight: 4, arbitrary: move.map((made) => (text: string, at: TextSelection) => moveSelection(text, at, made)) },
      fc.constant(widenSelection),
      fc.constant(toggleOuterMarks),
      fc.constantFrom('word' as const, 'cluster' as const).map(
        (to) => (text: string, at: TextSelection) => snapSelection(text, at, to),
      ),
    );
    fc.assert(
      fc.property(textAndSelection, fc.array(step, { maxLength: 12 }), ({ text, selection }, steps) => {
        let at = selection;
        for (const change of steps) {
          at = change(text, at);
          expectWhole(text, at);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('that is extended moves its focus that way, unless it is at the text’s end', () => {
    fc.assert(
      fc.property(textAndSelection, unit, towards, ({ text, selection }, by, way) => {
        const extended = moveSelection(text, selection, { unit: by, towards: way, extend: true });
        const end = way === 'forward' ? text.length : 0;
        if (selection.focus === end) return;
        expect(Math.sign(extended.focus - selection.focus)).toBe(way === 'forward' ? 1 : -1);
        // It never jumps over its anchor.
        if (selection.focus !== selection.anchor) {
          expect(extended.anchor).toBe(selection.anchor);
          const side = Math.sign(selection.focus - selection.anchor);
          expect([side, 0]).toContain(Math.sign(extended.focus - extended.anchor));
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('that is not extended is a caret at its own side or at a stop beyond', () => {
    fc.assert(
      fc.property(textAndSelection, unit, towards, ({ text, selection }, by, way) => {
        const { anchor, focus } = moveSelection(text, selection, { unit: by, towards: way, extend: false });
        expect(anchor).toBe(focus);
        const range = selectedRange(selection);
        if (range.start !== range.end) expect(focus).toBe(way === 'forward' ? range.end : range.start);
        else expect(stops(text, by, { start: 0, end: text.length }, 'start').concat(text.length)).toContain(focus);
      }),
      runs,
    );
  });

  it('drawn by words from a caret has no word cut at its far end, and none only half taken back', () => {
    fc.assert(
      fc.property(textAndSelection, towards, fc.nat(5), fc.nat(5), ({ text, selection }, way, on, back) => {
        const other = way === 'forward' ? 'backward' : 'forward';
        const steps: TextSelection[] = [{ anchor: selection.focus, focus: selection.focus }];
        const extend = (at: TextSelection, towardsSide: 'forward' | 'backward'): TextSelection =>
          moveSelection(text, at, { unit: 'word', towards: towardsSide, extend: true });
        for (let step = 0; step < on; step += 1) steps.push(extend(steps.at(-1) ?? selection, way));
        const furthest = steps.length - 1;
        let at = steps[furthest] ?? selection;
        for (let step = 1; step <= Math.min(back, furthest - 1); step += 1) {
          // At the text's end steps forward stay where they are.
          if (steps[furthest]?.focus === steps[furthest - 1]?.focus) return;
          at = extend(at, other);
          expect(at).toEqual(steps[furthest - step]);
        }
      }),
      runs,
    );
  });

  it('reaches the text’s ends by every unit', () => {
    fc.assert(
      fc.property(textAndSelection, unit, towards, fc.boolean(), ({ text, selection }, by, way, extend) => {
        let at = selection;
        for (let step = 0; step <= text.length + 1; step += 1) {
          at = moveSelection(text, at, { unit: by, towards: way, extend });
        }
        expect(at.focus).toBe(way === 'forward' ? text.length : 0);
      }),
      runs,
    );
  });
});

describe('widening', () => {
  it('only ever adds, keeps the direction, and comes to rest within three steps', () => {
    fc.assert(
      fc.property(textAndSelection, ({ text, selection }) => {
        let at = selection;
        for (let step = 0; step < 3; step += 1) {
          const wider = widenSelection(text, at);
          const before = selectedRange(at);
          const after = selectedRange(wider);
          if (before.start !== before.end) {
            expect(after.start <= before.start && after.end >= before.end).toBe(true);
            expect(wider).toEqual(selectionOver(after, at));
          }
          at = wider;
        }
        expect(widenSelection(text, at)).toEqual(at);
      }),
      { numRuns: 1000 },
    );
  });

  it('finds a word that touches the caret or that only marks part from it', () => {
    fc.assert(
      fc.property(textAndSelection, ({ text, selection: { focus } }) => {
        const word = wordAt(text, focus);
        if (word === null) return;
        expect(word.end).toBeGreaterThan(word.start);
        const between = text.slice(Math.min(word.end, focus), Math.max(word.start, focus));
        expect(between).not.toMatch(/[ \t\n\u00a0]/u);
      }),
      runs,
    );
  });
});

describe('the marks around a selection', () => {
  it('come and go without touching what they stand around', () => {
    fc.assert(
      fc.property(textAndSelection, ({ text, selection }) => {
        const toggled = toggleOuterMarks(text, selection);
        const before = selectedRange(selection);
        const after = selectedRange(toggled);
        expect(toggled).toEqual(selectionOver(after, selection));
        const changed = [
          text.slice(Math.min(before.start, after.start), Math.max(before.start, after.start)),
          text.slice(Math.min(before.end, after.end), Math.max(before.end, after.end)),
        ];
        for (const part of changed) expect(part).toMatch(/^[\s\p{P}\p{Z}\p{C}\p{M}]*$/u);
        expect(after.end > after.start).toBe(before.end > before.start);
      }),
      { numRuns: 1000 },
    );
  });
});

it('what can be labelled is what is selected but for newlines at its ends', () => {
  fc.assert(
    fc.property(textAndSelection, ({ text, selection }) => {
      const { start, end } = selectedRange(selection);
      const quote = text.slice(start, end);
      const range = labelableRange(text, selection);
      if (range === null) {
        expect(quote.trim()).toBe('');
        return;
      }
      const left = text.slice(range.start, range.end);
      expect(quote).toContain(left);
      expect(left).not.toMatch(/^\n|\n$/u);
      expect(quote.replaceAll('\n', '')).toContain(left.replaceAll('\n', '').trim());
      expectWhole(text, { anchor: range.start, focus: range.end });
    }),
    runs,
  );
});

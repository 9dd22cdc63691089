import * as fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { EXCLUDED_HIGHLIGHT } from '../../../src/renderer/document/highlight-styles.ts';
import { createPainter } from '../../../src/renderer/document/painter.ts';
import type { PaintableSpan, PaintState } from '../../../src/renderer/document/painter.ts';

/** Stands in for a Range: the painter only hands ranges on. */
interface PlainRange {
  readonly start: number;
  readonly end: number;
}

class PlainHighlight extends Set<PlainRange> {
  priority = 0;
  constructor(...ranges: PlainRange[]) {
    super(ranges);
  }
}

let highlights: Map<string, PlainHighlight>;

beforeEach(() => {
  highlights = new Map();
  vi.stubGlobal('Highlight', PlainHighlight);
  vi.stubGlobal('CSS', { highlights });
});

const unmarked: PaintState = { selected: null, hovered: null, linkedFrom: null, provisional: [] };

const rangeOf = (start: number, end: number): Range => ({ start, end }) as unknown as Range;

/** What is painted: `name start-end`, in order of names. */
function painted(): string[] {
  return [...highlights]
    .flatMap(([name, ranges]) => [...ranges].map(({ start, end }) => `${name} ${start}-${end}`))
    .sort();
}

const span = (id: string, label: string, ...fragments: [number, number][]): PaintableSpan => ({
  id,
  label,
  fragments,
  own: true,
});

describe('the painter', () => {
  test('paints only what overlaps the window, clipped to it', () => {
    const painter = createPainter(rangeOf);
    painter.show({ start: 100, end: 200 });
    painter.load([span('a', 'claim', [0, 100]), span('b', 'claim', [50, 120]), span('c', 'cue', [150, 160])], []);
    expect(painted()).toEqual(['isnad-claim-1 100-120', 'isnad-cue-0 150-160']);
    painter.show({ start: 0, end: 60 });
    expect(painted()).toEqual(['isnad-claim-0 0-60', 'isnad-claim-1 50-60']);
  });

  test('gives overlapping spans lanes of their own, whatever their labels, and reuses free ones', () => {
    const painter = createPainter(rangeOf);
    painter.show({ start: 0, end: 100 });
    painter.load([span('in', 'source', [10, 20]), span('out', 'claim', [0, 50]), span('next', 'cue', [50, 60])], []);
    expect(painted()).toEqual(['isnad-claim-0 0-50', 'isnad-cue-0 50-60', 'isnad-source-1 10-20']);
  });

  test('paints coincident spans of one label in two highlights, because ranges in one do not stack', () => {
    const painter = createPainter(rangeOf);
    painter.show({ start: 0, end: 100 });
    painter.load([span('a', 'claim', [5, 9]), span('b', 'claim', [5, 9])], []);
    expect(painted()).toEqual(['isnad-claim-0 5-9', 'isnad-claim-1 5-9']);
  });

  test('paints every fragment, marks the chosen span, and dims what is excluded', () => {
    const painter = createPainter(rangeOf);
    painter.show({ start: 0, end: 100 });
    painter.load([span('a', 'claim', [5, 9], [20, 30])], [{ start: 40, end: 60 }]);
    painter.setState({ ...unmarked, selected: 'a' });
    expect(painted()).toEqual([
      'isnad-claim-0 20-30',
      'isnad-claim-0 5-9',
      `${EXCLUDED_HIGHLIGHT} 40-60`,
      'isnad-marked-claim 20-30',
      'isnad-marked-claim 5-9',
    ]);
    painter.setState(unmarked);
    expect(highlights.has('isnad-marked-claim')).toBe(false);
  });

  test('names the spans at an offset innermost first, on screen or not', () => {
    const painter = createPainter(rangeOf);
    painter.show({ start: 900, end: 950 });
    painter.load([span('wide', 'claim', [0, 50]), span('narrow', 'source', [10, 20])], []);
    expect(painter.spansAt(12)).toEqual(['narrow', 'wide']);
    expect(painter.spansAt(20)).toEqual(['wide']);
  });

  test('leaves nothing behind', () => {
    const painter = createPainter(rangeOf);
    painter.show({ start: 0, end: 100 });
    painter.load([span('a', 'claim', [5, 9])], [{ start: 40, end: 60 }]);
    painter.setState({ ...unmarked, selected: 'a' });
    painter.dispose();
    expect(highlights.size).toBe(0);
  });

  test('paints, after any additions, removals and moves, what a fresh look at all spans says is in sight', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('add' as const), start: fc.nat(90), length: fc.integer({ min: 1, max: 20 }) }),
      fc.record({ kind: fc.constant('remove' as const), position: fc.nat() }),
      fc.record({ kind: fc.constant('show' as const), start: fc.nat(90), length: fc.nat(40) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        highlights.clear();
        const painter = createPainter(rangeOf);
        const spans = new Map<string, [number, number]>();
        let window = { start: 0, end: 0 };
        steps.forEach((each, number) => {
          if (each.kind === 'add') {
            spans.set(`${number}`, [each.start, each.start + each.length]);
            painter.add(span(`${number}`, 'claim', [each.start, each.start + each.length]));
          } else if (each.kind === 'remove') {
            const id = [...spans.keys()][each.position % Math.max(spans.size, 1)];
            if (id === undefined) return;
            spans.delete(id);
            painter.remove(id);
          } else {
            window = { start: each.start, end: each.start + each.length };
            painter.show(window);
          }
          const wanted = [...spans.values()]
            .filter(([start, end]) => start < window.end && end > window.start)
            .map(([start, end]) => `${Math.max(start, window.start)}-${Math.min(end, window.end)}`);
          const seen = painted().map((line) => line.split(' ')[1] ?? '');
          expect(seen.sort()).toEqual(wanted.sort());
        });
      }),
    );
  });
});

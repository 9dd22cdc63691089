import * as fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { EXCLUDED_HIGHLIGHT } from '../../../src/renderer/document/highlight-styles.ts';
import { ROOMY_LANES } from '../../../src/renderer/document/lanes.ts';
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

  test('of two that coincide names one’s own first, in whatever order they came', () => {
    const painter = createPainter(rangeOf);
    const [hers, mine] = [{ ...span('hers', 'claim', [3, 9]), own: false }, span('mine', 'claim', [3, 9])];
    for (const spans of [[hers, mine], [mine, hers]]) {
      painter.load(spans, []);
      expect(painter.spansAt(5)).toEqual(['mine', 'hers']);
    }
  });

  test('paints one span’s change alone when told all spans anew, by id and content', () => {
    const spans = Array.from({ length: 50 }, (_, number) => span(`${number}`, 'claim', [number * 2, number * 2 + 1]));
    let made = 0;
    const painter = createPainter((start, end) => {
      made += 1;
      return rangeOf(start, end);
    });
    painter.show({ start: 0, end: 200 });
    painter.update(spans, []);
    expect(made).toBe(50);
    painter.update(spans.map((each) => ({ ...each, fragments: [...each.fragments] })), []);
    expect(made).toBe(50);
    painter.update([...spans, span('new', 'cue', [120, 130])], []);
    expect(made).toBe(51);
    painter.update(spans.map((each) => (each.id === '7' ? { ...each, label: 'time' } : each)), []);
    expect(made).toBe(52);
    expect(painted()).toContain('isnad-time-0 14-15');
    expect(painted()).not.toContain('isnad-cue-0 120-130');
    expect(painted()).toHaveLength(50);
    painter.update(spans, [{ start: 150, end: 160 }]);
    expect(painted()).toContain(`${EXCLUDED_HIGHLIGHT} 150-160`);
  });

  test('draws everything as hairlines where more lie over one another than have lines, and only there', () => {
    const painter = createPainter(rangeOf);
    painter.show({ start: 0, end: 100 });
    const stack = Array.from({ length: ROOMY_LANES }, (_, number) => span(`${number}`, 'claim', [0, 20 - number]));
    painter.load([...stack, span('aside', 'cue', [50, 60])], []);
    expect(painted().every((line) => !line.includes('crowded'))).toBe(true);
    painter.add(span('deeper', 'time', [2, 4]));
    expect(painted().filter((line) => line.includes('-crowded '))).toHaveLength(ROOMY_LANES + 1);
    expect(painted()).toContain('isnad-cue-0 50-60');
    painter.remove('deeper');
    expect(painted().every((line) => !line.includes('crowded'))).toBe(true);
  });

  test('paints the spans of others, hovered, linked and provisional stretches by names of their own', () => {
    const painter = createPainter(rangeOf);
    painter.show({ start: 0, end: 100 });
    painter.load([{ ...span('theirs', 'claim', [5, 9]), own: false }, span('mine', 'cue', [20, 30])], []);
    painter.setState({ selected: null, hovered: 'theirs', linkedFrom: 'mine', provisional: [{ start: 40, end: 45 }] });
    painter.preview([{ start: 60, end: 61 }]);
    expect(painted()).toEqual([
      'isnad-claim-0-others 5-9',
      'isnad-cue-0 20-30',
      'isnad-hovered-claim 5-9',
      'isnad-linked 20-30',
      'isnad-provisional 40-45',
      'isnad-provisional 60-61',
    ]);
    painter.remove('mine');
    painter.preview([]);
    painter.setState(unmarked);
    expect(painted()).toEqual(['isnad-claim-0-others 5-9']);
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

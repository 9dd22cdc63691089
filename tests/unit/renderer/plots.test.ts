import { describe, expect, test } from 'vitest';
import { barScene, valueDomain } from '../../../src/renderer/ui/plots/bars.ts';
import { csvText } from '../../../src/renderer/ui/plots/csv.ts';
import { cellForKey, heatScene, shadeOf } from '../../../src/renderer/ui/plots/heat.ts';
import { lineScene } from '../../../src/renderer/ui/plots/line.ts';
import { fitted, inDirection, withTitle } from '../../../src/renderer/ui/plots/scene.ts';
import type { PlotRoom, Scene, Shape } from '../../../src/renderer/ui/plots/scene.ts';
import { svgText, textAnchor } from '../../../src/renderer/ui/plots/scene-file.ts';

const room: PlotRoom = { width: 600, em: 16, direction: 'ltr', measure: (text, size) => text.length * size * 0.5 };
const rtl: PlotRoom = { ...room, direction: 'rtl' };
const words = (value: number): string => String(value);

const ofKind = <Kind extends Shape['kind']>(scene: Scene, kind: Kind): Extract<Shape, { kind: Kind }>[] =>
  scene.shapes.filter((shape): shape is Extract<Shape, { kind: Kind }> => shape.kind === kind);
const textAt = (scene: Scene, text: string): Extract<Shape, { kind: 'text' }> => {
  const found = ofKind(scene, 'text').find((shape) => shape.text === text);
  if (found === undefined) throw new Error(`“${text}” is not drawn`);
  return found;
};

describe('a CSV file', () => {
  test('begins with a byte order mark and quotes what needs it', () => {
    expect(csvText(['الوسم', 'α'], [['ادعاء', 0.5], ['a,b "c"\nd', null]])).toBe(
      '\u{FEFF}الوسم,α\r\nادعاء,0.5\r\n"a,b ""c""\nd",\r\n',
    );
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\r=1'])('takes the formula out of %j', (cell) => {
    const [, row = ''] = csvText(['x'], [[cell]]).split('x\r\n');
    expect(row.replace(/^"/u, '').startsWith(`'${cell[0] ?? ''}`)).toBe(true);
  });

  test('keeps negative figures as numbers', () => {
    expect(csvText(['x'], [[-0.25]])).toContain('\r\n-0.25\r\n');
  });
});

describe('bars', () => {
  const bars = [
    { id: 'a', name: 'A', value: 0.5, words: '0.50', interval: { low: 0.25, high: 0.75 } },
    { id: 'b', name: 'B', value: -0.2, words: '-0.20' },
    { id: 'c', name: 'C', value: null, words: 'no variation' },
  ];
  const scene = barScene({ bars, axis: 'α (no unit)', wordsOf: words }, room);

  test('begin at zero and are as long as their figures', () => {
    const zero = textAt(scene, '0').x;
    const one = textAt(scene, '1').x;
    const [half, negative, ...others] = ofKind(scene, 'rect');
    expect(others).toEqual([]);
    expect(half).toMatchObject({ x: zero });
    expect(half?.width).toBeCloseTo((one - zero) / 2);
    expect((negative?.x ?? 0) + (negative?.width ?? 0)).toBeCloseTo(zero);
    expect(negative?.width).toBeCloseTo((one - zero) / 5);
  });

  test('have their interval drawn where it lies', () => {
    const [zero, one] = [textAt(scene, '0').x, textAt(scene, '1').x];
    const whiskers = ofKind(scene, 'line').filter(({ stroke }) => stroke === 'ink');
    const xs = whiskers.flatMap(({ points }) => points.map(([x]) => x));
    expect(Math.min(...xs)).toBeCloseTo(zero + (one - zero) / 4);
    expect(Math.max(...xs)).toBeCloseTo(zero + ((one - zero) * 3) / 4);
  });

  test('say in words that there is no figure, and name their axis', () => {
    expect(textAt(scene, 'no variation').x).toBeGreaterThan(textAt(scene, '0').x);
    expect(textAt(scene, 'α (no unit)').side).toBe('middle');
  });

  test('are mirrored where one reads from right to left', () => {
    const mirrored = barScene({ bars, axis: 'α (no unit)', wordsOf: words }, rtl);
    expect(mirrored.direction).toBe('rtl');
    expect(textAt(mirrored, 'A')).toMatchObject({ x: 600, side: 'right' });
    expect(textAt(mirrored, '0.50')).toMatchObject({ x: 0, side: 'left' });
    expect(textAt(mirrored, '1').x).toBeLessThan(textAt(mirrored, '0').x);
  });

  test('span at least from zero to the largest possible', () => {
    expect(valueDomain([0.4, null])).toEqual([0, 1]);
    expect(valueDomain([-0.13, 0.4])).toEqual([-0.2, 1]);
  });
});

describe('a line over days', () => {
  const input = { axis: 'α', timeAxis: 'day', wordsOf: words, dayWords: (day: string) => day };
  const points = [
    { day: '2026-11-04', value: 0.75 },
    { day: '2026-11-01', value: 0.25 },
    { day: '2026-11-02', value: 0.5 },
    { day: '2026-11-03', value: null },
  ];

  test('runs in the order of time and is broken where there is no figure', () => {
    const scene = lineScene({ ...input, points }, room);
    const dots = ofKind(scene, 'dot');
    expect(dots).toHaveLength(3);
    const xs = dots.map(({ x }) => x);
    expect(xs).toEqual(xs.toSorted((one, other) => one - other));
    const runs = ofKind(scene, 'line').filter(({ stroke }) => stroke === 'ink');
    expect(runs.map((run) => run.points.length)).toEqual([2]);
  });

  test('runs from right to left in Arabic', () => {
    const xs = ofKind(lineScene({ ...input, points }, rtl), 'dot').map(({ x }) => x);
    expect(xs).toEqual(xs.toSorted((one, other) => other - one));
  });

  test('ends its axis at a tick, at or above everything that is drawn', () => {
    const scene = lineScene({ ...input, most: 15, points: [{ day: '2026-11-01', value: 15 }] }, room);
    const [dot] = ofKind(scene, 'dot');
    const ticks = ofKind(scene, 'line').filter(({ points: [first, last] }) => first?.[1] === last?.[1]);
    expect(Math.min(...ticks.flatMap(({ points: [first] }) => first?.[1] ?? []))).toBeLessThanOrEqual(dot?.y ?? 0);
  });

  test('shows a single day, and no day at all', () => {
    expect(ofKind(lineScene({ ...input, points: points.slice(0, 1) }, room), 'dot')).toHaveLength(1);
    expect(ofKind(lineScene({ ...input, points: [] }, room), 'dot')).toEqual([]);
  });
});

describe('a heat table', () => {
  test('writes every figure, and shades only where there is one', () => {
    const cellAt = (row: number, column: number) =>
      row === column ? { shade: null, words: '–' } : { shade: shadeOf(0.9), words: '0.90' };
    const scene = heatScene({ rows: ['A', 'B'], columns: ['A', 'B'], rowAxis: 'one', columnAxis: 'other', cellAt }, room);
    expect(ofKind(scene, 'text').filter(({ text }) => text === '0.90')).toHaveLength(2);
    expect(ofKind(scene, 'text').filter(({ text }) => text === '–')).toHaveLength(2);
    expect(ofKind(scene, 'rect').map(({ fill }) => fill)).toEqual(['shade4', 'shade4']);
  });

  test('has five shades; what is below zero has the lightest', () => {
    expect([-0.4, 0, 0.1, 0.5, 0.51, 1].map(shadeOf)).toEqual(['shade0', 'shade0', 'shade1', 'shade2', 'shade3', 'shade4']);
  });

  test('is walked by arrows as they point, whatever the direction of reading', () => {
    const size = { rows: 2, columns: 3 };
    expect(cellForKey('ArrowRight', { row: 0, column: 0 }, size, false)).toEqual({ row: 0, column: 1 });
    expect(cellForKey('ArrowLeft', { row: 0, column: 0 }, size, true)).toEqual({ row: 0, column: 1 });
    expect(cellForKey('ArrowLeft', { row: 0, column: 0 }, size, false)).toEqual({ row: 0, column: 0 });
    expect(cellForKey('ArrowDown', { row: 1, column: 2 }, size, false)).toEqual({ row: 1, column: 2 });
    expect(cellForKey('End', { row: 1, column: 0 }, size, true)).toEqual({ row: 1, column: 2 });
    expect(cellForKey('Control+Home', { row: 1, column: 2 }, size, true)).toEqual({ row: 0, column: 0 });
    expect(cellForKey('a', { row: 1, column: 0 }, size, true)).toBeNull();
  });
});

describe('a drawing as a file', () => {
  const scene: Scene = inDirection(
    { width: 100, height: 50, shapes: [{ kind: 'text', x: 10, y: 20, text: 'ادعاء <"&">', side: 'left', size: 12, fill: 'ink' }, { kind: 'rect', x: 0, y: 0, width: 30, height: 10, fill: { light: '#123456', dark: '#abcdef' } }] },
    'rtl',
  );
  const svg = svgText(scene, 'A & B', (ink) => (typeof ink === 'string' ? '#101010' : ink.light));

  test('holds all that it needs: no class, no style sheet, nothing from elsewhere', () => {
    expect(svg).not.toMatch(/class=|<style|style=|href|currentColor|var\(/u);
    expect(svg).toContain('fill="#123456"');
    expect(svg).toContain('<title>A &amp; B</title>');
    expect(svg).toContain('ادعاء &lt;&quot;&amp;&quot;&gt;');
  });

  test('places texts from the side of the page that is meant', () => {
    expect(svg).toContain('x="90" y="20" font-size="12" font-weight="400" text-anchor="start"');
    expect(textAnchor('left', 'rtl')).toBe('end');
    expect(textAnchor('left', 'ltr')).toBe('start');
    expect(textAnchor('middle', 'rtl')).toBe('middle');
  });

  test('stands under its title and over what it rests on', () => {
    const whole = withTitle(scene, 'Title', 'Caption', room);
    expect(whole.width).toBe(132);
    expect(textAt(whole, 'Title').x).toBe(116);
    expect(textAt(whole, 'Title').y).toBeLessThan(textAt(whole, 'ادعاء <"&">').y);
    expect(textAt(whole, 'Caption').y).toBeGreaterThan(textAt(whole, 'ادعاء <"&">').y);
  });
});

test('a name that is too long is cut between letters', () => {
  expect(fitted('abc', 100, 16, room.measure)).toBe('abc');
  const cut = fitted('وَكَالة الأنباء الرسمية', 60, 16, room.measure);
  expect(cut.endsWith('…')).toBe(true);
  expect(room.measure(cut, 16)).toBeLessThanOrEqual(60);
  expect('وَكَالة الأنباء الرسمية'.startsWith(cut.slice(0, -1))).toBe(true);
});

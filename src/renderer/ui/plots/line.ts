import { scaleLinear, scaleUtc } from 'd3-scale';
import { valueDomain } from './bars.ts';
import { fitted, inDirection } from './scene.ts';
import type { PlotRoom, Scene, Shape } from './scene.ts';

export interface DayPoint {
  /** `2026-11-23`, UTC. */
  readonly day: string;
  /** Null where there is no figure for the day: the line is broken there. */
  readonly value: number | null;
}

export interface LineInput {
  readonly points: readonly DayPoint[];
  /** What is written at the vertical axis, with its unit. */
  readonly axis: string;
  readonly timeAxis: string;
  readonly most?: number;
  readonly wordsOf: (value: number) => string;
  readonly dayWords: (day: string) => string;
}

const HEIGHT = 17;

/** A figure over days, time running as one reads; every point has its figure written at it while there is room. */
export function lineScene({ points, axis, timeAxis, most = 1, wordsOf, dayWords }: LineInput, room: PlotRoom): Scene {
  const { em, width, measure } = room;
  const small = em * 0.867;
  const sorted = points.toSorted((one, other) => (one.day < other.day ? -1 : 1));
  // The axis ends at a tick, at or above everything that is drawn.
  const values = scaleLinear(valueDomain(sorted.map(({ value }) => value), most), [em * HEIGHT, em * 2.5]).nice(5);
  const ticks = values.ticks(5);
  const margin = Math.max(...ticks.map((tick) => measure(wordsOf(tick), small))) + em;
  const days = sorted.map(({ day }) => Date.parse(`${day}T00:00:00Z`));
  const [first = 0, last = first] = [days[0], days.at(-1)];
  // A single day stands in the middle.
  const half = first === last ? 86_400_000 : 0;
  // Days are written whole, also the first and the last.
  const inset = Math.max(em * 2, ...sorted.map(({ day }) => measure(dayWords(day), small) / 2));
  const time = scaleUtc([first - half, last + half], [margin + inset, width - inset]);
  const shapes: Shape[] = [
    { kind: 'text', x: 0, y: em, text: fitted(axis, width, small, measure), side: 'left', size: small, fill: 'soft' },
  ];
  for (const tick of ticks) {
    const y = values(tick);
    shapes.push(
      { kind: 'line', points: [[margin, y], [width, y]], stroke: tick === 0 ? 'strong' : 'line', width: 1 },
      { kind: 'text', x: margin - em * 0.5, y: y + small * 0.33, text: wordsOf(tick), side: 'right', size: small, fill: 'soft' },
    );
  }
  let taken = -Infinity;
  sorted.forEach(({ day }, index) => {
    const x = time(days[index] ?? 0);
    const words = dayWords(day);
    const reach = measure(words, small) / 2;
    if (x - reach < taken + em * 0.5) return;
    taken = x + reach;
    shapes.push(
      { kind: 'line', points: [[x, em * HEIGHT], [x, em * (HEIGHT + 0.3)]], stroke: 'strong', width: 1 },
      { kind: 'text', x, y: em * (HEIGHT + 1.35), text: words, side: 'middle', size: small, fill: 'soft' },
    );
  });
  shapes.push({
    kind: 'text',
    x: (margin + width) / 2,
    y: em * (HEIGHT + 2.85),
    text: fitted(timeAxis, width - margin, small, measure),
    side: 'middle',
    size: small,
    fill: 'soft',
  });
  let run: [number, number][] = [];
  const runs = [run];
  sorted.forEach(({ value }, index) => {
    if (value === null) {
      run = [];
      runs.push(run);
    } else run.push([time(days[index] ?? 0), values(value)]);
  });
  for (const each of runs) if (each.length > 1) shapes.push({ kind: 'line', points: each, stroke: 'ink', width: 1.75 });
  let written = -Infinity;
  sorted.forEach(({ value }, index) => {
    if (value === null) return;
    const [x, y] = [time(days[index] ?? 0), values(value)];
    shapes.push({ kind: 'dot', x, y, radius: em * 0.27, fill: 'ink' });
    const words = wordsOf(value);
    const reach = measure(words, small, true) / 2;
    if (x - reach < written + em * 0.25) return;
    written = x + reach;
    shapes.push({ kind: 'text', x, y: y - em * 0.7, text: words, side: 'middle', size: small, isStrong: true, fill: 'ink' });
  });
  return inDirection({ width, height: em * (HEIGHT + 3.25), shapes }, room.direction);
}

import { scaleLinear } from 'd3-scale';
import { fitted, inDirection } from './scene.ts';
import type { Ink, PlotRoom, Scene, Shape } from './scene.ts';

export interface Bar {
  readonly id: string;
  readonly name: string;
  /** Null where there is no figure; `words` then says so. */
  readonly value: number | null;
  readonly interval?: { readonly low: number; readonly high: number } | null;
  /** The figure as it is read, or that there is none. */
  readonly words: string;
  readonly fill?: Ink;
}

export interface BarsInput {
  readonly bars: readonly Bar[];
  /** What the axis counts, with its unit. */
  readonly axis: string;
  /** The largest value that can be; 1 for a coefficient. */
  readonly most?: number;
  readonly wordsOf: (value: number) => string;
}

/** What the axis spans: from 0, or from below where a coefficient is worse than chance. */
export function valueDomain(values: readonly (number | null | undefined)[], most = 1): [number, number] {
  const least = Math.min(0, ...values.filter((value) => value !== null && value !== undefined));
  return [least < 0 ? Math.floor(least * 10) / 10 : 0, most];
}

/** Bars from zero, one below the other, each with its name before it and its figure behind it; intervals as whiskers. */
export function barScene({ bars, axis, most = 1, wordsOf }: BarsInput, room: PlotRoom): Scene {
  const { em, width, measure } = room;
  const [row, thickness, small] = [em * 1.9, em * 0.8, em * 0.867];
  const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map((text) => measure(text, em)));
  const names = Math.min(widest(bars.map(({ name }) => name)) + em, width * 0.38);
  const figures = widest(bars.map(({ words }) => words)) + em;
  // What is said in place of a figure stands where the bar would be.
  const figureRoom = Math.min(figures, Math.max(em * 5, widest(bars.flatMap(({ value, words }) => (value === null ? [] : [words]))) + em));
  const domain = valueDomain(bars.flatMap(({ value, interval }) => [value, interval?.low]), most);
  const scale = scaleLinear(domain, [names, Math.max(names + em * 4, width - figureRoom)]).clamp(true);
  const bottom = em * 0.4 + bars.length * row;
  const shapes: Shape[] = [];
  const ticks = scale.ticks(Math.max(2, Math.min(6, Math.floor((width - names - figureRoom) / (em * 5)))));
  for (const tick of ticks) {
    const x = scale(tick);
    shapes.push(
      { kind: 'line', points: [[x, 0], [x, bottom + em * 0.3]], stroke: tick === 0 ? 'strong' : 'line', width: 1 },
      { kind: 'text', x, y: bottom + em * 1.35, text: wordsOf(tick), side: 'middle', size: small, fill: 'soft' },
    );
  }
  bars.forEach(({ name, value, interval = null, words, fill = 'strong' }, index) => {
    const middle = em * 0.4 + (index + 0.5) * row;
    const baseline = middle + em * 0.33;
    shapes.push({ kind: 'text', x: 0, y: baseline, text: fitted(name, names - em * 0.75, em, measure), side: 'left', size: em, fill: 'ink' });
    if (value === null) {
      const x = scale(0) + em * 0.5;
      shapes.push({ kind: 'text', x, y: baseline, text: fitted(words, width - x, small, measure), side: 'left', size: small, fill: 'soft' });
      return;
    }
    const [from, to] = [Math.min(scale(0), scale(value)), Math.max(scale(0), scale(value))];
    shapes.push({ kind: 'rect', x: from, y: middle - thickness / 2, width: Math.max(1, to - from), height: thickness, fill });
    if (interval !== null) {
      const [low, high, cap] = [scale(interval.low), scale(interval.high), em * 0.28];
      const whisker = (points: [number, number][], stroke: Ink, thick: number): Shape => ({ kind: 'line', points, stroke, width: thick });
      // On a border of the page's own colour, so that it is seen on the bar as well as beside it.
      for (const [stroke, thick] of [['page', 3.5], ['ink', 1.5]] as const) {
        shapes.push(
          whisker([[low, middle], [high, middle]], stroke, thick),
          whisker([[low, middle - cap], [low, middle + cap]], stroke, thick),
          whisker([[high, middle - cap], [high, middle + cap]], stroke, thick),
        );
      }
    }
    shapes.push({ kind: 'text', x: width, y: baseline, text: words, side: 'right', size: em, isStrong: true, fill: 'ink' });
  });
  const [start, end] = scale.range();
  const centre = ((start ?? 0) + (end ?? width)) / 2;
  shapes.push({ kind: 'text', x: centre, y: bottom + em * 2.75, text: fitted(axis, width, small, measure), side: 'middle', size: small, fill: 'soft' });
  return inDirection({ width, height: bottom + em * 3.25, shapes }, room.direction);
}

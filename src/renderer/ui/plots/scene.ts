/** The shades of a plot, all of the interface's ink: how much of it stands on the page. */
export const shades = ['shade0', 'shade1', 'shade2', 'shade3', 'shade4'] as const;
export type Shade = (typeof shades)[number];

/** What the interface itself draws with; see plots.module.css. */
export type Tone = 'ink' | 'soft' | 'faint' | 'line' | 'strong' | 'page' | Shade;

/** A tone of the interface, or a label's own colour by day and by night. */
export type Ink = Tone | { readonly light: string; readonly dark: string };

export type Side = 'left' | 'middle' | 'right';

/** What a plot is drawn of. Lengths are CSS pixels, from the upper left corner; a text's `y` is its baseline. */
export type Shape =
  | { readonly kind: 'rect'; readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly fill: Ink }
  | {
      readonly kind: 'line';
      readonly points: readonly (readonly [number, number])[];
      readonly stroke: Ink;
      readonly width: number;
    }
  | { readonly kind: 'dot'; readonly x: number; readonly y: number; readonly radius: number; readonly fill: Ink }
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly y: number;
      readonly text: string;
      /** Where the text has its `x`: on the page, whatever its direction. */
      readonly side: Side;
      readonly size: number;
      readonly isStrong?: boolean;
      readonly fill: Ink;
    };

/** A plot as plain data: the page, an SVG file and a picture are all drawn from it, so that they show the same. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly direction: 'ltr' | 'rtl';
  readonly shapes: readonly Shape[];
}

/** How wide a text is, in CSS pixels. */
export type MeasureText = (text: string, size: number, isStrong?: boolean) => number;

/** What every plot is drawn by. */
export interface PlotRoom {
  /** CSS pixels. */
  readonly width: number;
  /** The interface's own size of text, in CSS pixels. */
  readonly em: number;
  readonly direction: 'ltr' | 'rtl';
  readonly measure: MeasureText;
}

const otherSide: Readonly<Record<Side, Side>> = { left: 'right', middle: 'middle', right: 'left' };

/** A scene that was laid out from left to right, as it stands in a page of this direction: its axes are mirrored, its texts not. */
export function inDirection(scene: Omit<Scene, 'direction'>, direction: Scene['direction']): Scene {
  if (direction === 'ltr') return { ...scene, direction };
  const { width } = scene;
  const shapes = scene.shapes.map((shape): Shape => {
    switch (shape.kind) {
      case 'rect':
        return { ...shape, x: width - shape.x - shape.width };
      case 'line':
        return { ...shape, points: shape.points.map(([x, y]) => [width - x, y] as const) };
      case 'dot':
        return { ...shape, x: width - shape.x };
      case 'text':
        return { ...shape, x: width - shape.x, side: otherSide[shape.side] };
    }
  });
  return { ...scene, direction, shapes };
}

/** A text cut to a width, with an ellipsis where something is left out; never in the middle of a letter. */
export function fitted(text: string, most: number, size: number, measure: MeasureText): string {
  if (measure(text, size) <= most) return text;
  const letters = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)].map(({ segment }) => segment);
  let [fits, tooMany] = [0, letters.length];
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (measure(`${letters.slice(0, middle).join('')}…`, size) <= most) fits = middle;
    else tooMany = middle;
  }
  return `${letters.slice(0, fits).join('').trimEnd()}…`;
}

/** A scene under its title and over a line that says what it rests on: as it goes into a file. */
export function withTitle(scene: Scene, title: string, caption: string, { em, measure }: Pick<PlotRoom, 'em' | 'measure'>): Scene {
  const margin = em;
  const top = margin + em * 2.25;
  const width = scene.width + 2 * margin;
  const isLeft = scene.direction === 'ltr';
  const line = (text: string, y: number, size: number, isStrong: boolean, fill: Ink): Shape => ({
    kind: 'text',
    x: isLeft ? margin : width - margin,
    y,
    text: fitted(text, scene.width, size, measure),
    side: isLeft ? 'left' : 'right',
    size,
    isStrong,
    fill,
  });
  const moved = scene.shapes.map((shape): Shape => {
    if (shape.kind === 'line') return { ...shape, points: shape.points.map(([x, y]) => [x + margin, y + top] as const) };
    return { ...shape, x: shape.x + margin, y: shape.y + top };
  });
  return {
    direction: scene.direction,
    width,
    height: top + scene.height + em * 2 + margin,
    shapes: [
      line(title, margin + em, em * 1.15, true, 'ink'),
      ...moved,
      line(caption, top + scene.height + em * 1.75, em * 0.85, false, 'soft'),
    ],
  };
}

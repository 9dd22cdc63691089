import type { Ink, Scene, Shape, Side } from './scene.ts';

/** The colour of each ink, as CSS writes it. */
export type Colours = (ink: Ink) => string;

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/gu, (letter) => escapes[letter] ?? letter);
}

/** To the hundredth of a pixel. */
const short = (value: number): string => String(Math.round(value * 100) / 100);

/** SVG's anchors follow the text's direction; ours is a side of the page. */
export function textAnchor(side: Side, direction: Scene['direction']): 'start' | 'middle' | 'end' {
  if (side === 'middle') return 'middle';
  return (side === 'left') === (direction === 'ltr') ? 'start' : 'end';
}

export function pointsText(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y]) => `${short(x)},${short(y)}`).join(' ');
}

function shapeText(shape: Shape, direction: Scene['direction'], colours: Colours): string {
  switch (shape.kind) {
    case 'rect':
      return `<rect x="${short(shape.x)}" y="${short(shape.y)}" width="${short(shape.width)}" height="${short(shape.height)}" fill="${colours(shape.fill)}"/>`;
    case 'line':
      return `<polyline points="${pointsText(shape.points)}" fill="none" stroke="${colours(shape.stroke)}" stroke-width="${shape.width}"/>`;
    case 'dot':
      return `<circle cx="${short(shape.x)}" cy="${short(shape.y)}" r="${short(shape.radius)}" fill="${colours(shape.fill)}"/>`;
    case 'text':
      return `<text x="${short(shape.x)}" y="${short(shape.y)}" font-size="${short(shape.size)}" font-weight="${shape.isStrong === true ? 600 : 400}" text-anchor="${textAnchor(shape.side, direction)}" fill="${colours(shape.fill)}">${escaped(shape.text)}</text>`;
  }
}

/** A scene as a file of its own: every colour and size is written at its shape, nothing is taken from elsewhere. */
export function svgText(scene: Scene, title: string, colours: Colours): string {
  const { width, height, direction, shapes } = scene;
  const size = `width="${short(width)}" height="${short(height)}" viewBox="0 0 ${short(width)} ${short(height)}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} direction="${direction}" font-family="'IBM Plex Sans Arabic', 'Noto Sans Arabic', sans-serif" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="100%" height="100%" fill="${colours('page')}"/>`,
    ...shapes.map((shape) => shapeText(shape, direction, colours)),
    '</svg>',
    '',
  ].join('\n');
}

const FACE = "'IBM Plex Sans Arabic', sans-serif";

/** Draws a scene as a picture, `scale` pixels for each CSS pixel, in the window's own faces. */
export async function pictureOf(scene: Scene, colours: Colours, scale: number): Promise<Blob> {
  const canvas = new OffscreenCanvas(Math.ceil(scene.width * scale), Math.ceil(scene.height * scale));
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('there is nothing to draw on');
  context.scale(scale, scale);
  context.fillStyle = colours('page');
  context.fillRect(0, 0, scene.width, scene.height);
  for (const shape of scene.shapes) {
    switch (shape.kind) {
      case 'rect':
        context.fillStyle = colours(shape.fill);
        context.fillRect(shape.x, shape.y, shape.width, shape.height);
        break;
      case 'line':
        context.strokeStyle = colours(shape.stroke);
        context.lineWidth = shape.width;
        context.beginPath();
        for (const [x, y] of shape.points) context.lineTo(x, y);
        context.stroke();
        break;
      case 'dot':
        context.fillStyle = colours(shape.fill);
        context.beginPath();
        context.arc(shape.x, shape.y, shape.radius, 0, 2 * Math.PI);
        context.fill();
        break;
      case 'text':
        context.fillStyle = colours(shape.fill);
        context.font = `${shape.isStrong === true ? 600 : 400} ${shape.size}px ${FACE}`;
        context.direction = scene.direction;
        context.textAlign = shape.side === 'middle' ? 'center' : shape.side;
        context.fillText(shape.text, shape.x, shape.y);
        break;
    }
  }
  return canvas.convertToBlob({ type: 'image/png' });
}

/** How wide texts are in the interface's face. */
export function createTextMeasure(): (text: string, size: number, isStrong?: boolean) => number {
  const context = document.createElement('canvas').getContext('2d');
  return (text, size, isStrong = false) => {
    if (context === null) return text.length * size * 0.6;
    context.font = `${isStrong ? 600 : 400} ${size}px ${FACE}`;
    return context.measureText(text).width;
  };
}

/**
 * The colours that inks have by day, read off the style sheet: files are for white paper, whatever the window's theme.
 * Each class of `classes` sets `color`.
 */
export function coloursByDay(classes: Readonly<Record<string, string | undefined>>): Colours {
  const known = new Map<string, string>();
  return (ink) => {
    if (typeof ink !== 'string') return ink.light;
    const found = known.get(ink);
    if (found !== undefined) return found;
    const probe = document.createElement('span');
    probe.style.colorScheme = 'light';
    probe.className = classes[ink] ?? '';
    document.body.append(probe);
    const colour = hexOf(getComputedStyle(probe).color);
    probe.remove();
    known.set(ink, colour);
    return colour;
  };
}

/** Any colour that CSS computes as `#rrggbb`, which every program that reads SVG knows: mixed ones are `oklab(…)` in CSS. */
function hexOf(colour: string): string {
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  if (context === null) return colour;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

import type { SpanLabel } from '../../../domain/model/scheme.ts';
import type { TextPositions } from '../text-positions.ts';
import { placeChip, placeStubChip } from './arcs-chips.ts';
import { arcPoints, arrowHead, roundedPath, stubPoints, takesLane } from './arcs-geometry.ts';
import type { ArcEnd, Beyond, Box, Point } from './arcs-geometry.ts';
import styles from './arcs.module.css';
import type { OverlayLayer, OverlayView } from './overlay.ts';

/** `[start, end)` in UTF-16 code units, in the text's order. */
type Fragments = readonly (readonly [number, number])[];

/** A relation of the selected span, as it is drawn. */
export interface Arc {
  readonly id: string;
  /** Null for an end that is no place in this text: a document as a whole, or a span of another document. */
  readonly from: Fragments | null;
  readonly to: Fragments | null;
  /** How each end is named where it is out of sight: the start of its quote, or a document's title. */
  readonly fromName: string;
  readonly toName: string;
  readonly colour: string;
  readonly line: SpanLabel['appearance']['underline'];
  readonly directed: boolean;
  /** The relation label's name, in the interface's language. */
  readonly name: string;
  /** A link that is being made. */
  readonly provisional?: boolean;
}

export interface Arcs {
  readonly layer: OverlayLayer;
  /** Replaces what is drawn. */
  readonly show: (arcs: readonly Arc[]) => void;
}

interface Drawn {
  readonly group: SVGGElement;
  readonly halo: SVGPathElement;
  readonly line: SVGPathElement;
  readonly core: SVGPathElement;
  readonly head: SVGPathElement;
  readonly feet: readonly [SVGCircleElement, SVGCircleElement];
  readonly chip: HTMLElement;
  readonly other: HTMLElement;
}

interface Placed {
  readonly points: readonly Point[];
  readonly chip: Box | null;
  readonly hasHead: boolean;
  /** The ends that have a point instead. */
  readonly feet: readonly Point[];
}

/** What the arcs before have taken, while all are placed one after another. */
interface Run {
  readonly taken: Box[];
  lanes: number;
  readonly stubs: Record<'before' | 'after', number>;
}

/** How far beyond the overlay's own box something may be drawn, in pixels: the sheet has that much padding. */
const BEYOND_BOX = 14;
const SHIFT = 3.5;
const MOST_SHIFT = 9;

function svg<Name extends keyof SVGElementTagNameMap>(name: Name, className: string | undefined): SVGElementTagNameMap[Name] {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  if (className !== undefined) element.setAttribute('class', className);
  return element;
}

function html(name: 'div' | 'bdi', className: string | undefined, text = ''): HTMLElement {
  const element = document.createElement(name);
  element.className = className ?? '';
  element.textContent = text;
  return element;
}

function build(arc: Arc): Drawn {
  const group = svg('g', arc.provisional === true ? styles['provisional'] : undefined);
  const halo = svg('path', styles['halo']);
  const line = svg('path', styles[arc.line]);
  const core = svg('path', styles['core']);
  const head = svg('path', styles['head']);
  const feet = [svg('circle', styles['foot']), svg('circle', styles['foot'])] as const;
  for (const foot of feet) foot.setAttribute('r', '2.5');
  group.style.color = arc.colour;
  group.append(halo, line, ...(arc.line === 'double' ? [core] : []), head, ...feet);
  const chip = html('div', styles['chip']);
  chip.dataset['arc'] = arc.id;
  const words = html('div', styles['words']);
  // The relation comes first as the interface reads.
  words.dir = document.documentElement.dir;
  const other = html('bdi', styles['other']);
  words.append(html('bdi', styles['name'], arc.name), other);
  chip.append(words);
  chip.style.color = arc.colour;
  return { group, halo, line, core, head, feet, chip, other };
}

/**
 * A layer of the overlay that draws the relations of one span, from span to span. An end outside the painted
 * stretch is named at the edge of the column instead. For the eye only: the inspector says the same in words.
 * `renew` asks the overlay to draw.
 */
export function createArcs(renew: () => void): Arcs {
  const element = html('div', styles['arcs']);
  const canvas = svg('svg', styles['canvas']);
  element.append(canvas);
  let drawn: { readonly arc: Arc; readonly parts: Drawn }[] = [];
  let placed: (Placed | null)[] = [];

  /** Where an end is drawn, or where it lies when it is not. */
  const endOf = (fragments: Fragments | null, view: OverlayView): ArcEnd | Beyond => {
    if (fragments === null) return 'elsewhere';
    const { shown, positions, box } = view;
    const inside = fragments.filter(([start, end]) => start < shown.end && end > shown.start);
    const [first] = inside;
    if (first === undefined) return (fragments[0]?.[0] ?? 0) >= shown.end ? 'after' : 'before';
    const rects = inside.flatMap(([start, end]) => rectsOf(positions, Math.max(start, shown.start), Math.min(end, shown.end), box));
    return { rects, ...columnOf(positions, Math.max(first[0], shown.start), box) };
  };

  const measureArc = (arc: Arc, number: number, view: OverlayView, run: Run): Placed | null => {
    const parts = drawn[number]?.parts;
    const [from, to] = [endOf(arc.from, view), endOf(arc.to, view)];
    const even = (number - (drawn.length - 1) / 2) * SHIFT;
    const separation = { shift: Math.max(-MOST_SHIFT, Math.min(MOST_SHIFT, even)), lane: run.lanes };
    if (parts === undefined) return null;
    const bounds = { left: -BEYOND_BOX, right: view.box.width + BEYOND_BOX };
    const near = typeof from === 'string' ? to : from;
    if (typeof near === 'string') return null;

    if (typeof from !== 'string' && typeof to !== 'string') {
      const points = arcPoints(from, to, separation);
      parts.other.textContent = '';
      if (points === null) return null;
      const size = { width: parts.chip.offsetWidth, height: parts.chip.offsetHeight };
      const letters = [...from.rects, ...to.rects].map((rect) => lettersOf(rect, from.lineHeight));
      const avoided = [...run.taken, ...letters, ...endsOf(points)];
      const chip = arc.name === '' ? null : placeChip(points, size, avoided, near.column, bounds);
      if (chip !== null) run.taken.push(chip);
      if (takesLane(points, near)) run.lanes += 1;
      const feet = arc.directed ? points.slice(0, 1) : [...points.slice(0, 1), ...points.slice(-1)];
      return { points, chip, hasHead: arc.directed, feet };
    }

    const isFromNear = typeof from !== 'string';
    const beyond = typeof to === 'string' ? to : typeof from === 'string' ? from : 'elsewhere';
    const way = beyond === 'after' ? 'after' : 'before';
    const place = run.stubs[way];
    run.stubs[way] += 1;
    run.lanes += 1;
    const outward = stubPoints(near, beyond, place, separation);
    if (outward === null) return null;
    parts.other.textContent = `${isFromNear ? arc.toName : arc.fromName}${{ before: ' ↑', after: ' ↓', elsewhere: '' }[beyond]}`;
    const size = { width: parts.chip.offsetWidth, height: parts.chip.offsetHeight };
    const chip = placeStubChip(outward, size, near.column, bounds);
    if (chip !== null) run.taken.push(chip);
    const hasHead = arc.directed && !isFromNear;
    const feet = hasHead ? [] : outward.slice(0, 1);
    return { points: hasHead ? outward.reverse() : outward, chip, hasHead, feet };
  };

  const layer: OverlayLayer = {
    element,
    measure: (view) => {
      const run: Run = { taken: [], lanes: 0, stubs: { before: 0, after: 0 } };
      placed = drawn.map(({ arc }, number) => measureArc(arc, number, view, run));
    },
    draw: () => {
      drawn.forEach(({ parts }, number) => drawParts(parts, placed[number] ?? null));
    },
  };

  return {
    layer,
    show: (arcs) => {
      drawn = arcs.map((arc) => ({ arc, parts: build(arc) }));
      placed = [];
      // Unseen until they have been placed, but there: their size decides where.
      for (const { parts } of drawn) drawParts(parts, null);
      canvas.replaceChildren(...drawn.map(({ parts }) => parts.group));
      element.replaceChildren(canvas, ...drawn.map(({ parts }) => parts.chip));
      renew();
    },
  };
}

function drawParts({ group, halo, line, core, head, feet, chip }: Drawn, place: Placed | null): void {
  group.toggleAttribute('data-unseen', place === null);
  chip.toggleAttribute('data-unseen', (place?.chip ?? null) === null);
  if (place === null) return;
  const path = roundedPath(place.points);
  for (const each of [halo, line, core]) each.setAttribute('d', path);
  head.setAttribute('d', place.hasHead ? arrowHead(place.points) : '');
  feet.forEach((foot, number) => {
    const end = place.feet[number];
    foot.toggleAttribute('data-unseen', end === undefined);
    foot.setAttribute('cx', String(end?.x ?? 0));
    foot.setAttribute('cy', String(end?.y ?? 0));
  });
  if (place.chip !== null) chip.style.transform = `translate(${Math.round(place.chip.left)}px, ${Math.round(place.chip.top)}px)`;
}

/** Rectangles of a stretch, in the overlay's own pixels. */
function rectsOf(positions: TextPositions, start: number, end: number, box: DOMRect): Box[] {
  return [...positions.rangeOf(start, end).getClientRects()]
    .filter(({ width }) => width > 0)
    .map(({ left, top, right, bottom }) => ({
      left: left - box.left,
      top: top - box.top,
      right: right - box.left,
      bottom: bottom - box.top,
    }));
}

function columnOf(positions: TextPositions, offset: number, box: DOMRect): Pick<ArcEnd, 'column' | 'lineHeight'> {
  const paragraph = positions.paragraphs[positions.index.positionOf(offset).paragraph];
  if (paragraph === undefined) return { column: { left: 0, right: box.width }, lineHeight: 40 };
  const { left, right } = paragraph.getBoundingClientRect();
  const lineHeight = Number.parseFloat(getComputedStyle(paragraph).lineHeight);
  return { column: { left: left - box.left, right: right - box.left }, lineHeight };
}

/** Around an arc's foot and head, which its name must not hide. */
function endsOf(points: readonly Point[]): Box[] {
  return [points.at(0), points.at(-1)].flatMap((point) =>
    point === undefined ? [] : [{ left: point.x - 6, right: point.x + 6, top: point.y - 9, bottom: point.y + 9 }],
  );
}

/** The part of a rectangle that letters fill. */
function lettersOf({ left, right, top, bottom }: Box, lineHeight: number): Box {
  const centre = (top + bottom) / 2;
  return { left, right, top: centre - lineHeight * 0.2, bottom: centre + lineHeight * 0.2 };
}

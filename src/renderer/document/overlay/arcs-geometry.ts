/*
 * Where relation arcs run. Pixels only, y downwards, no page: rectangles in, points and SVG paths out. Left and
 * right are those of the screen, so that nothing here depends on a reading direction.
 *
 * An arc leaves its span through the gap above or below the line, runs between lines or beside the column, and
 * comes to the other span through a gap again: it crosses no letters but those of a narrow gap.
 */

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A span's place: its rectangles, the column of text that it stands in and the height of that text's lines. */
export interface ArcEnd {
  readonly rects: readonly Box[];
  readonly column: { readonly left: number; readonly right: number };
  readonly lineHeight: number;
}

/** Where the other end lies when it is not drawn. */
export type Beyond = 'before' | 'after' | 'elsewhere';

/** What keeps arcs of one span apart from one another. */
export interface Separation {
  /** Moves the run between lines, in pixels. */
  readonly shift: number;
  /** Which lane beside the column, from 0. */
  readonly lane: number;
}

/** How far inside a span's edge its arc begins. */
const INSET = 6;
const NEAREST_LANE = 12;
const BETWEEN_LANES = 6;
const RADIUS = 6;

const middle = (box: Box): number => (box.top + box.bottom) / 2;
const gapAbove = (box: Box, end: ArcEnd): number => middle(box) - end.lineHeight / 2;
const gapBelow = (box: Box, end: ArcEnd): number => middle(box) + end.lineHeight / 2;
/** From the middle of the gap to the letters. */
const reach = (end: ArcEnd): number => Math.min(10, end.lineHeight * 0.2);
const inset = (box: Box): number => Math.min(INSET, (box.right - box.left) / 2);

function distance(a: Box, b: Box): number {
  const across = Math.max(0, a.left - b.right, b.left - a.right);
  const down = Math.abs(middle(a) - middle(b));
  // A line further down costs more than a word further along: the eye follows a line.
  return across + down * 3;
}

/** The two rectangles, one of each span, that lie nearest to one another; null where a span has none. */
export function nearestPair(from: readonly Box[], to: readonly Box[]): readonly [Box, Box] | null {
  let found: readonly [Box, Box] | null = null;
  let least = Infinity;
  for (const a of from) {
    for (const b of to) {
      const apart = distance(a, b);
      if (apart < least) [found, least] = [[a, b], apart];
    }
  }
  return found;
}

/** Where two boxes of one line, or of lines beside one another, are left and entered. */
function facing(a: Box, b: Box): readonly [number, number] {
  if (a.right <= b.left + INSET) return [a.right - inset(a), b.left + inset(b)];
  if (b.right <= a.left + INSET) return [a.left + inset(a), b.right - inset(b)];
  // One stands over or in the other: from the middle of the narrower to the edge of the wider that is further off,
  // so that the arc is long enough to be seen.
  const [narrow, wide] = a.right - a.left <= b.right - b.left ? [a, b] : [b, a];
  const centre = (narrow.left + narrow.right) / 2;
  const edge =
    centre - wide.left > wide.right - centre ? wide.left + inset(wide) : wide.right - inset(wide);
  return narrow === a ? [centre, edge] : [edge, centre];
}

/** The x at which both boxes can be met by one straight line, or null. */
function sharedX(a: Box, b: Box): number | null {
  const left = Math.max(a.left, b.left);
  const right = Math.min(a.right, b.right);
  return right - left >= 2 * INSET ? (left + right) / 2 : null;
}

interface Side {
  readonly x: number;
  readonly anchor: (box: Box) => number;
}

function sides(columns: readonly ArcEnd['column'][], lane: number): readonly Side[] {
  const away = NEAREST_LANE + lane * BETWEEN_LANES;
  return [
    { x: Math.min(...columns.map(({ left }) => left)) - away, anchor: (box) => box.left + inset(box) },
    { x: Math.max(...columns.map(({ right }) => right)) + away, anchor: (box) => box.right - inset(box) },
  ];
}

function nearestSide(boxes: readonly Box[], columns: readonly ArcEnd['column'][], lane: number): Side {
  const cost = (side: Side): number => boxes.reduce((sum, box) => sum + Math.abs(side.anchor(box) - side.x), 0);
  const [left, right] = sides(columns, lane);
  if (left === undefined || right === undefined) throw new RangeError('a column has two sides');
  return cost(left) < cost(right) ? left : right;
}

/** Without points that lie on the one before them. */
function distinct(points: readonly Point[]): Point[] {
  return points.filter((point, number) => {
    const before = points[number - 1];
    return before === undefined || Math.abs(before.x - point.x) > 0.01 || Math.abs(before.y - point.y) > 0.01;
  });
}

/** The corners of an arc from one span to another; null where a span has no rectangles. */
export function arcPoints(from: ArcEnd, to: ArcEnd, { shift, lane }: Separation): Point[] | null {
  const pair = nearestPair(from.rects, to.rects);
  if (pair === null) return null;
  const [a, b] = pair;

  if (Math.abs(middle(a) - middle(b)) < Math.min(from.lineHeight, to.lineHeight) / 2) {
    const [x, otherX] = facing(a, b);
    const y = Math.min(gapAbove(a, from), gapAbove(b, to));
    return distinct([
      { x, y: gapAbove(a, from) + reach(from) },
      { x, y: y + shift },
      { x: otherX, y: y + shift },
      { x: otherX, y: gapAbove(b, to) + reach(to) },
    ]);
  }

  const goesDown = middle(b) > middle(a);
  const leave = goesDown ? gapBelow(a, from) : gapAbove(a, from);
  const enter = goesDown ? gapAbove(b, to) : gapBelow(b, to);
  const start = leave + (goesDown ? -reach(from) : reach(from));
  const end = enter + (goesDown ? reach(to) : -reach(to));

  if (Math.abs(leave - enter) <= from.lineHeight / 2) {
    const y = (leave + enter) / 2 + shift;
    const straight = sharedX(a, b);
    const [x, otherX] = straight === null ? facing(a, b) : [straight + shift, straight + shift];
    if (straight !== null) return [{ x, y: start }, { x: otherX, y: end }];
    return distinct([{ x, y: start }, { x, y }, { x: otherX, y }, { x: otherX, y: end }]);
  }

  const gutter =
    from.column.right <= to.column.left
      ? { x: (from.column.right + to.column.left) / 2 + shift, first: a.right - inset(a), second: b.left + inset(b) }
      : to.column.right <= from.column.left
        ? { x: (to.column.right + from.column.left) / 2 + shift, first: a.left + inset(a), second: b.right - inset(b) }
        : null;
  const side = nearestSide([a, b], [from.column, to.column], lane);
  const x = gutter?.x ?? side.x;
  const first = gutter?.first ?? side.anchor(a);
  const second = gutter?.second ?? side.anchor(b);
  return distinct([
    { x: first, y: start },
    { x: first, y: leave + shift },
    { x, y: leave + shift },
    { x, y: enter + shift },
    { x: second, y: enter + shift },
    { x: second, y: end },
  ]);
}

/** Less than this above the text's first line nothing can be seen any more. */
const HIGHEST = -8;

/**
 * The corners of a stub, from a span round the edge of its column to a gap further up or down: what it leads to is
 * not drawn. `place` counts the stubs that go the same way, from 0: each ends a line further on. One that would
 * leave the text at its top goes down.
 */
export function stubPoints(near: ArcEnd, beyond: Beyond, place: number, { shift, lane }: Separation): Point[] | null {
  const [first] = near.rects;
  const last = near.rects.at(-1);
  if (first === undefined || last === undefined) return null;
  const further = (place + 1) * near.lineHeight;
  const goesDown = beyond === 'after' || gapAbove(first, near) - further < HIGHEST;
  const box = goesDown ? last : first;
  const sign = goesDown ? 1 : -1;
  const leave = goesDown ? gapBelow(box, near) : gapAbove(box, near);
  const side = nearestSide([box], [near.column], lane);
  const x = side.anchor(box);
  const { left, right } = near.column;
  const edge = side.x < left ? left : right;
  return [
    { x, y: leave - sign * reach(near) },
    { x, y: leave + shift },
    { x: side.x, y: leave + shift },
    { x: side.x, y: leave + sign * further },
    { x: edge, y: leave + sign * further },
  ];
}

/** Whether an arc runs beside its column, and so takes a lane there. */
export function takesLane(points: readonly Point[], { column }: ArcEnd): boolean {
  return points.some(({ x }) => x <= column.left - NEAREST_LANE || x >= column.right + NEAREST_LANE);
}

const decimal = (value: number): string => String(Math.round(value * 10) / 10);
const at = ({ x, y }: Point): string => `${decimal(x)} ${decimal(y)}`;

function towards(from: Point, to: Point, length: number): Point {
  const whole = Math.hypot(to.x - from.x, to.y - from.y);
  const part = whole === 0 ? 0 : length / whole;
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

/** An SVG path through the points, its corners rounded as far as its stretches are long enough. */
export function roundedPath(points: readonly Point[]): string {
  const [first] = points;
  if (first === undefined) return '';
  let path = `M ${at(first)}`;
  points.forEach((corner, number) => {
    const before = points[number - 1];
    const after = points[number + 1];
    if (before === undefined) return;
    if (after === undefined) {
      path += ` L ${at(corner)}`;
      return;
    }
    const room = Math.min(
      Math.hypot(corner.x - before.x, corner.y - before.y),
      Math.hypot(after.x - corner.x, after.y - corner.y),
    );
    const radius = Math.min(RADIUS, room / 2);
    path += ` L ${at(towards(corner, before, radius))} Q ${at(corner)} ${at(towards(corner, after, radius))}`;
  });
  return path;
}

/** A closed SVG path: the head of an arrow that comes to the last point from the one before it. */
export function arrowHead(points: readonly Point[]): string {
  const tip = points.at(-1);
  const before = points.at(-2);
  if (tip === undefined || before === undefined) return '';
  const back = towards(tip, before, 7.5);
  const [dx, dy] = [(tip.x - back.x) * 0.5, (tip.y - back.y) * 0.5];
  return `M ${at(tip)} L ${at({ x: back.x - dy, y: back.y + dx })} L ${at({ x: back.x + dy, y: back.y - dx })} Z`;
}

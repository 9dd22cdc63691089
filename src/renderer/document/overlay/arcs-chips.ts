import type { Box, Point } from './arcs-geometry.ts';

/*
 * Where the names of arcs stand: on their arc, in the gap between lines or beside the column, apart from one
 * another and from the spans that they link. Pixels, y downwards.
 */

export interface Size {
  readonly width: number;
  readonly height: number;
}

interface Sample extends Point {
  /** Along the arc from its beginning. */
  readonly along: number;
  readonly isUpright: boolean;
}

/** How far apart the places are that are tried. */
const STEP = 10;
const BESIDE = 8;
/** How far along its arc a name stands at most, if there is room: a long arc's middle may be out of sight. */
const FAR_ENOUGH = 190;

function samples(points: readonly Point[]): Sample[] {
  const found: Sample[] = [];
  let passed = 0;
  points.forEach((to, number) => {
    const from = points[number - 1];
    if (from === undefined) return;
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    for (let along = 0; along <= length; along += STEP) {
      const part = length === 0 ? 0 : along / length;
      found.push({
        x: from.x + (to.x - from.x) * part,
        y: from.y + (to.y - from.y) * part,
        along: passed + along,
        isUpright: Math.abs(to.x - from.x) < Math.abs(to.y - from.y),
      });
    }
    passed += length;
  });
  return found;
}

function shared(a: Box, b: Box): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return Math.max(0, width) * Math.max(0, height);
}

function boxAt(left: number, y: number, size: Size, bounds: { left: number; right: number }): Box {
  const inside = Math.max(bounds.left, Math.min(bounds.right - size.width, left));
  return { left: inside, right: inside + size.width, top: y - size.height / 2, bottom: y + size.height / 2 };
}

/**
 * The best place for a name of a size on an arc. `taken` is what it must not cover, `column` the text that it had
 * better not cover, `bounds` what it stays inside. Null for an arc of no length.
 */
export function placeChip(
  points: readonly Point[],
  size: Size,
  taken: readonly Box[],
  column: { readonly left: number; readonly right: number },
  bounds: { readonly left: number; readonly right: number },
): Box | null {
  const all = samples(points);
  const leftmost = Math.min(...points.map(({ x }) => x));
  const rightmost = Math.max(...points.map(({ x }) => x));
  const wanted = Math.min(FAR_ENOUGH, (all.at(-1)?.along ?? 0) / 2);
  let best: Box | null = null;
  let least = Infinity;
  for (const { x, y, along, isUpright: runsUp } of all) {
    // A straight arc from one line to the next stays in the gap between them.
    const isUpright = runsUp && (x < column.left || x > column.right);
    // On an upright stretch the name reaches outwards, where there are no letters. An arc that it would cover whole
    // has it at its side.
    const on = isUpright ? [x - size.width + 6, x - 6] : [x - size.width / 2];
    const lefts = [...on, leftmost - size.width - BESIDE, rightmost + BESIDE];
    for (const left of lefts) {
      const box = boxAt(left, y, size, bounds);
      const overText = isUpright ? Math.max(0, Math.min(box.right, column.right) - Math.max(box.left, column.left)) : 12;
      const overTaken = taken.reduce((sum, other) => sum + shared(box, other), 0);
      const cost = overTaken * 10 + overText * 3 + Math.abs(along - wanted) * 0.2;
      if (cost < least) [best, least] = [box, cost];
    }
  }
  return best;
}

/** Where the name of a stub stands: at its end, in the gap between lines, from the edge of the column inwards. */
export function placeStubChip(
  points: readonly Point[],
  size: Size,
  column: { readonly left: number; readonly right: number },
  bounds: { readonly left: number; readonly right: number },
): Box | null {
  const end = points.at(-1);
  if (end === undefined) return null;
  const isLeft = end.x < (column.left + column.right) / 2;
  return boxAt(isLeft ? end.x : end.x - size.width, end.y, size, bounds);
}

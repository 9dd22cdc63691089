import { describe, expect, test } from 'vitest';
import { placeChip, placeStubChip } from '../../../src/renderer/document/overlay/arcs-chips.ts';
import {
  arcPoints,
  arrowHead,
  nearestPair,
  roundedPath,
  stubPoints,
  takesLane,
} from '../../../src/renderer/document/overlay/arcs-geometry.ts';
import type { ArcEnd, Box, Point } from '../../../src/renderer/document/overlay/arcs-geometry.ts';

const LINE = 40;
const column = { left: 100, right: 700 };
const apart = { shift: 0, lane: 0 };

/** A rectangle on a line, whose letters' box is 30 pixels high in the middle of the line's 40. */
const onLine = (line: number, left: number, right: number): Box => ({
  left,
  right,
  top: line * LINE + 5,
  bottom: line * LINE + 35,
});

const end = (...rects: Box[]): ArcEnd => ({ rects, column, lineHeight: LINE });

function arc(from: ArcEnd, to: ArcEnd, separation = apart): Point[] {
  const points = arcPoints(from, to, separation);
  if (points === null) throw new Error('nothing was drawn');
  return points;
}

/** Every stretch runs straight across or straight down. */
function expectSquare(points: readonly Point[]): void {
  points.forEach((point, number) => {
    const before = points[number - 1];
    if (before !== undefined) expect(before.x === point.x || before.y === point.y).toBe(true);
  });
}

/** Stretches across run in gaps between lines only, where there are no letters. */
function expectInGaps(points: readonly Point[]): void {
  points.forEach((point, number) => {
    const before = points[number - 1];
    if (before !== undefined && before.x !== point.x) expect(point.y % LINE).toBe(0);
  });
}

describe('the nearest pair of rectangles', () => {
  test('is on one line, even some way along, where the lines below are further off', () => {
    const wrapped = [onLine(1, 100, 160), onLine(3, 400, 700)];
    expect(nearestPair(wrapped, [onLine(1, 300, 350)])).toEqual([onLine(1, 100, 160), onLine(1, 300, 350)]);
  });

  test('is the one straight below where that is nearer than what stands on the same line', () => {
    const wrapped = [onLine(1, 100, 160), onLine(2, 400, 700)];
    expect(nearestPair(wrapped, [onLine(1, 600, 700)])).toEqual([onLine(2, 400, 700), onLine(1, 600, 700)]);
  });

  test('is that of the lines nearest to one another where both ends wrap', () => {
    const pair = nearestPair([onLine(1, 600, 700), onLine(2, 100, 300)], [onLine(4, 200, 400), onLine(5, 100, 200)]);
    expect(pair).toEqual([onLine(2, 100, 300), onLine(4, 200, 400)]);
  });

  test('is none where a span has no rectangles', () => {
    expect(nearestPair([], [onLine(1, 0, 9)])).toBeNull();
    expect(arcPoints(end(), end(onLine(1, 0, 9)), apart)).toBeNull();
  });
});

describe('an arc within a line', () => {
  test('goes above it, from edge to facing edge, whichever lies to the left', () => {
    const left = end(onLine(2, 120, 200));
    const right = end(onLine(2, 400, 500));
    const points = arc(left, right);
    expect(points.map(({ x }) => x)).toEqual([194, 194, 406, 406]);
    expect(points.map(({ y }) => y)).toEqual([88, 80, 80, 88]);
    expect(arc(right, left)).toEqual([...points].reverse());
  });

  test('from a span inside another reaches the edge that is further off', () => {
    const outer = end(onLine(2, 120, 500));
    const inner = end(onLine(2, 140, 180));
    expect(arc(inner, outer).map(({ x }) => x)).toEqual([160, 160, 494, 494]);
    expect(arc(outer, inner).map(({ x }) => x)).toEqual([494, 494, 160, 160]);
  });

  test('is moved apart from others of its span', () => {
    const points = arc(end(onLine(2, 120, 200)), end(onLine(2, 400, 500)), { shift: 3, lane: 1 });
    expect(points[1]?.y).toBe(83);
    expect(points[0]?.y).toBe(88);
  });
});

describe('an arc from line to line', () => {
  test('stays in the gap between neighbours, straight where one stands over the other', () => {
    expect(arc(end(onLine(2, 300, 500)), end(onLine(3, 400, 600)))).toEqual([{ x: 450, y: 112 }, { x: 450, y: 128 }]);
    const sideways = arc(end(onLine(2, 100, 200)), end(onLine(3, 400, 600)));
    expectSquare(sideways);
    expectInGaps(sideways);
    expect(sideways.every(({ x }) => x >= column.left && x <= column.right)).toBe(true);
  });

  test('goes round by the nearer edge of the column where lines lie between', () => {
    // Right-to-left text begins at the right, left-to-right text at the left: what counts is where the spans stand.
    for (const [left, right, edge] of [[550, 700, 712], [100, 250, 88]] as const) {
      for (const [from, to] of [[1, 5], [5, 1]] as const) {
        const points = arc(end(onLine(from, left, right)), end(onLine(to, left, right)));
        expectSquare(points);
        expectInGaps(points);
        expect(points[2]?.x).toBe(edge);
        expect(points[3]?.x).toBe(edge);
        expect(takesLane(points, end())).toBe(true);
      }
    }
  });

  test('has a lane of its own beside the column', () => {
    const across = (lane: number): number | undefined =>
      arc(end(onLine(1, 600, 700)), end(onLine(5, 600, 700)), { shift: 0, lane })[2]?.x;
    expect(across(2)).toBe((across(0) ?? 0) + 12);
  });

  test('leaves and enters by the sides that face one another', () => {
    const down = arc(end(onLine(1, 600, 700)), end(onLine(5, 600, 700)));
    expect(down[0]?.y).toBe(2 * LINE - 8);
    expect(down.at(-1)?.y).toBe(5 * LINE + 8);
    const up = arc(end(onLine(5, 600, 700)), end(onLine(1, 600, 700)));
    expect(up[0]?.y).toBe(5 * LINE + 8);
    expect(up.at(-1)?.y).toBe(2 * LINE - 8);
  });

  test('from column to column runs between them', () => {
    const other: ArcEnd = { rects: [onLine(6, 900, 1000)], column: { left: 800, right: 1400 }, lineHeight: LINE };
    for (const points of [arc(end(onLine(1, 300, 400)), other), arc(other, end(onLine(1, 300, 400)))]) {
      expectSquare(points);
      expectInGaps(points);
      expect(points[2]?.x).toBe(750);
    }
  });
});

describe('a stub', () => {
  test('goes the way that the other end lies, each a line further on', () => {
    const near = end(onLine(5, 600, 700), onLine(6, 100, 200));
    expect(stubPoints(near, 'before', 0, apart)?.at(-1)).toEqual({ x: 700, y: 4 * LINE });
    expect(stubPoints(near, 'before', 1, apart)?.at(-1)).toEqual({ x: 700, y: 3 * LINE });
    expect(stubPoints(near, 'after', 0, apart)?.at(-1)).toEqual({ x: 100, y: 8 * LINE });
    expect(stubPoints(near, 'after', 0, { shift: 0, lane: 2 })?.at(-2)).toEqual({ x: 76, y: 8 * LINE });
    expect(stubPoints(end(), 'after', 0, apart)).toBeNull();
  });

  test('goes down where it would leave the text at its top', () => {
    expect(stubPoints(end(onLine(0, 600, 700)), 'elsewhere', 0, apart)?.at(-1)).toEqual({ x: 700, y: 2 * LINE });
  });
});

describe('paths', () => {
  test('begin and end at their points, with corners rounded no more than there is room for', () => {
    const path = roundedPath([{ x: 0, y: 0 }, { x: 0, y: 20 }, { x: 4, y: 20 }, { x: 4, y: 0 }]);
    expect(path).toBe('M 0 0 L 0 18 Q 0 20 2 20 L 2 20 Q 4 20 4 18 L 4 0');
    expect(roundedPath([])).toBe('');
  });

  test('of arrow heads have their tip at the last point and open towards the one before', () => {
    expect(arrowHead([{ x: 10, y: 0 }, { x: 10, y: 20 }])).toBe('M 10 20 L 6.3 12.5 L 13.8 12.5 Z');
    expect(arrowHead([{ x: 10, y: 0 }])).toBe('');
  });
});

describe('the name of an arc', () => {
  const size = { width: 60, height: 20 };
  const bounds = { left: 0, right: 1000 };
  const across = [{ x: 200, y: 88 }, { x: 200, y: 80 }, { x: 500, y: 80 }, { x: 500, y: 88 }];
  const meets = (a: Box, b: Box): boolean =>
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

  test('stands on it, in the gap', () => {
    const box = placeChip(across, size, [], column, bounds);
    expect(((box?.top ?? 0) + (box?.bottom ?? 0)) / 2).toBe(80);
    expect(((box?.left ?? 0) + (box?.right ?? 0)) / 2).toBeCloseTo(350, -1);
  });

  test('gives way to what is taken', () => {
    const taken = [{ left: 250, right: 450, top: 70, bottom: 90 }];
    const box = placeChip(across, size, taken, column, bounds);
    expect(box !== null && taken.some((other) => meets(other, box))).toBe(false);
  });

  test('stands beside an arc that it would hide', () => {
    const ends = [{ left: 444, right: 456, top: 103, bottom: 137 }];
    const box = placeChip([{ x: 450, y: 112 }, { x: 450, y: 128 }], size, ends, column, bounds);
    expect(box !== null && ends.some((other) => meets(other, box))).toBe(false);
  });

  test('reaches outwards beside the column, and stays inside its bounds', () => {
    const beside = [{ x: 712, y: 80 }, { x: 712, y: 300 }];
    expect(placeChip(beside, size, [], column, bounds)?.left).toBeGreaterThan(column.right);
    expect(placeChip(beside, size, [], column, { left: 0, right: 714 })?.right).toBeLessThanOrEqual(714);
    expect(placeChip([], size, [], column, bounds)).toBeNull();
  });

  test('of a stub reaches inwards from the edge of the column', () => {
    expect(placeStubChip([{ x: 700, y: 80 }], size, column, bounds)).toMatchObject({ left: 640, right: 700, top: 70 });
    expect(placeStubChip([{ x: 100, y: 80 }], size, column, bounds)).toMatchObject({ left: 100, right: 160 });
  });
});

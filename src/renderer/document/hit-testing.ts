import { nextCluster, previousCluster, isClusterBoundary } from '../../domain/text/graphemes.ts';
import { firstStrongDirection } from '../../domain/text/direction.ts';
import type { Direction } from '../../domain/text/direction.ts';
import type { TextRange } from '../../domain/text/range.ts';
import { runDirection } from './run-direction.ts';
import type { TextPositions } from './text-positions.ts';

/** What lies under a point of the window (client pixels). Offsets are UTF-16 code units. */
export interface HitTesting {
  /** The character whose box the point lies in, its line's leading included; null beside the letters. */
  readonly characterAt: (x: number, y: number) => number | null;
  /** Where a caret goes for the point: the nearer edge of the character under it, else the nearest text. */
  readonly caretAt: (x: number, y: number) => number | null;
  /** Where the first or last character of a stretch begins or ends; null where it is not shown. */
  readonly edgeOf: (stretch: TextRange, edge: 'start' | 'end') => ShownEdge | null;
  /**
   * Where a reader sees a stretch begin: as its first edge, but for a number that right-to-left words follow at
   * the number's right.
   */
  readonly beginningOf: (stretch: TextRange) => ShownEdge | null;
}

/** An edge in client pixels, the box of the characters beside it, and the direction in which they run. */
export interface ShownEdge {
  readonly x: number;
  readonly line: DOMRect;
  readonly direction: Direction;
}

/**
 * Hit-testing by the boxes of ranges. The browser's own answer (`caretPositionFromPoint`) goes to the nearest text
 * for a point beside it, and at a seam of directions to the far end of a run.
 */
export function createHitTesting(text: string, positions: TextPositions): HitTesting {
  const { index, paragraphs } = positions;

  const paragraphUnder = (x: number, y: number): number | null => {
    for (const element of document.elementsFromPoint(x, y)) {
      const paragraph = element.closest('p');
      if (paragraph === null) continue;
      const start = positions.offsetOf(paragraph, 0);
      if (start !== null) return index.positionOf(start).paragraph;
    }
    return null;
  };

  const covers = ({ start, end }: TextRange, x: number, y: number, leading: number): boolean => {
    for (const box of positions.rangeOf(start, end).getClientRects()) {
      if (x >= box.left && x < box.right && y >= box.top - leading && y < box.bottom + leading) return true;
    }
    return false;
  };

  const leadingOf = (paragraph: number, stretch: TextRange): number => {
    const element = paragraphs[paragraph];
    const [box] = positions.rangeOf(stretch.start, stretch.end).getClientRects();
    if (element === undefined || box === undefined) return 0;
    const height = Number.parseFloat(getComputedStyle(element).lineHeight);
    return Number.isFinite(height) ? Math.max(0, (height - box.height) / 2) : 0;
  };

  const characterAt = (x: number, y: number): number | null => {
    const paragraph = paragraphUnder(x, y);
    if (paragraph === null) return null;
    let { start, end } = index.rangeOf(paragraph);
    const leading = leadingOf(paragraph, { start, end });
    if (!covers({ start, end }, x, y, leading)) return null;
    // The boxes of a stretch are those of its characters wherever they are shown, so halving finds the one.
    while (end - start > 1) {
      const middle = (start + end) >> 1;
      if (covers({ start, end: middle }, x, y, leading)) end = middle;
      else start = middle;
    }
    return covers({ start, end }, x, y, leading) ? start : null;
  };

  const clusterAt = (offset: number): TextRange => {
    const start = isClusterBoundary(text, offset) ? offset : previousCluster(text, offset);
    return { start, end: nextCluster(text, start) };
  };

  const directionAt = (offset: number): Direction => {
    const { paragraph } = index.positionOf(offset);
    const base: Direction = paragraphs[paragraph]?.dir === 'ltr' ? 'ltr' : 'rtl';
    return runDirection(text, offset, index.rangeOf(paragraph), base);
  };

  const edgeOf: HitTesting['edgeOf'] = (stretch, edge) => {
    const cluster = clusterAt(edge === 'start' ? stretch.start : Math.max(stretch.start, stretch.end - 1));
    const boxes = positions.rangeOf(cluster.start, cluster.end).getClientRects();
    const line = boxes[edge === 'start' ? 0 : boxes.length - 1];
    if (line === undefined) return null;
    const direction = directionAt(cluster.start);
    const atRight = (edge === 'start') === (direction === 'rtl');
    return { x: atRight ? line.right : line.left, line, direction };
  };

  const beginningOf: HitTesting['beginningOf'] = (stretch) => {
    const edge = edgeOf(stretch, 'start');
    if (edge === null) return null;
    const { paragraph } = index.positionOf(stretch.start);
    const base: Direction = paragraphs[paragraph]?.dir === 'ltr' ? 'ltr' : 'rtl';
    const direction = firstStrongDirection(text.slice(stretch.start, Math.min(stretch.end, stretch.start + 80)), base);
    if (direction === edge.direction) return edge;
    const { left, right, top, bottom } = edge.line;
    const run = [...positions.rangeOf(stretch.start, stretch.end).getClientRects()].find((box) => {
      return box.left < right && box.right > left && box.top < bottom && box.bottom > top;
    });
    return run === undefined ? edge : { x: direction === 'rtl' ? run.right : run.left, line: edge.line, direction };
  };

  const caretAt = (x: number, y: number): number | null => {
    const character = characterAt(x, y);
    if (character === null) {
      const place = document.caretPositionFromPoint(x, y);
      return place === null ? null : positions.offsetOf(place.offsetNode, place.offset);
    }
    const cluster = clusterAt(character);
    const start = edgeOf(cluster, 'start');
    const end = edgeOf(cluster, 'end');
    if (start === null || end === null) return cluster.start;
    return Math.abs(x - start.x) <= Math.abs(x - end.x) ? cluster.start : cluster.end;
  };

  return { characterAt, caretAt, edgeOf, beginningOf };
}

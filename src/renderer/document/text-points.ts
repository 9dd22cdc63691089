import { nextCluster } from '../../domain/text/graphemes.ts';
import type { TextRange } from '../../domain/text/range.ts';
import type { TextPositions } from './text-positions.ts';
import type { VisualLine, VisualLines } from './visual-lines.ts';

/** A point of the window, in client pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What a point is at. Offsets are UTF-16 code units. */
export interface TextPoint {
  /** Where a caret goes: the nearer edge of the cluster under the point, else the nearest place of its line. */
  readonly offset: number;
  /** The cluster under the point; null beside the letters. */
  readonly cluster: TextRange | null;
}

const SAME = 0.75;

/**
 * Finds what is at a point by the boxes of the letters there. The browser's own answer is only where the search
 * begins: on the near half of the first letter of a run against the paragraph it gives the far end of the run.
 */
export function createTextPoints(text: string, positions: TextPositions, lines: VisualLines) {
  const lineNear = (near: number, y: number): VisualLine => {
    const away = ({ top, bottom }: VisualLine): number => Math.abs((top + bottom) / 2 - y);
    const line = lines.lineOf(near);
    // Where a line breaks, the end of the one before is the same offset.
    const before = near === line.start ? lines.lineBeside(line, 'backward') : null;
    return before !== null && away(before) < away(line) ? before : line;
  };

  const clusterUnder = (line: VisualLine, x: number): { cluster: TextRange; box: DOMRect } | null => {
    for (let start = line.start; start <= line.end && start < text.length; ) {
      const end = nextCluster(text, start);
      for (const box of positions.rangeOf(start, end).getClientRects()) {
        const isOnLine = Math.abs(box.top - line.top) < box.height / 2;
        if (isOnLine && x >= box.left && x < box.right) return { cluster: { start, end }, box };
      }
      start = end;
    }
    return null;
  };

  /** Whether a cluster begins at its left: the browser has a place for a caret there, or at its right, or both. */
  const beginsAtLeft = (start: number, box: DOMRect): boolean => {
    const places = [...positions.rangeOf(start, start).getClientRects()].map(({ left }) => left);
    const isLeft = places.some((x) => Math.abs(x - box.left) < SAME);
    const isRight = places.some((x) => Math.abs(x - box.right) < SAME);
    // Both: a single letter between others that run the other way, which is how the paragraph runs.
    return isLeft === isRight ? lines.directionAt(start) === 'rtl' : isLeft;
  };

  return {
    /** Null where the point is not in the text and the browser knows no place in the text near it. */
    at: ({ x, y }: Point): TextPoint | null => {
      const place = document.caretPositionFromPoint(x, y);
      const near = place === null ? null : positions.offsetOf(place.offsetNode, place.offset);
      if (near === null) return null;
      const line = lineNear(near, y);
      const found = clusterUnder(line, x);
      if (found === null) return { offset: lines.offsetAt(line, x), cluster: null };
      const { cluster, box } = found;
      const isLeftHalf = x < (box.left + box.right) / 2;
      const offset = isLeftHalf === beginsAtLeft(cluster.start, box) ? cluster.start : cluster.end;
      const gap = box.height / 2;
      return { offset, cluster: y >= box.top - gap && y <= box.bottom + gap ? cluster : null };
    },
  };
}

export type TextPoints = ReturnType<typeof createTextPoints>;

import type { TextRange } from '../../domain/text/range.ts';

interface Painted extends TextRange {
  readonly range: Range;
  readonly name: string;
}

/** The ranges that a painter has put into the page's highlights, each under a key of the painter's. */
export interface PaintedRanges {
  /** Nothing happens where the key is painted so already. UTF-16 offsets. */
  readonly paint: (key: unknown, name: string, stretch: TextRange, priority: number) => void;
  readonly erase: (key: unknown) => void;
  readonly keys: () => Iterable<unknown>;
}

function addToHighlight(name: string, range: Range, priority: number): void {
  const highlight = CSS.highlights.get(name);
  if (highlight !== undefined) {
    highlight.add(range);
    return;
  }
  const made = new Highlight(range);
  made.priority = priority;
  CSS.highlights.set(name, made);
}

function removeFromHighlight(name: string, range: Range): void {
  const highlight = CSS.highlights.get(name);
  if (highlight === undefined) return;
  highlight.delete(range);
  if (highlight.size === 0) CSS.highlights.delete(name);
}

/** Highlights belong to the page, so that two texts side by side share them. */
export function createPaintedRanges(rangeOf: (start: number, end: number) => Range): PaintedRanges {
  const painted = new Map<unknown, Painted>();

  const erase = (key: unknown): void => {
    const entry = painted.get(key);
    if (entry === undefined) return;
    removeFromHighlight(entry.name, entry.range);
    painted.delete(key);
  };

  return {
    paint: (key, name, { start, end }, priority) => {
      const before = painted.get(key);
      if (before !== undefined && before.start === start && before.end === end && before.name === name) return;
      erase(key);
      const range = rangeOf(start, end);
      addToHighlight(name, range, priority);
      painted.set(key, { range, name, start, end });
    },
    erase,
    keys: () => painted.keys(),
  };
}

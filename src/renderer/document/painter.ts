import type { TextRange } from '../../domain/text/range.ts';
import { EXCLUDED_HIGHLIGHT, highlightName, markedHighlightName } from './highlight-styles.ts';
import { createIntervalIndex } from './interval-index.ts';
import type { Interval } from './interval-index.ts';
import { freeLane } from './lanes.ts';

/** What the painter needs of a span: fragments `[start, end)` in UTF-16 code units of the text on the page. */
export interface PaintableSpan {
  readonly id: string;
  readonly label: string;
  readonly fragments: readonly (readonly [number, number])[];
}

/** What is marked beyond the labels themselves. */
export interface PaintState {
  readonly selected: string | null;
  readonly hovered: string | null;
  /** The span that a link being made begins in. */
  readonly linkedFrom: string | null;
  /** Stretches of the span being made or moved; UTF-16 offsets. */
  readonly provisional: readonly TextRange[];
}

interface Piece {
  readonly span: string;
  readonly label: string;
  readonly lane: number;
}

interface Painted {
  readonly range: Range;
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

export interface Painter {
  /** Replaces all spans and all excluded stretches. */
  readonly load: (spans: readonly PaintableSpan[], excluded: readonly TextRange[]) => void;
  readonly add: (span: PaintableSpan) => void;
  readonly remove: (id: string) => void;
  /** Paints what overlaps a stretch of the text, and nothing else. */
  readonly show: (window: TextRange) => void;
  readonly setState: (state: PaintState) => void;
  /** The ids of the spans that cover an offset, innermost (shortest) first, on screen or off. */
  readonly spansAt: (offset: number) => string[];
  readonly dispose: () => void;
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

/**
 * Paints spans over a text with the CSS Custom Highlight API: one Highlight per label and lane, because ranges
 * inside one Highlight do not stack. Highlights belong to the page, so that two texts side by side share them.
 */
export function createPainter(rangeOf: (start: number, end: number) => Range): Painter {
  let pieces = createIntervalIndex<Piece>();
  const piecesOf = new Map<string, Interval<Piece>[]>();
  let excludedStretches: readonly TextRange[] = [];
  const painted = new Map<unknown, Painted>();
  let shown: TextRange = { start: 0, end: 0 };
  let marked: string | null = null;

  const erase = (key: unknown): void => {
    const entry = painted.get(key);
    if (entry === undefined) return;
    removeFromHighlight(entry.name, entry.range);
    painted.delete(key);
  };

  /** Clipped to the window: what a range costs depends on how many paragraphs it covers. */
  const paint = (key: unknown, name: string, stretch: TextRange, priority = 0): void => {
    const start = Math.max(stretch.start, shown.start);
    const end = Math.min(stretch.end, shown.end);
    const before = painted.get(key);
    if (before !== undefined && before.start === start && before.end === end && before.name === name) return;
    erase(key);
    const range = rangeOf(start, end);
    addToHighlight(name, range, priority);
    painted.set(key, { range, name, start, end });
  };

  const visible = (stretch: TextRange): boolean => stretch.start < shown.end && stretch.end > shown.start;

  const paintMark = (): void => {
    for (const key of painted.keys()) {
      if (typeof key === 'string') erase(key);
    }
    const own = marked === null ? [] : (piecesOf.get(marked) ?? []);
    own.forEach((piece, number) => {
      if (visible(piece)) paint(`${number}`, markedHighlightName(piece.value.label), piece, 1);
    });
  };

  const render = (): void => {
    const wanted = pieces.overlapping(shown.start, shown.end);
    const excluded = excludedStretches.filter(visible);
    const keep = new Set<unknown>([...wanted, ...excluded]);
    for (const key of painted.keys()) {
      if (typeof key !== 'string' && !keep.has(key)) erase(key);
    }
    for (const piece of wanted) paint(piece, highlightName(piece.value.label, piece.value.lane), piece);
    for (const stretch of excluded) paint(stretch, EXCLUDED_HIGHLIGHT, stretch);
    paintMark();
  };

  const place = (span: PaintableSpan): Interval<Piece>[] =>
    span.fragments.map(([start, end]) => {
      const lane = freeLane(pieces.overlapping(start, end).map((other) => other.value.lane));
      const piece = { start, end, value: { span: span.id, label: span.label, lane } };
      pieces.insert(piece);
      const own = piecesOf.get(span.id);
      if (own === undefined) piecesOf.set(span.id, [piece]);
      else own.push(piece);
      return piece;
    });

  return {
    load: (spans, excluded) => {
      pieces = createIntervalIndex<Piece>();
      piecesOf.clear();
      excludedStretches = excluded;
      // Longer spans first, so that what encloses lies in the lane nearer to the letters.
      const starts = (span: PaintableSpan): number => span.fragments[0]?.[0] ?? 0;
      const length = (span: PaintableSpan): number => (span.fragments.at(-1)?.[1] ?? 0) - starts(span);
      const ordered = [...spans].sort((a, b) => starts(a) - starts(b) || length(b) - length(a));
      for (const span of ordered) place(span);
      render();
    },
    add: (span) => {
      for (const piece of place(span)) {
        if (visible(piece)) paint(piece, highlightName(piece.value.label, piece.value.lane), piece);
      }
    },
    remove: (id) => {
      for (const piece of piecesOf.get(id) ?? []) {
        pieces.remove(piece);
        erase(piece);
      }
      piecesOf.delete(id);
      if (marked === id) paintMark();
    },
    show: (window) => {
      shown = window;
      render();
    },
    setState: ({ selected }) => {
      marked = selected;
      paintMark();
    },
    spansAt: (offset) =>
      pieces
        .overlapping(offset, offset + 1)
        .sort((a, b) => a.end - a.start - (b.end - b.start))
        .map(({ value }) => value.span),
    dispose: () => {
      for (const key of painted.keys()) erase(key);
    },
  };
}

import type { TextRange } from '../../domain/text/range.ts';
import {
  CURRENT_HIT_HIGHLIGHT,
  EXCLUDED_HIGHLIGHT,
  HIT_HIGHLIGHT,
  highlightName,
  hoveredHighlightName,
  LINKED_HIGHLIGHT,
  markedHighlightName,
  PROVISIONAL_HIGHLIGHT,
} from './highlight-styles.ts';
import { looksLike } from './paintable-span.ts';
import type { FoundInText, PaintableSpan, PaintState } from './paintable-span.ts';
import { createPaintedRanges } from './painted-ranges.ts';
import { createSpanPieces } from './span-pieces.ts';
import type { Piece } from './span-pieces.ts';

export type { PaintableSpan, PaintState } from './paintable-span.ts';

export interface Painter {
  /** Replaces all spans and all excluded stretches. */
  readonly load: (spans: Iterable<PaintableSpan>, excluded: readonly TextRange[]) => void;
  /** As `load`, but touches only what differs, by id and content, from what is there. */
  readonly update: (spans: readonly PaintableSpan[], excluded: readonly TextRange[]) => void;
  /** Takes the place of a span with the same id. */
  readonly add: (span: PaintableSpan) => void;
  readonly remove: (id: string) => void;
  /** Paints what overlaps a stretch of the text, and nothing else. */
  readonly show: (window: TextRange) => void;
  readonly setState: (state: PaintState) => void;
  /** Paints stretches as provisional beside those of the state, until they are replaced: what is being dragged. */
  readonly preview: (stretches: readonly TextRange[]) => void;
  readonly state: () => PaintState;
  readonly spanOf: (id: string) => PaintableSpan | undefined;
  /** The ids of the spans that cover an offset, innermost (shortest) first, one's own before those of others. */
  readonly spansAt: (offset: number) => string[];
  /** The pieces of spans that overlap a stretch, by start, the longer first. */
  readonly piecesIn: (stretch: TextRange) => readonly Piece[];
  readonly dispose: () => void;
}

/** Higher ones are painted over lower ones; labels' lines have none. */
const priorities = { excluded: 0, label: 0, hovered: 1, selected: 2, linked: 3, provisional: 4, hit: 5, 'current hit': 6 } as const;

/** More changes than this at once are painted faster from the beginning. */
const MANY = 500;

const NOTHING: PaintState = { selected: null, hovered: null, linkedFrom: null, provisional: [] };

function sameStretches(first: readonly TextRange[], second: readonly TextRange[]): boolean {
  if (first === second) return true;
  return (
    first.length === second.length &&
    first.every(({ start, end }, number) => second[number]?.start === start && second[number].end === end)
  );
}

/** Those of what was found that lie in a stretch: there may be thousands, and each change looks here. */
function hitsIn(found: FoundInText | undefined, { start, end }: TextRange): { hit: TextRange; isCurrent: boolean }[] {
  if (found === undefined) return [];
  const { hits, current } = found;
  let [low, high] = [0, hits.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((hits[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  const inside: { hit: TextRange; isCurrent: boolean }[] = [];
  for (let number = low; number < hits.length; number += 1) {
    const hit = hits[number];
    if (hit === undefined || hit.start >= end) break;
    inside.push({ hit, isCurrent: number === current });
  }
  return inside;
}

/**
 * Paints spans over a text with the CSS Custom Highlight API: one Highlight per label and lane, because ranges
 * inside one Highlight do not stack; only within the shown stretch, because any change makes the browser go
 * through all ranges there are. `onChange` is told when anything painted may have changed.
 */
export function createPainter(
  rangeOf: (start: number, end: number) => Range,
  onChange: () => void = () => undefined,
): Painter {
  const pieces = createSpanPieces();
  const painted = createPaintedRanges(rangeOf);
  let excludedStretches: readonly TextRange[] = [];
  let shown: TextRange = { start: 0, end: 0 };
  let state = NOTHING;
  let previewed: readonly TextRange[] = [];

  const visible = (stretch: TextRange): boolean => stretch.start < shown.end && stretch.end > shown.start;

  /** Clipped to the window: what a range costs depends on how many paragraphs it covers. */
  const paint = (key: unknown, name: string, stretch: TextRange, priority: number): void => {
    const start = Math.max(stretch.start, shown.start);
    const end = Math.min(stretch.end, shown.end);
    painted.paint(key, name, { start, end }, priority);
  };

  const paintPiece = (piece: Piece): void => {
    if (!visible(piece)) return;
    const { span, lane, crowded } = piece.value;
    const name = highlightName({ label: span.label, own: span.own, lane, crowded });
    paint(piece, name, piece, priorities.label);
  };

  const paintStates = (): void => {
    const wanted = new Set<string>();
    const markOne = (key: string, name: string, stretch: TextRange, priority: number): void => {
      wanted.add(key);
      paint(key, name, stretch, priority);
    };
    const mark = (kind: keyof typeof priorities, name: string, stretches: readonly TextRange[]): void => {
      stretches.forEach((stretch, number) => {
        if (visible(stretch)) markOne(`${kind} ${number}`, name, stretch, priorities[kind]);
      });
    };
    const piecesOf = (id: string | null): readonly Piece[] => (id === null ? [] : pieces.piecesOf(id));
    const labelOf = (id: string | null): string => piecesOf(id)[0]?.value.span.label ?? '';
    if (state.hovered !== state.selected) {
      mark('hovered', hoveredHighlightName(labelOf(state.hovered)), piecesOf(state.hovered));
    }
    if (state.bare !== true) mark('selected', markedHighlightName(labelOf(state.selected)), piecesOf(state.selected));
    mark('linked', LINKED_HIGHLIGHT, piecesOf(state.linkedFrom));
    for (const { hit, isCurrent } of hitsIn(state.found, shown)) {
      if (isCurrent) mark('current hit', CURRENT_HIT_HIGHLIGHT, [hit]);
      else markOne(`hit ${hit.start}`, HIT_HIGHLIGHT, hit, priorities.hit);
    }
    mark('provisional', PROVISIONAL_HIGHLIGHT, [...state.provisional, ...previewed]);
    for (const key of painted.keys()) {
      if (typeof key === 'string' && !wanted.has(key)) painted.erase(key);
    }
  };

  const render = (): void => {
    const wanted = pieces.overlapping(shown.start, shown.end);
    const excluded = excludedStretches.filter(visible);
    const keep = new Set<unknown>([...wanted, ...excluded]);
    for (const key of painted.keys()) {
      if (typeof key !== 'string' && !keep.has(key)) painted.erase(key);
    }
    for (const stretch of excluded) paint(stretch, EXCLUDED_HIGHLIGHT, stretch, priorities.excluded);
    wanted.forEach(paintPiece);
    paintStates();
    onChange();
  };

  const isMarked = (id: string): boolean =>
    id === state.selected || id === state.hovered || id === state.linkedFrom;

  const takeOut = (id: string): void => {
    for (const piece of pieces.piecesOf(id)) painted.erase(piece);
    pieces.remove(id).forEach(paintPiece);
  };

  const putIn = (span: PaintableSpan): void => {
    takeOut(span.id);
    pieces.add(span).forEach(paintPiece);
    pieces.piecesOf(span.id).forEach(paintPiece);
  };

  const load: Painter['load'] = (spans, excluded) => {
    pieces.load(spans);
    excludedStretches = excluded;
    render();
  };

  const update: Painter['update'] = (spans, excluded) => {
    const fresh = spans.filter((span) => {
      const held = pieces.spanOf(span.id);
      return held === undefined || !looksLike(held, span);
    });
    const surplus = pieces.size() + fresh.filter((span) => pieces.spanOf(span.id) === undefined).length - spans.length;
    const gone: string[] = [];
    if (surplus > 0) {
      const staying = new Set(spans.map((span) => span.id));
      for (const { id } of pieces.spans()) if (!staying.has(id)) gone.push(id);
    }
    const sameExcluded = sameStretches(excludedStretches, excluded);
    if (fresh.length + gone.length > MANY || !sameExcluded) {
      load(spans, excluded);
      return;
    }
    if (fresh.length + gone.length === 0) return;
    gone.forEach(takeOut);
    fresh.forEach(putIn);
    if ([...gone, ...fresh.map((span) => span.id)].some(isMarked)) paintStates();
    onChange();
  };

  return {
    load,
    update,
    add: (span) => {
      putIn(span);
      if (isMarked(span.id)) paintStates();
      onChange();
    },
    remove: (id) => {
      takeOut(id);
      if (isMarked(id)) paintStates();
      onChange();
    },
    show: (window) => {
      shown = window;
      render();
    },
    setState: (next) => {
      state = next;
      paintStates();
      onChange();
    },
    preview: (stretches) => {
      if (sameStretches(previewed, stretches)) return;
      previewed = stretches;
      paintStates();
      onChange();
    },
    state: () => state,
    spanOf: pieces.spanOf,
    spansAt: (offset) => {
      const found = pieces.overlapping(offset, offset + 1).sort((a, b) => {
        return a.end - a.start - (b.end - b.start) || Number(b.value.span.own) - Number(a.value.span.own);
      });
      return [...new Set(found.map(({ value }) => value.span.id))];
    },
    piecesIn: ({ start, end }) => pieces.overlapping(start, end),
    dispose: () => {
      for (const key of painted.keys()) painted.erase(key);
    },
  };
}

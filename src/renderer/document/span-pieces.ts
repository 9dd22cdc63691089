import { createIntervalIndex } from './interval-index.ts';
import type { Interval } from './interval-index.ts';
import { freeLane, lanesInOrder, ROOMY_LANES } from './lanes.ts';
import type { PaintableSpan } from './paintable-span.ts';

/** A fragment of a span in its lane. */
interface PieceContent {
  readonly span: PaintableSpan;
  /** The number of the fragment in its span. */
  readonly fragment: number;
  readonly lane: number;
  /** Whether so many lie over one another here that lines are drawn as hairlines. */
  crowded: boolean;
}

/** `start` and `end` are UTF-16 code units of the text. */
export type Piece = Interval<PieceContent>;

/** All spans of a text by where they lie, on screen or off. */
export interface SpanPieces {
  readonly size: () => number;
  readonly spanOf: (id: string) => PaintableSpan | undefined;
  readonly piecesOf: (id: string) => readonly Piece[];
  /** Replaces all spans. O(n log n). */
  readonly load: (spans: Iterable<PaintableSpan>) => void;
  /** Answers the pieces of others that are crowded from now on. O(log n + those that overlap). */
  readonly add: (span: PaintableSpan) => readonly Piece[];
  /** Answers the pieces of others that are crowded no longer. */
  readonly remove: (id: string) => readonly Piece[];
  readonly overlapping: (start: number, end: number) => Piece[];
  readonly spans: () => Iterable<PaintableSpan>;
}

interface Entry {
  readonly span: PaintableSpan;
  readonly pieces: Piece[];
}

function isDeep(piece: Piece): boolean {
  return piece.value.lane >= ROOMY_LANES;
}

/** By start, the longer first, so that what encloses lies in the lane nearer to the letters. */
function byStart(first: Piece, second: Piece): number {
  return first.start - second.start || second.end - first.end;
}

export function createSpanPieces(): SpanPieces {
  let index = createIntervalIndex<PieceContent>();
  const entries = new Map<string, Entry>();

  const around = (piece: Piece): Piece[] => index.overlapping(piece.start, piece.end);

  /** Marks a piece as crowded or not by what lies over it; true where that is news. */
  const settle = (piece: Piece): boolean => {
    const crowded = isDeep(piece) || around(piece).some(isDeep);
    const changed = crowded !== piece.value.crowded;
    piece.value.crowded = crowded;
    return changed;
  };

  const load = (spans: Iterable<PaintableSpan>): void => {
    entries.clear();
    const laid: { start: number; end: number; span: PaintableSpan; fragment: number }[] = [];
    for (const span of spans) {
      entries.set(span.id, { span, pieces: [] });
      span.fragments.forEach(([start, end], fragment) => laid.push({ start, end, span, fragment }));
    }
    laid.sort((first, second) => first.start - second.start || second.end - first.end);
    const lanes = lanesInOrder(laid);
    const pieces = laid.map(({ start, end, span, fragment }, number): Piece => {
      return { start, end, value: { span, fragment, lane: lanes[number] ?? 0, crowded: false } };
    });
    for (const piece of pieces) entries.get(piece.value.span.id)?.pieces.push(piece);
    index = createIntervalIndex(pieces);
    for (const deep of pieces.filter(isDeep)) {
      for (const piece of around(deep)) piece.value.crowded = true;
    }
  };

  const remove = (id: string): Piece[] => {
    const entry = entries.get(id);
    if (entry === undefined) return [];
    entries.delete(id);
    for (const piece of entry.pieces) index.remove(piece);
    const touched = entry.pieces.filter(isDeep).flatMap(around);
    return [...new Set(touched)].filter(settle);
  };

  const add = (span: PaintableSpan): Piece[] => {
    const pieces: Piece[] = [];
    const changed = new Set<Piece>();
    span.fragments.forEach(([start, end], fragment) => {
      const others = index.overlapping(start, end);
      const lane = freeLane(others.map((other) => other.value.lane));
      const piece: Piece = { start, end, value: { span, fragment, lane, crowded: false } };
      index.insert(piece);
      pieces.push(piece);
      settle(piece);
      if (isDeep(piece)) others.filter(settle).forEach((other) => changed.add(other));
    });
    entries.set(span.id, { span, pieces: pieces.sort(byStart) });
    return [...changed].filter((piece) => !pieces.includes(piece));
  };

  return {
    size: () => entries.size,
    spanOf: (id) => entries.get(id)?.span,
    piecesOf: (id) => entries.get(id)?.pieces ?? [],
    load,
    add,
    remove,
    overlapping: (start, end) => index.overlapping(start, end),
    spans: function* () {
      for (const { span } of entries.values()) yield span;
    },
  };
}

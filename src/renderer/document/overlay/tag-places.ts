import type { Piece } from '../span-pieces.ts';
import type { TagAnchor } from './tags.ts';

/** Pixels that a tag takes along its line; tags.module.css gives it as much. */
export const TAG_WIDTH = 12;

/** A tag is pushed at most so far from its edge, or left out: a stack of twelve still shows them all. */
const FARTHEST = 11 * TAG_WIDTH;

/** Anchors whose tops differ by less than this stand on one line. */
const SAME_LINE = 6;

export interface TagPlace {
  /** The left edge, in pixels of the overlay. */
  readonly x: number;
  readonly top: number;
}

/** Whether a tag at `[x, x + TAG_WIDTH)` would lie over one that has its place. */
function findTaken(taken: readonly TagPlace[], x: number, top: number): TagPlace | undefined {
  return taken.find(
    (other) => Math.abs(other.top - top) < SAME_LINE && other.x < x + TAG_WIDTH && x < other.x + TAG_WIDTH,
  );
}

/**
 * Puts each tag at its edge or, where that is taken, beside those there, on into its span. Those that are to be
 * seen always come first; others are left out where there is no room near their edge.
 */
export function placeTags(anchors: readonly TagAnchor[]): Map<Piece, TagPlace> {
  const places = new Map<Piece, TagPlace>();
  const lines = new Map<number, TagPlace[]>();
  const ordered = [...anchors.filter(({ always }) => always), ...anchors.filter(({ always }) => !always)];
  for (const { piece, x, top, direction, always } of ordered) {
    const line = Math.round(top / SAME_LINE);
    const taken = [line - 1, line, line + 1].flatMap((number) => lines.get(number) ?? []);
    const first = direction === 'rtl' ? x - TAG_WIDTH : x;
    let place = first;
    for (let other = findTaken(taken, place, top); other !== undefined; other = findTaken(taken, place, top)) {
      place = direction === 'rtl' ? other.x - TAG_WIDTH : other.x + TAG_WIDTH;
    }
    if (!always && Math.abs(place - first) > FARTHEST) continue;
    const found = { x: place, top };
    places.set(piece, found);
    const row = lines.get(line);
    if (row === undefined) lines.set(line, [found]);
    else row.push(found);
  }
  return places;
}

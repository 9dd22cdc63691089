import type { Direction } from '../../../domain/text/direction.ts';
import type { HitTesting } from '../hit-testing.ts';
import type { Painter } from '../painter.ts';
import type { Piece } from '../span-pieces.ts';
import type { OverlayLayer, OverlayView } from './overlay.ts';
import { placeTags } from './tag-places.ts';
import styles from './tags.module.css';

/** Where a span begins, in pixels of the overlay. */
export interface TagAnchor {
  readonly piece: Piece;
  readonly x: number;
  /** The top of the box of its letters. */
  readonly top: number;
  readonly direction: Direction;
  /** Whether it is drawn however little room there is. */
  readonly always: boolean;
}

interface TagsParts {
  readonly painter: Painter;
  readonly hits: HitTesting;
}

/** How far the tag's top lies above the box of the letters, in pixels. */
const RISE = 6;

/** The letters of labels, small above the first edge of each span. */
export function createTags({ painter, hits }: TagsParts): OverlayLayer {
  const element = document.createElement('div');
  element.className = styles['tags'] ?? '';
  // By span: one whose edge moves is another piece each time, and keeps its tag.
  const drawn = new Map<string, HTMLElement>();
  const placed = new WeakMap<HTMLElement, string>();
  let measured = new Map<Piece, Omit<TagAnchor, 'always'> | null>();
  let epoch = -1;
  let anchors: TagAnchor[] = [];

  const measureOne = (piece: Piece, box: DOMRect): Omit<TagAnchor, 'always'> | null => {
    const edge = hits.beginningOf(piece);
    if (edge === null) return null;
    return { piece, x: edge.x - box.left, top: edge.line.top - box.top, direction: edge.direction };
  };

  const measure = ({ shown, box, epoch: now }: OverlayView): void => {
    const { selected, hovered, linkedFrom } = painter.state();
    const before = epoch === now ? measured : new Map<Piece, Omit<TagAnchor, 'always'> | null>();
    epoch = now;
    measured = new Map();
    anchors = [];
    for (const piece of painter.piecesIn(shown)) {
      if (piece.value.fragment !== 0 || piece.start < shown.start) continue;
      const known = before.get(piece);
      const anchor = known === undefined ? measureOne(piece, box) : known;
      measured.set(piece, anchor);
      if (anchor === null) continue;
      const { id } = piece.value.span;
      anchors.push({ ...anchor, always: id === selected || id === hovered || id === linkedFrom });
    }
  };

  const make = (id: string): HTMLElement => {
    const tag = document.createElement('span');
    tag.dataset['tagOf'] = id;
    element.append(tag);
    drawn.set(id, tag);
    return tag;
  };

  const draw = (): void => {
    const { selected, hovered, linkedFrom } = painter.state();
    const places = placeTags(anchors);
    const wanted = new Set([...places.keys()].map((piece) => piece.value.span.id));
    for (const [id, tag] of drawn) {
      if (wanted.has(id)) continue;
      tag.remove();
      drawn.delete(id);
    }
    for (const [piece, { x, top }] of places) {
      const { id, own, label } = piece.value.span;
      const tag = drawn.get(id) ?? make(id);
      if (tag.dataset['spanLabel'] !== label) tag.dataset['spanLabel'] = label;
      const look = id === selected ? 'selected' : id === linkedFrom ? 'linked' : id === hovered ? 'hovered' : 'plain';
      const className = [styles['tag'], styles[look], own ? '' : styles['others']].filter(Boolean).join(' ');
      if (tag.className !== className) tag.className = className;
      // No transform: each would be a layer's worth of work for the browser in every frame that changes anything.
      const place = `left: ${x.toFixed(1)}px; top: ${(top - RISE).toFixed(1)}px`;
      if (placed.get(tag) === place) continue;
      placed.set(tag, place);
      tag.style.cssText = place;
    }
  };

  return { element, measure, draw };
}

import { nextCluster, previousCluster } from './graphemes.ts';
import type { TextRange } from './range.ts';
import { moveSelection } from './selection-moves.ts';
import { stopUnits } from './stops.ts';
import type { StopUnit } from './stops.ts';
import { trimOuter } from './words.ts';

/** One edge of one fragment of a span; fragments are counted in the text's order. */
export interface EdgeOfFragment {
  readonly fragment: number;
  readonly edge: 'start' | 'end';
}

export interface EdgeMove {
  readonly unit: StopUnit;
  /** In the text's logical order, whatever its direction. */
  readonly towards: 'forward' | 'backward';
}

/**
 * Why an edge stays where it is: the text ends there; another fragment of the span begins; nothing would be left
 * but spaces; a segment that is not annotated lies there.
 */
export type EdgeRefusal = 'text-ends' | 'fragment-there' | 'nothing-left' | 'excluded';

/** Where the fragments' one edge would go, and what that takes in or leaves out; or why it can't. */
export type EdgeOutcome =
  | { readonly fragments: readonly TextRange[]; readonly changed: TextRange; readonly grows: boolean }
  | { readonly refused: EdgeRefusal };

/** Where the edge stands (UTF-16 code units); null where there is no such fragment. */
export function edgeOffset(fragments: readonly TextRange[], { fragment, edge }: EdgeOfFragment): number | null {
  return fragments[fragment]?.[edge] ?? null;
}

/** The edge after this one: every fragment's start and end in turn, round and round. */
export function nextEdge(fragments: readonly TextRange[], { fragment, edge }: EdgeOfFragment): EdgeOfFragment {
  if (edge === 'start') return { fragment, edge: 'end' };
  return { fragment: (fragment + 1) % Math.max(1, fragments.length), edge: 'start' };
}

/**
 * Moves one edge by a unit, as extending and drawing back a selection by it does: to where words end, or start,
 * without what lies around them. A fragment never ends at a newline, keeps more than spaces, and stops at the other
 * fragments of its span (it may touch them) and at `excluded` stretches. A step is taken whole or not at all, so
 * that the same step back returns. Looks at the neighbourhood only. UTF-16 code units; the fragments are in the
 * text's order, apart from one another, and their edges are cluster boundaries.
 */
export function moveEdgeBy(
  text: string,
  fragments: readonly TextRange[],
  at: EdgeOfFragment,
  move: EdgeMove,
  excluded: readonly TextRange[] = [],
): EdgeOutcome {
  const held = fragments[at.fragment];
  if (held === undefined) return { refused: 'text-ends' };
  const from = held[at.edge];
  const to = at.edge === 'end' ? steppedEnd(text, held, move) : steppedStart(text, held, move);
  const grows = (at.edge === 'end') === (move.towards === 'forward');
  if (to === null || to === from) return { refused: grows ? 'text-ends' : 'nothing-left' };
  const moved = { ...held, [at.edge]: to };
  if (moved.start >= moved.end || !/\S/u.test(text.slice(moved.start, moved.end))) return { refused: 'nothing-left' };
  const before = fragments[at.fragment - 1];
  const after = fragments[at.fragment + 1];
  if ((before !== undefined && moved.start < before.end) || (after !== undefined && moved.end > after.start)) {
    return { refused: 'fragment-there' };
  }
  const changed = fragments.map((each, number) => (number === at.fragment ? moved : each));
  // What was labelled before its stretch was excluded may leave it, as far as none of it stays.
  if (changed.some((each) => excluded.some((one) => each.start < one.end && one.start < each.end))) {
    return { refused: 'excluded' };
  }
  return { fragments: changed, changed: { start: Math.min(from, to), end: Math.max(from, to) }, grows };
}

/** What each unit would do to an edge: on into the text, and back into the fragment. */
export interface EdgeChoice {
  readonly unit: StopUnit;
  readonly growing: EdgeOutcome;
  readonly shrinking: EdgeOutcome;
}

export function edgeChoices(
  text: string,
  fragments: readonly TextRange[],
  at: EdgeOfFragment,
  excluded: readonly TextRange[] = [],
): EdgeChoice[] {
  const [out, back] = at.edge === 'end' ? (['forward', 'backward'] as const) : (['backward', 'forward'] as const);
  return stopUnits.map((unit) => ({
    unit,
    growing: moveEdgeBy(text, fragments, at, { unit, towards: out }, excluded),
    shrinking: moveEdgeBy(text, fragments, at, { unit, towards: back }, excluded),
  }));
}

/** The next place for the end of a fragment, on past newlines; null where there is none. */
function steppedEnd(text: string, { start, end }: TextRange, { unit, towards }: EdgeMove): number | null {
  let at = end;
  for (;;) {
    const { focus } = moveSelection(text, { anchor: start, focus: at }, { unit, towards, extend: true });
    if (focus === at || focus <= start || isOnlyMarks(text, { start: at, end: focus }, unit)) return null;
    if (!isNewline(text.slice(previousCluster(text, focus), focus))) return focus;
    at = focus;
  }
}

function steppedStart(text: string, { start, end }: TextRange, { unit, towards }: EdgeMove): number | null {
  let at = start;
  for (;;) {
    const { focus } = moveSelection(text, { anchor: end, focus: at }, { unit, towards, extend: true });
    if (focus === at || focus >= end || isOnlyMarks(text, { start: focus, end: at }, unit)) return null;
    if (!isNewline(text.slice(focus, nextCluster(text, focus)))) return focus;
    at = focus;
  }
}

/** A sentence's marks are no step of their own: at the text's ends a selection would go on to them. */
function isOnlyMarks(text: string, stretch: TextRange, unit: StopUnit): boolean {
  return unit === 'sentence' && stretch.start < stretch.end && trimOuter(text, stretch) === null;
}

function isNewline(cluster: string): boolean {
  return cluster === '\n' || cluster === '\r\n' || cluster === '\r';
}

import type { EdgeOfFragment } from '../../../domain/text/edge-moves.ts';
import type { TextRange } from '../../../domain/text/range.ts';
import { nextStop, previousStop } from '../../../domain/text/stops.ts';
import type { StopUnit } from '../../../domain/text/stops.ts';

type SpanEdge = EdgeOfFragment['edge'];

function nearestStop(text: string, offset: number, unit: StopUnit, edge: SpanEdge): number {
  const before = previousStop(text, Math.min(offset + 1, text.length), unit, edge);
  const after = nextStop(text, Math.max(offset - 1, 0), unit, edge);
  return offset - before <= after - offset ? before : after;
}

/**
 * The fragments with one edge moved to the stop nearest to an offset. It stays on its side of the fragment's other
 * edge, at least one cluster from it, and out of the fragments before and after. UTF-16 code units.
 */
export function moveEdge(
  text: string,
  fragments: readonly TextRange[],
  { fragment, edge }: EdgeOfFragment,
  offset: number,
  unit: StopUnit,
): TextRange[] {
  const held = fragments[fragment];
  if (held === undefined) return [...fragments];
  const wanted = nearestStop(text, offset, unit, edge);
  const moved = { ...held };
  if (edge === 'start') {
    const first = fragments[fragment - 1]?.end ?? 0;
    // The last place is a stop of this unit where there is one between, and else a cluster before the end.
    const stop = previousStop(text, held.end, unit, edge);
    const last = stop >= first && stop < held.end ? stop : previousStop(text, held.end, 'cluster');
    moved.start = Math.max(first, Math.min(wanted, last));
  } else {
    const last = fragments[fragment + 1]?.start ?? text.length;
    const stop = nextStop(text, held.start, unit, edge);
    const first = stop <= last && stop > held.start ? stop : nextStop(text, held.start, 'cluster');
    moved.end = Math.min(last, Math.max(wanted, first));
  }
  return fragments.map((each, number) => (number === fragment ? moved : each));
}

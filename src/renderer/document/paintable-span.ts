import type { EdgeOfFragment } from '../../domain/text/edge-moves.ts';
import type { TextRange } from '../../domain/text/range.ts';

/** What the painter needs of a span: fragments `[start, end)` in UTF-16 code units of the text on the page. */
export interface PaintableSpan {
  readonly id: string;
  readonly label: string;
  readonly fragments: readonly (readonly [number, number])[];
  /** Made by the person at the desk; the spans of others look quieter. */
  readonly own: boolean;
}

/** A place that the edge at hand would go to by a key; a UTF-16 offset. */
export interface EdgeTick {
  readonly unit: 'clitic' | 'word';
  readonly offset: number;
}

/** The edge of the selected span that keys move, and where they would move it. */
export interface EdgeAtHand extends EdgeOfFragment {
  readonly ticks: readonly EdgeTick[];
}

/** What was searched for and found: in the text's order; UTF-16 offsets. */
export interface FoundInText {
  readonly hits: readonly TextRange[];
  readonly current: number;
}

/** What is marked beyond the labels themselves. */
export interface PaintState {
  readonly selected: string | null;
  readonly hovered: string | null;
  /** The selected span has its handles and tag but no ground: a selection of text stands over it. */
  readonly bare?: boolean;
  /** The span that a link being made begins in. */
  readonly linkedFrom: string | null;
  /** Stretches of the span being made or moved; UTF-16 offsets. */
  readonly provisional: readonly TextRange[];
  readonly edge?: EdgeAtHand;
  readonly found?: FoundInText;
}

/** Whether two are painted alike. */
export function looksLike(first: PaintableSpan, second: PaintableSpan): boolean {
  if (first === second) return true;
  if (first.id !== second.id || first.label !== second.label || first.own !== second.own) return false;
  if (first.fragments === second.fragments) return true;
  return (
    first.fragments.length === second.fragments.length &&
    first.fragments.every(([start, end], number) => {
      const other = second.fragments[number];
      return other !== undefined && other[0] === start && other[1] === end;
    })
  );
}

import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { noteUnsettled } from '../../app/unsettled-work.ts';
import type { SpanView } from '../../../domain/api/annotation-methods.ts';
import { edgeChoices, edgeOffset, moveEdgeBy, nextEdge } from '../../../domain/text/edge-moves.ts';
import type { EdgeChoice, EdgeOfFragment } from '../../../domain/text/edge-moves.ts';
import type { TextRange } from '../../../domain/text/range.ts';
import type { StopUnit } from '../../../domain/text/stops.ts';
import { mergeById } from '../../app/merge-by-id.ts';
import { keys } from '../../app/queries.ts';
import type { Spans } from '../../app/queries.ts';
import { edgeTicks } from '../../document/edge-ticks.ts';
import type { EdgeAtHand } from '../../document/paintable-span.ts';
import type { TextSurface } from '../../document/text-surface.ts';
import type { AnnotationActions } from './annotation-actions.ts';
import type { DeskData } from './desk-data.ts';
import type { DeskControl } from './use-desk.ts';

/** What a key asks of the edge at hand, as it asks it of the caret. */
export interface EdgeKey {
  readonly unit: StopUnit;
  readonly way: 'forward' | 'backward' | 'left' | 'right';
}

/** What the last move took in or left out, to be said aloud. */
export interface EdgeMoved {
  readonly part: string;
  readonly grows: boolean;
}

export interface SpanEdges {
  /** The edge of the selected span that keys move; null while none of one's own is selected. */
  readonly atHand: EdgeOfFragment | null;
  /** What each unit would do to it. */
  readonly choices: readonly EdgeChoice[];
  readonly moved: EdgeMoved | null;
  /** For the painter: the grip at hand and where it would go to. */
  readonly mark: EdgeAtHand | undefined;
  /** The spans as they are to be painted: one whose edge is on the way to the file has it already. */
  readonly shown: (spans: readonly SpanView[]) => readonly SpanView[];
  /** Moves are taken while one is being written, and lost never: keys need not wait for them. */
  readonly isMoving: () => boolean;
  readonly move: (key: EdgeKey) => void;
  readonly toOther: () => void;
  readonly removeFragment: () => void;
}

interface EdgesInput {
  readonly desk: DeskControl;
  readonly data: DeskData;
  readonly actions: AnnotationActions;
  readonly surface: TextSurface | null;
}

/** Fragments that are shown before the window has read them back. */
interface Ahead {
  readonly span: string;
  readonly fragments: readonly TextRange[];
  /** Once written: the span as it was read last by then; whatever is read after it is newer. */
  readonly over: SpanView | null;
  readonly isWritten: boolean;
}

const rangesOf = ({ fragments }: SpanView): TextRange[] => fragments.map(([start, end]) => ({ start, end }));
const pairsOf = (ranges: readonly TextRange[]): [number, number][] => ranges.map(({ start, end }) => [start, end]);

function isAhead(ahead: Ahead | null, span: SpanView | undefined): ahead is Ahead {
  if (ahead === null || ahead.span !== span?.id) return false;
  return !ahead.isWritten || ahead.over === span;
}

/** Puts fragments that are ahead of what was read in their place; keeps the list it made last. */
function spansAhead(ahead: Ahead | null): (spans: readonly SpanView[]) => readonly SpanView[] {
  if (ahead === null) return (spans) => spans;
  const fragments = pairsOf(ahead.fragments);
  let made: { readonly of: readonly SpanView[]; readonly spans: readonly SpanView[] } | null = null;
  return (spans) => {
    if (made?.of !== spans) {
      made = { of: spans, spans: spans.map((span) => (span.id === ahead.span ? { ...span, fragments } : span)) };
    }
    return made.spans;
  };
}

const none: readonly EdgeChoice[] = [];

/** Moves the edges of the selected span by keys: at once on the page, and to the file one write after another. */
export function useSpanEdges({ desk, data, actions, surface }: EdgesInput): SpanEdges {
  const { detail, spanOf, ownId } = data;
  const { text, segments, document } = detail;
  const client = useQueryClient();
  const [chosen, setChosen] = useState<{ readonly span: string; readonly edge: EdgeOfFragment } | null>(null);
  const [moved, setMoved] = useState<{ readonly span: string; readonly last: EdgeMoved } | null>(null);
  const [ahead, setAhead] = useState<Ahead | null>(null);
  // The same at this very moment: keys come faster than the page is drawn.
  const now = useRef<Ahead | null>(null);
  const isSaving = useRef(false);
  const latest = useRef(spanOf);
  useLayoutEffect(() => {
    latest.current = spanOf;
  });
  const put = (next: Ahead | null): void => {
    now.current = next;
    setAhead(next);
  };
  const excluded = useMemo(() => segments.filter((segment) => segment.excluded), [segments]);

  const selected = desk.mode === 'span' && desk.state.selected !== null ? spanOf.get(desk.state.selected) : undefined;
  const own = selected?.annotator === ownId ? selected : undefined;
  const [of, setOf] = useState(own?.id);
  if (of !== own?.id) {
    // Whoever comes back to a span finds its end at hand again.
    setOf(own?.id);
    setChosen(null);
  }
  const shown = useMemo(
    () => (own === undefined ? null : isAhead(ahead, own) ? ahead.fragments : rangesOf(own)),
    [own, ahead],
  );
  const lastEnd = useMemo((): EdgeOfFragment => ({ fragment: (shown?.length ?? 1) - 1, edge: 'end' }), [shown?.length]);
  const isThere = chosen !== null && chosen.span === own?.id && chosen.edge.fragment < (shown?.length ?? 0);
  const edge = isThere ? chosen.edge : lastEnd;
  const choices = useMemo(() => (shown === null ? none : edgeChoices(text, shown, edge, excluded)), [text, shown, edge, excluded]);
  const mark = useMemo(
    (): EdgeAtHand | undefined => (shown === null ? undefined : { ...edge, ticks: edgeTicks(choices, edge) }),
    [shown, edge, choices],
  );

  /** Sends what is shown, and again what has been moved meanwhile: moves are gathered, none is lost. */
  const save = async (): Promise<void> => {
    for (;;) {
      const sent = now.current;
      if (sent === null) return;
      const answer = await actions.updateSpan({ id: sent.span, fragments: pairsOf(sent.fragments) });
      if (answer === undefined) return put(null);
      if (now.current !== sent) continue;
      client.setQueryData<Spans>(keys.spans(document.id), (before) => before && mergeById(before, [answer.id], [answer]));
      return put({ ...sent, isWritten: true, over: latest.current.get(sent.span) ?? null });
    }
  };

  /** One's own selected span as it is at this moment, or null, which is said. */
  const held = (): { readonly span: SpanView; readonly fragments: readonly TextRange[]; readonly edge: EdgeOfFragment } | null => {
    const span = desk.spanAtHand();
    if (span === null || span.id !== desk.state.selected) {
      desk.say('desk.hint.selectSpanFirst');
      return null;
    }
    if (span.annotator !== ownId) {
      desk.say('desk.hint.notYours');
      return null;
    }
    const fragments = isAhead(now.current, span) ? now.current.fragments : rangesOf(span);
    const isChosen = chosen?.span === span.id && chosen.edge.fragment < fragments.length;
    return { span, fragments, edge: isChosen ? chosen.edge : { fragment: fragments.length - 1, edge: 'end' } };
  };

  const logical = ({ way }: EdgeKey, offset: number): 'forward' | 'backward' => {
    if (way === 'forward' || way === 'backward') return way;
    const paragraph = surface?.positions.paragraphs[surface.positions.index.positionOf(offset).paragraph];
    return (way === 'left') === (paragraph?.dir !== 'ltr') ? 'forward' : 'backward';
  };

  // The same function while nothing is on its way, so that nothing is painted anew for it.
  const live = ahead !== null && isAhead(ahead, spanOf.get(ahead.span)) ? ahead : null;
  const applied = useMemo(() => spansAhead(live), [live]);

  return {
    atHand: shown === null ? null : edge,
    choices,
    moved: moved !== null && moved.span === own?.id ? moved.last : null,
    mark,
    shown: applied,
    isMoving: () => isSaving.current,
    move: (key) => {
      const at = held();
      if (at === null) return;
      const offset = edgeOffset(at.fragments, at.edge) ?? 0;
      const outcome = moveEdgeBy(text, at.fragments, at.edge, { unit: key.unit, towards: logical(key, offset) }, excluded);
      if ('refused' in outcome) {
        desk.say(`desk.edge.${outcome.refused}`);
        return;
      }
      desk.clearHint();
      const { start, end } = outcome.changed;
      setMoved({ span: at.span.id, last: { part: text.slice(start, end), grows: outcome.grows } });
      put({ span: at.span.id, fragments: outcome.fragments, over: null, isWritten: false });
      const place = edgeOffset(outcome.fragments, at.edge) ?? 0;
      surface?.reveal({ start: Math.max(0, place - 1), end: Math.min(text.length, place + 1) });
      if (isSaving.current) return;
      isSaving.current = true;
      noteUnsettled(
        desk.write(save).finally(() => {
          isSaving.current = false;
        }),
      );
    },
    toOther: () => {
      const at = held();
      if (at === null) return;
      desk.clearHint();
      const next = nextEdge(at.fragments, at.edge);
      setChosen({ span: at.span.id, edge: next });
      setMoved(null);
      const place = edgeOffset(at.fragments, next) ?? 0;
      surface?.reveal({ start: Math.max(0, place - 1), end: Math.min(text.length, place + 1) });
    },
    removeFragment: () => {
      const at = held();
      if (at === null) return;
      if (at.fragments.length < 2) desk.say('desk.hint.lastFragment');
      else void desk.reshape(at.span.id, at.fragments.filter((_, number) => number !== at.edge.fragment));
    },
  };
}

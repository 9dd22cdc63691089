import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { SpanView } from '../../../domain/api/annotation-methods.ts';
import { canBeLinked } from '../../../domain/model/relation-choices.ts';
import type { RelationChoice } from '../../../domain/model/relation-choices.ts';
import type { RelationEnd } from '../../../domain/model/annotation.ts';
import type { TextRange } from '../../../domain/text/range.ts';
import type { TextSelection } from '../../../domain/text/selection.ts';
import { labelableRange } from '../../../domain/text/selection.ts';
import type { SpanLabel } from '../../../domain/model/scheme.ts';
import type { TextSurface } from '../../document/text-surface.ts';
import type { AnnotationActions } from './annotation-actions.ts';
import type { DeskData } from './desk-data.ts';
import { canEscape, emptyDesk, modeOf, pendingFragments, reduceDesk } from './desk-state.ts';
import type { DeskAction, DeskMode, DeskState } from './desk-state.ts';
import { neighbourSpan, spanStart } from '../spans/span-order.ts';
import { useHint } from './use-hint.ts';
import type { Hint, HintValues } from './use-hint.ts';
import { endOf, useLinking } from './use-linking.ts';
import type { Linking } from './use-linking.ts';

/** What a person can do at the desk, by key, by mouse and from menus alike. */
export interface DeskControl {
  readonly state: DeskState;
  readonly mode: DeskMode;
  readonly hint: Hint | null;
  readonly dispatch: (action: DeskAction) => void;
  readonly selectText: (selection: TextSelection | null) => void;
  /** A press that selects no text: the spans under it, innermost first, and the offset. */
  readonly press: (spans: readonly string[], offset: number) => void;
  /** One step back; false where there is none to take. */
  readonly escape: () => boolean;
  /** A link being made, whichever document it began in. */
  readonly linking: Linking;
  /** Whether something that was done here is on its way to the file. */
  readonly isWriting: boolean;
  /** The same at this very moment, not as it was drawn last. */
  readonly hasBegunWriting: () => boolean;
  /** Writes, and keeps whatever else would be written waiting meanwhile. */
  readonly write: (write: () => Promise<void>) => Promise<void>;
  /** Selects a span that a write has just answered, before the document's spans have been read again. */
  readonly take: (span: SpanView, caret: number) => void;
  /** Labels what is selected, or gives the selected span another label. */
  readonly label: (label: SpanLabel) => Promise<void>;
  readonly go: (towards: 'next' | 'previous') => void;
  /** Selects a span and brings it into view; while a link is being made it is taken as the other end. */
  readonly choose: (span: string) => void;
  /** Selects a span and brings it into view, whatever is being done. */
  readonly show: (span: string) => void;
  readonly cycle: () => void;
  readonly keepFragment: () => void;
  readonly remove: (spans?: readonly string[]) => Promise<void>;
  readonly beginLink: () => void;
  readonly linkToDocument: () => void;
  /** The relations that may stand between the link's first end and the other one; none without it. */
  readonly choices: readonly RelationChoice[];
  readonly link: (choice: RelationChoice) => Promise<void>;
  readonly beginReshape: () => void;
  readonly endReshape: () => Promise<void>;
  readonly reshape: (span: string, fragments: readonly TextRange[]) => Promise<void>;
  /** The selected span, or the innermost at the caret, which is then selected; null where there is none. */
  readonly spanAtHand: () => SpanView | null;
  readonly say: (message: string, values?: HintValues) => void;
  readonly clearHint: () => void;
}

const pairs = (fragments: readonly TextRange[]): [number, number][] =>
  fragments.map(({ start, end }) => [start, end]);

/** Whose spans are shown, and the way to all of them. */
interface Shown {
  readonly isShown: (span: SpanView) => boolean;
  readonly showAll: () => void;
  /** Told of each span that was given its label here. */
  readonly onLabelled: (span: SpanView) => void;
}

/** Runs the desk of one document. `data` holds all its spans, `visible` those that are shown. */
export function useDesk(
  data: DeskData,
  visible: readonly SpanView[],
  actions: AnnotationActions,
  surface: TextSurface | null,
  shown: Shown,
): DeskControl {
  const [state, dispatch] = useReducer(reduceDesk, emptyDesk);
  const { hint, say, clear, withdraw } = useHint();
  const linking = useLinking(data);
  const { link: made, spansPresent } = linking;
  const mode = modeOf(state, made !== null);
  const { detail, scheme, spanOf, ownId } = data;
  const { text } = detail;
  // What was made is known from the answer, before the document's spans have been read again.
  const fresh = useRef<SpanView | null>(null);
  const known = useCallback(
    (id: string): SpanView | undefined => spanOf.get(id) ?? (fresh.current?.id === id ? fresh.current : undefined),
    [spanOf],
  );
  // One write at a time: a key that repeats must not make the same span twice.
  const isWriting = useRef(false);
  const [writing, setWriting] = useState(false);
  const once = async (write: () => Promise<void>): Promise<void> => {
    if (isWriting.current) {
      say('desk.hint.stillSaving');
      return;
    }
    isWriting.current = true;
    setWriting(true);
    try {
      await write();
    } finally {
      isWriting.current = false;
      withdraw('desk.hint.stillSaving');
      // Keys that wait are taken once the desk is drawn as it is now.
      setWriting(false);
    }
  };

  useEffect(() => {
    const has = (id: string): boolean => known(id) !== undefined;
    dispatch({ type: 'spans-present', has });
    spansPresent(has);
    // From now on it is there or gone.
    if (fresh.current !== null && spanOf.has(fresh.current.id)) fresh.current = null;
  }, [spanOf, known, spansPresent]);

  /** Whoever makes a span, or follows a relation to one, wants to see it. */
  const showHidden = (): void => {
    shown.showAll();
    say('desk.hint.shownAll');
  };

  /** What was made is selected. */
  const take = (span: SpanView, at: number): void => {
    fresh.current = span;
    dispatch({ type: 'choose', span: span.id, caret: at });
    if (!shown.isShown(span)) showHidden();
  };

  const visibleIds = useMemo(() => new Set(visible.map(({ id }) => id)), [visible]);
  const caret = state.selection?.focus ?? 0;
  const isOwn = (span: SpanView): boolean => span.annotator === ownId;

  const spanAtHand = (): SpanView | null => {
    if (state.selected !== null) return known(state.selected) ?? null;
    if (state.selection === null || surface === null) return null;
    const [found] = [...surface.painter.spansAt(caret), ...surface.painter.spansAt(Math.max(0, caret - 1))];
    return found === undefined ? null : (spanOf.get(found) ?? null);
  };

  const reveal = (span: SpanView): void => {
    const [first] = span.fragments;
    if (first !== undefined) surface?.reveal({ start: first[0], end: first[1] });
  };

  const show = (id: string): void => {
    const span = spanOf.get(id);
    if (span === undefined) return;
    if (!visibleIds.has(id)) showHidden();
    dispatch({ type: 'choose', span: id, caret: spanStart(span) });
    reveal(span);
  };

  const choose = (id: string): void => {
    const span = spanOf.get(id);
    if (span === undefined) return;
    if (made === null || id === made.from.span.id) return show(id);
    if (!visibleIds.has(id)) showHidden();
    linking.toSpan(span);
    reveal(span);
  };

  const go = (towards: 'next' | 'previous'): void => {
    clear();
    const linkable = made === null ? visible : visible.filter(linking.isAdmissible);
    const at = made === null ? state.selected : linking.candidateHere;
    const first = linking.fromHere === null ? undefined : spanOf.get(linking.fromHere);
    const beyond = neighbourSpan(linkable, at, first === undefined ? caret : spanStart(first), towards);
    // The ends that a link may have are gone round: few of a document's spans are, and they may all lie behind.
    const next = beyond ?? (made === null ? null : (linkable.at(towards === 'next' ? 0 : -1) ?? null));
    if (next !== null) choose(next.id);
    else if (linkable.length > 0) say(towards === 'next' ? 'desk.hint.lastSpan' : 'desk.hint.firstSpan');
    else say(made === null ? 'desk.hint.noSpans' : 'desk.hint.noEnds');
  };

  const labelable = (): TextRange[] =>
    pendingFragments(state).flatMap(({ start, end }) => labelableRange(text, { anchor: start, focus: end }) ?? []);

  const label = (definition: SpanLabel): Promise<void> =>
    once(async () => {
      clear();
      if (mode === 'link') return say('desk.hint.linking');
      if (mode === 'reshape') return say('desk.hint.reshaping');
      if (mode === 'span') {
        const span = state.selected === null ? undefined : known(state.selected);
        if (span === undefined) return undefined;
        if (!isOwn(span)) return say('desk.hint.notYours');
        const relabelled = span.label === definition.id ? span : await actions.updateSpan({ id: span.id, label: definition.id });
        if (relabelled === undefined) return undefined;
        shown.onLabelled(relabelled);
        if (!shown.isShown(relabelled)) showHidden();
        return undefined;
      }
      const fragments = labelable();
      const last = fragments.at(-1);
      if (last === undefined) return say('desk.hint.selectFirst');
      const span = await actions.createSpan({ label: definition.id, fragments: pairs(fragments) });
      if (span === undefined) return undefined;
      shown.onLabelled(span);
      take(span, last.end);
      return undefined;
    });

  const remove = (ids?: readonly string[]): Promise<void> =>
    once(async () => {
      clear();
      // By key, what looks selected is then the other end or a selection of text, not what would go.
      if (ids === undefined && mode === 'link') return say('desk.hint.linking');
      if (ids === undefined && mode === 'reshape') return say('desk.hint.reshaping');
      const wanted = ids ?? (state.selected === null ? [] : [state.selected]);
      const spans = wanted.flatMap((id) => known(id) ?? []);
      if (spans.length === 0) return say('desk.hint.nothingToRemove');
      const own = spans.filter(isOwn);
      if (own.length === 0) return say('desk.hint.notYours');
      await actions.removeSpans(own.map(({ id }) => id));
      return undefined;
    });

  const beginLink = (): void => {
    clear();
    const span = spanAtHand();
    if (span === null) say('desk.hint.selectSpanFirst');
    else if (!isOwn(span)) say('desk.hint.notYours');
    else if (!canBeLinked(scheme.relations, { kind: 'span', label: span.label })) say('desk.hint.cannotBeLinked');
    else {
      dispatch({ type: 'choose', span: span.id });
      linking.begin(span);
    }
  };

  const candidate = made?.candidate ?? null;
  const choices = linking.choicesFor(candidate);
  const link = (choice: RelationChoice): Promise<void> =>
    once(async () => {
      if (made === null || candidate === null) return;
      const other = endOf(candidate);
      const first: RelationEnd = { kind: 'span', id: made.from.span.id };
      const relation = await actions.createRelation({
        label: choice.label.id,
        from: choice.reversed ? other : first,
        to: choice.reversed ? first : other,
      });
      if (relation === undefined) return;
      linking.end();
      // The end that lies here is what the relation is read from.
      if (linking.fromHere === null && linking.candidateHere !== null) dispatch({ type: 'choose', span: linking.candidateHere });
    });

  const beginReshape = (): void => {
    clear();
    const span = spanAtHand();
    if (span === null) return say('desk.hint.selectSpanFirst');
    if (!isOwn(span)) return say('desk.hint.notYours');
    const fragments = span.fragments.map(([start, end]) => ({ start, end }));
    dispatch({ type: 'begin-reshape', span: span.id, fragments });
    reveal(span);
    return undefined;
  };

  const reshape = (id: string, fragments: readonly TextRange[]): Promise<void> =>
    once(async () => {
      const span = known(id);
      if (span === undefined) return;
      const same = JSON.stringify(span.fragments) === JSON.stringify(pairs(fragments));
      const done = same || (await actions.updateSpan({ id, fragments: pairs(fragments) })) !== undefined;
      if (done) dispatch({ type: 'end-reshape' });
    });

  return {
    state,
    mode,
    hint,
    isWriting: writing,
    hasBegunWriting: () => isWriting.current,
    write: once,
    take,
    dispatch,
    selectText: (selection) => {
      clear();
      // While a link is being made, text that is dragged over means nothing.
      if (made === null) dispatch({ type: 'select-text', selection });
    },
    press: (spans, offset) => {
      clear();
      if (made === null) dispatch({ type: 'press', spans, offset });
      else linking.press(spans.flatMap((id) => spanOf.get(id) ?? []));
    },
    escape: () => {
      clear();
      if (made !== null) linking.end();
      else if (canEscape(state)) dispatch({ type: 'escape' });
      else return false;
      return true;
    },
    linking,
    label,
    go,
    choose,
    show,
    cycle: () => {
      clear();
      if (state.stack.length > 1) return dispatch({ type: 'cycle' });
      const stacked = (surface?.painter.spansAt(caret) ?? []).filter((id) => visibleIds.has(id));
      if (stacked.length === 0) return say('desk.hint.nothingHere');
      return dispatch({ type: 'press', spans: stacked, offset: caret });
    },
    keepFragment: () => {
      clear();
      if (state.selection === null || state.selection.anchor === state.selection.focus) say('desk.hint.selectFirst');
      else dispatch({ type: 'keep-fragment' });
    },
    remove,
    beginLink,
    linkToDocument: () => {
      if (made === null) return say('desk.hint.linkFirst');
      const { id, title } = detail.document;
      if (linking.choicesFor({ kind: 'document', id, title }).length === 0) return say('desk.hint.noDocumentEnd');
      return linking.toDocument();
    },
    choices,
    link,
    beginReshape,
    endReshape: async () => {
      const fragments = labelable();
      if (state.reshaping === null) return;
      if (fragments.length === 0) say('desk.hint.selectFirst');
      else await reshape(state.reshaping, fragments);
    },
    reshape,
    spanAtHand,
    say,
    clearHint: clear,
  };
}

import type { SpanView } from '../../../domain/api/annotation-methods.ts';
import type { AttributeValues } from '../../../domain/model/annotation.ts';
import { labelableRange, selectedRange } from '../../../domain/text/selection.ts';
import { useWorkspace } from '../workspace/workspace.tsx';
import type { WorkspaceStore } from '../workspace/workspace-store.ts';
import { spanStart } from '../spans/span-order.ts';
import type { TextSurface } from '../../document/text-surface.ts';
import type { AnnotationActions } from './annotation-actions.ts';
import type { DeskData } from './desk-data.ts';
import { pendingFragments } from './desk-state.ts';
import type { DeskControl } from './use-desk.ts';

interface SpanPartsInput {
  readonly desk: DeskControl;
  readonly data: DeskData;
  /** The spans that are shown. */
  readonly visible: readonly SpanView[];
  readonly actions: AnnotationActions;
  readonly surface: TextSurface | null;
}

export interface SpanParts {
  /** Divides one's own span at the caret, or cuts what is selected out of it. */
  readonly divide: () => void;
  /** Joins the next of one's own spans with the same label to the selected one. */
  readonly join: () => void;
  /** Begins a further fragment of the selected span. */
  readonly addFragment: () => void;
  /** Puts the last label with its attributes on what is selected, or on the selected span. */
  readonly repeat: () => void;
}

/** What was labelled last in a window, whichever document it was in. */
const labelled = new WeakMap<WorkspaceStore, SpanView>();

/** Remembers what was labelled last, to be repeated. */
export function noteLabelled(workspace: WorkspaceStore, span: SpanView): void {
  labelled.set(workspace, span);
}

/** Spans taken apart and put together. */
export function useSpanParts({ desk, data, visible, actions, surface }: SpanPartsInput): SpanParts {
  const { detail, scheme, spanOf, ownId } = data;
  const { text } = detail;
  const workspace = useWorkspace();
  const { state } = desk;

  /** One's own span that the caret stands in, or that holds what is selected: the selected one before the innermost. */
  const around = (start: number, end: number): SpanView | null => {
    const covers = ({ fragments }: SpanView): boolean => {
      const [first, last] = [fragments[0]?.[0] ?? 0, fragments.at(-1)?.[1] ?? 0];
      return start === end ? first < start && start < last : first <= start && end <= last;
    };
    const under = (surface?.painter.spansAt(start) ?? []).flatMap((id) => spanOf.get(id) ?? []);
    const selected = state.selected === null ? undefined : spanOf.get(state.selected);
    const candidates = selected === undefined ? under : [selected, ...under];
    return candidates.find((span) => span.annotator === ownId && covers(span)) ?? null;
  };

  const divide = (): void => {
    if (desk.mode === 'link') return desk.say('desk.hint.linking');
    if (desk.mode === 'reshape') return desk.say('desk.hint.reshaping');
    if (state.selection === null) return desk.say('desk.hint.divideWhere');
    const { start, end } = selectedRange(state.selection);
    const span = around(start, end);
    if (span === null) return desk.say('desk.hint.divideWhere');
    void desk.write(async () => {
      const answer = await actions.divideSpan({ id: span.id, at: [start, end] });
      if (answer === undefined) return;
      const { first, second } = answer;
      // The caret stays where it is: the next key may divide again.
      desk.take(second ?? first, start);
      desk.say(second === null ? 'desk.hint.cutOut' : 'desk.hint.divided');
    });
    return undefined;
  };

  const join = (): void => {
    const span = state.selected === null ? undefined : spanOf.get(state.selected);
    if (span === undefined || desk.mode !== 'span') return desk.say('desk.hint.selectSpanFirst');
    if (span.annotator !== ownId) return desk.say('desk.hint.notYours');
    const at = visible.findIndex(({ id }) => id === span.id);
    const next = visible.slice(at + 1).find((each) => each.annotator === ownId && each.label === span.label);
    if (at === -1 || next === undefined) return desk.say('desk.hint.noneToJoin');
    void desk.write(async () => {
      const answer = await actions.joinSpans({ id: span.id, other: next.id });
      if (answer === undefined) return;
      desk.take(answer.span, spanStart(answer.span));
      desk.say('desk.hint.joined', { dropped: answer.droppedRelations });
    });
    return undefined;
  };

  const addFragment = (): void => {
    const span = state.selected === null ? undefined : spanOf.get(state.selected);
    if (span === undefined) return;
    if (span.annotator !== ownId) return desk.say('desk.hint.notYours');
    desk.clearHint();
    desk.dispatch({ type: 'begin-fragment', span: span.id, fragments: span.fragments.map(([start, end]) => ({ start, end })) });
    return undefined;
  };

  const repeat = (): void => {
    if (desk.mode === 'link') return desk.say('desk.hint.linking');
    if (desk.mode === 'reshape') return desk.say('desk.hint.reshaping');
    const noted = labelled.get(workspace);
    if (noted === undefined) return desk.say('desk.hint.nothingToRepeat');
    // With the attributes that it has been given since.
    const last = spanOf.get(noted.id) ?? noted;
    const definition = scheme.spans.find(({ id, retired }) => id === last.label && !retired);
    if (definition === undefined) return desk.say('desk.hint.nothingToRepeat');
    const attributes: AttributeValues = { ...last.attributes };
    const span = desk.mode === 'span' && state.selected !== null ? spanOf.get(state.selected) : undefined;
    if (span !== undefined && span.annotator !== ownId) return desk.say('desk.hint.notYours');
    const fragments = pendingFragments(state).flatMap(({ start, end }) => labelableRange(text, { anchor: start, focus: end }) ?? []);
    if (span === undefined && fragments.length === 0) return desk.say('desk.hint.selectFirst');
    void desk.write(async () => {
      const made =
        span === undefined
          ? await actions.createSpan({ label: last.label, fragments: fragments.map(({ start, end }) => [start, end]), attributes })
          : await actions.updateSpan({ id: span.id, label: last.label, attributes });
      if (made === undefined) return;
      noteLabelled(workspace, made);
      desk.take(made, fragments.at(-1)?.end ?? spanStart(made));
    });
    return undefined;
  };

  return { divide, join, addFragment, repeat };
}

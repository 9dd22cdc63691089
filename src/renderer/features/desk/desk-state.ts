import type { TextRange } from '../../../domain/text/range.ts';
import { selectedRange } from '../../../domain/text/selection.ts';
import type { TextSelection } from '../../../domain/text/selection.ts';

/** What the person is at, in one document. Offsets are UTF-16 code units of its text. */
export interface DeskState {
  /** The caret, or what is selected; null before the keyboard or the mouse has been in the text. */
  readonly selection: TextSelection | null;
  /** Fragments put by for the span being made or reshaped; they do not overlap and stand in the text's order. */
  readonly kept: readonly TextRange[];
  readonly selected: string | null;
  readonly hovered: string | null;
  /** The spans under the last press, innermost first: what cycling goes through. */
  readonly stack: readonly string[];
  /** A span whose fragments are a selection again; the next Enter gives it these. */
  readonly reshaping: string | null;
}

export const emptyDesk: DeskState = {
  selection: null,
  kept: [],
  selected: null,
  hovered: null,
  stack: [],
  reshaping: null,
};

/** What single keys are for now. */
export type DeskMode = 'text' | 'span' | 'reshape' | 'link';

/** A link being made belongs to the workspace: its ends may lie in two documents. */
export function modeOf(state: DeskState, isLinking: boolean): DeskMode {
  if (isLinking) return 'link';
  if (state.reshaping !== null) return 'reshape';
  return state.selected !== null && isCollapsed(state.selection) ? 'span' : 'text';
}

export function isCollapsed(selection: TextSelection | null): boolean {
  return selection === null || selection.anchor === selection.focus;
}

/** The fragments that a label would be put on now: those put by and what is selected, grown together where they meet. */
export function pendingFragments({ kept, selection }: DeskState): TextRange[] {
  const all = [...kept];
  if (selection !== null && !isCollapsed(selection)) all.push(selectedRange(selection));
  return mergeRanges(all);
}

function mergeRanges(ranges: readonly TextRange[]): TextRange[] {
  const merged: TextRange[] = [];
  for (const range of [...ranges].sort((first, second) => first.start - second.start)) {
    const last = merged.at(-1);
    if (last !== undefined && range.start <= last.end) {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    } else merged.push(range);
  }
  return merged;
}

export type DeskAction =
  | { readonly type: 'select-text'; readonly selection: TextSelection | null }
  | { readonly type: 'press'; readonly spans: readonly string[]; readonly offset: number }
  /** By a key, the list or a card; null leaves none selected. */
  | { readonly type: 'choose'; readonly span: string | null; readonly caret?: number }
  | { readonly type: 'cycle' }
  | { readonly type: 'keep-fragment' }
  | { readonly type: 'hover'; readonly span: string | null }
  | { readonly type: 'begin-reshape'; readonly span: string; readonly fragments: readonly TextRange[] }
  /** All its fragments are put by, and the next one is to be selected. */
  | { readonly type: 'begin-fragment'; readonly span: string; readonly fragments: readonly TextRange[] }
  | { readonly type: 'end-reshape' }
  /** One step back; nothing where there is none to take. */
  | { readonly type: 'escape' }
  /** Spans have come or gone, by another process or by undo. */
  | { readonly type: 'spans-present'; readonly has: (span: string) => boolean };

export function canEscape(state: DeskState): boolean {
  return modeOf(state, false) !== 'text' || state.kept.length > 0 || !isCollapsed(state.selection);
}

function collapse(selection: TextSelection | null): TextSelection | null {
  return selection === null ? null : { anchor: selection.focus, focus: selection.focus };
}

function escape(state: DeskState): DeskState {
  if (state.reshaping !== null) {
    return { ...state, reshaping: null, kept: [], selection: collapse(state.selection), selected: state.reshaping };
  }
  if (!isCollapsed(state.selection)) return { ...state, selection: collapse(state.selection) };
  if (state.kept.length > 0) return { ...state, kept: [] };
  return { ...state, selected: null, stack: [] };
}

/** The span of the stack after the one that is selected, round and round; the innermost where none of it is. */
function nextOfStack(stack: readonly string[], selected: string | null): string | null {
  const at = selected === null ? -1 : stack.indexOf(selected);
  return stack[(at + 1) % stack.length] ?? null;
}

function press(state: DeskState, spans: readonly string[], offset: number): DeskState {
  const caret = { anchor: offset, focus: offset };
  // While fragments are gathered, a press only says where the next one begins.
  if (state.reshaping !== null || state.kept.length > 0) return { ...state, selection: caret };
  return { ...state, selection: caret, stack: spans, selected: nextOfStack(spans, state.selected) };
}

export function reduceDesk(state: DeskState, action: DeskAction): DeskState {
  switch (action.type) {
    case 'select-text':
      return {
        ...state,
        selection: action.selection,
        selected: state.reshaping === null ? null : state.selected,
        stack: [],
      };
    case 'press':
      return press(state, action.spans, action.offset);
    case 'choose': {
      const caret = action.caret === undefined ? collapse(state.selection) : { anchor: action.caret, focus: action.caret };
      return { ...state, selected: action.span, selection: caret, kept: [], stack: [], reshaping: null };
    }
    case 'cycle': {
      const next = nextOfStack(state.stack, state.selected);
      return next === null ? state : { ...state, selected: next };
    }
    case 'keep-fragment':
      return { ...state, kept: pendingFragments(state), selection: collapse(state.selection) };
    case 'hover':
      return state.hovered === action.span ? state : { ...state, hovered: action.span };
    case 'begin-reshape': {
      const last = action.fragments.at(-1);
      if (last === undefined) return state;
      return {
        ...state,
        selected: action.span,
        reshaping: action.span,
        kept: action.fragments.slice(0, -1),
        selection: { anchor: last.start, focus: last.end },
      };
    }
    case 'begin-fragment': {
      const end = action.fragments.at(-1)?.end ?? 0;
      return { ...state, selected: action.span, reshaping: action.span, kept: action.fragments, selection: { anchor: end, focus: end } };
    }
    case 'end-reshape':
      return { ...state, reshaping: null, kept: [], selection: collapse(state.selection) };
    case 'escape':
      return escape(state);
    case 'spans-present':
      return withoutMissing(state, action.has);
  }
}

function withoutMissing(state: DeskState, has: (span: string) => boolean): DeskState {
  const present = (id: string | null): string | null => (id === null || has(id) ? id : null);
  let next = state;
  if (next.reshaping !== null && !has(next.reshaping)) next = { ...next, reshaping: null, kept: [] };
  if (present(next.selected) !== next.selected) next = { ...next, selected: null };
  if (!next.stack.every(has)) next = { ...next, stack: next.stack.filter(has) };
  if (present(next.hovered) !== next.hovered) next = { ...next, hovered: null };
  return next;
}

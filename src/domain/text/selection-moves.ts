import { caretAt, selectedRange } from './selection.ts';
import type { TextSelection } from './selection.ts';
import { nextStop, previousStop } from './stops.ts';
import type { StopUnit } from './stops.ts';
import { trimOuter } from './words.ts';

export interface SelectionMove {
  readonly unit: StopUnit;
  /** In the text's logical order, whatever its direction. */
  readonly towards: 'forward' | 'backward';
  /** Move the focus only, so that what lies between is selected. */
  readonly extend: boolean;
}

/**
 * Moves a caret to the next start of a unit, or the focus of a selection to its next edge: while it ends the
 * selection it stops where something ends, while it begins the selection where something starts, so that what is
 * extended by words holds words and nothing around them. By sentence, marks at the sentence's ends are left out
 * as well. What is extended from a caret beside words begins at the nearest one. A selection that is not extended
 * collapses to its side. Looks at the neighbourhood only: cheap in long texts. UTF-16 code units; throws a
 * RangeError for a selection outside the text.
 */
export function moveSelection(text: string, selection: TextSelection, move: SelectionMove): TextSelection {
  const { unit, towards, extend } = move;
  const { start, end } = selectedRange(selection);
  if (extend) return towards === 'forward' ? extendForward(text, selection, unit) : extendBackward(text, selection, unit);
  if (start !== end) return caretAt(towards === 'forward' ? end : start);
  return caretAt(towards === 'forward' ? nextStop(text, end, unit, 'start') : previousStop(text, start, unit, 'start'));
}

function extendForward(text: string, { anchor, focus }: TextSelection, unit: StopUnit): TextSelection {
  if (focus < anchor) {
    const next = nextStop(text, focus, unit, 'start');
    const start = unit === 'sentence' && next < anchor ? startOfContent(text, next, anchor) : next;
    return { anchor, focus: Math.min(start, anchor) };
  }
  const from = focus === anchor ? firstStart(text, focus, unit) : anchor;
  return { anchor: from, focus: endAfter(text, Math.max(focus, from), from, unit) };
}

function extendBackward(text: string, { anchor, focus }: TextSelection, unit: StopUnit): TextSelection {
  if (focus > anchor) {
    const previous = previousStop(text, focus, unit, 'end');
    const end = unit === 'sentence' && previous > anchor ? endOfContent(text, anchor, previous) : previous;
    return { anchor, focus: Math.max(end, anchor) };
  }
  const from = focus === anchor ? lastEnd(text, focus, unit) : anchor;
  return { anchor: from, focus: startBefore(text, Math.min(focus, from), from, unit) };
}

/** Where a selection drawn forward from a caret begins: at the caret inside something, else where the next starts. */
function firstStart(text: string, caret: number, unit: StopUnit): number {
  if (unit === 'cluster') return caret;
  const end = nextStop(text, caret, unit, 'end');
  const start = nextStop(text, caret, unit, 'start');
  const from = start < end ? start : caret;
  return unit === 'sentence' && from < end ? startOfContent(text, from, end) : from;
}

function lastEnd(text: string, caret: number, unit: StopUnit): number {
  if (unit === 'cluster') return caret;
  const start = previousStop(text, caret, unit, 'start');
  const end = previousStop(text, caret, unit, 'end');
  const from = end > start ? end : caret;
  return unit === 'sentence' && from > start ? endOfContent(text, start, from) : from;
}

function endAfter(text: string, offset: number, anchor: number, unit: StopUnit): number {
  let stop = nextStop(text, offset, unit, 'end');
  if (unit !== 'sentence') return stop;
  // After a sentence's last word the next edge is that of another sentence, not the full stop between.
  while (stop < text.length && endOfContent(text, anchor, stop) <= offset) stop = nextStop(text, stop, unit, 'end');
  const end = endOfContent(text, anchor, stop);
  return end > offset ? end : stop;
}

function startBefore(text: string, offset: number, anchor: number, unit: StopUnit): number {
  let stop = previousStop(text, offset, unit, 'start');
  if (unit !== 'sentence') return stop;
  while (stop > 0 && startOfContent(text, stop, anchor) >= offset) stop = previousStop(text, stop, unit, 'start');
  const start = startOfContent(text, stop, anchor);
  return start < offset ? start : stop;
}

/**
 * A sentence's end without the marks after its last word, apart from those whose partner stands before it in the
 * paragraph and is selected too.
 */
function endOfContent(text: string, anchor: number, end: number): number {
  const paragraph = end === 0 ? 0 : text.lastIndexOf('\n', end - 1) + 1;
  return trimOuter(text, { start: Math.min(Math.max(anchor, paragraph), end), end })?.end ?? end;
}

function startOfContent(text: string, start: number, anchor: number): number {
  const newline = text.indexOf('\n', start);
  const paragraphEnd = newline === -1 ? text.length : newline;
  return trimOuter(text, { start, end: Math.max(start, Math.min(anchor, paragraphEnd)) })?.start ?? start;
}

import { moveSelection } from '../../domain/text/selection-moves.ts';
import { widenSelection } from '../../domain/text/selection-widening.ts';
import { caretAt, selectedRange, toggleOuterMarks } from '../../domain/text/selection.ts';
import type { TextSelection } from '../../domain/text/selection.ts';
import type { CaretCommand, Way } from './caret-keys.ts';
import type { VisualLine, VisualLines } from './visual-lines.ts';

/** The text that a caret walks in, and how it is laid out. */
export interface Ground {
  readonly text: string;
  readonly lines: VisualLines;
  /** How many lines a page is. */
  readonly linesOfPage: () => number;
}

export interface Moved {
  readonly selection: TextSelection;
  /** The column (client pixels) that moving from line to line goes on in; null after any other move. */
  readonly column: number | null;
}

/**
 * A left arrow goes forward where the paragraph runs from right to left, also inside its Latin words, and backward
 * where it runs from left to right, as Chromium's own caret does.
 */
function logical(way: Way, lines: VisualLines, offset: number): 'forward' | 'backward' {
  if (way === 'forward' || way === 'backward') return way;
  return (way === 'left') === (lines.directionAt(offset) === 'rtl') ? 'forward' : 'backward';
}

function lineAway(lines: VisualLines, from: VisualLine, towards: 'forward' | 'backward', count: number): VisualLine | null {
  let line = from;
  for (let step = 0; step < count; step += 1) {
    const next = lines.lineBeside(line, towards);
    if (next === null) return step === 0 ? null : line;
    line = next;
  }
  return line;
}

/** Applies a key to a selection. `column` is what the move before gave. Offsets are UTF-16 code units. */
export function applyCaretCommand(
  ground: Ground,
  selection: TextSelection,
  command: CaretCommand,
  column: number | null,
): Moved {
  const { text, lines } = ground;
  switch (command.type) {
    case 'widen':
      return { selection: widenSelection(text, selection), column: null };
    case 'marks':
      return { selection: toggleOuterMarks(text, selection), column: null };
    case 'all':
      return { selection: { anchor: 0, focus: text.length }, column: null };
    default:
  }
  const { way, extend } = command;
  const towards = logical(way, lines, selection.focus);
  if (command.type === 'step') {
    return { selection: moveSelection(text, selection, { unit: command.unit, towards, extend }), column: null };
  }
  const to = (focus: number): TextSelection => (extend ? { anchor: selection.anchor, focus } : caretAt(focus));
  const endOfText = towards === 'forward' ? text.length : 0;
  if (command.type === 'text-end') return { selection: to(endOfText), column: null };
  if (command.type === 'line-end') {
    const line = lines.lineOf(selection.focus);
    return { selection: to(towards === 'forward' ? line.end : line.start), column: null };
  }
  const range = selectedRange(selection);
  const from = extend ? selection.focus : towards === 'forward' ? range.end : range.start;
  const keptColumn = column ?? lines.caretBox(from).x;
  const count = command.type === 'page' ? ground.linesOfPage() : 1;
  const line = lineAway(lines, lines.lineOf(from), towards, count);
  return {
    selection: to(line === null ? endOfText : lines.offsetAt(line, keptColumn)),
    column: keptColumn,
  };
}

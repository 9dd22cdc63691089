import { useEffect, useMemo, useRef, useState } from 'react';
import type { ClipboardEvent, KeyboardEvent, RefObject } from 'react';
import { caretAt, selectedRange } from '../../domain/text/selection.ts';
import type { TextSelection } from '../../domain/text/selection.ts';
import { isMac } from '../app/commands.tsx';
import { caretCommand } from './caret-keys.ts';
import type { CaretCommand } from './caret-keys.ts';
import { applyCaretCommand } from './caret-movement.ts';
import { createCaretTools } from './caret-tools.ts';
import { spokenAfter } from './spoken-selection.ts';
import type { TextPoint } from './text-points.ts';
import { readSelection } from './text-selection.ts';
import type { TextSurface } from './text-surface.ts';
import { showOnPage, usePageSelection } from './use-page-selection.ts';

interface TextCaretInput {
  readonly host: RefObject<HTMLElement | null>;
  readonly surface: TextSurface | null;
  readonly text: string;
  readonly selection: TextSelection | null;
  readonly movesCaret: boolean;
  readonly onSelection: (selection: TextSelection) => void;
  /** A press that selects nothing. */
  readonly onPress: (point: TextPoint) => void;
}

interface TextCaret {
  /** For the element that has the keyboard. */
  readonly handlers: {
    readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
    readonly onFocus: () => void;
    readonly onCopy: (event: ClipboardEvent<HTMLElement>) => void;
  };
  /** What a screen reader is to say of the last move. */
  readonly spoken: string;
}

/** After the last of several keys in a row, so that only where they lead to is said. */
const SPEAKING_DELAY = 150;

/**
 * Selecting by keyboard and by mouse in a text that cannot be edited. The selection belongs to whoever passes it:
 * what is pressed is told, and what is passed is shown as the page's own selection and by a drawn caret.
 */
export function useTextCaret(input: TextCaretInput): TextCaret {
  const { host, surface, text, movesCaret, onSelection, onPress } = input;
  const tools = useMemo(() => (surface === null ? null : createCaretTools(surface, text)), [surface, text]);
  // A selection of another revision's text may lie outside this one until whoever passes it has noticed.
  const isInside = input.selection !== null && selectedRange(input.selection).end <= text.length;
  const selection = isInside ? input.selection : null;
  usePageSelection({ host, tools, text, selection, onSelection, onPress });

  const column = useRef<{ readonly offset: number; readonly x: number } | null>(null);
  const last = useRef<TextSelection | null>(null);
  useEffect(() => {
    last.current = selection ?? last.current;
  }, [selection]);
  useEffect(() => {
    if (tools === null) return undefined;
    last.current = null;
    return tools.surface.overlay.add(tools.layer);
  }, [tools]);

  const [spoken, setSpoken] = useState('');
  const speaking = useRef(0);
  useEffect(() => () => window.clearTimeout(speaking.current), []);
  const tell = (next: TextSelection, command: CaretCommand): void => {
    onSelection(next);
    window.clearTimeout(speaking.current);
    speaking.current = window.setTimeout(() => setSpoken(spokenAfter(text, next, command)), SPEAKING_DELAY);
  };

  /** Whether the key did anything. */
  const run = (command: CaretCommand): boolean => {
    if (tools === null) return false;
    const { lines, view } = tools;
    if (selection === null && command.type !== 'text-end' && command.type !== 'all') {
      if (command.type === 'widen' || command.type === 'marks') return false;
      const start = last.current === null ? view.firstVisible() : selectedRange(last.current).end;
      tell(caretAt(start), command);
      view.reveal(start);
      return true;
    }
    const from = selection ?? caretAt(0);
    const kept = column.current?.offset === from.focus ? column.current.x : null;
    const height = command.type === 'page' ? view.heightOf(from.focus) : null;
    const moved = applyCaretCommand({ text, lines, linesOfPage: view.linesOfPage }, from, command, kept);
    const { focus } = moved.selection;
    column.current = moved.column === null ? null : { offset: focus, x: moved.column };
    tell(moved.selection, command);
    if (height !== null && view.isInView(height)) view.revealAt(focus, height);
    else if (command.type !== 'all') view.reveal(focus);
    return true;
  };

  return {
    handlers: {
      onKeyDown: (event) => {
        if (event.defaultPrevented || event.nativeEvent.isComposing || event.target !== event.currentTarget) return;
        const command = movesCaret ? caretCommand(event, isMac) : null;
        if (command !== null && run(command)) event.preventDefault();
      },
      onFocus: () => showOnPage(tools, selection),
      onCopy: (event) => {
        const copied = tools === null ? null : readSelection(tools.surface.positions);
        if (copied === null || copied.anchor === copied.focus) return;
        const { start, end } = selectedRange(copied);
        // The page would part paragraphs by two newlines.
        event.clipboardData.setData('text/plain', text.slice(start, end));
        event.preventDefault();
      },
    },
    spoken,
  };
}

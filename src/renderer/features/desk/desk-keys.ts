import { deskActionRows } from './desk-actions.ts';
import type { DeskActionId } from './desk-actions.ts';

/** What a key asks for at the desk, whatever the keyboard's layout (`KeyboardEvent.code`). */
export type DeskKey =
  | { readonly type: 'label'; readonly shortcut: string }
  /** With Shift: its spans are hidden, or shown again. */
  | { readonly type: 'toggle-label'; readonly shortcut: string }
  | { readonly type: 'action'; readonly action: DeskActionId };

/** What browsers and tests that send no place of the key send instead. */
const byCharacter: Readonly<Record<string, string>> = {
  ']': 'BracketRight', '[': 'BracketLeft', '.': 'Period', '\\': 'Backslash', '/': 'Slash', '=': 'Equal', ',': 'Comma',
  ';': 'Semicolon', '-': 'Minus', '`': 'Backquote',
};

export interface PressedKey {
  readonly code: string;
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** The label key of a place on the keyboard: a lower-case Latin letter or a digit. */
function labelShortcut(code: string): string | null {
  return /^(?:Key|Digit|Numpad)([A-Z0-9])$/.exec(code)?.[1]?.toLowerCase() ?? null;
}

const ofText = deskActionRows.filter(({ takenBy }) => takenBy === 'text');

/** Null for a key that does nothing here. With Ctrl, Alt or Cmd a key moves the caret or is a command. */
export function deskKey(event: PressedKey): DeskKey | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const code = event.code === '' ? (byCharacter[event.key] ?? event.key) : event.code;
  const found = ofText.find(
    ({ stroke, also = [] }) =>
      (stroke.code === code || also.includes(code)) && (stroke.shift ?? false) === event.shiftKey,
  );
  if (found !== undefined) return { type: 'action', action: found.id };
  const shortcut = labelShortcut(code);
  return shortcut === null ? null : { type: event.shiftKey ? 'toggle-label' : 'label', shortcut };
}

/** Which way a plain arrow goes among the spans; a left arrow goes forward where the text runs right to left. */
export function spanStep(event: PressedKey, direction: 'rtl' | 'ltr'): 'next' | 'previous' | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return null;
  switch (event.key) {
    case 'ArrowDown':
      return 'next';
    case 'ArrowUp':
      return 'previous';
    case 'ArrowLeft':
      return direction === 'rtl' ? 'next' : 'previous';
    case 'ArrowRight':
      return direction === 'rtl' ? 'previous' : 'next';
    default:
      return null;
  }
}

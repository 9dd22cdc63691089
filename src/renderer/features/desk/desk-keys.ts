/** What a single key asks for at the desk, whatever the keyboard's layout (`KeyboardEvent.code`). */
export type DeskKey =
  | { readonly type: 'label'; readonly shortcut: string }
  | {
      readonly type:
        | 'next-span'
        | 'previous-span'
        | 'cycle'
        | 'enter'
        | 'reshape'
        | 'remove'
        | 'link'
        | 'link-document'
        | 'keep-fragment'
        | 'escape';
    };

const single: Readonly<Record<string, DeskKey['type']>> = {
  BracketRight: 'next-span',
  BracketLeft: 'previous-span',
  Period: 'cycle',
  Enter: 'enter',
  NumpadEnter: 'enter',
  Backslash: 'reshape',
  IntlBackslash: 'reshape',
  Delete: 'remove',
  Backspace: 'remove',
  Slash: 'link',
  Equal: 'link-document',
  Comma: 'keep-fragment',
  Escape: 'escape',
};

/** What browsers and tests that send no place of the key send instead. */
const byCharacter: Readonly<Record<string, string>> = {
  ']': 'BracketRight', '[': 'BracketLeft', '.': 'Period', '\\': 'Backslash', '/': 'Slash', '=': 'Equal', ',': 'Comma',
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

/** Null for a key that does nothing here. Keys with Ctrl, Alt or Shift move the caret or are commands. */
export function deskKey(event: PressedKey): DeskKey | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return null;
  const code = event.code === '' ? (byCharacter[event.key] ?? event.key) : event.code;
  const shortcut = labelShortcut(code);
  if (shortcut !== null) return { type: 'label', shortcut };
  const type = single[code];
  return type === undefined || type === 'label' ? null : { type };
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

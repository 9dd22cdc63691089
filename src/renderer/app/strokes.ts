import type { KeyStroke } from '../../domain/key-stroke.ts';

export const isMac = navigator.platform.startsWith('Mac');

/** What of a key press tells the stroke. */
export interface PressedStroke {
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** The stroke of a key press, by the place on the keyboard; null with the modifier that strokes leave to the system. */
export function strokeOfPress(event: PressedStroke): KeyStroke | null {
  if (isMac ? event.ctrlKey : event.metaKey) return null;
  return {
    code: event.code,
    ...((isMac ? event.metaKey : event.ctrlKey) ? { control: true } : {}),
    ...(event.altKey ? { alt: true } : {}),
    ...(event.shiftKey ? { shift: true } : {}),
  };
}

const keyNames: Readonly<Record<string, string>> = {
  Slash: '/', Period: '.', Comma: ',', Quote: "'", BracketLeft: '[', BracketRight: ']', Backslash: '\\', Semicolon: ';',
  Equal: '=', Minus: '-', Backquote: '`', ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓', Escape: 'Esc',
};

/** A shortcut as it is shown: `Ctrl+Shift+Z`, `⌘⇧Z`. Read from left to right in every language. */
export function shortcutWords({ code, control, shift, alt }: KeyStroke): string {
  const key = keyNames[code] ?? code.replace(/^(?:Key|Digit)/u, '');
  if (isMac) return `${alt === true ? '⌥' : ''}${shift === true ? '⇧' : ''}${control === true ? '⌘' : ''}${key}`;
  return [control === true ? 'Ctrl' : '', alt === true ? 'Alt' : '', shift === true ? 'Shift' : '', key]
    .filter((part) => part !== '')
    .join('+');
}

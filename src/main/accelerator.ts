import type { MenuEntry } from '../domain/desktop-api.ts';

type Shortcut = NonNullable<MenuEntry['shortcut']>;

/** Places on the keyboard (`KeyboardEvent.code`) whose names in Electron’s accelerators follow no rule. */
const keyNames: Readonly<Record<string, string>> = {
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Enter: 'Enter',
  Escape: 'Esc',
  Space: 'Space',
  Tab: 'Tab',
  Backspace: 'Backspace',
  Delete: 'Delete',
  Insert: 'Insert',
  Home: 'Home',
  End: 'End',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
  Minus: '-',
  Equal: '=',
  Comma: ',',
  Period: '.',
  Slash: '/',
  Backslash: '\\',
  Semicolon: ';',
  Quote: "'",
  Backquote: '`',
  BracketLeft: '[',
  BracketRight: ']',
  NumpadAdd: 'numadd',
  NumpadSubtract: 'numsub',
  NumpadMultiply: 'nummult',
  NumpadDivide: 'numdiv',
  NumpadDecimal: 'numdec',
};

function keyName(code: string): string | undefined {
  const plain = /^(?:Key([A-Z])|Digit([0-9])|(F(?:[1-9]|1[0-9]|2[0-4])))$/.exec(code);
  if (plain !== null) return plain[1] ?? plain[2] ?? plain[3];
  const numpad = /^Numpad([0-9])$/.exec(code);
  if (numpad !== null) return `num${numpad[1]}`;
  return Object.hasOwn(keyNames, code) ? keyNames[code] : undefined;
}

/**
 * How a shortcut stands in a native menu (an Electron accelerator); undefined for a key that has no name there.
 * macOS would take a key without ⌘ away from text fields even where it is only to be shown, so none is shown.
 */
export function acceleratorText(shortcut: Shortcut, platform: NodeJS.Platform): string | undefined {
  const key = keyName(shortcut.code);
  if (key === undefined || (platform === 'darwin' && shortcut.control !== true)) return undefined;
  const modifiers = [
    ...(shortcut.control === true ? ['CommandOrControl'] : []),
    ...(shortcut.alt === true ? ['Alt'] : []),
    ...(shortcut.shift === true ? ['Shift'] : []),
  ];
  return [...modifiers, key].join('+');
}

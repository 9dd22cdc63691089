/**
 * A key stroke by the key's place on the keyboard (`KeyboardEvent.code`), so that an Arabic layout does the same.
 * Written down as `Ctrl+Alt+Shift+KeyZ`: modifiers in this order, then the code.
 */
export interface KeyStroke {
  readonly code: string;
  /** Ctrl, or Cmd on a Mac. */
  readonly control?: boolean;
  readonly shift?: boolean;
  readonly alt?: boolean;
}

/** What a changed shortcut is kept as, by the action's id: a stroke, or null for none. */
export type ShortcutChanges = Readonly<Record<string, string | null>>;

const CODE = /^[A-Z][A-Za-z0-9]{0,19}$/u;
const MODIFIERS = ['Ctrl', 'Alt', 'Shift'] as const;

export function formatStroke({ code, control = false, alt = false, shift = false }: KeyStroke): string {
  const pressed = { Ctrl: control, Alt: alt, Shift: shift };
  return [...MODIFIERS.filter((modifier) => pressed[modifier]), code].join('+');
}

/** Reads what `formatStroke` writes, the modifiers in any order; null for anything else. */
export function parseStroke(text: string): KeyStroke | null {
  const parts = text.split('+');
  const code = parts.pop() ?? '';
  const isModifier = (part: string): boolean => MODIFIERS.some((modifier) => modifier === part);
  if (!CODE.test(code) || isModifier(code) || isModifierCode(code)) return null;
  const modifiers = new Set(parts);
  if (modifiers.size !== parts.length || !parts.every(isModifier)) return null;
  return {
    code,
    ...(modifiers.has('Ctrl') ? { control: true } : {}),
    ...(modifiers.has('Alt') ? { alt: true } : {}),
    ...(modifiers.has('Shift') ? { shift: true } : {}),
  };
}

export function isSameStroke(one: KeyStroke, other: KeyStroke): boolean {
  return formatStroke(one) === formatStroke(other);
}

/** Whether the key alone is none yet: Shift, Ctrl, Alt and their like. */
export function isModifierCode(code: string): boolean {
  return /^(?:Shift|Control|Alt|Meta|OS)(?:Left|Right)?$|^(?:CapsLock|NumLock|ScrollLock|Fn|FnLock|AltGraph)$/u.test(code);
}

/** The letter or digit that a label or a relation may have for its key, in lower case; null for another key. */
export function labelKeyOf({ code }: KeyStroke): string | null {
  return /^(?:Key|Digit|Numpad)([A-Z0-9])$/u.exec(code)?.[1]?.toLowerCase() ?? null;
}

/** The key of a label of the scheme: a lower-case Latin letter or a digit. */
export function strokeOfLabel(shortcut: string): KeyStroke {
  return { code: /\d/u.test(shortcut) ? `Digit${shortcut}` : `Key${shortcut.toUpperCase()}` };
}

/** Who takes the key: the text while it has the keyboard, or the window wherever one is. */
export type TakenBy = 'text' | 'window';

/**
 * Why a stroke cannot be an action's:
 * `browser`: the browser or the system keeps it for itself; `editing`: every field has it;
 * `caret`: it moves the caret, scrolls, or leads from control to control;
 * `typing`: it types, and the action is there while one types.
 */
export type StrokeRefusal = 'browser' | 'editing' | 'caret' | 'typing';

/** Closing, new windows and tabs, reloading, the developer's tools, full screen, and what systems do. */
const KEPT = new Set([
  'Ctrl+KeyW', 'Ctrl+Shift+KeyW', 'Ctrl+KeyN', 'Ctrl+KeyT', 'Ctrl+Shift+KeyT', 'Ctrl+KeyQ', 'Ctrl+Shift+KeyQ',
  'Ctrl+F4', 'Alt+F4', 'F5', 'Ctrl+F5', 'Shift+F5', 'Ctrl+KeyR', 'Ctrl+Shift+KeyR', 'F11', 'F12', 'Ctrl+Shift+KeyI',
  'Ctrl+Shift+KeyJ', 'Ctrl+Shift+KeyC', 'Ctrl+Equal', 'Ctrl+Minus', 'Ctrl+Digit0', 'Ctrl+Shift+Equal',
  'Ctrl+NumpadAdd', 'Ctrl+NumpadSubtract', 'Ctrl+Numpad0', 'Ctrl+PageUp', 'Ctrl+PageDown', 'Ctrl+Shift+PageUp',
  'Ctrl+Shift+PageDown', 'Ctrl+Alt+Delete', 'Alt+Space', 'Ctrl+Space', 'Shift+F10', 'ContextMenu',
]);
const EDITING = new Set([
  'Ctrl+KeyA', 'Ctrl+KeyC', 'Ctrl+KeyV', 'Ctrl+KeyX', 'Ctrl+Shift+KeyV', 'Ctrl+Insert',
]);
/** The same in fields only: the text of a document is not pasted into. */
const EDITING_FIELDS = new Set(['Shift+Insert', 'Shift+Delete']);
const CARET = /^(?:Arrow(?:Left|Right|Up|Down)|Home|End|Tab|Escape|Space)$/u;
/** Codes of keys that write something, or take it away again. */
const TYPES =
  /^(?:Key[A-Z]|Digit\d|Numpad(?:\d|Add|Subtract|Multiply|Divide|Decimal|Equal|Comma|Enter)|Minus|Equal|Bracket(?:Left|Right)|Backslash|IntlBackslash|IntlRo|IntlYen|Semicolon|Quote|Backquote|Comma|Period|Slash|Enter|Backspace|Delete)$/u;

/** Null where the stroke can be had. What the labels of a scheme take is for whoever knows the scheme to say. */
export function refusalOf(stroke: KeyStroke, takenBy: TakenBy): StrokeRefusal | null {
  const text = formatStroke(stroke);
  const { code, control = false, alt = false, shift = false } = stroke;
  if (KEPT.has(text) || (code === 'Tab' && (control || alt)) || (alt && code === 'Escape')) return 'browser';
  if (EDITING.has(text) || (takenBy === 'window' && EDITING_FIELDS.has(text))) return 'editing';
  if (CARET.test(code) || (/^Page(?:Up|Down)$/u.test(code) && !control && !alt)) return 'caret';
  if (code === 'Quote' && !control && !alt && !shift) return 'caret';
  if (takenBy === 'window' && !control && !alt && TYPES.test(code)) return 'typing';
  return null;
}

/**
 * The stroke of an action: its own, unless the person has changed it; null for none. What a newer program wrote and
 * this one can't read counts as not changed.
 */
export function effectiveStroke(changes: ShortcutChanges, id: string, own: KeyStroke | null): KeyStroke | null {
  if (!Object.hasOwn(changes, id)) return own;
  const text = changes[id] ?? null;
  return text === null ? null : (parseStroke(text) ?? own);
}

import { effectiveStroke, formatStroke, labelKeyOf } from '../../../domain/key-stroke.ts';
import type { KeyStroke, ShortcutChanges } from '../../../domain/key-stroke.ts';
import { strokeOfPress } from '../../app/strokes.ts';
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

/** What the text's keys do for a person: the actions by their strokes, written down. */
export interface DeskKeys {
  readonly actions: ReadonlyMap<string, DeskActionId>;
  /** The keys of the scheme's labels and relations: they go before a single key that the person has chosen. */
  readonly labels: ReadonlySet<string>;
}

const ofText = deskActionRows.filter(({ takenBy }) => takenBy === 'text');

export function deskKeys(changes: ShortcutChanges, labels: Iterable<string>): DeskKeys {
  const actions = new Map<string, DeskActionId>();
  for (const { id, stroke, also = [] } of ofText) {
    const now = effectiveStroke(changes, `desk-${id}`, stroke);
    // The other places that do the same stand for the default.
    const strokes: KeyStroke[] =
      now === null ? [] : formatStroke(now) === formatStroke(stroke) ? [now, ...also.map((code) => ({ ...stroke, code }))] : [now];
    for (const each of strokes) if (!actions.has(formatStroke(each))) actions.set(formatStroke(each), id);
  }
  return { actions, labels: new Set(labels) };
}

const defaults = deskKeys({}, []);

/** Null for a key that does nothing here. A label's key is one alone: with others it moves the caret or is a command. */
export function deskKey(event: PressedKey, keys: DeskKeys = defaults): DeskKey | null {
  const code = event.code === '' ? (byCharacter[event.key] ?? event.key) : event.code;
  const { ctrlKey, metaKey, altKey, shiftKey } = event;
  const stroke = strokeOfPress({ code, ctrlKey, metaKey, altKey, shiftKey });
  if (stroke === null) return null;
  const shortcut = ctrlKey || metaKey || altKey ? null : labelKeyOf(stroke);
  const label: DeskKey | null = shortcut === null ? null : { type: shiftKey ? 'toggle-label' : 'label', shortcut };
  if (shortcut !== null && keys.labels.has(shortcut)) return label;
  const action = keys.actions.get(formatStroke(stroke));
  return action === undefined ? label : { type: 'action', action };
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

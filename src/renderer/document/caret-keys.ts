import type { StopUnit } from '../../domain/text/stops.ts';

/** Along the text's order, or to a side of the screen. */
export type Way = 'forward' | 'backward' | 'left' | 'right';

/** What a key asks of the caret. */
export type CaretCommand =
  | {
      readonly type: 'step';
      readonly unit: StopUnit;
      readonly way: Way;
      readonly extend: boolean;
    }
  | {
      readonly type: 'line' | 'page' | 'line-end' | 'text-end';
      readonly way: Way;
      readonly extend: boolean;
    }
  | { readonly type: 'widen' | 'marks' | 'all' };

export interface PressedKey {
  readonly code: string;
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

type Modifier = 'none' | 'word' | 'clitic' | 'edge';

/** Ctrl for words and Alt for clitics; on a Mac Option for words, Control and Option for clitics, Cmd for ends. */
function modifierOf({ ctrlKey, metaKey, altKey }: PressedKey, isMac: boolean): Modifier | null {
  const held = `${ctrlKey ? 'C' : ''}${altKey ? 'A' : ''}${metaKey ? 'M' : ''}`;
  const meanings: Readonly<Record<string, Modifier>> = isMac
    ? { '': 'none', A: 'word', CA: 'clitic', M: 'edge' }
    : { '': 'none', C: 'word', A: 'clitic' };
  return meanings[held] ?? null;
}

/**
 * What a key press asks of the caret; null where it asks something else. Keys with names are known by them (so
 * also those of a number pad), the others by their place, because an Arabic layout has other signs there.
 */
export function caretCommand(event: PressedKey, isMac: boolean): CaretCommand | null {
  const modifier = modifierOf(event, isMac);
  const extend = event.shiftKey;
  switch (event.key) {
    case 'ArrowLeft':
    case 'ArrowRight': {
      const way = event.key === 'ArrowLeft' ? 'left' : 'right';
      if (modifier === 'edge') return { type: 'line-end', way, extend };
      if (modifier === null) return null;
      return { type: 'step', unit: modifier === 'none' ? 'cluster' : modifier, way, extend };
    }
    case 'ArrowUp':
    case 'ArrowDown': {
      const way = event.key === 'ArrowUp' ? 'backward' : 'forward';
      if (modifier === 'none') return { type: 'line', way, extend };
      if (modifier === 'word') return { type: 'step', unit: 'sentence', way, extend };
      return modifier === 'edge' ? { type: 'text-end', way, extend } : null;
    }
    case 'Home':
    case 'End': {
      const way = event.key === 'Home' ? 'backward' : 'forward';
      if (modifier === 'none') return { type: 'line-end', way, extend };
      return modifier === (isMac ? 'edge' : 'word') ? { type: 'text-end', way, extend } : null;
    }
    case 'PageUp':
    case 'PageDown':
      if (modifier !== 'none') return null;
      return { type: 'page', way: event.key === 'PageUp' ? 'backward' : 'forward', extend };
    default:
      return signCommand(event, modifier, isMac);
  }
}

function signCommand(event: PressedKey, modifier: Modifier | null, isMac: boolean): CaretCommand | null {
  if (event.shiftKey) return null;
  if (event.code === 'KeyA') return modifier === (isMac ? 'edge' : 'word') ? { type: 'all' } : null;
  if (modifier !== 'none') return null;
  // What sends no place of the key sends its sign.
  if (event.code === 'Space' || (event.code === '' && event.key === ' ')) return { type: 'widen' };
  if (event.code === 'Quote' || (event.code === '' && event.key === "'")) return { type: 'marks' };
  return null;
}

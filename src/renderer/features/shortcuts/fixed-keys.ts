/** A key that no action of the tables stands for, and that stays what it is. */
export interface FixedKey {
  readonly keys: string;
  /** On a Mac, where that is another. */
  readonly mac?: string;
  /** Of the catalogue. */
  readonly name: string;
}

/** Keys that the text takes while it has the keyboard: they move the caret and select, as everywhere. */
export const textKeys: readonly FixedKey[] = [
  { keys: '← →', name: 'help.key.cluster' },
  { keys: 'Ctrl+← →', mac: '⌥← →', name: 'help.key.word' },
  { keys: 'Alt+← →', mac: '⌃⌥← →', name: 'help.key.clitic' },
  { keys: '↑ ↓', name: 'help.key.line' },
  { keys: 'Ctrl+↑ ↓', mac: '⌥↑ ↓', name: 'help.key.sentence' },
  { keys: 'Home End', mac: '⌘← →', name: 'help.key.ends' },
  { keys: 'Ctrl+Home End', mac: '⌘↑ ↓', name: 'help.key.textEnds' },
  { keys: 'Shift', mac: '⇧', name: 'help.key.extend' },
  { keys: 'Shift+← →', mac: '⇧← →', name: 'help.key.edge' },
  { keys: 'Shift+A…Z', mac: '⇧A…Z', name: 'help.key.hideLabel' },
  { keys: 'Space', name: 'help.key.widen' },
  { keys: "'", name: 'help.key.marks' },
  { keys: 'Ctrl+A', mac: '⌘A', name: 'help.key.all' },
];

/** Keys that work in the window as a whole. */
export const windowKeys: readonly FixedKey[] = [
  { keys: 'F6', name: 'help.key.notices' },
  { keys: 'Esc', name: 'help.key.back' },
];

export function wordsOfFixed({ keys, mac = keys }: FixedKey, isMac: boolean): string {
  return isMac ? mac : keys;
}

import { createContext, useContext, useEffect, useEffectEvent, useMemo, useState, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { isTextInput } from './focus.ts';

/** A key by its place on the keyboard (`KeyboardEvent.code`), so that an Arabic layout does the same. */
export interface Shortcut {
  readonly code: string;
  /** Ctrl, or Cmd on a Mac. */
  readonly control?: boolean;
  readonly shift?: boolean;
  readonly alt?: boolean;
}

export const commandGroups = ['project', 'document', 'edit', 'annotate', 'view', 'help'] as const;
export type CommandGroup = (typeof commandGroups)[number];

/** Something that can be done now: it stands in a menu, in the palette and in the list of shortcuts. */
export interface Command {
  readonly id: string;
  /** In the interface's language. */
  readonly title: string;
  readonly group: CommandGroup;
  readonly shortcut?: Shortcut;
  /** Another key that does the same, as it is shown. */
  readonly alsoBy?: string;
  /** For those that are only listed: the view that they belong to takes the key itself. */
  readonly isHandledByView?: boolean;
  readonly isDisabled?: boolean;
  readonly run: () => void;
}

interface CommandRegistry {
  readonly list: () => readonly Command[];
  /** What each owner offers, by rank. */
  readonly sections: () => readonly (readonly Command[])[];
  readonly put: (owner: symbol, commands: readonly Command[], rank: number) => void;
  readonly remove: (owner: symbol) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

function createCommandRegistry(): CommandRegistry {
  const owners = new Map<symbol, { readonly commands: readonly Command[]; readonly rank: number }>();
  const listeners = new Set<() => void>();
  let sections: readonly (readonly Command[])[] = [];
  let all: readonly Command[] = [];
  const renew = (): void => {
    sections = [...owners.values()].sort((one, other) => one.rank - other.rank).map(({ commands }) => commands);
    all = sections.flat();
    for (const listener of listeners) listener();
  };
  return {
    list: () => all,
    sections: () => sections,
    put: (owner, commands, rank) => {
      owners.set(owner, { commands, rank });
      renew();
    },
    remove: (owner) => {
      owners.delete(owner);
      renew();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const CommandsContext = createContext<CommandRegistry | null>(null);

function useRegistry(): CommandRegistry {
  const registry = useContext(CommandsContext);
  if (registry === null) throw new Error('commands are used outside the window');
  return registry;
}

export const isMac = navigator.platform.startsWith('Mac');

/** Whether a key press is this shortcut, whatever the keyboard's layout. */
export function isShortcut(event: KeyboardEvent, shortcut: Shortcut): boolean {
  const control = isMac ? event.metaKey : event.ctrlKey;
  const other = isMac ? event.ctrlKey : event.metaKey;
  return (
    event.code === shortcut.code &&
    !other &&
    control === (shortcut.control ?? false) &&
    event.shiftKey === (shortcut.shift ?? false) &&
    event.altKey === (shortcut.alt ?? false)
  );
}

const keyNames: Readonly<Record<string, string>> = {
  Slash: '/', Period: '.', Comma: ',', Quote: "'", BracketLeft: '[', BracketRight: ']', Backslash: '\\', Semicolon: ';',
  Equal: '=', Minus: '-', ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓', Escape: 'Esc',
};

/** A shortcut as it is shown: `Ctrl+Shift+Z`, `⌘⇧Z`. Read from left to right in every language. */
export function shortcutWords({ code, control, shift, alt }: Shortcut): string {
  const key = keyNames[code] ?? code.replace(/^(?:Key|Digit)/u, '');
  if (isMac) return `${alt === true ? '⌥' : ''}${shift === true ? '⇧' : ''}${control === true ? '⌘' : ''}${key}`;
  return [control === true ? 'Ctrl' : '', alt === true ? 'Alt' : '', shift === true ? 'Shift' : '', key]
    .filter((part) => part !== '')
    .join('+');
}

/** Whether a dialog or a menu stands before the window: what is done by key then is done there. */
export function isCovered(): boolean {
  return document.querySelector('[role="dialog"], [role="menu"]') !== null;
}

/** Holds what can be done in the window, and runs it by its keys. */
export function CommandsProvider({ children }: { readonly children: ReactNode }) {
  const [registry] = useState(createCommandRegistry);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || isCovered()) return;
    const command = registry
      .list()
      .find(
        ({ shortcut, isHandledByView = false }) =>
          shortcut !== undefined && !isHandledByView && isShortcut(event, shortcut),
      );
    if (command === undefined) return;
    // A field has its own undo.
    if (command.group === 'edit' && isTextInput(event.target)) return;
    event.preventDefault();
    if (command.isDisabled !== true) command.run();
  });
  useEffect(() => {
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return <CommandsContext value={registry}>{children}</CommandsContext>;
}

/**
 * Offers commands for as long as what calls this is shown. The list must be the same object while nothing changes.
 * In a menu the list stands together; lists of a lower rank stand before those of a higher.
 */
export function useProvideCommands(commands: readonly Command[], rank = 0): void {
  const registry = useRegistry();
  const [owner] = useState(() => Symbol('commands'));
  useEffect(() => {
    registry.put(owner, commands, rank);
  }, [registry, owner, commands, rank]);
  useEffect(() => () => registry.remove(owner), [registry, owner]);
}

/** Everything that can be done now. */
export function useCommandList(): readonly Command[] {
  const registry = useRegistry();
  return useSyncExternalStore(registry.subscribe, registry.list);
}

/** The same as it stands together in menus, each list without what is of another group; none is empty. */
export function useCommandSections(group: CommandGroup): readonly (readonly Command[])[] {
  const registry = useRegistry();
  const sections = useSyncExternalStore(registry.subscribe, registry.sections);
  return useMemo(
    () =>
      sections
        .map((commands) => commands.filter((command) => command.group === group))
        .filter((commands) => commands.length > 0),
    [sections, group],
  );
}

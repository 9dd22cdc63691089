import { createContext, useContext, useEffect, useEffectEvent, useLayoutEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import type { KeyStroke, ShortcutChanges } from '../../domain/key-stroke.ts';
import { effectiveStroke, isSameStroke } from '../../domain/key-stroke.ts';
import { isTextInput } from './focus.ts';
import { shortcutWords, strokeOfPress } from './strokes.ts';

export { isMac, shortcutWords, strokeOfPress } from './strokes.ts';

export type Shortcut = KeyStroke;

export const commandGroups = ['project', 'document', 'edit', 'annotate', 'view', 'help'] as const;
export type CommandGroup = (typeof commandGroups)[number];

/** Something that can be done now: it stands in a menu, in the palette and in the list of shortcuts. */
export interface Command {
  readonly id: string;
  /** In the interface's language. */
  readonly title: string;
  readonly group: CommandGroup;
  /** Its default from who offers it; from the registry what the person has made of that. */
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
  /** Keys go by it from now on; who shows commands does not hear of it yet. */
  readonly hold: (owner: symbol, commands: readonly Command[], rank: number) => void;
  readonly put: (owner: symbol, commands: readonly Command[], rank: number) => void;
  readonly remove: (owner: symbol) => void;
  /** What the person has changed of the shortcuts. */
  readonly changes: () => ShortcutChanges;
  readonly change: (changes: ShortcutChanges) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** The command with the shortcut that it has for the person: the same object where nothing was changed. */
function withEffectiveShortcut(command: Command, changes: ShortcutChanges): Command {
  if (!Object.hasOwn(changes, command.id)) return command;
  const { shortcut: own, ...rest } = command;
  const shortcut = effectiveStroke(changes, command.id, own ?? null);
  return shortcut === null ? rest : { ...rest, shortcut };
}

function createCommandRegistry(): CommandRegistry {
  const owners = new Map<symbol, { readonly commands: readonly Command[]; readonly rank: number }>();
  const listeners = new Set<() => void>();
  let sections: readonly (readonly Command[])[] = [];
  let all: readonly Command[] = [];
  let changes: ShortcutChanges = {};
  const renew = (): void => {
    sections = [...owners.values()]
      .sort((one, other) => one.rank - other.rank)
      .map(({ commands }) => commands.map((command) => withEffectiveShortcut(command, changes)));
    all = sections.flat();
  };
  const announce = (): void => {
    renew();
    for (const listener of listeners) listener();
  };
  return {
    list: () => all,
    sections: () => sections,
    hold: (owner, commands, rank) => {
      owners.set(owner, { commands, rank });
      renew();
    },
    put: (owner, commands, rank) => {
      owners.set(owner, { commands, rank });
      announce();
    },
    remove: (owner) => {
      owners.delete(owner);
      announce();
    },
    changes: () => changes,
    change: (made) => {
      changes = made;
      announce();
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

/** Whether a dialog or a menu stands before the window: what is done by key then is done there. */
export function isCovered(): boolean {
  return document.querySelector('[role="dialog"], [role="menu"]') !== null;
}

/** Holds what can be done in the window, and runs it by its keys. */
export function CommandsProvider({ children }: { readonly children: ReactNode }) {
  const [registry] = useState(createCommandRegistry);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || isCovered()) return;
    const pressed = strokeOfPress(event);
    if (pressed === null) return;
    const command = registry
      .list()
      .find(
        ({ shortcut, isHandledByView = false }) =>
          shortcut !== undefined && !isHandledByView && isSameStroke(pressed, shortcut),
      );
    if (command === undefined) return;
    // A field has its own undo.
    if (command.group === 'edit' && isTextInput(event.target)) return;
    event.preventDefault();
    if (command.isDisabled !== true) command.run();
  });
  // Buttons and lists take Enter and the space bar for themselves, with whatever is held beside it.
  const onHeldPress = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    if (!(event.ctrlKey || event.metaKey || event.altKey) || isTextInput(event.target)) return;
    onKey(event);
    if (event.defaultPrevented) event.stopPropagation();
  });
  useEffect(() => {
    window.addEventListener('keydown', onHeldPress, { capture: true });
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onHeldPress, { capture: true });
      window.removeEventListener('keydown', onKey);
    };
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
  // Before the page is painted, as whoever sees it may press its keys; menus hear of it after that.
  useLayoutEffect(() => {
    registry.hold(owner, commands, rank);
  }, [registry, owner, commands, rank]);
  useEffect(() => {
    registry.put(owner, commands, rank);
  }, [registry, owner, commands, rank]);
  useEffect(() => () => registry.remove(owner), [registry, owner]);
}

/** Has all commands go by what the person has changed of their shortcuts. */
export function useApplyShortcuts(changes: ShortcutChanges): void {
  const registry = useRegistry();
  useEffect(() => registry.change(changes), [registry, changes]);
}

/** What the person has changed of the shortcuts, by the commands' ids. */
export function useShortcutChanges(): ShortcutChanges {
  const registry = useRegistry();
  return useSyncExternalStore(registry.subscribe, registry.changes);
}

/** Everything that can be done now. */
export function useCommandList(): readonly Command[] {
  const registry = useRegistry();
  return useSyncExternalStore(registry.subscribe, registry.list);
}

/** The keys of something that can be done now, as they are shown; undefined where it has none. */
export function useShortcutWords(id: string): string | undefined {
  const shortcut = useCommandList().find((command) => command.id === id)?.shortcut;
  return shortcut === undefined ? undefined : shortcutWords(shortcut);
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

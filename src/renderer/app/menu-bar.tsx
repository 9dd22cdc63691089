import { Menu as MenuIcon } from 'lucide-react';
import { useMemo, useState, useSyncExternalStore } from 'react';
import { Button } from 'react-aria-components';
import { useIntl } from 'react-intl';
import { classes } from '../ui/classes.ts';
import type { MenuGroup } from '../ui/menu.tsx';
import { GroupedMenu, stepOf } from '../ui/menu.tsx';
import type { Command, CommandGroup } from './commands.tsx';
import { commandGroups, shortcutWords, useCommandSections } from './commands.tsx';
import { focusMenus, goToMenusOrBack, menus, resumeWork } from './focus.ts';
import { useLoneAlt } from './lone-alt.ts';
import styles from './menu-bar.module.css';

/** Below this the menus fold into one. */
const roomForMenus = window.matchMedia('(width >= 64rem)');

function subscribeToRoom(listener: () => void): () => void {
  roomForMenus.addEventListener('change', listener);
  return () => roomForMenus.removeEventListener('change', listener);
}

/** One menu, with what each owner of commands has put in it. */
export interface Menu {
  readonly id: CommandGroup;
  readonly label: string;
  readonly sections: readonly (readonly Command[])[];
}

/** Everything that can be done now, by groups; reached by F10 or Alt, and left by them and by Escape. */
export function MenuBar() {
  const intl = useIntl();
  const hasRoom = useSyncExternalStore(subscribeToRoom, () => roomForMenus.matches);
  const [open, setOpen] = useState<string | null>(null);
  const [reached, setReached] = useState(0);
  const shown = useMenus();

  useLoneAlt(() => {
    // In a dialog or an open menu the key does nothing, as other keys of the window.
    if (document.querySelector('[role="dialog"], [role="menu"]') === null) goToMenusOrBack();
  });

  const beside = (from: number, step: -1 | 1): number => (from + step + shown.length) % shown.length;

  return (
    <div
      role="toolbar"
      tabIndex={-1}
      className={styles.bar}
      aria-label={intl.formatMessage({ id: 'menu.label' })}
      {...menus}
      onKeyDown={(event) => {
        // What comes from an open menu, which stands elsewhere on the page, that menu answers itself.
        if (!event.currentTarget.contains(document.activeElement)) return;
        if (event.key === 'Escape') resumeWork(() => {});
        const step = stepOf(event.key);
        if (step === null || !hasRoom) return;
        event.preventDefault();
        focusMenus(beside(reached, step));
      }}
    >
      {hasRoom ? (
        shown.map((menu, at) => (
          <OneMenu
            key={menu.id}
            label={menu.label}
            groups={groupsOf(menu)}
            isOpen={open === menu.id}
            onOpenChange={(isOpen) => setOpen((now) => (isOpen ? menu.id : now === menu.id ? null : now))}
            // With one menu open, pointing at another is enough.
            onPointed={() => setOpen((now) => (now === null ? null : menu.id))}
            onMove={(step) => {
              // A menu gives the focus back to what had it when it opened: that shall be its own button.
              focusMenus(beside(at, step));
              setOpen(shown[beside(at, step)]?.id ?? null);
            }}
            isReachedByTab={at === Math.min(reached, shown.length - 1)}
            onReached={() => setReached(at)}
            commands={menu.sections}
          />
        ))
      ) : (
        <FoldedMenu shown={shown} isOpen={open !== null} onOpenChange={(isOpen) => setOpen(isOpen ? 'all' : null)} />
      )}
    </div>
  );
}

/** The menus that have anything in them. */
export function useMenus(): readonly Menu[] {
  const intl = useIntl();
  const project = useCommandSections('project');
  const document = useCommandSections('document');
  const edit = useCommandSections('edit');
  const annotate = useCommandSections('annotate');
  const view = useCommandSections('view');
  const help = useCommandSections('help');
  return useMemo(() => {
    const sections = { project, document, edit, annotate, view, help };
    return commandGroups
      .map((id) => ({ id, label: intl.formatMessage({ id: `menu.${id}` }), sections: sections[id] }))
      .filter((menu) => menu.sections.length > 0);
  }, [intl, project, document, edit, annotate, view, help]);
}

/** An entry's id tells its place: two views may offer the same command. */
function groupsOf({ id, label, sections }: Menu): MenuGroup[] {
  return sections.map((commands, section) => ({
    id: `${id} ${section}`,
    label,
    entries: commands.map((command, at) => ({
      id: `${section} ${at}`,
      label: command.title,
      ...(command.shortcut === undefined ? {} : { shortcut: shortcutWords(command.shortcut) }),
      isDisabled: command.isDisabled ?? false,
    })),
  }));
}

function runAt(sections: readonly (readonly Command[])[], id: string): void {
  const [section = '', at = ''] = id.split(' ');
  const command = sections[Number(section)]?.[Number(at)];
  if (command !== undefined) resumeWork(command.run);
}

interface OneMenuProps {
  readonly label: string;
  readonly groups: readonly MenuGroup[];
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly onPointed: () => void;
  readonly onMove: (step: -1 | 1) => void;
  /** One of the bar's menus is; arrows lead to the others. */
  readonly isReachedByTab: boolean;
  readonly onReached: () => void;
  readonly commands: readonly (readonly Command[])[];
}

function OneMenu(props: OneMenuProps) {
  const { label, groups, isOpen, onOpenChange, onPointed, onMove, isReachedByTab, onReached, commands } = props;
  return (
    <GroupedMenu
      label={label}
      groups={groups}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      onMove={onMove}
      onAction={(id) => runAt(commands, id)}
    >
      <Button
        className={classes(styles.menu)}
        excludeFromTabOrder={!isReachedByTab}
        onFocus={onReached}
        onHoverStart={onPointed}
      >
        {label}
      </Button>
    </GroupedMenu>
  );
}

interface FoldedMenuProps {
  readonly shown: readonly Menu[];
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** All menus in one, each under its name. */
function FoldedMenu({ shown, isOpen, onOpenChange }: FoldedMenuProps) {
  const intl = useIntl();
  const label = intl.formatMessage({ id: 'menu.all' });
  const groups = shown.map((menu): MenuGroup => ({
    id: menu.id,
    label: menu.label,
    title: menu.label,
    entries: groupsOf(menu).flatMap(({ entries }) => entries.map((entry) => ({ ...entry, id: `${menu.id} ${entry.id}` }))),
  }));
  return (
    <GroupedMenu
      label={label}
      groups={groups}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      onAction={(id) => {
        const menu = shown.find((each) => id.startsWith(`${each.id} `));
        if (menu !== undefined) runAt(menu.sections, id.slice(menu.id.length + 1));
      }}
    >
      <Button className={classes(styles.menu)} aria-label={label}>
        <MenuIcon aria-hidden />
      </Button>
    </GroupedMenu>
  );
}

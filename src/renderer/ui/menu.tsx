import type { ReactNode } from 'react';
import { Collection, Header, Keyboard, Menu as AriaMenu, MenuItem, MenuSection, MenuTrigger, Popover, Text } from 'react-aria-components';
import { classes } from './classes.ts';
import styles from './menu.module.css';

export interface MenuEntry {
  /** Unique in its menu. */
  readonly id: string;
  readonly label: string;
  readonly note?: string;
  /** As it is shown; read from left to right. */
  readonly shortcut?: string;
  readonly isDisabled?: boolean;
}

/** Entries that stand together, set apart from the others by a line. */
export interface MenuGroup {
  readonly id: string;
  readonly title?: string;
  /** Names the group to who can't see the line, where it has no title. */
  readonly label: string;
  readonly entries: readonly MenuEntry[];
}

interface MenuProps {
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  readonly onAction: (id: string) => void;
  /** The button that opens it. */
  readonly children: ReactNode;
}

export function Menu({ label, entries, onAction, children }: MenuProps) {
  return (
    <MenuTrigger>
      {children}
      <Popover className={classes(styles.popover)} placement="bottom end">
        <AriaMenu
          aria-label={label}
          className={classes(styles.menu)}
          items={entries}
          onAction={(key) => onAction(String(key))}
        >
          {(entry) => <Entry entry={entry} />}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

interface GroupedMenuProps {
  readonly label: string;
  readonly groups: readonly MenuGroup[];
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly onAction: (id: string) => void;
  /** A key that the menu itself has no use for: towards the menu before (-1) or after (1) this one. */
  readonly onMove?: (step: -1 | 1) => void;
  /** The button that opens it. */
  readonly children: ReactNode;
}

/** Where an arrow leads along a bar that follows the page's direction: back, on, or nowhere. */
export function stepOf(key: string): -1 | 1 | null {
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return null;
  return (key === 'ArrowRight') === (document.documentElement.dir !== 'rtl') ? 1 : -1;
}

/** A menu whose entries stand in groups; one of several in a bar. */
export function GroupedMenu(props: GroupedMenuProps) {
  const { label, groups, isOpen, onOpenChange, onAction, onMove, children } = props;
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      {children}
      <Popover className={classes(styles.popover)} placement="bottom start" offset={2} isNonModal>
        <div
          role="presentation"
          onKeyDown={({ key }) => {
            const step = stepOf(key);
            if (step !== null) onMove?.(step);
          }}
        >
          <AriaMenu
            aria-label={label}
            className={classes(styles.menu)}
            items={groups}
            onAction={(key) => onAction(String(key))}
          >
            {(group) => (
              <MenuSection id={group.id} className={styles.section ?? ''} aria-label={group.label}>
                {group.title === undefined ? null : <Header className={styles.heading}>{group.title}</Header>}
                <Collection items={group.entries}>{(entry) => <Entry entry={entry} />}</Collection>
              </MenuSection>
            )}
          </AriaMenu>
        </div>
      </Popover>
    </MenuTrigger>
  );
}

function Entry({ entry }: { readonly entry: MenuEntry }) {
  const { id, label, note, shortcut, isDisabled = false } = entry;
  return (
    <MenuItem id={id} textValue={label} isDisabled={isDisabled} className={classes(styles.item)}>
      <Text slot="label" className={classes(styles.label)}>
        {label}
      </Text>
      {shortcut === undefined ? null : (
        <Keyboard dir="ltr" className={classes(styles.shortcut)}>
          {shortcut}
        </Keyboard>
      )}
      {note === undefined ? null : (
        <Text slot="description" className={classes(styles.note)}>
          {note}
        </Text>
      )}
    </MenuItem>
  );
}

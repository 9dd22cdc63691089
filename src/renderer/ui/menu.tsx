import type { ReactNode } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components';
import { classes } from './classes.ts';
import styles from './menu.module.css';

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly note?: string;
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
          {(entry) => (
            <MenuItem id={entry.id} textValue={entry.label} className={classes(styles.item)}>
              <Text slot="label">{entry.label}</Text>
              {entry.note === undefined ? null : (
                <Text slot="description" className={classes(styles.note)}>
                  {entry.note}
                </Text>
              )}
            </MenuItem>
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Menu as AriaMenu, MenuItem, Text } from 'react-aria-components';
import styles from './choice-list.module.css';
import { classes } from './classes.ts';
import menuStyles from './menu.module.css';

export interface ChoiceEntry<Value extends string> {
  readonly id: Value;
  readonly label: string;
  /** Drawn before the words. */
  readonly shape?: ReactNode;
}

interface ChoiceListProps<Value extends string> {
  readonly label: string;
  readonly entries: readonly ChoiceEntry<Value>[];
  readonly chosen: Value;
  readonly onChoose: (value: Value) => void;
}

/** The content of a popover in which one of a few is chosen; the one that holds now is ticked. */
export function ChoiceList<Value extends string>({ label, entries, chosen, onChoose }: ChoiceListProps<Value>) {
  return (
    <AriaMenu
      aria-label={label}
      className={classes(menuStyles.menu)}
      selectionMode="single"
      selectedKeys={[chosen]}
      disallowEmptySelection
      autoFocus="first"
      onAction={(key) => {
        const entry = entries.find(({ id }) => id === key);
        if (entry !== undefined) onChoose(entry.id);
      }}
    >
      {entries.map((entry) => (
        <MenuItem key={entry.id} id={entry.id} textValue={entry.label} className={classes(styles.item)}>
          {entry.shape}
          <Text slot="label" className={classes(styles.label)}>
            {entry.label}
          </Text>
          <Check aria-hidden className={styles.check} />
        </MenuItem>
      ))}
    </AriaMenu>
  );
}

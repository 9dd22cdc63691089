import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, ListBox, ListBoxItem, Popover, Select as AriaSelect, SelectValue } from 'react-aria-components';
import { classes } from './classes.ts';
import styles from './select.module.css';

export interface SelectOption {
  readonly id: string;
  /** Read out, and found by its first letters. */
  readonly name: string;
  /** What is drawn; the name where there is nothing else. */
  readonly content?: ReactNode;
  /** Shown at the end: the key that does the same. */
  readonly shortcut?: string;
}

interface SelectProps {
  readonly label: string;
  readonly options: readonly SelectOption[];
  /** Null where nothing is chosen. */
  readonly value: string | null;
  readonly placeholder?: string;
  readonly look?: 'field' | 'heading';
  readonly onChange: (value: string) => void;
}

/** One of many, in a list that opens. */
export function Select({ label, options, value, placeholder = '', look = 'field', onChange }: SelectProps) {
  const chosen = options.find(({ id }) => id === value);
  return (
    <AriaSelect
      aria-label={label}
      className={classes(styles.select)}
      value={value}
      placeholder={placeholder}
      onChange={(key) => {
        if (key !== null && key !== value) onChange(String(key));
      }}
    >
      <Button className={classes(styles.button, look === 'heading' && styles.heading)}>
        <SelectValue className={classes(styles.value)}>
          {chosen === undefined ? <span className={styles.placeholder}>{placeholder}</span> : (chosen.content ?? chosen.name)}
        </SelectValue>
        <ChevronDown aria-hidden className={styles.chevron} />
      </Button>
      <Popover className={classes(styles.popover)} placement="bottom start" offset={4}>
        <ListBox className={classes(styles.list)} items={options}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.name} className={classes(styles.item)}>
              <span className={styles.content}>{option.content ?? option.name}</span>
              {option.shortcut === undefined ? null : <kbd className={styles.key}>{option.shortcut}</kbd>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

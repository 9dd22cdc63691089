import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue, Text } from 'react-aria-components';
import { classes } from '../../ui/classes.ts';
import styles from './compact-select.module.css';

export interface SelectOption {
  readonly id: string;
  readonly name: string;
  /** Beside the name, softer: who else chose it, say. */
  readonly note?: string;
}

interface CompactSelectProps {
  readonly label: string;
  readonly options: readonly SelectOption[];
  readonly chosen: readonly string[];
  readonly isMultiple?: boolean;
  readonly isDisabled?: boolean;
  /** What the button says; by default the names of what is chosen. */
  readonly shown?: ReactNode;
  readonly onChange: (chosen: string[]) => void;
}

/** A choice that takes no more room than its words. In a choice of several, each press adds or takes away one. */
export function CompactSelect(props: CompactSelectProps) {
  const { label, options, chosen, isMultiple = false, isDisabled = false, shown, onChange } = props;
  const names = options.filter(({ id }) => chosen.includes(id)).map(({ id, name }) => <bdi key={id}>{name}</bdi>);
  return (
    <Select
      aria-label={label}
      className={classes(styles.select)}
      selectionMode={isMultiple ? 'multiple' : 'single'}
      value={isMultiple ? chosen : (chosen[0] ?? null)}
      isDisabled={isDisabled}
      onChange={(value) => onChange(value === null ? [] : Array.isArray(value) ? value.map(String) : [String(value)])}
    >
      <Button className={classes(styles.button, names.length === 0 && styles.unset)}>
        <SelectValue className={classes(styles.value)}>{shown ?? names}</SelectValue>
        <ChevronDown aria-hidden />
      </Button>
      <Popover className={classes(styles.popover)} placement="bottom start">
        <ListBox className={classes(styles.list)} items={options}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.name} className={classes(styles.item)}>
              <Check aria-hidden className={styles.check} />
              <Text slot="label">
                <bdi>{option.name}</bdi>
              </Text>
              {option.note === undefined ? null : (
                <Text slot="description" className={classes(styles.note)}>
                  {option.note}
                </Text>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}

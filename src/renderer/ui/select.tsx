import { Check, ChevronDown } from 'lucide-react';
import { Fragment } from 'react';
import type { ReactNode } from 'react';
import { Button, Collection, Header, Label, ListBox, ListBoxItem, ListBoxSection, Popover, Select as AriaSelect, SelectValue, Text } from 'react-aria-components';
import choiceStyles from './choice-list.module.css';
import { classes } from './classes.ts';
import fieldStyles from './field.module.css';
import menuStyles from './menu.module.css';
import styles from './select.module.css';

export interface SelectOption {
  readonly id: string;
  /** Read out, and found by its first letters. */
  readonly name: string;
  /** What is drawn; the name where there is nothing else. */
  readonly content?: ReactNode;
  /** Beside it, softer: who else chose it, say. */
  readonly note?: string;
  /** Shown at the end: the key that does the same. */
  readonly shortcut?: string;
  /** What it stands under, with its neighbours; all options have one or none. */
  readonly group?: string;
}

interface CommonProps {
  readonly label: string;
  readonly options: readonly SelectOption[];
  readonly placeholder?: string;
  /** In a form the label stands above it; a compact one takes no more room than its words. */
  readonly look?: 'field' | 'form' | 'heading' | 'compact';
  readonly isDisabled?: boolean;
}

interface SelectProps extends CommonProps {
  /** Null where nothing is chosen. */
  readonly value: string | null;
  readonly onChange: (value: string) => void;
}

/** One of many, in a list that opens. */
export function Select({ value, onChange, ...common }: SelectProps) {
  return (
    <SelectSome
      {...common}
      isMultiple={false}
      chosen={value === null ? [] : [value]}
      onChange={([chosen]) => {
        if (chosen !== undefined && chosen !== value) onChange(chosen);
      }}
    />
  );
}

interface SelectSomeProps extends CommonProps {
  readonly isMultiple: boolean;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
}

/** One or several of many: in a choice of several, each press adds or takes away one. */
export function SelectSome(props: SelectSomeProps) {
  const { label, options, placeholder = '', look = 'field', isDisabled = false, isMultiple, chosen, onChange } = props;
  const shown = options.filter(({ id }) => chosen.includes(id));
  return (
    <AriaSelect
      className={classes(styles.select, look === 'form' && fieldStyles.field)}
      selectionMode={isMultiple ? 'multiple' : 'single'}
      value={isMultiple ? chosen : (chosen[0] ?? null)}
      placeholder={placeholder}
      isDisabled={isDisabled}
      onChange={(value) => onChange(value === null ? [] : Array.isArray(value) ? value.map(String) : [String(value)])}
      {...(look === 'form' ? {} : { 'aria-label': label })}
    >
      {look === 'form' ? <Label className={classes(fieldStyles.label)}>{label}</Label> : null}
      <Button className={classes(styles.button, styles[look], shown.length === 0 && styles.unset)}>
        <SelectValue className={classes(styles.value)}>
          {shown.length === 0 ? placeholder : shown.map((option) => <Fragment key={option.id}>{contentOf(option)}</Fragment>)}
        </SelectValue>
        <ChevronDown aria-hidden />
      </Button>
      <Popover className={classes(menuStyles.popover)} placement="bottom start" offset={4}>
        {options[0]?.group === undefined ? (
          <ListBox className={classes(menuStyles.menu)} items={options}>
            {optionItem}
          </ListBox>
        ) : (
          <ListBox className={classes(menuStyles.menu)} items={groupsOf(options)}>
            {({ id, entries }) => (
              <ListBoxSection id={id} className={menuStyles.section ?? ''}>
                <Header className={menuStyles.heading}>{id}</Header>
                <Collection items={entries}>{optionItem}</Collection>
              </ListBoxSection>
            )}
          </ListBox>
        )}
      </Popover>
    </AriaSelect>
  );
}

function optionItem(option: SelectOption) {
  return (
    <ListBoxItem id={option.id} textValue={option.name} className={classes(choiceStyles.item)}>
      <Text slot="label" className={classes(choiceStyles.label)}>
        {contentOf(option)}
      </Text>
      {option.note === undefined ? null : (
        <Text slot="description" className={classes(styles.note)}>
          {option.note}
        </Text>
      )}
      {option.shortcut === undefined ? null : <kbd className={styles.key}>{option.shortcut}</kbd>}
      <Check aria-hidden className={choiceStyles.check} />
    </ListBoxItem>
  );
}

interface OptionGroup {
  readonly id: string;
  readonly entries: SelectOption[];
}

/** Options under the names of their groups, in the order in which these first come. */
function groupsOf(options: readonly SelectOption[]): OptionGroup[] {
  const groups = new Map<string, OptionGroup>();
  for (const option of options) {
    const id = option.group ?? '';
    const group = groups.get(id) ?? { id, entries: [] };
    group.entries.push(option);
    groups.set(id, group);
  }
  return [...groups.values()];
}

function contentOf({ name, content }: SelectOption): ReactNode {
  return content ?? <bdi>{name}</bdi>;
}

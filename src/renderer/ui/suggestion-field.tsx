import { ChevronDown } from 'lucide-react';
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import styles from './checked-field.module.css';
import { FieldProblemLine } from './checked-field.tsx';
import type { FieldProblem } from './checked-field.tsx';
import { classes } from './classes.ts';
import fieldStyles from './field.module.css';
import menuStyles from './menu.module.css';

interface SuggestionFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur: () => void;
  readonly problem: FieldProblem | null;
  readonly suggestions: readonly string[];
  /** Whether a suggestion fits what was typed. */
  readonly fits: (suggestion: string, typed: string) => boolean;
}

/** A line of text that offers what was written in its like before; anything else may be typed. */
export function SuggestionField(props: SuggestionFieldProps) {
  const { label, value, onChange, onBlur, problem, suggestions, fits } = props;
  return (
    <ComboBox
      className={classes(fieldStyles.field)}
      allowsCustomValue
      inputValue={value}
      onInputChange={onChange}
      onBlur={onBlur}
      isInvalid={problem !== null}
      validationBehavior="aria"
      defaultFilter={fits}
      defaultItems={suggestions.map((name) => ({ id: name, name }))}
    >
      <Label className={classes(fieldStyles.label)}>{label}</Label>
      <div className={styles.withButton}>
        <Input
          className={classes(styles.inside)}
          {...(value === '' ? {} : { dir: 'auto' })}
          spellCheck={false}
          autoComplete="off"
        />
        {suggestions.length === 0 ? null : (
          <Button className={classes(styles.open)}>
            <ChevronDown aria-hidden />
          </Button>
        )}
      </div>
      {problem === null ? null : <FieldProblemLine problem={problem} />}
      <Popover className={classes(menuStyles.popover, styles.popover)}>
        <ListBox className={classes(styles.list)}>
          {(item: { readonly id: string; readonly name: string }) => (
            <ListBoxItem id={item.id} textValue={item.name} className={classes(styles.option)}>
              <bdi>{item.name}</bdi>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

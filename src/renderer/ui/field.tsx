import type { ReactNode } from 'react';
import { Input, Label, Radio, RadioGroup, Text, TextField as AriaTextField } from 'react-aria-components';
import { classes } from './classes.ts';
import styles from './field.module.css';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly description?: ReactNode;
  readonly autoFocus?: boolean;
  /** `ltr` for paths and other things that are never Arabic prose; else the first strong letter decides. */
  readonly direction?: 'ltr' | 'auto';
  readonly maxLength?: number;
  readonly name?: string;
  /** See `arrival` of ui/arrival.ts. */
  readonly 'data-arrival'?: string;
}

export function TextField(props: TextFieldProps) {
  const { label, value, onChange, description, autoFocus = false, direction = 'auto', maxLength = 1000, name, ...data } = props;
  return (
    <AriaTextField
      className={classes(styles.field)}
      value={value}
      onChange={onChange}
      autoFocus={autoFocus}
      maxLength={maxLength}
      {...(name === undefined ? {} : { name })}
    >
      <Label className={classes(styles.label)}>{label}</Label>
      <Input
        {...data}
        className={classes(styles.input)}
        // An empty field has the interface's direction: the caret waits where reading begins.
        {...(direction === 'auto' && value === '' ? {} : { dir: direction })}
        spellCheck={false}
        autoComplete="off"
      />
      {description === undefined ? null : (
        <Text slot="description" className={classes(styles.description)}>
          {description}
        </Text>
      )}
    </AriaTextField>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
}

/** One of a few, all in sight. */
export function Choice<Value extends string>({ label, value, options, onChange }: ChoiceProps<Value>) {
  return (
    <RadioGroup
      className={classes(styles.field)}
      value={value}
      orientation="horizontal"
      onChange={(chosen) => {
        const option = options.find((each) => each.value === chosen);
        if (option !== undefined) onChange(option.value);
      }}
    >
      <Label className={classes(styles.label)}>{label}</Label>
      <div className={styles.choices}>
        {options.map((option) => (
          <Radio key={option.value} value={option.value} className={classes(styles.choice)}>
            {option.label}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}

import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton, FieldError, Input, Label, Text, TextField } from 'react-aria-components';
import styles from './checked-field.module.css';
import { classes } from './classes.ts';
import fieldStyles from './field.module.css';

export interface FieldProblem {
  /** What is wrong with what was typed, which is kept. */
  readonly sentence: string;
  /** A way to put it right with one press. */
  readonly mend?: { readonly label: string; readonly run: () => void };
}

/** What is wrong with a field, below it. For the inside of a react-aria field, which ties both together. */
export function FieldProblemLine({ problem }: { readonly problem: FieldProblem }) {
  const { mend } = problem;
  return (
    <div className={styles.problem}>
      <CircleAlert aria-hidden />
      <FieldError>{problem.sentence}</FieldError>
      {mend === undefined ? null : (
        <AriaButton slot={null} className={classes(styles.mend)} onPress={mend.run}>
          {mend.label}
        </AriaButton>
      )}
    </div>
  );
}

interface CheckedFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly problem: FieldProblem | null;
  readonly description?: ReactNode;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
  /** `code` for what runs from left to right whatever it is written in; `auto`: the first strong letter decides. */
  readonly direction?: 'auto' | 'ltr' | 'code';
}

/** A line of text that says beside itself what is wrong with it. It takes more than fits, so that nothing is cut. */
export function CheckedField(props: CheckedFieldProps) {
  const { label, value, onChange, onBlur, problem, description, placeholder, autoFocus = false, direction = 'auto' } = props;
  return (
    <TextField
      className={classes(fieldStyles.field)}
      value={value}
      onChange={onChange}
      onBlur={() => onBlur?.()}
      isInvalid={problem !== null}
      autoFocus={autoFocus}
      validationBehavior="aria"
    >
      <Label className={classes(fieldStyles.label)}>{label}</Label>
      <Input
        className={classes(fieldStyles.input, styles.input, direction === 'code' && styles.code)}
        {...(direction === 'auto' ? (value === '' ? {} : { dir: 'auto' }) : { dir: 'ltr' })}
        {...(placeholder === undefined ? {} : { placeholder })}
        spellCheck={false}
        autoComplete="off"
      />
      {problem === null ? null : <FieldProblemLine problem={problem} />}
      {description === undefined ? null : (
        <Text slot="description" className={classes(fieldStyles.description)}>
          {description}
        </Text>
      )}
    </TextField>
  );
}

import { Input, TextField } from 'react-aria-components';
import { classes } from '../../ui/classes.ts';
import styles from './scheme.module.css';

interface BareFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly direction?: 'rtl' | 'ltr';
  readonly problem?: string | undefined;
  readonly autoFocus?: boolean;
}

/** A line of text in a row of its like; its name is read out, and what is wrong with it is its tooltip too. */
export function BareField(props: BareFieldProps) {
  const { label, value, onChange, direction, problem, autoFocus = false } = props;
  return (
    <TextField
      aria-label={problem === undefined ? label : `${label}: ${problem}`}
      className={classes(styles.bare)}
      value={value}
      onChange={onChange}
      isInvalid={problem !== undefined}
      validationBehavior="aria"
      autoFocus={autoFocus}
    >
      <Input
        className={classes(styles.bareInput)}
        {...(direction === undefined ? {} : { dir: direction })}
        {...(problem === undefined ? {} : { title: problem })}
        spellCheck={false}
        autoComplete="off"
      />
    </TextField>
  );
}

import { Search } from 'lucide-react';
import type { RefObject } from 'react';
import { Input, SearchField as AriaSearchField } from 'react-aria-components';
import type { KeyboardEvent } from 'react-aria-components';
import { classes } from './classes.ts';
import styles from './search-field.module.css';

interface SearchFieldProps {
  /** Its name, which stands in it while it is empty. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly size?: 'usual' | 'small';
  readonly input: RefObject<HTMLInputElement | null>;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  /** How it stands among its neighbours. */
  readonly className: string | undefined;
}

/** Words that narrow a list; Escape empties it. */
export function SearchField(props: SearchFieldProps) {
  const { label, value, onChange, size = 'usual', input, onKeyDown, className } = props;
  return (
    <AriaSearchField
      aria-label={label}
      className={classes(styles.field, size === 'small' && styles.small, className)}
      value={value}
      onChange={onChange}
      {...(onKeyDown === undefined ? {} : { onKeyDown })}
    >
      <Search aria-hidden />
      <Input
        ref={input}
        placeholder={label}
        // An empty field has the interface's direction, as its placeholder has.
        {...(value === '' ? {} : { dir: 'auto' })}
      />
    </AriaSearchField>
  );
}

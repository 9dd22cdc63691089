import type { KeyboardEvent } from 'react';
import { FieldError, Input, Text, TextArea, TextField } from 'react-aria-components';
import { FormattedMessage } from 'react-intl';
import { directionControls } from './bidi-controls.ts';
import { classes } from './classes.ts';
import styles from './entry.module.css';
import { useEntry } from './entry-state.ts';
import { VisibleText } from './visible-text.tsx';

interface EntryProps {
  /** The id of the element that names it. */
  readonly labelledBy: string;
  /** What is saved, as text. */
  readonly saved: string;
  /** What is wrong with a text, in words; undefined where it can be saved. */
  readonly check?: (text: string) => string | undefined;
  /** Answers whether it was saved. */
  readonly onSave: (text: string) => Promise<boolean>;
  /** Said of what stands in the field, below it. */
  readonly echo?: (text: string) => string | undefined;
  readonly isMultiline?: boolean;
  /** `ltr` for dates and numbers; else the first strong letter decides. */
  readonly direction?: 'ltr' | 'auto';
  readonly placeholder?: string;
  readonly maxLength?: number;
}

const anything = (): undefined => undefined;

/** A text that is saved when typing pauses, when it is left, or on Enter; Escape brings back what was there before. */
export function Entry(props: EntryProps) {
  const { labelledBy, saved, check = anything, onSave, echo, isMultiline = false } = props;
  const { direction = 'auto', placeholder = '', maxLength = 20_000 } = props;
  const entry = useEntry({ saved, check, onSave });
  const { text, problem } = entry;
  const controls = directionControls(text);
  const said = problem === undefined ? echo?.(text) : undefined;

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const commits = event.key === 'Enter' && (!isMultiline || event.ctrlKey || event.metaKey);
    const restores = event.key === 'Escape' && entry.isTyped;
    if (!commits && !restores) return;
    event.preventDefault();
    event.stopPropagation();
    if (commits) entry.commit();
    else entry.restore();
  };
  const field = {
    className: classes(styles.input, isMultiline && styles.area),
    // An empty field has the interface's direction: the caret waits where reading begins.
    ...(direction === 'auto' && text === '' ? {} : { dir: direction }),
    placeholder,
    spellCheck: false,
    autoComplete: 'off',
    onKeyDown,
  };

  return (
    <TextField
      aria-labelledby={labelledBy}
      className={classes(styles.entry)}
      value={text}
      onChange={entry.change}
      onBlur={entry.commit}
      isInvalid={problem !== undefined}
      maxLength={maxLength}
    >
      {isMultiline ? <TextArea {...field} rows={2} /> : <Input {...field} />}
      <FieldError className={classes(styles.problem)}>{problem}</FieldError>
      <Text slot="description" className={classes(styles.notes)}>
        {said === undefined ? null : <span>{said}</span>}
        {entry.isUnsaved ? (
          <span className={styles.warning}>
            <FormattedMessage id="entry.unsaved" />
          </span>
        ) : null}
        {entry.isOvertaken ? (
          <span className={styles.warning}>
            <FormattedMessage id="entry.overtaken" values={{ saved: <VisibleText text={saved} /> }} />
          </span>
        ) : null}
        {controls.length === 0 ? null : (
          <span>
            <FormattedMessage id="entry.controls" values={{ names: <bdi dir="ltr">{controls.join(', ')}</bdi> }} />
          </span>
        )}
      </Text>
    </TextField>
  );
}

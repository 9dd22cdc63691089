import { useRef } from 'react';
import { Label, Text, TextArea, TextField } from 'react-aria-components';
import { useIntl } from 'react-intl';
import type { Direction } from '../../../domain/identifiers.ts';
import { FieldProblemLine } from '../../ui/checked-field.tsx';
import type { FieldProblem } from '../../ui/checked-field.tsx';
import { classes } from '../../ui/classes.ts';
import fieldStyles from '../../ui/field.module.css';
import styles from './document-form.module.css';
import { editedText, fromClipboard, shownText } from './pasted-text.ts';
import type { Paste } from './pasted-text.ts';

interface PasteAreaProps {
  readonly text: string;
  readonly direction: Direction;
  readonly problem: FieldProblem | null;
  readonly onChange: (text: string) => void;
}

/** Where a whole text is pasted. It goes on as it came, which a text area alone would not do. */
export function PasteArea({ text, direction, problem, onChange }: PasteAreaProps) {
  const intl = useIntl();
  const paste = useRef<Paste | null>(null);
  return (
    <TextField
      className={classes(fieldStyles.field)}
      value={shownText(text)}
      onChange={(shown) => {
        onChange(editedText(text, shown, paste.current));
        paste.current = null;
      }}
      isInvalid={problem !== null}
      validationBehavior="aria"
      autoFocus={text === ''}
    >
      <Label className={classes(fieldStyles.label)}>{intl.formatMessage({ id: 'newDocument.text' })}</Label>
      <TextArea
        className={classes(styles.area)}
        {...(text === '' ? {} : { dir: direction })}
        placeholder={intl.formatMessage({ id: 'newDocument.placeholder' })}
        spellCheck={false}
        autoComplete="off"
        onPaste={(event) => {
          const { selectionStart: start, selectionEnd: end } = event.currentTarget;
          paste.current = { start, end, content: fromClipboard(event.clipboardData.getData('text/plain')) };
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          event.currentTarget.form?.requestSubmit();
        }}
      />
      {problem === null ? null : <FieldProblemLine problem={problem} />}
      <Text slot="description" className={classes(fieldStyles.description)}>
        {intl.formatMessage({ id: 'newDocument.kept' })}
      </Text>
    </TextField>
  );
}

import { useId } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Entry } from '../../ui/entry.tsx';
import { VisibleText } from '../../ui/visible-text.tsx';
import styles from './relation-card.module.css';

interface RelationNoteProps {
  readonly note: string;
  /** Whether there is a field though nothing has been noted yet. */
  readonly isOpen: boolean;
  /** Null where it can only be read; answers whether it was saved. */
  readonly onSave: ((note: string) => Promise<boolean>) | null;
}

/** What was noted of a relation. Without a note there is no field, or every card would have an empty one. */
export function RelationNote({ note, isOpen, onSave }: RelationNoteProps) {
  const intl = useIntl();
  const id = useId();
  if (note === '' && (!isOpen || onSave === null)) return null;
  return (
    <div className={styles.note}>
      <div id={id} className={styles.noteName}>
        <FormattedMessage id="inspector.note" />
      </div>
      {onSave === null ? (
        <VisibleText text={note} />
      ) : (
        <Entry
          isMultiline
          labelledBy={id}
          saved={note}
          placeholder={intl.formatMessage({ id: 'inspector.noteHint' })}
          onSave={onSave}
        />
      )}
    </div>
  );
}

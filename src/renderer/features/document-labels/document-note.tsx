import { StickyNote } from 'lucide-react';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Annotator, Layer } from '../../../domain/model/annotation.ts';
import { useProvideCommands } from '../../app/commands.tsx';
import type { Command } from '../../app/commands.tsx';
import { Button } from '../../ui/button.tsx';
import { Entry } from '../../ui/entry.tsx';
import { VisibleText } from '../../ui/visible-text.tsx';
import styles from './document-note.module.css';

interface DocumentNoteProps {
  readonly layers: readonly Layer[];
  readonly ownId: string | null;
  readonly annotators: readonly Annotator[];
  /** Whether its document is the one that is worked in: it is its command that is offered. */
  readonly isActive: boolean;
  /** Answers whether it was saved. */
  readonly onSave: (note: string) => Promise<boolean>;
}

const none: readonly Command[] = [];

/** What annotators noted of the document as a whole. Without a note there is no field, or every document would have one. */
export function DocumentNote({ layers, ownId, annotators, isActive, onSave }: DocumentNoteProps) {
  const intl = useIntl();
  const name = useId();
  const field = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const own = layers.find(({ annotator }) => annotator === ownId)?.note ?? '';
  const others = layers.filter(({ annotator, note }) => annotator !== ownId && note !== '');
  const hasField = isOpen || own !== '';
  // Opened by hand it takes the keyboard.
  useEffect(() => {
    if (isOpen) field.current?.querySelector('textarea')?.focus();
  }, [isOpen]);
  const title = intl.formatMessage({ id: 'documentNote.write' });
  const commands = useMemo(
    (): Command[] => [
      {
        id: 'document-note',
        title,
        group: 'document',
        run: () => {
          setOpen(true);
          field.current?.querySelector('textarea')?.focus();
        },
      },
    ],
    [title],
  );
  useProvideCommands(isActive ? commands : none);
  return (
    <div className={styles.notes}>
      {hasField ? (
        <div
          ref={field}
          className={styles.note}
          onBlur={({ currentTarget, relatedTarget }) => {
            // A field that was left empty goes; one with words stays, whether they can be saved or not.
            const isEmpty = currentTarget.querySelector('textarea')?.value === '';
            if (isEmpty && !currentTarget.contains(relatedTarget)) setOpen(false);
          }}
        >
          <div id={name} className={styles.name}>
            <FormattedMessage id="documentNote.own" />
          </div>
          <Entry isMultiline labelledBy={name} saved={own} onSave={onSave} />
        </div>
      ) : (
        <Button look="quiet" onPress={() => setOpen(true)}>
          <StickyNote aria-hidden />
          {title}
        </Button>
      )}
      {others.map(({ annotator, note }) => (
        <div key={annotator} className={styles.note}>
          <div className={styles.name}>
            <FormattedMessage
              id="documentNote.of"
              values={{ name: <bdi>{annotators.find(({ id }) => id === annotator)?.name ?? ''}</bdi> }}
            />
          </div>
          <VisibleText text={note} />
        </div>
      ))}
    </div>
  );
}

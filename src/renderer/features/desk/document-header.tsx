import { Pencil } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { DocumentDetail } from '../../../domain/api/document-methods.ts';
import { useProvideCommands, useShortcutWords } from '../../app/commands.tsx';
import type { Command } from '../../app/commands.tsx';
import { windowCommand } from '../../app/window-actions.ts';
import { IconButton } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { PublicationTime } from '../../ui/publication-time.tsx';
import { DetailsDialog } from '../library/details-dialog.tsx';
import styles from './desk.module.css';
import { OriginalPage } from './original-page.tsx';

/** Titles with more letters than this would fill the screen in a headline's size. */
const LONG = 90;

interface DocumentHeaderProps {
  readonly detail: DocumentDetail;
  readonly spans: number;
  /** Of two documents side by side one offers its commands: the one that is worked in. */
  readonly isActive: boolean;
  /** What is said of the document as a whole. */
  readonly children: ReactNode;
}

const none: readonly Command[] = [];

/** What is known of a document, above its text. */
export function DocumentHeader({ detail, spans, isActive, children }: DocumentHeaderProps) {
  const intl = useIntl();
  const { document, text } = detail;
  const [isEdited, setEdited] = useState(false);
  const edit = intl.formatMessage({ id: 'details.edit' });
  const editKey = useShortcutWords('edit-document');
  const commands = useMemo(
    (): Command[] => [windowCommand(intl, 'edit-document', () => setEdited(true))],
    [intl],
  );
  useProvideCommands(isActive ? commands : none);
  // With every key the desk draws itself anew, and a text may have millions of letters.
  const lines = useMemo(() => text.split('\n').length, [text]);
  return (
    <header className={styles.header}>
      <h1 className={classes(styles.title, document.title.length > LONG && styles.longTitle)} dir={document.direction}>
        {document.title}
      </h1>
      <div className={styles.about}>
        <div className={styles.factLines}>
          <ul className={styles.facts}>
            {document.publisher === null ? null : (
              <li>
                <bdi>{document.publisher}</bdi>
              </li>
            )}
            {document.publishedAt === null ? null : (
              <li>
                <PublicationTime value={document.publishedAt} />
              </li>
            )}
            {document.source === null ? null : (
              <li>
                <bdi className={styles.source}>{document.source}</bdi>
              </li>
            )}
            {document.url === null ? null : (
              <li>
                <OriginalPage address={document.url} />
              </li>
            )}
            <li>
              <FormattedMessage id="reader.characters" values={{ count: text.length }} />
            </li>
            <li>
              <FormattedMessage id="reader.paragraphs" values={{ count: lines }} />
            </li>
            <li>
              <FormattedMessage id="reader.spans" values={{ count: spans }} />
            </li>
          </ul>
        </div>
        <IconButton label={edit} shortcut={editKey} onPress={() => setEdited(true)}>
          <Pencil aria-hidden />
        </IconButton>
      </div>
      {children}
      <DetailsDialog document={isEdited ? document : null} onClose={() => setEdited(false)} />
    </header>
  );
}

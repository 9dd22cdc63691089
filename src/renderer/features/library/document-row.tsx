import { CircleAlert, ClipboardList, Pencil, RotateCcw, Trash2 } from 'lucide-react';
import { memo } from 'react';
import { FormattedMessage, FormattedNumber, useIntl } from 'react-intl';
import type { DocumentSummary } from '../../../domain/api/document-methods.ts';
import { useShortcutWords } from '../../app/commands.tsx';
import { arrival } from '../../ui/arrival.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { isolate } from '../../ui/isolate.ts';
import { PublicationTime } from '../../ui/publication-time.tsx';
import { StatusShape } from '../../ui/status-shape.tsx';
import styles from './document-list.module.css';
import { statusOf } from './library-filter.ts';
import { OtherLayers } from './other-layers.tsx';
import type { People } from './other-layers.tsx';

interface DocumentRowProps {
  readonly summary: DocumentSummary;
  readonly position: number;
  /** The row that Tab comes to. */
  readonly isCurrent: boolean;
  /** The person's own id, in whose name statuses are given. */
  readonly person: string | null;
  /** The other annotators by id; null where there are none. */
  readonly others: People | null;
  /** How many of the person's spans and relations lack something. */
  readonly gaps: number;
  /** Whether it is the person's to do. */
  readonly assigned: 'calibration' | 'assigned' | null;
  readonly onEdit: (document: DocumentSummary) => void;
  readonly onRemove: (document: DocumentSummary) => void;
  readonly onRestore: (document: DocumentSummary) => void;
}

/** One document of the library. What is done to rows by key and by mouse is the list's affair. */
export const DocumentRow = memo(function DocumentRow(props: DocumentRowProps) {
  const { summary, position, isCurrent, person, others, gaps, assigned } = props;
  const intl = useIntl();
  const title = isolate(summary.title);
  const editKey = useShortcutWords('edit-document');
  return (
    <div
      role="row"
      className={styles.row}
      style={{ insetBlockStart: `calc(${position} * var(--row))` }}
      aria-rowindex={position + 1}
      aria-label={summary.title}
      data-document={summary.id}
      tabIndex={isCurrent ? 0 : -1}
      {...(isCurrent ? arrival : {})}
    >
      <div role="gridcell" className={styles.name}>
        <bdi className={styles.title} title={summary.title}>
          {summary.title}
        </bdi>
        <span className={styles.about}>
          {assigned === null ? null : (
            <span className={styles.gaps}>
              <ClipboardList aria-hidden />
              <FormattedMessage id={assigned === 'calibration' ? 'library.assigned.calibration' : 'library.assigned'} />
            </span>
          )}
          {gaps === 0 ? null : (
            <span className={styles.gaps}>
              <CircleAlert aria-hidden />
              <FormattedMessage id="library.gaps" values={{ count: gaps }} />
            </span>
          )}
          {summary.publisher === null ? null : (
            <span className={styles.publisher}>
              <bdi>{summary.publisher}</bdi>
            </span>
          )}
          {summary.publishedAt === null ? null : (
            <span>
              <PublicationTime value={summary.publishedAt} />
            </span>
          )}
          {summary.source === null ? null : (
            <span className={styles.source}>
              <bdi>{summary.source}</bdi>
            </span>
          )}
        </span>
      </div>
      <Count words="reader.characters" value={summary.length} isSecondary />
      <Count words="reader.spans" value={summary.spans} />
      <Count words="library.relations" value={summary.relations} isSecondary />
      {others === null ? null : <OtherLayers layers={summary.layers} people={others} />}
      {summary.removed ? (
        <span role="gridcell" className={styles.restore}>
          <Button isSkippedByTab label={intl.formatMessage({ id: 'library.restoreTitle' }, { title })} onPress={() => props.onRestore(summary)}>
            <RotateCcw aria-hidden />
            <FormattedMessage id="library.restore" />
          </Button>
        </span>
      ) : (
        <>
          <OwnStatus status={statusOf(summary, person)} />
          <span role="gridcell" className={styles.actions}>
            <IconButton
              label={intl.formatMessage({ id: 'library.edit' }, { title })}
              shortcut={editKey}
              isSkippedByTab
              onPress={() => props.onEdit(summary)}
            >
              <Pencil aria-hidden />
            </IconButton>
            <IconButton
              label={intl.formatMessage({ id: 'library.remove' }, { title })}
              isSkippedByTab
              onPress={() => props.onRemove(summary)}
            >
              <Trash2 aria-hidden />
            </IconButton>
          </span>
        </>
      )}
    </div>
  );
});

interface CountProps {
  readonly words: 'reader.characters' | 'reader.spans' | 'library.relations';
  readonly value: number;
  /** Left out where the window is narrow. */
  readonly isSecondary?: boolean;
}

function Count({ words, value, isSecondary = false }: CountProps) {
  const intl = useIntl();
  return (
    <span
      role="gridcell"
      className={styles.number}
      aria-label={intl.formatMessage({ id: words }, { count: value })}
      {...(isSecondary ? { 'data-secondary': '' } : {})}
      {...(value === 0 ? { 'data-none': '' } : {})}
    >
      <FormattedNumber value={value} />
    </span>
  );
}

/** The person's own status; the list opens the choice for it, one for all rows. */
function OwnStatus({ status }: { readonly status: ReturnType<typeof statusOf> }) {
  const intl = useIntl();
  const words = intl.formatMessage({ id: `status.${status}` });
  return (
    <span role="gridcell" className={styles.state}>
      <button
        type="button"
        tabIndex={-1}
        className={styles.stateButton}
        aria-haspopup="menu"
        aria-label={intl.formatMessage({ id: 'library.changeStatus' }, { status: words })}
        data-status={status}
      >
        <StatusShape status={status} />
        {words}
      </button>
    </span>
  );
}

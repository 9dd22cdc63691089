import { Trash2 } from 'lucide-react';
import { memo } from 'react';
import { FormattedMessage, FormattedNumber, useIntl } from 'react-intl';
import type { DocumentSummary } from '../../../domain/api/document-methods.ts';
import type { Settings } from '../../../domain/host-api.ts';
import { arrival } from '../../app/focus.ts';
import { IconButton } from '../../ui/button.tsx';
import { isolate } from '../../ui/isolate.ts';
import { PublicationTime } from '../../ui/publication-time.tsx';
import styles from './document-list.module.css';

interface DocumentRowProps {
  readonly summary: DocumentSummary;
  readonly position: number;
  /** The row that Tab comes to. */
  readonly isCurrent: boolean;
  readonly person: Settings['person'];
  readonly onRemove: (document: DocumentSummary) => void;
}

/** One document of the library. What is done to rows by key and by mouse is the list's affair. */
export const DocumentRow = memo(function DocumentRow(props: DocumentRowProps) {
  const { summary, position, isCurrent, person, onRemove } = props;
  const intl = useIntl();
  const status = summary.layers.find((layer) => layer.annotator === person?.id)?.status ?? 'new';
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
          {summary.publisher === null ? null : (
            <span>
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
      <span role="gridcell" className={styles.number}>
        <FormattedNumber value={summary.length} />
      </span>
      <span role="gridcell" className={styles.number}>
        <FormattedNumber value={summary.spans} />
      </span>
      <span role="gridcell" className={styles.state}>
        <FormattedMessage id={`status.${status}`} />
      </span>
      <span role="gridcell" className={styles.remove}>
        <IconButton
          label={intl.formatMessage({ id: 'library.remove' }, { title: isolate(summary.title) })}
          isSkippedByTab
          onPress={() => onRemove(summary)}
        >
          <Trash2 aria-hidden />
        </IconButton>
      </span>
    </div>
  );
});

import { useEffect, useMemo } from 'react';
import type { KeyboardEvent } from 'react';
import { GridList, GridListItem, ListLayout, Virtualizer } from 'react-aria-components';
import { FormattedMessage, FormattedNumber, useIntl } from 'react-intl';
import type { DocumentSummary } from '../../../domain/api/document-methods.ts';
import type { Settings } from '../../../domain/host-api.ts';
import { goTo } from '../../app/location.ts';
import { classes } from '../../ui/classes.ts';
import { PublicationTime } from '../../ui/publication-time.tsx';
import styles from './document-list.module.css';
import { useRemoval } from './removal.ts';

interface DocumentListProps {
  readonly documents: readonly DocumentSummary[];
  readonly person: Settings['person'];
}

const ROW_HEIGHT = 66;

let lastOpened: string | null = null;

/** The documents as a list that the keyboard walks: arrows, Enter opens, Delete removes. */
export function DocumentList({ documents, person }: DocumentListProps) {
  const intl = useIntl();
  const remove = useRemoval();
  const byId = useMemo(() => new Map(documents.map((each) => [each.id, each])), [documents]);

  useEffect(() => {
    // Coming back from a document, the list is where it was left.
    if (lastOpened === null) return;
    const row = document.querySelector<HTMLElement>(`[data-key="${CSS.escape(lastOpened)}"]`);
    row?.focus();
    lastOpened = null;
  }, []);

  const removeFocused = (event: KeyboardEvent): void => {
    if (event.key !== 'Delete' || !(event.target instanceof Element)) return;
    const key = event.target.closest('[data-key]')?.getAttribute('data-key');
    const summary = byId.get(key ?? '');
    if (summary !== undefined) remove(summary);
  };

  return (
    <div className={styles.list} onKeyDown={removeFocused}>
      <div className={styles.head} aria-hidden="true">
        <span>
          <FormattedMessage id="library.column.title" />
        </span>
        <span className={styles.number}>
          <FormattedMessage id="library.column.length" />
        </span>
        <span className={styles.number}>
          <FormattedMessage id="library.column.spans" />
        </span>
        <span>
          <FormattedMessage id="library.column.status" />
        </span>
      </div>
      <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: ROW_HEIGHT }}>
        <GridList
          aria-label={intl.formatMessage({ id: 'library.list' })}
          className={classes(styles.rows)}
          items={documents}
          selectionMode="none"
          onAction={(key) => {
            lastOpened = String(key);
            goTo({ name: 'document', id: String(key) });
          }}
        >
          {(summary) => <DocumentRow summary={summary} person={person} />}
        </GridList>
      </Virtualizer>
    </div>
  );
}

function DocumentRow({ summary, person }: { readonly summary: DocumentSummary; readonly person: Settings['person'] }) {
  const status = summary.layers.find((layer) => layer.annotator === person?.id)?.status ?? 'new';
  return (
    <GridListItem id={summary.id} textValue={summary.title} className={classes(styles.row)}>
      <div className={styles.name}>
        <bdi className={styles.title}>{summary.title}</bdi>
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
      <span className={styles.number}>
        <FormattedNumber value={summary.length} />
      </span>
      <span className={styles.number}>
        <FormattedNumber value={summary.spans} />
      </span>
      <span className={styles.state}>
        <FormattedMessage id={`status.${status}`} />
      </span>
    </GridListItem>
  );
}

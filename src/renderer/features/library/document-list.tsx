import { Trash2 } from 'lucide-react';
import { useEffect, useEffectEvent, useMemo, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { GridList, GridListItem, ListLayout, Virtualizer } from 'react-aria-components';
import { FormattedMessage, FormattedNumber, useIntl } from 'react-intl';
import type { DocumentSummary } from '../../../domain/api/document-methods.ts';
import type { Settings } from '../../../domain/host-api.ts';
import { goTo } from '../../app/location.ts';
import { IconButton } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { isolate } from '../../ui/isolate.ts';
import { PublicationTime } from '../../ui/publication-time.tsx';
import styles from './document-list.module.css';
import { useRemoval } from './removal.ts';

interface DocumentListProps {
  readonly documents: readonly DocumentSummary[];
  readonly person: Settings['person'];
}

const ROW_HEIGHT = 66;

/** The document that was opened from here last: coming back, the list is where it was left. */
let lastOpened: string | null = null;

/** Scrolls to a row, which is drawn only once it is in sight, and gives it the focus. */
function focusRow(list: HTMLElement, position: number, id: string): void {
  let framesLeft = 30;
  const tryAtNextFrame = (): void => {
    const row = list.querySelector<HTMLElement>(`[data-key="${CSS.escape(id)}"]`);
    if (row !== null) {
      row.focus({ preventScroll: true });
      return;
    }
    // The list has its height only after it has been measured.
    list.scrollTop = Math.max(0, (position + 0.5) * ROW_HEIGHT - list.clientHeight / 2);
    framesLeft -= 1;
    if (framesLeft > 0) requestAnimationFrame(tryAtNextFrame);
  };
  requestAnimationFrame(tryAtNextFrame);
}

/** The documents as a list that the keyboard walks: arrows, Enter opens, Delete removes. */
export function DocumentList({ documents, person }: DocumentListProps) {
  const intl = useIntl();
  const remove = useRemoval();
  const byId = useMemo(() => new Map(documents.map((each) => [each.id, each])), [documents]);

  const rows = useRef<HTMLDivElement>(null);
  const returnToOpened = useEffectEvent(() => {
    const opened = documents.findIndex(({ id }) => id === lastOpened);
    lastOpened = null;
    if (rows.current !== null && opened >= 0) focusRow(rows.current, opened, documents[opened]?.id ?? '');
  });
  useEffect(() => returnToOpened(), []);

  const removeFocused = (event: KeyboardEvent): void => {
    if (event.key !== 'Delete' || !(event.target instanceof Element)) return;
    const key = event.target.closest('[data-key]')?.getAttribute('data-key');
    const summary = byId.get(key ?? '');
    if (summary !== undefined) remove(summary);
  };

  return (
    <div className={styles.list} role="presentation" onKeyDown={removeFocused}>
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
          ref={rows}
          aria-label={intl.formatMessage({ id: 'library.list' })}
          className={classes(styles.rows)}
          items={documents}
          selectionMode="none"
          onAction={(key) => {
            lastOpened = String(key);
            goTo({ name: 'document', id: String(key) });
          }}
        >
          {(summary) => <DocumentRow summary={summary} person={person} onRemove={remove} />}
        </GridList>
      </Virtualizer>
    </div>
  );
}

interface DocumentRowProps {
  readonly summary: DocumentSummary;
  readonly person: Settings['person'];
  readonly onRemove: (document: DocumentSummary) => void;
}

function DocumentRow({ summary, person, onRemove }: DocumentRowProps) {
  const intl = useIntl();
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
      <span className={styles.remove}>
        <IconButton
          label={intl.formatMessage({ id: 'library.remove' }, { title: isolate(summary.title) })}
          onPress={() => onRemove(summary)}
        >
          <Trash2 aria-hidden />
        </IconButton>
      </span>
    </GridListItem>
  );
}

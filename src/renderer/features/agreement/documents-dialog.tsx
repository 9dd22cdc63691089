import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { DocumentSummary } from '../../../domain/api/document-methods.ts';
import type { Annotator } from '../../../domain/model/annotation.ts';
import { Button } from '../../ui/button.tsx';
import { ChoosingList } from '../../ui/choosing-list.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { isolate } from '../../ui/isolate.ts';
import { SearchField } from '../../ui/search-field.tsx';
import { StatusShape } from '../../ui/status-shape.tsx';
import { filterable, filterDocuments } from '../library/library-filter.ts';
import styles from './documents-dialog.module.css';

interface DocumentsDialogProps {
  readonly documents: readonly DocumentSummary[];
  readonly annotators: readonly Annotator[];
  /** None stands for all. */
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: readonly string[]) => void;
  readonly onClose: () => void;
}

/** Which documents are measured, out of those that somebody has worked in. */
export function DocumentsDialog({ documents, annotators, chosen, onChoose, onClose }: DocumentsDialogProps) {
  const intl = useIntl();
  const search = useRef<HTMLInputElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState('');
  const [ticked, setTicked] = useState<ReadonlySet<string>>(() => new Set(chosen));
  const wanted = useDeferredValue(query);
  const begun = useMemo(() => filterable(documents.filter(({ layers }) => layers.length > 0)), [documents]);
  const shown = useMemo(() => filterDocuments(begun, wanted).map(({ summary }) => summary), [begun, wanted]);
  const names = useMemo(() => new Map(annotators.map(({ id, name }) => [id, name])), [annotators]);
  useEffect(() => search.current?.focus(), []);

  const wordsOf = ({ annotator, status }: DocumentSummary['layers'][number]): string =>
    intl.formatMessage(
      { id: 'library.personStatus' },
      { name: isolate(names.get(annotator) ?? ''), status: intl.formatMessage({ id: `status.${status}` }) },
    );
  const take = (): void => onChoose(begun.flatMap(({ summary }) => (ticked.has(summary.id) ? [summary.id] : [])));

  return (
    <Dialog isOpen size="wide" title={intl.formatMessage({ id: 'agreement.documents.choose' })} onClose={onClose}>
      <div className={styles.bar}>
        <SearchField
          className={styles.search}
          label={intl.formatMessage({ id: 'library.filter' })}
          value={query}
          onChange={setQuery}
          input={search}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') frame.current?.querySelector<HTMLElement>('[role="option"][tabindex="0"]')?.focus();
            else event.continuePropagation();
          }}
        />
        <span className={styles.note} role="status">
          <FormattedMessage id="work.chosen" values={{ count: ticked.size }} />
        </span>
      </div>
      <div ref={frame} className={styles.list}>
        <ChoosingList
          label={intl.formatMessage({ id: 'agreement.documents.choose' })}
          items={shown}
          chosen={ticked}
          onChoose={setTicked}
          nameOf={({ title, layers }) => [isolate(title), ...layers.map(wordsOf)].join(' · ')}
          onEnter={take}
          rowClass={styles.row}
          search={search}
          nothing={<FormattedMessage id="work.noneShown" />}
        >
          {({ title, layers }) => (
            <>
              <bdi className={styles.title} title={title}>
                {title}
              </bdi>
              <span className={styles.people}>
                {layers.map((layer) => (
                  <span key={layer.annotator} className={styles.person} title={wordsOf(layer)}>
                    <StatusShape status={layer.status} />
                    <bdi>{names.get(layer.annotator)?.split(/\s/u)[0]}</bdi>
                  </span>
                ))}
              </span>
            </>
          )}
        </ChoosingList>
      </div>
      <p className={styles.note}>
        <FormattedMessage id="agreement.documents.keys" />
      </p>
      <DialogActions>
        <Button onPress={onClose}>
          <FormattedMessage id="action.cancel" />
        </Button>
        <Button look="primary" onPress={take}>
          <FormattedMessage id={ticked.size === 0 ? 'agreement.documents.takeAll' : 'agreement.documents.take'} />
        </Button>
      </DialogActions>
    </Dialog>
  );
}

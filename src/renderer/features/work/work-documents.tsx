import { Check } from 'lucide-react';
import { useDeferredValue, useEffectEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { FormattedMessage, FormattedNumber, useIntl } from 'react-intl';
import type { AssignmentProgress } from '../../../domain/api/assignment-methods.ts';
import type { DocumentSummary } from '../../../domain/api/document-methods.ts';
import type { Annotator } from '../../../domain/model/annotation.ts';
import { goTo } from '../../app/location.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { isolate } from '../../ui/isolate.ts';
import { useRowWindow } from '../../ui/row-window.ts';
import { SearchField } from '../../ui/search-field.tsx';
import { StatusShape } from '../../ui/status-shape.tsx';
import { filterable } from '../library/library-filter.ts';
import { rowForKey } from '../library/list-keys.ts';
import { fittingWork, workFilters, workOf } from './document-work.ts';
import type { DocumentWork, WorkFilter } from './document-work.ts';
import styles from './work-documents.module.css';

interface WorkDocumentsProps {
  readonly annotators: readonly Annotator[];
  readonly documents: readonly DocumentSummary[];
  readonly progress: AssignmentProgress;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
  /** Null for whoever may not. */
  readonly onAssign: ((documents: readonly string[]) => void) | null;
}

/** In pixels, as the style sheet has it. */
const ROW_HEIGHT = 44;

/**
 * The documents with whom they are assigned to. Arrows walk, Space chooses, Shift with an arrow goes on choosing,
 * Ctrl+A all that are listed, Enter opens, Escape lets go of what was chosen. Only the rows in sight are drawn.
 */
export function WorkDocuments(props: WorkDocumentsProps) {
  const { annotators, documents, progress, chosen, onChoose, onAssign } = props;
  const intl = useIntl();
  const scroller = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  const [filter, setFilter] = useState<WorkFilter>('all');
  const wanted = useDeferredValue(query);
  const folded = useMemo(() => filterable(documents), [documents]);
  const work = useMemo(() => workOf(progress), [progress]);
  const names = useMemo(() => new Map(annotators.map(({ id, name }) => [id, name])), [annotators]);
  const shown = useMemo(() => fittingWork(folded, work, filter, wanted), [folded, work, filter, wanted]);
  const counts = useMemo(
    () => new Map(workFilters.map((each) => [each, fittingWork(folded, work, each, '').length])),
    [folded, work],
  );
  const { first, end } = useRowWindow(scroller, shown.length, ROW_HEIGHT, 0);
  const [at, setAt] = useState({ position: 0, takesFocus: false });
  const current = Math.max(0, Math.min(at.position, shown.length - 1));
  const chosenNow = documents.filter(({ id }) => chosen.has(id)).map(({ id }) => id);

  const focusCurrent = useEffectEvent(() => {
    const element = scroller.current;
    if (element === null) return;
    const highest = current * ROW_HEIGHT;
    element.scrollTop = Math.min(highest, Math.max(highest + ROW_HEIGHT - element.clientHeight, element.scrollTop));
    element.querySelector<HTMLElement>(`[data-position="${current}"]`)?.focus({ preventScroll: true });
  });
  useLayoutEffect(() => {
    if (at.takesFocus) focusCurrent();
  }, [at]);

  const toggle = (position: number): void => {
    const id = shown[position]?.id;
    if (id === undefined) return;
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChoose(next);
  };
  const chooseBoth = (from: number, to: number): void => {
    const ids = [shown[from]?.id, shown[to]?.id].filter((id) => id !== undefined);
    onChoose(new Set([...chosen, ...ids]));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 1);
    const next = isPlain ? rowForKey(event.key, current, shown.length, page) : null;
    const isUp = event.key === 'ArrowUp' && current === 0 && !event.shiftKey;
    if (isUp) search.current?.focus();
    else if (next !== null) {
      if (event.shiftKey) chooseBoth(current, next);
      setAt({ position: next, takesFocus: true });
    } else if (isPlain && event.key === ' ') toggle(current);
    else if (isPlain && event.key === 'Enter') {
      const id = shown[current]?.id;
      if (id !== undefined) goTo({ name: 'document', id });
    } else if (isPlain && event.key === 'Escape' && chosen.size > 0) onChoose(new Set());
    else if ((event.ctrlKey || event.metaKey) && event.code === 'KeyA') {
      onChoose(new Set([...chosen, ...shown.map(({ id }) => id)]));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const drawn = Array.from({ length: end - first }, (_, number) => first + number);
  // The row with the focus stays in the page, or scrolling by mouse would lose the keyboard's place.
  if (current < first && shown.length > 0) drawn.unshift(current);
  if (current >= end && current < shown.length) drawn.push(current);

  return (
    <div className={styles.documents}>
      <div className={styles.bar}>
        <SearchField
          className={styles.search}
          label={intl.formatMessage({ id: 'library.filter' })}
          value={query}
          onChange={setQuery}
          input={search}
        />
        <ToggleButtonGroup
          className={classes(styles.filters)}
          aria-label={intl.formatMessage({ id: 'library.show' })}
          disallowEmptySelection
          selectedKeys={[filter]}
          onSelectionChange={(keys) => {
            const next = workFilters.find((each) => keys.has(each));
            if (next !== undefined) setFilter(next);
          }}
        >
          {workFilters.map((each) => (
            <ToggleButton key={each} id={each} className={classes(styles.filter)}>
              <FormattedMessage id={`work.show.${each}`} />
              <span className={styles.count}>
                <FormattedNumber value={counts.get(each) ?? 0} />
              </span>
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <span className={styles.chosen} role="status">
          <FormattedMessage id="work.chosen" values={{ count: chosenNow.length }} />
        </span>
        {onAssign === null ? null : (
          <Button look={chosenNow.length > 0 ? 'primary' : 'plain'} isDisabled={chosenNow.length === 0} onPress={() => onAssign(chosenNow)}>
            <FormattedMessage id="work.byHand" />
          </Button>
        )}
      </div>
      <div ref={scroller} className={styles.scroller}>
        {shown.length === 0 ? (
          <p className={styles.nothing}>
            <FormattedMessage id="work.noneShown" />
          </p>
        ) : (
          <div
            role="listbox"
            aria-multiselectable="true"
            aria-label={intl.formatMessage({ id: 'work.tab.documents' })}
            className={styles.list}
            style={{ blockSize: shown.length * ROW_HEIGHT }}
            tabIndex={-1}
            onKeyDown={onKeyDown}
            onClick={({ target }) => {
              const row = target instanceof Element ? target.closest<HTMLElement>('[data-position]') : null;
              if (row === null) return;
              const position = Number(row.dataset['position']);
              setAt({ position, takesFocus: true });
              toggle(position);
            }}
          >
            {drawn.map((position) => {
              const document = shown[position];
              return document === undefined ? null : (
                <DocumentLine
                  key={document.id}
                  document={document}
                  work={work.get(document.id)}
                  names={names}
                  position={position}
                  count={shown.length}
                  isCurrent={position === current}
                  isChosen={chosen.has(document.id)}
                />
              );
            })}
          </div>
        )}
      </div>
      <p className={styles.keys}>
        <FormattedMessage id="work.documents.keys" />
      </p>
    </div>
  );
}

interface DocumentLineProps {
  readonly document: DocumentSummary;
  readonly work: DocumentWork | undefined;
  readonly names: ReadonlyMap<string, string>;
  readonly position: number;
  readonly count: number;
  readonly isCurrent: boolean;
  readonly isChosen: boolean;
}

function DocumentLine({ document, work, names, position, count, isCurrent, isChosen }: DocumentLineProps) {
  const intl = useIntl();
  const people = work?.people ?? [];
  const words = people.map(({ annotator, status }) =>
    intl.formatMessage(
      { id: 'library.personStatus' },
      { name: isolate(names.get(annotator) ?? ''), status: intl.formatMessage({ id: `status.${status}` }) },
    ),
  );
  return (
    <div
      role="option"
      aria-selected={isChosen}
      aria-posinset={position + 1}
      aria-setsize={count}
      aria-label={[isolate(document.title), work?.calibration === true ? intl.formatMessage({ id: 'work.calibration' }) : '', ...words]
        .filter((part) => part !== '')
        .join(' · ')}
      className={styles.row}
      style={{ insetBlockStart: position * ROW_HEIGHT }}
      data-position={position}
      data-document={document.id}
      tabIndex={isCurrent ? 0 : -1}
    >
      <span className={styles.box} aria-hidden="true">
        {isChosen ? <Check /> : null}
      </span>
      <bdi className={styles.title} title={document.title}>
        {document.title}
      </bdi>
      <span className={styles.flag}>{work?.calibration === true ? <FormattedMessage id="work.calibration" /> : null}</span>
      <span className={styles.people}>
        {people.length === 0 ? (
          <span className={styles.none}>
            <FormattedMessage id="work.nobodysDocument" />
          </span>
        ) : (
          people.map(({ annotator, status, isAssigned }, index) => (
            <span key={annotator} className={classes(styles.person, !isAssigned && styles.unasked)} title={words[index]}>
              <StatusShape status={status} />
              <bdi>{names.get(annotator)?.split(/\s/u)[0]}</bdi>
            </span>
          ))
        )}
      </span>
    </div>
  );
}

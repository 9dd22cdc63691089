import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent, MouseEvent } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Settings } from '../../../domain/host-api.ts';
import { nothingHasFocus, useFocusOnArrival } from '../../app/focus.ts';
import { goTo } from '../../app/location.ts';
import { useRowWindow } from '../../ui/row-window.ts';
import styles from './document-list.module.css';
import { DocumentRow } from './document-row.tsx';
import type { FilterableDocument } from './library-filter.ts';
import { createLetterSearch, rowForKey } from './list-keys.ts';
import { useRemoval } from './removal.ts';

interface DocumentListProps {
  readonly documents: readonly FilterableDocument[];
  readonly person: Settings['person'];
}

/** In pixels, as the style sheet has them. */
const ROW_HEIGHT = 66;
const HEAD_HEIGHT = 36;

/** The document that was opened from here last: coming back, the list is where it was left. */
let lastOpened: string | null = null;

/** The row that Tab comes to. A new object with `focus` gives it the focus. */
interface Current {
  readonly id: string;
  readonly position: number;
  readonly focus: 'none' | 'reveal' | 'centre';
}

function idOfRow(target: EventTarget): string | null {
  const row = target instanceof Element ? target.closest('[data-document]') : null;
  return row?.getAttribute('data-document') ?? null;
}

/** Scrolls no further than needed, or puts the row in the middle. */
function scrollToRow(scroller: HTMLElement, position: number, how: 'reveal' | 'centre'): void {
  const highest = position * ROW_HEIGHT;
  const lowest = highest + ROW_HEIGHT + HEAD_HEIGHT - scroller.clientHeight;
  scroller.scrollTop =
    how === 'centre' ? (highest + lowest) / 2 : Math.min(highest, Math.max(lowest, scroller.scrollTop));
}

/**
 * The documents as a list that the keyboard walks: arrows, the first letters of a title, Enter opens, Delete
 * removes. Rows are drawn here and not by a collection of react-aria: that builds all of them, which takes two
 * seconds for 10,000.
 */
export function DocumentList({ documents, person }: DocumentListProps) {
  const intl = useIntl();
  const remove = useRemoval();
  const scroller = useRef<HTMLDivElement>(null);
  const focusWasInside = useRef(false);
  const [searchByLetter] = useState(createLetterSearch);
  const { first, end } = useRowWindow(scroller, documents.length, ROW_HEIGHT, HEAD_HEIGHT);

  const [wanted, setWanted] = useState<Current>(() => {
    const position = documents.findIndex(({ summary }) => summary.id === lastOpened);
    const id = documents[Math.max(0, position)]?.summary.id ?? '';
    return { id, position: Math.max(0, position), focus: position < 0 ? 'none' : 'centre' };
  });
  const found = documents.findIndex(({ summary }) => summary.id === wanted.id);
  // Where the row has gone, the one that took its place.
  const current = found >= 0 ? found : Math.min(wanted.position, documents.length - 1);

  const go = (position: number): void => {
    const id = documents[position]?.summary.id;
    if (id !== undefined) setWanted({ id, position, focus: 'reveal' });
  };

  const focusCurrent = useEffectEvent((how: 'none' | 'reveal' | 'centre') => {
    const id = documents[current]?.summary.id ?? '';
    if (scroller.current === null) return;
    if (how !== 'none') scrollToRow(scroller.current, current, how);
    scroller.current
      .querySelector<HTMLElement>(`[data-document="${CSS.escape(id)}"]`)
      ?.focus({ preventScroll: true });
  });
  useLayoutEffect(() => {
    if (wanted.focus !== 'none') focusCurrent(wanted.focus);
  }, [wanted]);
  useEffect(() => {
    lastOpened = null;
  }, []);
  useFocusOnArrival(true);
  // After every drawing: the row with the focus may have been the one that was removed.
  useLayoutEffect(() => {
    if (focusWasInside.current && nothingHasFocus()) focusCurrent('reveal');
  });

  const open = (id: string): void => {
    lastOpened = id;
    goTo({ name: 'document', id });
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLElement)) return;
    const row = event.target.closest<HTMLElement>('[data-document]');
    const entry = documents[current];
    if (row === null || entry === undefined) return;
    const onRow = row === event.target;
    const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - HEAD_HEIGHT) / ROW_HEIGHT) - 1);
    const next =
      rowForKey(event.key, current, documents.length, page) ??
      (onRow && event.key.length === 1 ? searchByLetter(event.key, event.timeStamp, documents, current) : null);
    if (next !== null) go(next);
    else if (event.key === 'Delete') remove(entry.summary);
    else if (event.key === 'Enter' && onRow) open(entry.summary.id);
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      (onRow ? row.querySelector('button') : row)?.focus({ preventScroll: true });
    } else return;
    event.preventDefault();
  };

  const onClick = (event: MouseEvent<HTMLElement>): void => {
    const id = idOfRow(event.target);
    const onButton = event.target instanceof Element && event.target.closest('button') !== null;
    if (id !== null && !onButton) open(id);
  };

  const drawn = Array.from({ length: end - first }, (_, number) => first + number);
  // The row with the focus stays in the page, or scrolling by mouse would lose the keyboard's place.
  if (current >= 0 && current < first) drawn.unshift(current);
  if (current >= end) drawn.push(current);

  return (
    <div ref={scroller} className={styles.rows}>
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
      <div
        role="grid"
        aria-label={intl.formatMessage({ id: 'library.list' })}
        aria-rowcount={documents.length}
        className={styles.grid}
        style={{ blockSize: documents.length * ROW_HEIGHT }}
        tabIndex={-1}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onFocus={(event) => {
          focusWasInside.current = true;
          const id = idOfRow(event.target);
          if (id === null || id === wanted.id) return;
          setWanted({ id, position: documents.findIndex(({ summary }) => summary.id === id), focus: 'none' });
        }}
        onBlur={() => {
          // Not called for a row that is taken out of the page.
          focusWasInside.current = false;
        }}
      >
        {drawn.map((position) => {
          const summary = documents[position]?.summary;
          return summary === undefined ? null : (
            <DocumentRow
              key={summary.id}
              summary={summary}
              position={position}
              isCurrent={position === current}
              person={person}
              onRemove={remove}
            />
          );
        })}
      </div>
    </div>
  );
}

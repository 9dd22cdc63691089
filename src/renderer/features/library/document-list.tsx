import { useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, MouseEvent } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { DocumentSummary } from '../../../domain/api/document-methods.ts';
import { useProvideCommands } from '../../app/commands.tsx';
import type { Command } from '../../app/commands.tsx';
import { goTo } from '../../app/location.ts';
import { windowCommand } from '../../app/window-actions.ts';
import { nothingHasFocus, useFocusOnArrival } from '../../ui/arrival.ts';
import { rowForKey } from '../../ui/row-for-key.ts';
import { useRowWindow } from '../../ui/row-window.ts';
import { classes } from '../../ui/classes.ts';
import styles from './document-list.module.css';
import { DocumentRow } from './document-row.tsx';
import type { FilterableDocument, Gaps, Queue } from './library-filter.ts';
import { createLetterSearch } from './list-keys.ts';
import type { People } from './other-layers.tsx';
import { useRemoval } from './removal.ts';
import { StatusMenu } from './status-menu.tsx';
import type { StatusMenuOpening } from './status-menu.tsx';

interface DocumentListProps {
  readonly documents: readonly FilterableDocument[];
  /** Whether these are removed ones: they can be restored and nothing else. */
  readonly areRemoved: boolean;
  readonly person: string | null;
  readonly others: People | null;
  /** What the person's own work lacks, by document. */
  readonly gaps: Gaps;
  /** What is assigned to the person. */
  readonly queue: Queue;
  readonly onEdit: (document: DocumentSummary) => void;
}

/** In pixels, as the style sheet has them. */
const ROW_HEIGHT = 66;
const HEAD_HEIGHT = 36;

/** The document that was opened from here last: coming back, the list is where it was left. */
let lastOpened: string | null = null;

/** Opens a document from the library; coming back, its row has the focus. */
export function openFromLibrary(id: string): void {
  lastOpened = id;
  goTo({ name: 'document', id });
}

/** The row that Tab comes to. A new object with `focus` gives it the focus. */
interface Current {
  readonly id: string;
  readonly position: number;
  readonly focus: 'none' | 'reveal' | 'centre';
}

function assignedAs(queue: Queue, id: string): 'calibration' | 'assigned' | null {
  const item = queue.get(id);
  return item === undefined ? null : item.calibration ? 'calibration' : 'assigned';
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

/** From the row through its buttons and around, the way that the arrow points on the screen. */
function focusInRow(row: HTMLElement, from: HTMLElement, key: 'ArrowLeft' | 'ArrowRight'): void {
  const stops = [row, ...row.querySelectorAll<HTMLElement>('button')];
  const forward = (key === 'ArrowLeft') === row.matches(':dir(rtl)');
  const next = stops.indexOf(from) + (forward ? 1 : -1);
  stops.at(next % stops.length)?.focus({ preventScroll: true });
}

/**
 * The documents as a list that the keyboard walks: arrows, the first letters of a title, Enter opens, F2 edits,
 * Delete removes. Rows are drawn here and not by a collection of react-aria: that builds all of them, which takes
 * two seconds for 10,000.
 */
export function DocumentList({ documents, areRemoved, person, others, gaps, queue, onEdit }: DocumentListProps) {
  const intl = useIntl();
  const { remove, restore } = useRemoval();
  const scroller = useRef<HTMLDivElement>(null);
  const focusWasInside = useRef(false);
  const [statusMenu, setStatusMenu] = useState<StatusMenuOpening | null>(null);
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

  const currentDocument = documents[current]?.summary;
  const commands = useMemo((): Command[] => {
    if (currentDocument === undefined || areRemoved) return [];
    // These two are the list's own: it answers them while it has the keyboard.
    const isOfList = { isHandledByView: true };
    return [
      windowCommand(intl, 'open-document', () => openFromLibrary(currentDocument.id), isOfList),
      windowCommand(intl, 'edit-document', () => onEdit(currentDocument)),
      windowCommand(intl, 'remove-document', () => remove(currentDocument), isOfList),
    ];
  }, [intl, currentDocument, areRemoved, onEdit, remove]);
  useProvideCommands(commands);

  /** What a key does to a row, beside moving; false where nothing. */
  const actOn = (key: string, document: DocumentSummary, onRow: boolean): boolean => {
    if (areRemoved) {
      if (key !== 'Enter' || !onRow) return false;
      restore(document);
    } else if (key === 'Delete') remove(document);
    else if (key === 'Enter' && onRow) openFromLibrary(document.id);
    else return false;
    return true;
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
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') focusInRow(row, event.target, event.key);
    else if (!actOn(event.key, entry.summary, onRow)) return;
    event.preventDefault();
  };

  const onClick = (event: MouseEvent<HTMLElement>): void => {
    const id = idOfRow(event.target);
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    if (id === null) return;
    if (button?.dataset['status'] !== undefined) setStatusMenu({ document: id, button });
    else if (button === null && !areRemoved) openFromLibrary(id);
  };

  const drawn = Array.from({ length: end - first }, (_, number) => first + number);
  // The row with the focus stays in the page, or scrolling by mouse would lose the keyboard's place.
  if (current >= 0 && current < first) drawn.unshift(current);
  if (current >= end) drawn.push(current);

  const openFor = documents.find(({ summary }) => summary.id === statusMenu?.document)?.summary;
  return (
    <div ref={scroller} className={classes(styles.rows, others !== null && styles.withOthers)}>
      <ColumnHeads hasOthers={others !== null} areRemoved={areRemoved} />
      <div
        role="grid"
        aria-label={intl.formatMessage({ id: areRemoved ? 'library.removedList' : 'library.list' })}
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
              others={others}
              gaps={gaps.get(summary.id) ?? 0}
              assigned={assignedAs(queue, summary.id)}
              onEdit={onEdit}
              onRemove={remove}
              onRestore={restore}
            />
          );
        })}
      </div>
      {statusMenu === null || openFor === undefined ? null : (
        <StatusMenu
          key={openFor.id}
          opening={statusMenu}
          summary={openFor}
          person={person}
          onClose={() => setStatusMenu(null)}
        />
      )}
    </div>
  );
}

function ColumnHeads({ hasOthers, areRemoved }: { readonly hasOthers: boolean; readonly areRemoved: boolean }) {
  return (
    <div className={styles.head} aria-hidden="true">
      <span>
        <FormattedMessage id="library.column.title" />
      </span>
      <span className={styles.number} data-secondary="">
        <FormattedMessage id="library.column.length" />
      </span>
      <span className={styles.number}>
        <FormattedMessage id="library.column.spans" />
      </span>
      <span className={styles.number} data-secondary="">
        <FormattedMessage id="library.column.relations" />
      </span>
      {hasOthers ? (
        <span className={styles.others} data-secondary-people="">
          <FormattedMessage id="library.column.others" />
        </span>
      ) : null}
      <span className={styles.state}>{areRemoved ? null : <FormattedMessage id="library.column.status" />}</span>
    </div>
  );
}

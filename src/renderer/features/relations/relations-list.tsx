import { useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { BrowsedRelation } from '../../../domain/api/relation-methods.ts';
import type { BrowsedRelations, RelationFilter } from '../../app/queries.ts';
import { nothingHasFocus } from '../../ui/arrival.ts';
import { rowForKey } from '../../ui/row-for-key.ts';
import { useRowWindow } from '../../ui/row-window.ts';
import { useRelationAt } from './relation-pages.ts';
import { RelationRow } from './relation-row.tsx';
import type { RowContext } from './relation-row.tsx';
import styles from './relations-list.module.css';

/** What can be done to the relation of a row, by key here and by command. */
export interface RowActions {
  readonly details: () => void;
  readonly openEnd: (browsed: BrowsedRelation, side: 'from' | 'to') => void;
  readonly openBoth: (browsed: BrowsedRelation) => void;
  readonly remove: (browsed: BrowsedRelation) => void;
}

interface RelationsListProps {
  readonly list: RefObject<HTMLDivElement | null>;
  readonly filter: RelationFilter;
  readonly head: BrowsedRelations;
  readonly context: RowContext;
  readonly current: Current;
  readonly onCurrent: (current: Current, browsed: BrowsedRelation | null) => void;
  readonly actions: RowActions;
  /** Gives the keyboard to the filter, above the first row. */
  readonly onUp: () => void;
}

/** The row that Tab comes to. A new object with `takesFocus` gives it the focus. */
export interface Current {
  readonly id: string | null;
  readonly position: number;
  readonly takesFocus: boolean;
}

/** In pixels, until the style sheet's has been measured. */
const USUAL_ROW_HEIGHT = 98;

const positionOf = (target: EventTarget): number | null => {
  const row = target instanceof Element ? target.closest('[data-position]') : null;
  return row === null ? null : Number(row.getAttribute('data-position'));
};

/**
 * The relations as a list that the keyboard walks: arrows, Enter for what stands beside it, brackets to either end,
 * F8 to both, Delete. Only the rows in sight are drawn, and read.
 */
export function RelationsList(props: RelationsListProps) {
  const { list, filter, head, context, current: wanted, onCurrent, actions, onUp } = props;
  const intl = useIntl();
  const scroller = useRef<HTMLDivElement>(null);
  const measure = useRef<HTMLDivElement>(null);
  const focusWasInside = useRef(false);
  const [rowHeight, setRowHeight] = useState(USUAL_ROW_HEIGHT);
  const [notOwn, setNotOwn] = useState(false);
  const count = head.total;
  const { first, end } = useRowWindow(scroller, count, rowHeight, 0);
  const at = useRelationAt(filter, head, first, end);
  const current = positionNow(wanted, count, first, end, at);
  const shown = at(current);

  useLayoutEffect(() => {
    const element = measure.current;
    if (element === null) return undefined;
    const renew = (): void => setRowHeight(element.offsetHeight || USUAL_ROW_HEIGHT);
    renew();
    const sizes = new ResizeObserver(renew);
    sizes.observe(element);
    return () => sizes.disconnect();
  }, []);

  // What stands beside the list is the relation of this row, whichever it has become.
  const tell = useEffectEvent((browsed: BrowsedRelation | undefined, position: number) => {
    onCurrent({ id: browsed?.relation.id ?? null, position, takesFocus: false }, browsed ?? null);
  });
  useLayoutEffect(() => tell(shown, current), [shown, current]);

  const focusCurrent = useEffectEvent(() => {
    const element = scroller.current;
    if (element === null) return;
    const highest = current * rowHeight;
    const lowest = highest + rowHeight - element.clientHeight;
    element.scrollTop = Math.min(highest, Math.max(lowest, element.scrollTop));
    element.querySelector<HTMLElement>(`[data-position="${current}"]`)?.focus({ preventScroll: true });
  });
  useLayoutEffect(() => {
    if (wanted.takesFocus) focusCurrent();
  }, [wanted]);
  // After every drawing: the row with the focus may have been the one that was removed.
  useLayoutEffect(() => {
    if (focusWasInside.current && nothingHasFocus()) focusCurrent();
  });

  const go = (position: number, takesFocus: boolean): void => {
    const browsed = at(position);
    onCurrent({ id: browsed?.relation.id ?? null, position, takesFocus }, browsed ?? null);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1);
    const next = rowForKey(event.key, current, count, page);
    setNotOwn(false);
    if (event.key === 'ArrowUp' && current === 0) onUp();
    else if (next !== null) go(next, true);
    else if (shown === undefined || !act(event.code, shown)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const act = (code: string, browsed: BrowsedRelation): boolean => {
    if (code === 'Enter' || code === 'NumpadEnter') actions.details();
    else if (code === 'BracketLeft') actions.openEnd(browsed, 'from');
    else if (code === 'BracketRight') actions.openEnd(browsed, 'to');
    else if (code === 'F8') actions.openBoth(browsed);
    else if (code !== 'Delete' && code !== 'Backspace') return false;
    else if (browsed.relation.annotator === context.ownId) actions.remove(browsed);
    else setNotOwn(true);
    return true;
  };

  const drawn = Array.from({ length: end - first }, (_, number) => first + number);
  // The row with the focus stays in the page, or scrolling by mouse would lose the keyboard's place.
  if (current >= 0 && current < first) drawn.unshift(current);
  if (current >= end && current < count) drawn.push(current);

  return (
    <>
      <div ref={scroller} className={styles.scroller}>
        <div ref={measure} className={styles.measure} aria-hidden="true" />
        <div
          ref={list}
          role="listbox"
          aria-label={intl.formatMessage({ id: 'relations.title' })}
          className={styles.list}
          style={{ blockSize: count * rowHeight }}
          tabIndex={-1}
          onKeyDown={onKeyDown}
          onClick={({ target }) => {
            const position = positionOf(target);
            if (position !== null) go(position, true);
          }}
          onDoubleClick={({ target }) => {
            const browsed = at(positionOf(target) ?? -1);
            if (browsed !== undefined) actions.openBoth(browsed);
          }}
          onFocus={({ target }) => {
            focusWasInside.current = true;
            const position = positionOf(target);
            if (position !== null && position !== current) go(position, false);
          }}
          onBlur={() => {
            // Not called for a row that is taken out of the page.
            focusWasInside.current = false;
            setNotOwn(false);
          }}
        >
          {drawn.map((position) => (
            <RelationRow
              key={at(position)?.relation.id ?? position}
              browsed={at(position)}
              position={position}
              count={count}
              isCurrent={position === current}
              context={context}
            />
          ))}
        </div>
      </div>
      <p role="status" className={styles.keys}>
        <FormattedMessage id={notOwn ? 'relations.notOwn' : 'relations.keys'} values={keyMarks} />
      </p>
    </>
  );
}

/** Keys stand in sentences of either direction; a bracket must not be mirrored with them. */
const keyMarks = { k: (key: ReactNode) => <kbd dir="ltr">{key}</kbd> };

/** Where the wanted relation stands now, among what is drawn; the row that took its place where it has gone. */
function positionNow(
  { id, position }: Current,
  count: number,
  first: number,
  end: number,
  at: (position: number) => BrowsedRelation | undefined,
): number {
  if (id !== null && at(position)?.relation.id !== id) {
    for (let near = first; near < end; near += 1) if (at(near)?.relation.id === id) return near;
  }
  return Math.min(position, count - 1);
}

import { useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, RefObject } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { SpanView } from '../../../domain/api/annotation-methods.ts';
import type { ResolvedTheme } from '../../document/highlight-styles.ts';
import { nothingHasFocus } from '../../ui/arrival.ts';
import { rowForKey } from '../../ui/row-for-key.ts';
import { useRowWindow } from '../../ui/row-window.ts';
import { spanEntry } from './span-entries.ts';
import type { EntryContext } from './span-entries.ts';
import styles from './span-list.module.css';
import { SpanRow } from './span-row.tsx';

interface SpanRowsProps {
  readonly list: RefObject<HTMLDivElement | null>;
  readonly spans: readonly SpanView[];
  readonly context: EntryContext;
  /** Whether rows say in words what is missing. */
  readonly saysMissing: boolean;
  readonly theme: ResolvedTheme;
  readonly selected: string | null;
  readonly hovered: string | null;
  readonly onSelect: (id: string) => void;
  readonly onHover: (id: string | null) => void;
  readonly onRemove: (ids: string[]) => void;
  readonly onLeave: () => void;
}

/** The row that Tab comes to. A new object with `takesFocus` gives it the focus. */
interface Current {
  readonly id: string;
  readonly position: number;
  readonly takesFocus: boolean;
}

/** In pixels, until the style sheet's has been measured. */
const USUAL_ROW_HEIGHT = 54;

function idOfRow(target: EventTarget): string | null {
  const row = target instanceof Element ? target.closest('[data-span]') : null;
  return row?.getAttribute('data-span') ?? null;
}

/** Rows grow with the size of letters: their height is what the style sheet makes of it. */
function useRowHeight(): [RefObject<HTMLDivElement | null>, number] {
  const measure = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(USUAL_ROW_HEIGHT);
  useLayoutEffect(() => {
    const element = measure.current;
    if (element === null) return undefined;
    const renew = (): void => setHeight(element.offsetHeight || USUAL_ROW_HEIGHT);
    renew();
    const sizes = new ResizeObserver(renew);
    sizes.observe(element);
    return () => sizes.disconnect();
  }, []);
  return [measure, height];
}

/**
 * The rows of the list. Arrows walk them, Enter selects, Delete removes one's own, Escape leaves. Only those in
 * sight are drawn: a collection of react-aria builds all of them.
 */
export function SpanRows(props: SpanRowsProps) {
  const { list, spans, context, saysMissing, theme, selected, hovered, onSelect, onHover, onRemove, onLeave } = props;
  const intl = useIntl();
  const scroller = useRef<HTMLDivElement>(null);
  const focusWasInside = useRef(false);
  const [measure, rowHeight] = useRowHeight();
  const { first, end } = useRowWindow(scroller, spans.length, rowHeight, 0);
  const [notOwn, setNotOwn] = useState(false);
  const positions = useMemo(() => new Map(spans.map(({ id }, position) => [id, position])), [spans]);

  const [wanted, setWanted] = useState<Current>({ id: '', position: 0, takesFocus: false });
  const [lastSelected, setLastSelected] = useState<string | null>(null);
  const selectedPosition = selected === null ? undefined : positions.get(selected);
  if (selected !== lastSelected && (selected === null || selectedPosition !== undefined)) {
    // A selection made in the text: the list comes along and leaves the focus where it is.
    setLastSelected(selected);
    if (selected !== null && selected !== wanted.id) {
      setWanted({ id: selected, position: selectedPosition ?? 0, takesFocus: false });
    }
  }
  // Where the row has gone, the one that took its place.
  const current = positions.get(wanted.id) ?? Math.min(wanted.position, spans.length - 1);

  const reveal = useEffectEvent((position: number) => {
    const element = scroller.current;
    if (element === null) return;
    const highest = position * rowHeight;
    const lowest = highest + rowHeight - element.clientHeight;
    element.scrollTop = Math.min(highest, Math.max(lowest, element.scrollTop));
  });
  const focusCurrent = useEffectEvent(() => {
    const id = spans[current]?.id;
    if (id === undefined) {
      focusWasInside.current = false;
      onLeave();
      return;
    }
    reveal(current);
    scroller.current?.querySelector<HTMLElement>(`[data-span="${CSS.escape(id)}"]`)?.focus({ preventScroll: true });
  });
  const isListed = selectedPosition !== undefined;
  const revealSpan = useEffectEvent((id: string) => {
    const position = positions.get(id);
    if (position !== undefined) reveal(position);
  });
  useLayoutEffect(() => {
    if (selected !== null && isListed) revealSpan(selected);
  }, [selected, isListed]);
  useLayoutEffect(() => {
    if (wanted.takesFocus) focusCurrent();
  }, [wanted]);
  // After every drawing: the row with the focus may have been the one that was removed.
  useLayoutEffect(() => {
    if (focusWasInside.current && nothingHasFocus()) focusCurrent();
  });
  // The list may leave the page with a row that was pointed at, or that had the focus.
  const leavePage = useEffectEvent(() => {
    onHover(null);
    if (focusWasInside.current) onLeave();
  });
  useEffect(() => () => leavePage(), []);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const span = spans[current];
    if (span === undefined) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1);
    const next = rowForKey(event.key, current, spans.length, page);
    setNotOwn(false);
    if (next !== null) setWanted({ id: spans[next]?.id ?? '', position: next, takesFocus: true });
    else if (event.key === 'Enter' || event.key === ' ') onSelect(span.id);
    else if (event.key === 'Escape') onLeave();
    else if (event.key === 'Delete' && span.annotator === context.ownId) onRemove([span.id]);
    else if (event.key === 'Delete') setNotOwn(true);
    else return;
    event.preventDefault();
    // What the text makes of these keys is another thing.
    event.stopPropagation();
  };

  const drawn = Array.from({ length: end - first }, (_, number) => first + number);
  // The row with the focus stays in the page, or scrolling by mouse would lose the keyboard's place.
  if (current >= 0 && current < first) drawn.unshift(current);
  if (current >= end) drawn.push(current);

  return (
    <>
      <div ref={scroller} className={styles.scroller} hidden={spans.length === 0}>
        <div ref={measure} className={styles.measure} aria-hidden="true" />
        <div
          ref={list}
          role="listbox"
          aria-label={intl.formatMessage({ id: 'spans.title' })}
          className={styles.list}
          style={{ blockSize: spans.length * rowHeight }}
          tabIndex={-1}
          onKeyDown={onKeyDown}
          onClick={(event) => {
            const id = idOfRow(event.target);
            if (id !== null) onSelect(id);
          }}
          onPointerOver={(event) => onHover(idOfRow(event.target))}
          onPointerLeave={() => onHover(null)}
          onFocus={(event) => {
            focusWasInside.current = true;
            const id = idOfRow(event.target);
            if (id === null) return;
            if (event.target.matches(':focus-visible')) onHover(id);
            if (id !== wanted.id) setWanted({ id, position: positions.get(id) ?? 0, takesFocus: false });
          }}
          onBlur={() => {
            // Not called for a row that is taken out of the page.
            focusWasInside.current = false;
            setNotOwn(false);
            onHover(null);
          }}
        >
          {drawn.map((position) => {
            const span = spans[position];
            return span === undefined ? null : (
              <SpanRow
                key={span.id}
                entry={spanEntry(span, context)}
                position={position}
                count={spans.length}
                theme={theme}
                saysMissing={saysMissing}
                isCurrent={position === current}
                isSelected={span.id === selected}
                isHovered={span.id === hovered}
              />
            );
          })}
        </div>
      </div>
      <p role="status" className={styles.notOwn}>
        {notOwn ? <FormattedMessage id="spans.notOwn" /> : null}
      </p>
    </>
  );
}

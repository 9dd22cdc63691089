import { Check } from 'lucide-react';
import { useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import styles from './choosing-list.module.css';
import { classes } from './classes.ts';
import { rowForKey } from './row-for-key.ts';
import { useRowWindow } from './row-window.ts';

/** In pixels, as the style sheet has it. */
const ROW_HEIGHT = 44;

interface ChoosingListProps<Item extends { readonly id: string }> {
  /** Its name for whoever hears it. */
  readonly label: string;
  readonly items: readonly Item[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
  /** What is said of a row. */
  readonly nameOf: (item: Item) => string;
  /** What Enter does on a row. */
  readonly onEnter: (item: Item) => void;
  /** What stands behind the box of a row, cell by cell. */
  readonly children: (item: Item) => ReactNode;
  /** How wide the cells are: a class with grid-template-columns. */
  readonly rowClass: string | undefined;
  /** Where the arrow leads from the first row. */
  readonly search: RefObject<HTMLInputElement | null>;
  /** Shown where nothing is listed. */
  readonly nothing: ReactNode;
}

/**
 * Some of many, however many. Arrows walk, Space chooses, Shift with an arrow goes on choosing, Ctrl+A all that are
 * listed, Escape lets go of what was chosen. Only the rows in sight are drawn.
 */
export function ChoosingList<Item extends { readonly id: string }>(props: ChoosingListProps<Item>) {
  const { label, items, chosen, onChoose, nameOf, onEnter, children, rowClass, search, nothing } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const { first, end } = useRowWindow(scroller, items.length, ROW_HEIGHT, 0);
  const [at, setAt] = useState({ position: 0, takesFocus: false });
  const current = Math.max(0, Math.min(at.position, items.length - 1));

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
    const id = items[position]?.id;
    if (id === undefined) return;
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChoose(next);
  };
  const chooseBoth = (from: number, to: number): void => {
    const ids = [items[from]?.id, items[to]?.id].filter((id) => id !== undefined);
    onChoose(new Set([...chosen, ...ids]));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 1);
    const next = isPlain ? rowForKey(event.key, current, items.length, page) : null;
    const item = items[current];
    if (event.key === 'ArrowUp' && current === 0 && isPlain && !event.shiftKey) search.current?.focus();
    else if (next !== null) {
      if (event.shiftKey) chooseBoth(current, next);
      setAt({ position: next, takesFocus: true });
    } else if (isPlain && event.key === ' ') toggle(current);
    else if (isPlain && event.key === 'Enter' && item !== undefined) onEnter(item);
    else if (isPlain && event.key === 'Escape' && chosen.size > 0) onChoose(new Set());
    else if ((event.ctrlKey || event.metaKey) && event.code === 'KeyA') {
      onChoose(new Set([...chosen, ...items.map(({ id }) => id)]));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const drawn = Array.from({ length: end - first }, (_, number) => first + number);
  // The row with the focus stays in the page, or scrolling by mouse would lose the keyboard's place.
  if (current < first && items.length > 0) drawn.unshift(current);
  if (current >= end && current < items.length) drawn.push(current);

  return (
    <div ref={scroller} className={styles.scroller}>
      {items.length === 0 ? (
        <p className={styles.nothing}>{nothing}</p>
      ) : (
        <div
          role="listbox"
          aria-multiselectable="true"
          aria-label={label}
          className={styles.list}
          style={{ blockSize: items.length * ROW_HEIGHT }}
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
            const item = items[position];
            if (item === undefined) return null;
            const isChosen = chosen.has(item.id);
            return (
              <div
                key={item.id}
                role="option"
                aria-selected={isChosen}
                aria-posinset={position + 1}
                aria-setsize={items.length}
                aria-label={nameOf(item)}
                className={classes(styles.row, rowClass)}
                style={{ insetBlockStart: position * ROW_HEIGHT }}
                data-position={position}
                tabIndex={position === current ? 0 : -1}
              >
                <span className={styles.box} aria-hidden="true">
                  {isChosen ? <Check /> : null}
                </span>
                {children(item)}
              </div>
            );
          })}
        </div>
      )}
    </div>
  );
}

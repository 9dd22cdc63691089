import { useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { classes } from '../classes.ts';
import { stepOf } from '../menu.tsx';
import { cellForKey } from './heat.ts';
import type { HeatCell } from './heat.ts';
import styles from './plots.module.css';

export interface HeatName {
  readonly id: string;
  readonly name: string;
  /** What is drawn; the name where there is nothing else. */
  readonly content?: ReactNode;
}

export interface GridCell extends HeatCell {
  /** What the cell says, in a sentence: read out, and shown where the pointer rests. */
  readonly label: string;
  readonly canOpen?: boolean;
}

interface HeatGridProps {
  readonly label: string;
  readonly rows: readonly HeatName[];
  readonly columns: readonly HeatName[];
  readonly rowAxis: string;
  readonly columnAxis: string;
  readonly cellAt: (row: number, column: number) => GridCell;
  /** The cell whose content is shown elsewhere. */
  readonly opened?: { readonly row: number; readonly column: number } | null;
  readonly onOpen?: (row: number, column: number) => void;
}

function placeOf(target: EventTarget): { row: number; column: number } | null {
  const cell = target instanceof Element ? target.closest('[data-cell]') : null;
  const [row, column] = cell?.getAttribute('data-cell')?.split(' ').map(Number) ?? [];
  return row === undefined || column === undefined ? null : { row, column };
}

/** A table shaded by its figures, one cell of which Tab comes to: arrows go through it, Enter opens what stands behind. */
export function HeatGrid(props: HeatGridProps) {
  const { label, rows, columns, rowAxis, columnAxis, cellAt, opened = null, onOpen } = props;
  const grid = useRef<HTMLDivElement>(null);
  const [wanted, setCurrent] = useState({ row: 0, column: 0 });
  const current = { row: Math.min(wanted.row, rows.length - 1), column: Math.min(wanted.column, columns.length - 1) };

  const open = (row: number, column: number): void => {
    if (cellAt(row, column).canOpen === true) onOpen?.(row, column);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.metaKey || event.altKey || event.shiftKey) return;
    const isRightToLeft = stepOf('ArrowRight') === -1;
    const key = event.ctrlKey ? `Control+${event.key}` : event.key;
    const next = cellForKey(key, current, { rows: rows.length, columns: columns.length }, isRightToLeft);
    if (next !== null) {
      setCurrent(next);
      grid.current?.querySelector<HTMLElement>(`[data-cell="${next.row} ${next.column}"]`)?.focus();
    } else if (key === 'Enter' || key === ' ') open(current.row, current.column);
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles.gridBox}>
      <span className={styles.columnAxis}>{columnAxis}</span>
      <div
        ref={grid}
        role="grid"
        tabIndex={-1}
        aria-label={label}
        className={styles.grid}
        onKeyDown={onKeyDown}
        onFocus={({ target }) => {
          const at = placeOf(target);
          if (at !== null) setCurrent(at);
        }}
        onClick={({ target }) => {
          const at = placeOf(target);
          if (at !== null) open(at.row, at.column);
        }}
      >
        <div role="row" className={styles.gridRow}>
          <div role="columnheader" className={classes(styles.columnName, styles.rowAxis)}>
            {rowAxis}
          </div>
          {columns.map(({ id, name, content }) => (
            <div key={id} role="columnheader" className={styles.columnName} title={name}>
              {content ?? <bdi>{name}</bdi>}
            </div>
          ))}
        </div>
        {rows.map(({ id, name, content }, row) => (
          <div key={id} role="row" className={styles.gridRow}>
            <div role="rowheader" className={styles.rowName} title={name}>
              {content ?? <bdi>{name}</bdi>}
            </div>
            {columns.map((column, at) => {
              const cell = cellAt(row, at);
              const isCurrent = current.row === row && current.column === at;
              return (
                <div
                  key={column.id}
                  role="gridcell"
                  data-cell={`${row} ${at}`}
                  tabIndex={isCurrent ? 0 : -1}
                  aria-label={cell.label}
                  title={cell.label}
                  aria-selected={opened?.row === row && opened.column === at}
                  className={classes(
                    styles.cell,
                    cell.shade === null ? styles.none : styles[`${cell.shade}Cell`],
                    cell.canOpen === true && styles.canOpen,
                  )}
                >
                  <bdi>{cell.words}</bdi>
                </div>
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
}

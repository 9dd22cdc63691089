import { useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { classes } from '../classes.ts';
import { stepOf } from '../menu.tsx';
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

/** Where a key leads in a grid of so many rows and columns; null for keys that lead nowhere. */
export function cellForKey(
  key: string,
  at: { readonly row: number; readonly column: number },
  size: { readonly rows: number; readonly columns: number },
  isRightToLeft: boolean,
): { row: number; column: number } | null {
  const within = (value: number, count: number): number => Math.min(count - 1, Math.max(0, value));
  const { row, column } = at;
  if (key === 'ArrowLeft' || key === 'ArrowRight') {
    const step = (key === 'ArrowRight') === isRightToLeft ? -1 : 1;
    return { row, column: within(column + step, size.columns) };
  }
  if (key === 'ArrowUp' || key === 'ArrowDown') return { row: within(row + (key === 'ArrowDown' ? 1 : -1), size.rows), column };
  if (key === 'Home') return { row, column: 0 };
  if (key === 'End') return { row, column: size.columns - 1 };
  return null;
}

/** A table shaded by its figures, one cell of which Tab comes to: arrows go through it, Enter opens what stands behind. */
export function HeatGrid(props: HeatGridProps) {
  const { label, rows, columns, rowAxis, columnAxis, cellAt, opened = null, onOpen } = props;
  const table = useRef<HTMLTableElement>(null);
  const [wanted, setCurrent] = useState({ row: 0, column: 0 });
  const current = { row: Math.min(wanted.row, rows.length - 1), column: Math.min(wanted.column, columns.length - 1) };

  const open = (row: number, column: number): void => {
    if (cellAt(row, column).canOpen === true) onOpen?.(row, column);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const isRightToLeft = stepOf('ArrowRight') === -1;
    const next = cellForKey(event.key, current, { rows: rows.length, columns: columns.length }, isRightToLeft);
    if (next !== null) {
      setCurrent(next);
      table.current?.querySelector<HTMLElement>(`[data-cell="${next.row} ${next.column}"]`)?.focus();
    } else if (event.key === 'Enter' || event.key === ' ') open(current.row, current.column);
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles.gridBox}>
      <span className={styles.columnAxis}>{columnAxis}</span>
      <table ref={table} role="grid" aria-label={label} className={styles.grid} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            <th scope="col" className={styles.rowAxis}>
              {rowAxis}
            </th>
            {columns.map(({ id, name, content }) => (
              <th key={id} scope="col" title={name}>
                {content ?? <bdi>{name}</bdi>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, content }, row) => (
            <tr key={id}>
              <th scope="row">{content ?? <bdi>{name}</bdi>}</th>
              {columns.map((column, at) => {
                const cell = cellAt(row, at);
                const isCurrent = current.row === row && current.column === at;
                const isOpened = opened?.row === row && opened.column === at;
                return (
                  <td
                    key={column.id}
                    role="gridcell"
                    data-cell={`${row} ${at}`}
                    tabIndex={isCurrent ? 0 : -1}
                    aria-label={cell.label}
                    title={cell.label}
                    aria-selected={isOpened}
                    className={classes(
                      styles.cell,
                      cell.shade === null ? styles.none : styles[`${cell.shade}Cell`],
                      cell.canOpen === true && styles.canOpen,
                    )}
                    onFocus={() => setCurrent({ row, column: at })}
                    onClick={() => open(row, at)}
                  >
                    <bdi>{cell.words}</bdi>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

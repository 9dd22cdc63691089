import { fitted, inDirection, shades } from './scene.ts';
import type { PlotRoom, Scene, Shade, Shape } from './scene.ts';

export interface HeatCell {
  /** How strongly the cell is shaded; null: not at all, there is no figure. */
  readonly shade: Shade | null;
  /** The figure, always written; a sign that there is none. */
  readonly words: string;
}

export interface HeatInput {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** What the rows and the columns are. */
  readonly rowAxis: string;
  readonly columnAxis: string;
  readonly cellAt: (row: number, column: number) => HeatCell;
}

/** The shade of a share of the largest, from 0 to 1. */
export function shadeOf(share: number): Shade {
  const at = Math.min(shades.length - 1, Math.max(0, Math.ceil(share * (shades.length - 1))));
  return shades[at] ?? 'shade0';
}

/** A table whose cells are shaded by their figures, which stand in them. */
export function heatScene({ rows, columns, rowAxis, columnAxis, cellAt }: HeatInput, room: PlotRoom): Scene {
  const { em, width, measure } = room;
  const small = em * 0.867;
  const names = Math.min(Math.max(0, ...rows.map((name) => measure(name, em))) + em, width * 0.3);
  const [cell, row, top] = [Math.min(em * 8, (width - names) / Math.max(1, columns.length)), em * 2.25, em * 3.5];
  const shapes: Shape[] = [
    { kind: 'text', x: names, y: em, text: fitted(columnAxis, width - names, small, measure), side: 'left', size: small, fill: 'soft' },
    { kind: 'text', x: 0, y: em * 2.85, text: fitted(rowAxis, names - em * 0.5, small, measure), side: 'left', size: small, fill: 'soft' },
  ];
  columns.forEach((name, column) => {
    const x = names + (column + 0.5) * cell;
    shapes.push({ kind: 'text', x, y: em * 2.85, text: fitted(name, cell - em * 0.4, small, measure), side: 'middle', size: small, fill: 'ink' });
  });
  rows.forEach((name, index) => {
    const y = top + index * row;
    const baseline = y + row / 2 + em * 0.33;
    shapes.push({ kind: 'text', x: 0, y: baseline, text: fitted(name, names - em * 0.75, em, measure), side: 'left', size: em, fill: 'ink' });
    columns.forEach((_column, column) => {
      const x = names + column * cell;
      const { shade, words } = cellAt(index, column);
      if (shade !== null) shapes.push({ kind: 'rect', x: x + 1, y: y + 1, width: cell - 2, height: row - 2, fill: shade });
      shapes.push({ kind: 'text', x: x + cell / 2, y: baseline, text: words, side: 'middle', size: em, fill: shade === null ? 'soft' : 'ink' });
    });
  });
  return inDirection({ width, height: top + rows.length * row + em * 0.5, shapes }, room.direction);
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
  if (key === 'Control+Home') return { row: 0, column: 0 };
  if (key === 'Control+End') return { row: size.rows - 1, column: size.columns - 1 };
  return null;
}

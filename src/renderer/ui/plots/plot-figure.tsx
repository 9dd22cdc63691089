import { Download } from 'lucide-react';
import { useId, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Button } from '../button.tsx';
import { downloadBlob, downloadText } from '../download.ts';
import { Menu } from '../menu.tsx';
import { ToggleRow } from '../toggle-row.tsx';
import { csvText } from './csv.ts';
import type { CsvCell } from './csv.ts';
import styles from './plots.module.css';
import { withTitle } from './scene.ts';
import type { PlotRoom, Scene } from './scene.ts';
import { coloursByDay, pictureOf, svgText } from './scene-file.ts';
import { SceneView } from './scene-view.tsx';
import { usePlotRoom } from './use-plot-room.ts';

export interface PlotColumn {
  readonly id: string;
  /** With its unit. */
  readonly name: string;
  readonly isNumber?: boolean;
  /** Left out on the page where nothing stands in it. */
  readonly isOptional?: boolean;
}

export interface PlotCell {
  /** As it goes into a CSV file: exact, null where there is none. */
  readonly value: CsvCell;
  /** As it is read. */
  readonly words: ReactNode;
}

/** A plot's figures, one row for each thing that is drawn. */
export interface PlotTable {
  readonly columns: readonly PlotColumn[];
  readonly rows: readonly { readonly id: string; readonly cells: readonly PlotCell[] }[];
}

interface PlotFigureProps {
  readonly title: string;
  /** How to read it. */
  readonly caption: string;
  /** What it rests on, in a sentence; stands below it in files. */
  readonly basis: string;
  /** Files are called so, without their ending. */
  readonly fileName: string;
  readonly theme: 'light' | 'dark';
  /** The same function while nothing changes. */
  readonly sceneIn: (room: PlotRoom) => Scene;
  readonly table: PlotTable;
  /** In place of the drawing, where it can be acted on. */
  readonly children?: ReactNode;
}

/** A table on the page has at most so many rows; a file has all. */
const MOST_ROWS = 500;

/** Sharp on paper: so many pixels for each CSS pixel. */
const PICTURE_SCALE = 3;

/** A plot or its table, as one chooses, with its title, and the way to keep it as a file. */
export function PlotFigure({ title, caption, basis, fileName, theme, sceneIn, table, children }: PlotFigureProps) {
  const intl = useIntl();
  const heading = useId();
  const box = useRef<HTMLDivElement>(null);
  const [form, setForm] = useState<'plot' | 'table'>('plot');
  const room = usePlotRoom(box, intl.locale.startsWith('ar') ? 'rtl' : 'ltr');
  const scene = useMemo(() => sceneIn(room), [sceneIn, room]);

  const save = async (kind: string): Promise<void> => {
    if (kind === 'csv') {
      const rows = table.rows.map(({ cells }) => cells.map(({ value }) => value));
      downloadText(csvText(table.columns.map(({ name }) => name), rows), `${fileName}.csv`, 'text/csv');
      return;
    }
    const whole = withTitle(scene, title, basis, room);
    const colours = coloursByDay(styles);
    if (kind === 'svg') downloadText(svgText(whole, title, colours), `${fileName}.svg`, 'image/svg+xml');
    else downloadBlob(await pictureOf(whole, colours, PICTURE_SCALE), `${fileName}.png`);
  };

  return (
    <figure className={styles.figure} aria-labelledby={heading}>
      <div className={styles.head}>
        <h2 id={heading} className={styles.title}>
          {title}
        </h2>
        <ToggleRow
          labelledBy={heading}
          options={[
            { id: 'plot', label: intl.formatMessage({ id: 'plot.form.plot' }) },
            { id: 'table', label: intl.formatMessage({ id: 'plot.form.table' }) },
          ]}
          selected={[form]}
          selectionMode="single"
          isAlwaysOne
          onChange={([chosen]) => setForm(chosen === 'table' ? 'table' : 'plot')}
        />
        <Menu
          label={intl.formatMessage({ id: 'plot.save' })}
          entries={(['svg', 'png', 'csv'] as const).map((id) => ({ id, label: intl.formatMessage({ id: `plot.save.${id}` }) }))}
          onAction={(kind) => void save(kind)}
        >
          <Button look="quiet" label={intl.formatMessage({ id: 'plot.saveNamed' }, { title })}>
            <Download aria-hidden />
            <FormattedMessage id="plot.save" />
          </Button>
        </Menu>
      </div>
      <div ref={box} className={styles.box}>
        {form === 'table' ? (
          <FigureTable table={table} labelledBy={heading} />
        ) : (
          (children ?? <SceneView scene={scene} theme={theme} label={intl.formatMessage({ id: 'plot.label' }, { title })} />)
        )}
      </div>
      <figcaption className={styles.caption}>
        {caption}
        {form === 'table' && table.rows.length > MOST_ROWS ? (
          <>
            {' '}
            <FormattedMessage id="plot.moreRows" values={{ shown: MOST_ROWS, total: table.rows.length }} />
          </>
        ) : null}
      </figcaption>
    </figure>
  );
}

function FigureTable({ table, labelledBy }: { readonly table: PlotTable; readonly labelledBy: string }) {
  const { columns: all, rows } = table;
  const shown = all.map(({ isOptional = false }, at) => !isOptional || rows.some(({ cells }) => cells[at]?.value !== ''));
  const columns = all.filter((_column, at) => shown[at]);
  return (
    <table className={styles.table} aria-labelledby={labelledBy}>
      <thead>
        <tr>
          {columns.map(({ id, name, isNumber = false }) => (
            <th key={id} scope="col" className={isNumber ? styles.number : undefined}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.slice(0, MOST_ROWS).map(({ id, cells }) => (
          <tr key={id}>
            {cells.filter((_cell, at) => shown[at]).map(({ words }, at) => {
              const column = columns[at];
              const className = column?.isNumber === true ? styles.number : undefined;
              return at === 0 ? (
                <th key={column?.id ?? at} scope="row">
                  {words}
                </th>
              ) : (
                <td key={column?.id ?? at} className={className}>
                  {words}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

import { useCallback, useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { AgreementReport } from '../../../domain/api/agreement-methods.ts';
import { isolate } from '../../ui/isolate.ts';
import { LineSign } from '../../ui/line-sign.tsx';
import { HeatGrid } from '../../ui/plots/heat-grid.tsx';
import type { GridCell, HeatName } from '../../ui/plots/heat-grid.tsx';
import { heatScene, shadeOf } from '../../ui/plots/heat.ts';
import { PlotFigure } from '../../ui/plots/plot-figure.tsx';
import type { PlotRoom } from '../../ui/plots/scene.ts';
import styles from './figures.module.css';
import type { OpenedCell } from './cell-list.tsx';
import { basisOf } from './figure-words.ts';
import { labelName } from './name-context.ts';
import type { NameContext } from './name-context.ts';
import { NothingHere } from './nothing-here.tsx';

interface ConfusionFigureProps {
  readonly report: AgreementReport;
  readonly context: NameContext;
  readonly opened: OpenedCell | null;
  readonly onOpen: (cell: OpenedCell) => void;
}

/** What one annotator called what another called something else; a cell opens the spans behind it. */
export function ConfusionFigure({ report, context, opened, onOpen }: ConfusionFigureProps) {
  const intl = useIntl();
  const { labels, cells } = report.confusion;
  const nameOf = useCallback(
    (label: string | null) => (label === null ? intl.formatMessage({ id: 'agreement.noSpan' }) : labelName(context, label)),
    [intl, context],
  );
  const cellAt = useCallback(
    (row: number, column: number): GridCell => {
      const [first, second] = [labels[row], labels[column]];
      if (first === undefined || second === undefined) return { shade: null, words: '', label: '' };
      const names = { first: isolate(nameOf(first)), second: isolate(nameOf(second)) };
      if (first === null && second === null) {
        return { shade: null, words: '–', label: intl.formatMessage({ id: 'agreement.confusion.neither' }) };
      }
      const count = countAt(cells, first, second);
      // By the row: how what was called so was called by the other. The root keeps rare confusions in sight.
      const total = labels.reduce((sum, other) => sum + countAt(cells, first, other), 0);
      return {
        shade: count === 0 ? null : shadeOf(Math.sqrt(count / total)),
        words: intl.formatNumber(count),
        label: intl.formatMessage({ id: 'agreement.confusion.cell' }, { ...names, count }),
        canOpen: count > 0,
      };
    },
    [labels, cells, nameOf, intl],
  );
  const heat = useMemo(
    () => ({
      rows: labels.map(nameOf),
      columns: labels.map(nameOf),
      rowAxis: intl.formatMessage({ id: 'agreement.confusion.rows' }),
      columnAxis: intl.formatMessage({ id: 'agreement.confusion.columns' }),
      cellAt,
    }),
    [labels, nameOf, intl, cellAt],
  );
  const sceneIn = useCallback((room: PlotRoom) => heatScene(heat, room), [heat]);
  if (cells.length === 0) return <NothingHere part="confusion" report={report} />;
  const headers = labels.map((label): HeatName => {
    const found = label === null ? undefined : context.labels.get(label);
    const appearance = found !== undefined && 'appearance' in found ? found.appearance : undefined;
    const name = nameOf(label);
    if (appearance === undefined) return { id: label ?? '', name };
    return {
      id: label ?? '',
      name,
      content: (
        <span className={styles.labelHead}>
          <bdi>{name}</bdi>
          <LineSign colour={appearance[context.theme]} line={appearance.underline} />
        </span>
      ),
    };
  });
  const at = (label: string | null): number => labels.indexOf(label);
  const title = intl.formatMessage({ id: 'agreement.confusion.title' });
  return (
    <PlotFigure
      title={title}
      caption={intl.formatMessage({ id: 'agreement.confusion.caption' })}
      basis={basisOf(intl, report)}
      fileName="agreement-confusion"
      theme={context.theme}
      sceneIn={sceneIn}
      table={{
        columns: [
          { id: 'first', name: heat.rowAxis },
          { id: 'second', name: heat.columnAxis },
          { id: 'count', name: intl.formatMessage({ id: 'agreement.confusion.count' }), isNumber: true },
        ],
        rows: cells
          .toSorted((one, other) => other.count - one.count)
          .map(({ first, second, count }) => ({
            id: `${first ?? ''} ${second ?? ''}`,
            cells: [
              { value: nameOf(first), words: <bdi>{nameOf(first)}</bdi> },
              { value: nameOf(second), words: <bdi>{nameOf(second)}</bdi> },
              { value: count, words: intl.formatNumber(count) },
            ],
          })),
      }}
    >
      <HeatGrid
        label={title}
        rows={headers}
        columns={headers}
        rowAxis={heat.rowAxis}
        columnAxis={heat.columnAxis}
        cellAt={cellAt}
        opened={opened === null ? null : { row: at(opened.first), column: at(opened.second) }}
        onOpen={(row, column) => {
          const [first, second] = [labels[row], labels[column]];
          if (first !== undefined && second !== undefined) onOpen({ first, second });
        }}
      />
    </PlotFigure>
  );
}

function countAt(cells: AgreementReport['confusion']['cells'], first: string | null, second: string | null): number {
  return cells.find((cell) => cell.first === first && cell.second === second)?.count ?? 0;
}

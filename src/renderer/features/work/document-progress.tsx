import { useCallback, useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { AssignmentProgress } from '../../../domain/api/assignment-methods.ts';
import type { Settings } from '../../../domain/host-api.ts';
import { useResolvedTheme } from '../../app/theme.ts';
import { barScene } from '../../ui/plots/bars.ts';
import { PlotFigure } from '../../ui/plots/plot-figure.tsx';
import type { PlotTable } from '../../ui/plots/plot-figure.tsx';
import type { PlotRoom } from '../../ui/plots/scene.ts';
import { documentRows, documentStages } from './document-stages.ts';

interface DocumentProgressProps {
  readonly progress: AssignmentProgress;
  readonly settings: Settings;
}

/** How many of the assigned documents nobody has begun, are being worked on, and are done by some or by all. */
export function DocumentProgress({ progress, settings }: DocumentProgressProps) {
  const intl = useIntl();
  const theme = useResolvedTheme(settings.theme);
  const rows = useMemo(() => documentRows(progress), [progress]);
  const caption = intl.formatMessage({ id: 'work.plot.byDocument.caption' }, { count: rows.length });
  const sceneIn = useCallback(
    (room: PlotRoom) =>
      barScene(
        {
          bars: documentStages.map((stage) => {
            const count = rows.filter((row) => row.stage === stage).length;
            return { id: stage, name: intl.formatMessage({ id: `work.stage.${stage}` }), value: count, words: intl.formatNumber(count) };
          }),
          most: Math.max(1, rows.length),
          axis: intl.formatMessage({ id: 'work.plot.documents' }),
          wordsOf: (value) => (Number.isInteger(value) ? intl.formatNumber(value) : ''),
        },
        room,
      ),
    [intl, rows],
  );
  const number = (value: number) => ({ value, words: intl.formatNumber(value) });
  const table: PlotTable = {
    columns: [
      { id: 'document', name: intl.formatMessage({ id: 'work.plot.document' }) },
      ...(['done', 'inProgress', 'new', 'assigned'] as const).map((id) => ({
        id,
        name: intl.formatMessage({ id: `work.plot.${id}` }),
        isNumber: true,
      })),
    ],
    rows: rows.map((row) => ({
      id: row.document,
      cells: [
        { value: row.title, words: <bdi>{row.title}</bdi> },
        number(row.done),
        number(row.inProgress),
        number(row.new),
        number(row.assigned),
      ],
    })),
  };
  return (
    <PlotFigure
      title={intl.formatMessage({ id: 'work.plot.byDocument' })}
      caption={caption}
      basis={caption}
      fileName="progress-by-document"
      theme={theme}
      sceneIn={sceneIn}
      table={table}
    />
  );
}

import { useCallback, useMemo } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { AssignmentProgress } from '../../../domain/api/assignment-methods.ts';
import type { Settings } from '../../../domain/host-api.ts';
import type { Annotator } from '../../../domain/model/annotation.ts';
import { useResolvedTheme } from '../../app/theme.ts';
import { barScene } from '../../ui/plots/bars.ts';
import { lineScene } from '../../ui/plots/line.ts';
import { PlotFigure } from '../../ui/plots/plot-figure.tsx';
import type { PlotTable } from '../../ui/plots/plot-figure.tsx';
import type { PlotRoom } from '../../ui/plots/scene.ts';
import { dayRows } from './day-rows.ts';
import { DocumentProgress } from './document-progress.tsx';
import styles from './progress-plots.module.css';

interface ProgressPlotsProps {
  readonly annotators: readonly Annotator[];
  readonly progress: AssignmentProgress;
  readonly settings: Settings;
}

/** How far everybody is with what was assigned, and how the done work grew. */
export function ProgressPlots({ annotators, progress, settings }: ProgressPlotsProps) {
  const hasWork = progress.people.some(({ assigned }) => assigned > 0);
  if (!hasWork && progress.overTime.length === 0) {
    return (
      <p className={styles.nothing}>
        <FormattedMessage id="work.progress.none" />
      </p>
    );
  }
  return (
    <div className={styles.plots}>
      {hasWork ? <ByPerson annotators={annotators} progress={progress} settings={settings} /> : null}
      {hasWork ? <DocumentProgress progress={progress} settings={settings} /> : null}
      {progress.overTime.length > 0 ? <OverTime annotators={annotators} progress={progress} settings={settings} /> : null}
    </div>
  );
}

/** Everybody who was given something, whoever has done the largest part of it first. */
function personRows(annotators: readonly Annotator[], { people }: AssignmentProgress) {
  const names = new Map(annotators.map(({ id, name }) => [id, name]));
  return people
    .filter(({ assigned }) => assigned > 0)
    .map((person) => ({ ...person, name: names.get(person.annotator) ?? '' }))
    .toSorted((one, other) => other.done / other.assigned - one.done / one.assigned);
}

function assignedTo({ people }: AssignmentProgress): number {
  return people.reduce((sum, { assigned }) => sum + assigned, 0);
}

function ByPerson({ annotators, progress, settings }: ProgressPlotsProps) {
  const intl = useIntl();
  const theme = useResolvedTheme(settings.theme);
  const rows = useMemo(() => personRows(annotators, progress), [annotators, progress]);
  const rests = intl.formatMessage({ id: 'work.plot.byPerson.caption' }, { people: rows.length, assigned: assignedTo(progress) });
  const sceneIn = useCallback(
    (room: PlotRoom) =>
      barScene(
        {
          bars: rows.map(({ annotator, name, done, assigned: total }) => ({
            id: annotator,
            name,
            value: done / total,
            words: intl.formatMessage({ id: 'work.of' }, { done, total }),
          })),
          axis: intl.formatMessage({ id: 'work.plot.share' }),
          wordsOf: (value) => intl.formatNumber(value, { style: 'percent' }),
        },
        room,
      ),
    [intl, rows],
  );
  const column = (id: 'done' | 'inProgress' | 'new' | 'assigned' | 'codePoints') => ({
    id,
    name: intl.formatMessage({ id: `work.plot.${id}` }),
    isNumber: true,
  });
  const number = (value: number) => ({ value, words: intl.formatNumber(value) });
  const table: PlotTable = {
    columns: [
      { id: 'name', name: intl.formatMessage({ id: 'work.column.name' }) },
      column('done'),
      column('inProgress'),
      column('new'),
      column('assigned'),
      column('codePoints'),
    ],
    rows: rows.map((row) => ({
      id: row.annotator,
      cells: [
        { value: row.name, words: <bdi>{row.name}</bdi> },
        number(row.done),
        number(row.inProgress),
        number(row.new),
        number(row.assigned),
        number(row.codePoints),
      ],
    })),
  };
  return (
    <PlotFigure
      title={intl.formatMessage({ id: 'work.plot.byPerson' })}
      caption={rests}
      basis={rests}
      fileName="progress-by-person"
      theme={theme}
      sceneIn={sceneIn}
      table={table}
    />
  );
}

function OverTime({ annotators, progress, settings }: ProgressPlotsProps) {
  const intl = useIntl();
  const theme = useResolvedTheme(settings.theme);
  const days = useMemo(() => dayRows(progress.overTime), [progress]);
  const total = days.at(-1)?.sum ?? 0;
  const dayWords = useCallback(
    (day: string): string => intl.formatDate(`${day}T00:00:00Z`, { day: 'numeric', month: 'short', timeZone: 'UTC' }),
    [intl],
  );
  const sceneIn = useCallback(
    (room: PlotRoom) =>
      lineScene(
        {
          points: days.map(({ day, sum }) => ({ day, value: sum })),
          axis: intl.formatMessage({ id: 'work.plot.layersDone' }),
          timeAxis: intl.formatMessage({ id: 'work.plot.day' }),
          most: Math.max(1, total),
          wordsOf: (value) => (Number.isInteger(value) ? intl.formatNumber(value) : ''),
          dayWords,
        },
        room,
      ),
    [intl, days, total, dayWords],
  );
  const people = annotators.filter(({ id }) => days.some(({ done }) => done.has(id)));
  const number = (value: number) => ({ value, words: intl.formatNumber(value) });
  const table: PlotTable = {
    columns: [
      { id: 'day', name: intl.formatMessage({ id: 'work.plot.day' }) },
      ...people.map(({ id, name }) => ({ id, name, isNumber: true })),
      { id: 'sum', name: intl.formatMessage({ id: 'work.plot.layersDone' }), isNumber: true },
    ],
    rows: days.map(({ day, done, sum }) => ({
      id: day,
      cells: [{ value: day, words: dayWords(day) }, ...people.map(({ id }) => number(done.get(id) ?? 0)), number(sum)],
    })),
  };
  return (
    <PlotFigure
      title={intl.formatMessage({ id: 'work.plot.overTime' })}
      caption={intl.formatMessage({ id: 'work.plot.overTime.caption' }, { count: total, days: days.length })}
      basis={intl.formatMessage({ id: 'work.plot.overTime.caption' }, { count: total, days: days.length })}
      fileName="progress-over-time"
      theme={theme}
      sceneIn={sceneIn}
      table={table}
    />
  );
}

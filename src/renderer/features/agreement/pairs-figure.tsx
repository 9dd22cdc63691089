import { useCallback, useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { AgreementMeasure, AgreementReport } from '../../../domain/api/agreement-methods.ts';
import { isolate } from '../../ui/isolate.ts';
import { HeatGrid } from '../../ui/plots/heat-grid.tsx';
import type { GridCell } from '../../ui/plots/heat-grid.tsx';
import { heatScene, shadeOf } from '../../ui/plots/heat.ts';
import { PlotFigure } from '../../ui/plots/plot-figure.tsx';
import type { PlotRoom } from '../../ui/plots/scene.ts';
import { basisOf, figureWords, measureName, ofMeasure, reasonSentence, valueWords } from './figure-words.ts';
import { annotatorName } from './name-context.ts';
import type { NameContext } from './name-context.ts';
import { NothingHere } from './nothing-here.tsx';

interface PairsFigureProps {
  readonly measure: AgreementMeasure;
  readonly report: AgreementReport;
  readonly context: NameContext;
}

/** Every pair of annotators: a matrix whose darker cells agree more. */
export function PairsFigure({ measure, report, context }: PairsFigureProps) {
  const intl = useIntl();
  const { name, rows: pairs } = useMemo(() => ofMeasure(report.pairwise, measure), [report, measure]);
  const people = useMemo(() => {
    const ids = new Set(pairs.flatMap(({ annotators }) => annotators));
    const { compare } = new Intl.Collator(intl.locale);
    return [...ids].map((id) => ({ id, name: annotatorName(context, id) })).toSorted((one, other) => compare(one.name, other.name));
  }, [pairs, context, intl]);
  const cellAt = useCallback(
    (row: number, column: number): GridCell => {
      const [one, other] = [people[row], people[column]];
      if (one === undefined || other === undefined || one.id === other.id) {
        return { shade: null, words: '–', label: intl.formatMessage({ id: 'agreement.pairs.self' }) };
      }
      const pair = pairs.find(({ annotators }) => annotators.includes(one.id) && annotators.includes(other.id));
      const names = { one: isolate(one.name), other: isolate(other.name) };
      if (pair === undefined || pair.value === null) {
        const why = reasonSentence(intl, pair === undefined ? 'nothing-in-common' : pair.reason);
        return { shade: null, words: '–', label: intl.formatMessage({ id: 'agreement.pairs.none' }, { ...names, why }) };
      }
      const { value, documents } = pair;
      return {
        shade: shadeOf(value),
        words: valueWords(intl, name, value),
        label: intl.formatMessage({ id: 'agreement.pairs.cell' }, { ...names, value: valueWords(intl, name, value), documents }),
      };
    },
    [people, pairs, intl, name],
  );
  const heat = useMemo(
    () => ({
      rows: people.map((person) => person.name),
      columns: people.map((person) => person.name),
      rowAxis: intl.formatMessage({ id: 'agreement.annotator' }),
      columnAxis: intl.formatMessage({ id: 'agreement.pairs.axis' }, { measure: measureName(intl, name) }),
      cellAt,
    }),
    [people, intl, name, cellAt],
  );
  const sceneIn = useCallback((room: PlotRoom) => heatScene(heat, room), [heat]);
  if (pairs.length === 0) return <NothingHere part="pairs" report={report} />;
  const title = intl.formatMessage({ id: 'agreement.pairs.title' }, { measure: measureName(intl, name) });
  return (
    <PlotFigure
      title={title}
      caption={intl.formatMessage({ id: 'agreement.pairs.caption' })}
      basis={basisOf(intl, report, name)}
      fileName={`agreement-pairs-${name}`}
      theme={context.theme}
      sceneIn={sceneIn}
      table={{
        columns: [
          { id: 'one', name: intl.formatMessage({ id: 'agreement.annotator' }) },
          { id: 'other', name: intl.formatMessage({ id: 'agreement.annotator.other' }) },
          { id: 'value', name: measureName(intl, name), isNumber: true },
          { id: 'units', name: intl.formatMessage({ id: 'agreement.column.units' }), isNumber: true },
          { id: 'documents', name: intl.formatMessage({ id: 'agreement.column.documents' }), isNumber: true },
          { id: 'why', name: intl.formatMessage({ id: 'agreement.column.why' }), isOptional: true },
        ],
        rows: pairs.map(({ annotators: [one, other], value, reason, count, documents }) => ({
          id: `${one} ${other}`,
          cells: [
            { value: annotatorName(context, one), words: <bdi>{annotatorName(context, one)}</bdi> },
            { value: annotatorName(context, other), words: <bdi>{annotatorName(context, other)}</bdi> },
            { value, words: value === null ? '–' : figureWords(intl, name, { value }, 3) },
            { value: count, words: intl.formatNumber(count) },
            { value: documents, words: intl.formatNumber(documents) },
            { value: value === null ? reasonSentence(intl, reason) : '', words: value === null ? reasonSentence(intl, reason) : '' },
          ],
        })),
      }}
    >
      <HeatGrid
        label={title}
        rows={people}
        columns={people}
        rowAxis={heat.rowAxis}
        columnAxis={heat.columnAxis}
        cellAt={cellAt}
      />
    </PlotFigure>
  );
}

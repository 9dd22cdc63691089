import { useCallback, useMemo } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { IntlShape } from 'react-intl';
import type { AgreementMeasure, AgreementReport } from '../../../domain/api/agreement-methods.ts';
import { isolate } from '../../ui/isolate.ts';
import { barScene } from '../../ui/plots/bars.ts';
import type { Bar } from '../../ui/plots/bars.ts';
import { lineScene } from '../../ui/plots/line.ts';
import { PlotFigure } from '../../ui/plots/plot-figure.tsx';
import type { PlotCell, PlotColumn } from '../../ui/plots/plot-figure.tsx';
import type { PlotRoom } from '../../ui/plots/scene.ts';
import { publicationWords } from '../../ui/publication-time.tsx';
import { useRovingRows } from '../../ui/use-roving-rows.ts';
import { useWorkspace } from '../workspace/workspace.tsx';
import textStyles from './figure-text.module.css';
import styles from './figures.module.css';
import { axisWords, basisOf, countWords, figureWords, measureName, ofMeasure, reasonSentence, tickWords, valueWords } from './figure-words.ts';
import type { Figure } from './figure-words.ts';
import { attributeName, labelInk, labelName } from './name-context.ts';
import type { NameContext } from './name-context.ts';
import { NothingHere } from './nothing-here.tsx';

interface FigureProps {
  readonly measure: AgreementMeasure;
  readonly report: AgreementReport;
  readonly context: NameContext;
}

const numberCell = (intl: IntlShape, value: number): PlotCell => ({ value, words: intl.formatNumber(value) });
const valueCell = (intl: IntlShape, name: AgreementMeasure, value: number | null): PlotCell => ({
  value,
  words: value === null ? '–' : valueWords(intl, name, value, 3),
});
const whyCell = (intl: IntlShape, { value, reason }: Figure): PlotCell => {
  const words = value === null ? reasonSentence(intl, reason) : '';
  return { value: words, words };
};
const nameCell = (name: string): PlotCell => ({ value: name, words: <bdi>{name}</bdi> });

function column(intl: IntlShape, id: 'label' | 'attribute' | 'document' | 'day' | 'measure' | 'units' | 'documents' | 'annotators' | 'why' | 'low' | 'high'): PlotColumn {
  const isNumber = ['units', 'documents', 'annotators', 'low', 'high'].includes(id);
  return { id, name: intl.formatMessage({ id: `agreement.column.${id}` }, { level: 0.95 }), isNumber, isOptional: id === 'why' };
}

/** Each label against everything else. */
export function LabelsFigure({ measure, report, context }: FigureProps) {
  const intl = useIntl();
  const { name, rows } = useMemo(() => ofMeasure(report.byLabel, measure), [report, measure]);
  const sceneIn = useCallback(
    (room: PlotRoom) =>
      barScene(
        {
          bars: rows.map(
            ({ label, value, reason }): Bar => ({
              id: label,
              name: labelName(context, label),
              value,
              words: figureWords(intl, name, { value, reason }),
              fill: labelInk(context, label),
            }),
          ),
          axis: axisWords(intl, name),
          wordsOf: (value) => tickWords(intl, name, value),
        },
        room,
      ),
    [rows, name, context, intl],
  );
  if (rows.length === 0) return <NothingHere part="labels" report={report} />;
  return (
    <PlotFigure
      title={intl.formatMessage({ id: 'agreement.labels.title' }, { measure: measureName(intl, name) })}
      caption={intl.formatMessage({ id: 'agreement.labels.caption' })}
      basis={basisOf(intl, report, name)}
      fileName={`agreement-labels-${name}`}
      theme={context.theme}
      sceneIn={sceneIn}
      table={{
        columns: [column(intl, 'label'), { id: 'value', name: measureName(intl, name), isNumber: true }, column(intl, 'units'), column(intl, 'why')],
        rows: rows.map(({ label, value, reason, count }) => ({
          id: label,
          cells: [nameCell(labelName(context, label)), valueCell(intl, name, value), numberCell(intl, count), whyCell(intl, { value, reason })],
        })),
      }}
    />
  );
}

/** So many documents are drawn; the table and its file have all. */
const MOST_DRAWN = 100;

/** Documents, worst first; each opens. */
export function DocumentsFigure({ measure, report, context }: FigureProps) {
  const intl = useIntl();
  const workspace = useWorkspace();
  const { name, rows } = useMemo(() => ofMeasure(report.byDocument, measure), [report, measure]);
  const drawn = useMemo(() => rows.slice(0, MOST_DRAWN), [rows]);
  const { list, onKeyDown, rowAt } = useRovingRows<HTMLOListElement>(drawn.length);
  const sceneIn = useCallback(
    (room: PlotRoom) =>
      barScene(
        {
          bars: drawn.map(({ document, title, value, reason }): Bar => ({ id: document, name: isolate(title), value, words: figureWords(intl, name, { value, reason }) })),
          axis: axisWords(intl, name),
          wordsOf: (value) => tickWords(intl, name, value),
        },
        room,
      ),
    [drawn, name, intl],
  );
  if (rows.length === 0) return <NothingHere part="documents" report={report} />;
  const least = Math.min(0, ...drawn.map(({ value }) => value ?? 0));
  // From zero, wherever that lies.
  const share = (value: number): string => `${(100 * (value - least)) / (1 - least)}%`;
  return (
    <PlotFigure
      title={intl.formatMessage({ id: 'agreement.documents.title' }, { measure: measureName(intl, name) })}
      caption={intl.formatMessage({ id: 'agreement.documents.caption' }, { drawn: drawn.length, total: rows.length })}
      basis={basisOf(intl, report, name)}
      fileName={`agreement-documents-${name}`}
      theme={context.theme}
      sceneIn={sceneIn}
      table={{
        columns: [
          column(intl, 'document'),
          { id: 'value', name: measureName(intl, name), isNumber: true },
          column(intl, 'annotators'),
          column(intl, 'units'),
          column(intl, 'why'),
        ],
        rows: rows.map(({ document, title, value, reason, annotators, count }) => ({
          id: document,
          cells: [nameCell(title), valueCell(intl, name, value), numberCell(intl, annotators), numberCell(intl, count), whyCell(intl, { value, reason })],
        })),
      }}
    >
      <ol ref={list} className={styles.documents}>
        {drawn.map(({ document, title, value, reason, annotators }, position) => (
          <li key={document}>
            <button
              type="button"
              className={styles.document}
              {...rowAt(position)}
              onKeyDown={onKeyDown}
              onClick={() => workspace.open(document)}
            >
              <bdi className={styles.documentTitle}>{title}</bdi>
              <span className={styles.track} aria-hidden="true">
                {value === null ? null : (
                  <span className={styles.bar} style={{ insetInlineStart: share(Math.min(0, value)), insetInlineEnd: `calc(100% - ${share(Math.max(0, value))})` }} />
                )}
              </span>
              <span className={value === null ? textStyles.whyNot : textStyles.number}>{figureWords(intl, name, { value, reason })}</span>
              <span className={textStyles.note}>
                <FormattedMessage id="agreement.documents.people" values={{ count: annotators }} />
              </span>
            </button>
          </li>
        ))}
      </ol>
    </PlotFigure>
  );
}

/** By the day on which a document was finished. */
export function TimeFigure({ measure, report, context }: FigureProps) {
  const intl = useIntl();
  const { name, rows } = useMemo(() => ofMeasure(report.overTime, measure), [report, measure]);
  const dayWords = useCallback((day: string) => isolate(publicationWords(intl, day)), [intl]);
  const sceneIn = useCallback(
    (room: PlotRoom) =>
      lineScene(
        {
          points: rows,
          axis: axisWords(intl, name),
          timeAxis: intl.formatMessage({ id: 'agreement.time.axis' }),
          wordsOf: (value) => tickWords(intl, name, value),
          dayWords,
        },
        room,
      ),
    [rows, name, intl, dayWords],
  );
  if (rows.length === 0) return <NothingHere part="time" report={report} />;
  return (
    <PlotFigure
      title={intl.formatMessage({ id: 'agreement.time.title' }, { measure: measureName(intl, name) })}
      caption={intl.formatMessage({ id: 'agreement.time.caption' })}
      basis={basisOf(intl, report, name)}
      fileName={`agreement-time-${name}`}
      theme={context.theme}
      sceneIn={sceneIn}
      table={{
        columns: [column(intl, 'day'), { id: 'value', name: measureName(intl, name), isNumber: true }, column(intl, 'documents'), column(intl, 'why')],
        rows: rows.map(({ day, value, reason, documents }) => ({
          id: day,
          cells: [{ value: day, words: dayWords(day) }, valueCell(intl, name, value), numberCell(intl, documents), whyCell(intl, { value, reason })],
        })),
      }}
    />
  );
}

const ATTRIBUTES = 'alpha-nominal';

/** The attributes of spans and relations that both marked. */
export function AttributesFigure({ report, context }: FigureProps) {
  const intl = useIntl();
  const rows = report.attributes;
  const nameOf = useCallback(
    (label: string, attribute: string) =>
      intl.formatMessage(
        { id: 'agreement.attributes.name' },
        { label: isolate(labelName(context, label)), attribute: isolate(attributeName(context, label, attribute)) },
      ),
    [intl, context],
  );
  const sceneIn = useCallback(
    (room: PlotRoom) =>
      barScene(
        {
          bars: rows.map(
            ({ label, attribute, value, reason }): Bar => ({
              id: `${label} ${attribute}`,
              name: nameOf(label, attribute),
              value,
              words: figureWords(intl, ATTRIBUTES, { value, reason }),
              fill: labelInk(context, label),
            }),
          ),
          axis: axisWords(intl, ATTRIBUTES),
          wordsOf: (value) => tickWords(intl, ATTRIBUTES, value),
        },
        room,
      ),
    [rows, nameOf, context, intl],
  );
  if (rows.length === 0) return <NothingHere part="attributes" report={report} />;
  return (
    <PlotFigure
      title={intl.formatMessage({ id: 'agreement.attributes.title' }, { measure: measureName(intl, ATTRIBUTES) })}
      caption={intl.formatMessage({ id: 'agreement.attributes.caption' })}
      basis={basisOf(intl, report)}
      fileName="agreement-attributes"
      theme={context.theme}
      sceneIn={sceneIn}
      table={{
        columns: [
          column(intl, 'label'),
          column(intl, 'attribute'),
          { id: 'value', name: measureName(intl, ATTRIBUTES), isNumber: true },
          { id: 'percent', name: measureName(intl, 'percent'), isNumber: true },
          column(intl, 'units'),
          column(intl, 'why'),
        ],
        rows: rows.map(({ of, label, attribute, value, reason, percent, count }) => ({
          id: `${of} ${label} ${attribute}`,
          cells: [
            nameCell(labelName(context, label)),
            nameCell(attributeName(context, label, attribute)),
            valueCell(intl, ATTRIBUTES, value),
            valueCell(intl, 'percent', percent),
            numberCell(intl, count),
            whyCell(intl, { value, reason }),
          ],
        })),
      }}
    />
  );
}

/** What the other measures say of the same, with their intervals. */
export function MeasuresFigure({ report, context }: FigureProps) {
  const intl = useIntl();
  const { measures: rows } = report;
  const sceneIn = useCallback(
    (room: PlotRoom) =>
      barScene(
        {
          bars: rows.map(
            ({ name, value, reason, interval }): Bar => ({
              id: name,
              name: measureName(intl, name),
              value,
              interval,
              words: figureWords(intl, name, { value, reason }),
            }),
          ),
          axis: intl.formatMessage({ id: 'agreement.axis.any' }, { one: 1, level: 0.95 }),
          wordsOf: (value) => isolate(intl.formatNumber(value, { maximumFractionDigits: 2 })),
        },
        room,
      ),
    [rows, intl],
  );
  return (
    <PlotFigure
      title={intl.formatMessage({ id: 'agreement.measures.title' })}
      caption={intl.formatMessage({ id: 'agreement.measures.caption' })}
      basis={basisOf(intl, report)}
      fileName="agreement-measures"
      theme={context.theme}
      sceneIn={sceneIn}
      table={{
        columns: [
          column(intl, 'measure'),
          { id: 'value', name: intl.formatMessage({ id: 'agreement.column.value' }), isNumber: true },
          column(intl, 'low'),
          column(intl, 'high'),
          column(intl, 'units'),
          column(intl, 'documents'),
          column(intl, 'why'),
        ],
        rows: rows.map(({ name, value, reason, interval, units, documents }) => ({
          id: name,
          cells: [
            nameCell(measureName(intl, name)),
            valueCell(intl, name, value),
            valueCell(intl, name, interval?.low ?? null),
            valueCell(intl, name, interval?.high ?? null),
            { value: units.count, words: countWords(intl, units.kind, units.count) },
            numberCell(intl, documents),
            whyCell(intl, { value, reason }),
          ],
        })),
      }}
    />
  );
}

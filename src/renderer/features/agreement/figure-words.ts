import type { IntlShape } from 'react-intl';
import type { AgreementFigure, AgreementMeasure, AgreementReport } from '../../../domain/api/agreement-methods.ts';
import type { UnavailableReason } from '../../../domain/agreement/outcome.ts';
import { isolate } from '../../ui/isolate.ts';

/** A figure, or why there is none. */
export interface Figure {
  readonly value: number | null;
  readonly reason?: UnavailableReason | undefined;
}

export function measureName(intl: IntlShape, measure: AgreementMeasure): string {
  return intl.formatMessage({ id: `agreement.measure.${measure}` });
}

/** A value as it is read, to so many decimals; percent as percent. */
export function valueWords(intl: IntlShape, measure: AgreementMeasure, value: number, decimals = 2): string {
  return isolate(
    measure === 'percent'
      ? intl.formatNumber(value, { style: 'percent', minimumFractionDigits: decimals - 2, maximumFractionDigits: decimals - 2 })
      : intl.formatNumber(value, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }),
  );
}

/** At an axis: no more decimals than it needs. */
export function tickWords(intl: IntlShape, measure: AgreementMeasure, value: number): string {
  return isolate(measure === 'percent' ? intl.formatNumber(value, { style: 'percent' }) : intl.formatNumber(value, { maximumFractionDigits: 2 }));
}

/** A figure as it is read; where there is none, why, in a few words. */
export function figureWords(intl: IntlShape, measure: AgreementMeasure, { value, reason }: Figure, decimals = 2): string {
  if (value !== null) return valueWords(intl, measure, value, decimals);
  return reason === undefined ? intl.formatMessage({ id: 'agreement.unavailable' }) : intl.formatMessage({ id: `agreement.short.${reason}` });
}

/** The sentence for what is not there. */
export function reasonSentence(intl: IntlShape, reason: UnavailableReason | undefined): string {
  return intl.formatMessage({ id: reason === undefined ? 'agreement.unavailable' : `agreement.unavailable.${reason}` });
}

/** So many of something. In Arabic as it stands after a preposition. */
export function countWords(intl: IntlShape, kind: AgreementFigure['units']['kind'], count: number): string {
  return intl.formatMessage({ id: `agreement.count.${kind}` }, { count });
}

export function intervalWords(intl: IntlShape, measure: AgreementMeasure, { low, high }: { readonly low: number; readonly high: number }, decimals = 2): string {
  return intl.formatMessage(
    { id: 'agreement.interval' },
    { low: valueWords(intl, measure, low, decimals), high: valueWords(intl, measure, high, decimals) },
  );
}

/** In one sentence: what a figure rests on. */
export function restsOn(intl: IntlShape, figure: Pick<AgreementFigure, 'units' | 'annotators' | 'documents'>): string {
  return intl.formatMessage(
    { id: 'agreement.restsOn' },
    {
      units: countWords(intl, figure.units.kind, figure.units.count),
      documents: countWords(intl, 'document', figure.documents),
      annotators: intl.formatMessage({ id: 'agreement.people' }, { count: figure.annotators.length }),
    },
  );
}

/** The same of a part of a report: of a measure with its units, of anything else without. */
export function basisOf(intl: IntlShape, report: AgreementReport, measure?: AgreementMeasure): string {
  const own = report.measures.find(({ name }) => name === measure);
  if (own !== undefined) return restsOn(intl, own);
  const [any] = report.measures;
  if (any === undefined) return '';
  return intl.formatMessage(
    { id: 'agreement.basis' },
    {
      documents: countWords(intl, 'document', any.documents),
      annotators: intl.formatMessage({ id: 'agreement.people' }, { count: any.annotators.length }),
    },
  );
}

/** What an axis of figures counts, with its unit: none, but where it ends. */
export function axisWords(intl: IntlShape, measure: AgreementMeasure): string {
  return intl.formatMessage({ id: measure === 'percent' ? 'agreement.axis.percent' : 'agreement.axis' }, { measure: measureName(intl, measure), one: 1 });
}

/** The rows of one measure; of the first there is, where a part of the report hasn't that one. */
export function ofMeasure<Row extends { readonly name: AgreementMeasure }>(
  rows: readonly Row[],
  measure: AgreementMeasure,
): { readonly name: AgreementMeasure; readonly rows: readonly Row[] } {
  const name = rows.some((row) => row.name === measure) ? measure : (rows[0]?.name ?? measure);
  return { name, rows: rows.filter((row) => row.name === name) };
}

import { FormattedMessage, useIntl } from 'react-intl';
import type { Settings } from '../../../domain/host-api.ts';
import type { AttributeValue } from '../../../domain/model/annotation.ts';
import type { AttributeDefinition } from '../../../domain/model/scheme.ts';
import { parseTime } from '../../../domain/typed-time.ts';
import { VisibleText } from '../../ui/visible-text.tsx';
import { formatNumber } from './number-entry.ts';
import { timeWords } from './time-words.ts';

interface AttributeWordsProps {
  readonly definition: AttributeDefinition | null;
  readonly value: AttributeValue;
  readonly language: Settings['language'];
}

/** A value of an attribute, to be read. */
export function AttributeWords({ definition, value, language }: AttributeWordsProps) {
  const intl = useIntl();
  if (typeof value === 'number') return <bdi dir="ltr">{formatNumber(value, intl.locale)}</bdi>;
  if (typeof value === 'boolean') return <FormattedMessage id={value ? 'inspector.yes' : 'inspector.no'} />;
  const nameOf = (id: string): string => definition?.values.find((choice) => choice.id === id)?.names[language] ?? id;
  if (Array.isArray(value)) return <bdi>{intl.formatList(value.map(nameOf), { type: 'unit' })}</bdi>;
  if (definition?.kind === 'choice') return <bdi>{nameOf(value)}</bdi>;
  if (definition?.kind === 'time') {
    const entry = parseTime(value);
    if (entry.ok) return <bdi>{timeWords(entry.time, intl.locale)}</bdi>;
  }
  return <VisibleText text={value} />;
}

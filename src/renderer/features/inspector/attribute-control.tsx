import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { IntlShape } from 'react-intl';
import type { Settings } from '../../../domain/host-api.ts';
import type { AttributeValue } from '../../../domain/model/annotation.ts';
import type { AttributeDefinition } from '../../../domain/model/scheme.ts';
import { parseTime } from '../../../domain/typed-time.ts';
import { Entry } from '../../ui/entry.tsx';
import { isolate } from '../../ui/isolate.ts';
import { Select } from '../../ui/select.tsx';
import { ToggleRow } from '../../ui/toggle-row.tsx';
import type { ToggleOption } from '../../ui/toggle-row.tsx';
import { formatNumber, parseNumber } from './number-entry.ts';
import { timeWords } from './time-words.ts';

/** Null takes the value away. Answers whether it was saved. */
export type ChangeAttribute = (value: AttributeValue | null) => Promise<boolean>;

interface AttributeControlProps {
  readonly definition: AttributeDefinition;
  readonly value: AttributeValue | undefined;
  readonly language: Settings['language'];
  /** The id of the element that names it. */
  readonly labelledBy: string;
  readonly onChange: ChangeAttribute;
}

/** More values than this stand in a list that opens. */
const IN_SIGHT = 8;
/** Stands in a list for taking the value away; no slug begins so. */
const NOTHING = '-';

/** What sets one attribute, by its kind. */
export function AttributeControl(props: AttributeControlProps) {
  switch (props.definition.kind) {
    case 'choice':
    case 'choices':
      return <ChoiceControl {...props} />;
    case 'boolean':
      return <BooleanControl {...props} />;
    case 'number':
      return <NumberControl {...props} />;
    case 'time':
      return <TimeControl {...props} />;
    case 'text':
      return <TextControl {...props} />;
  }
}

/** Shows what was chosen at once, and what is saved once that is known: a refused choice goes back by itself. */
function useChosen<Value>(saved: Value, save: (value: Value) => Promise<boolean>): [Value, (value: Value) => void] {
  const [pending, setPending] = useState<{ readonly value: Value } | null>(null);
  const choose = (value: Value): void => {
    const sent = { value };
    setPending(sent);
    void save(value).then(() => setPending((latest) => (latest === sent ? null : latest)));
  };
  return [pending === null ? saved : pending.value, choose];
}

function chosenIds(value: AttributeValue | undefined): string[] {
  if (Array.isArray(value)) return value;
  return typeof value === 'string' ? [value] : [];
}

function ChoiceControl({ definition, value, language, labelledBy, onChange }: AttributeControlProps) {
  const intl = useIntl();
  const isSingle = definition.kind === 'choice';
  const [selected, choose] = useChosen(chosenIds(value), (ids) =>
    onChange(ids.length === 0 ? null : isSingle ? (ids[0] ?? null) : ids),
  );
  const known = definition.values.filter(({ id, retired }) => !retired || selected.includes(id));
  const ids = new Set(known.map(({ id }) => id));
  const options: ToggleOption[] = [
    ...known.map(({ id, names, retired }) => ({
      id,
      label: retired ? intl.formatMessage({ id: 'inspector.retiredValue' }, { what: names[language] }) : names[language],
      isRetired: retired,
    })),
    // What the scheme does not know is shown by its id.
    ...selected.filter((id) => !ids.has(id)).map((id) => ({ id, label: id, isRetired: true })),
  ];
  if (!isSingle || options.length <= IN_SIGHT) {
    return (
      <ToggleRow
        labelledBy={labelledBy}
        options={options}
        selected={selected}
        selectionMode={isSingle ? 'single' : 'multiple'}
        onChange={choose}
      />
    );
  }
  const nothing = intl.formatMessage({ id: 'inspector.unsaid' });
  const name = definition.names[language];
  return (
    <Select
      label={name}
      options={[{ id: NOTHING, name: nothing }, ...options.map(({ id, label }) => ({ id, name: label }))]}
      value={selected[0] ?? null}
      placeholder={nothing}
      onChange={(id) => choose(id === NOTHING ? [] : [id])}
    />
  );
}

function BooleanControl({ value, labelledBy, onChange }: AttributeControlProps) {
  const intl = useIntl();
  const saved = typeof value === 'boolean' ? (value ? 'yes' : 'no') : 'unsaid';
  const [selected, choose] = useChosen<string>(saved, (answer) => onChange(answer === 'unsaid' ? null : answer === 'yes'));
  return (
    <ToggleRow
      labelledBy={labelledBy}
      options={(['yes', 'no', 'unsaid'] as const).map((id) => ({
        id,
        label: intl.formatMessage({ id: `inspector.${id}` }),
      }))}
      selected={[selected]}
      selectionMode="single"
      onChange={([answer]) => choose(answer ?? 'unsaid')}
    />
  );
}

function TextControl({ value, labelledBy, onChange }: AttributeControlProps) {
  const saved = typeof value === 'string' ? value : '';
  return (
    <Entry
      labelledBy={labelledBy}
      saved={saved}
      onSave={async (text) => {
        const trimmed = text.trim();
        return trimmed === saved ? true : onChange(trimmed === '' ? null : trimmed);
      }}
    />
  );
}

function numberProblem(intl: IntlShape, text: string): string | undefined {
  if (text.trim() === '') return undefined;
  const entry = parseNumber(text);
  if (entry.ok) return undefined;
  const [thousands = '', fraction = ''] = entry.readings ?? [];
  const readings = { text: isolate(text.trim()), thousands: isolate(thousands), fraction: isolate(fraction) };
  return intl.formatMessage({ id: `inspector.number.${entry.problem}` }, readings);
}

function NumberControl({ value, labelledBy, onChange }: AttributeControlProps) {
  const intl = useIntl();
  return (
    <Entry
      labelledBy={labelledBy}
      saved={typeof value === 'number' ? formatNumber(value, intl.locale) : ''}
      direction="ltr"
      maxLength={100}
      check={(text) => numberProblem(intl, text)}
      onSave={async (text) => {
        const entry = parseNumber(text);
        const number = entry.ok ? entry.value : null;
        // The same number written in another way is no change.
        return number === (value ?? null) ? true : onChange(number);
      }}
    />
  );
}

/** The date in words. What came from elsewhere may be none; what is being typed is not judged before it is left. */
function timeEcho(intl: IntlShape, text: string, saved: string): string | undefined {
  const entry = parseTime(text);
  if (entry.ok) return isolate(timeWords(entry.time, intl.locale));
  return text !== '' && text === saved ? intl.formatMessage({ id: `inspector.time.${entry.problem}` }) : undefined;
}

function TimeControl({ value, labelledBy, onChange }: AttributeControlProps) {
  const intl = useIntl();
  const saved = typeof value === 'string' ? value : '';
  return (
    <Entry
      labelledBy={labelledBy}
      saved={saved}
      direction="ltr"
      maxLength={100}
      placeholder={intl.formatMessage({ id: 'inspector.time.shape' })}
      check={(text) => {
        const entry = parseTime(text);
        return entry.ok || text.trim() === '' ? undefined : intl.formatMessage({ id: `inspector.time.${entry.problem}` });
      }}
      echo={(text) => timeEcho(intl, text, saved)}
      onSave={async (text) => {
        const entry = parseTime(text);
        const time = entry.ok ? entry.time.value : null;
        return time === (value ?? null) ? true : onChange(time);
      }}
    />
  );
}

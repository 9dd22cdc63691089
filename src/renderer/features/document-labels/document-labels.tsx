import { useIntl } from 'react-intl';
import type { Output } from '../../../domain/api.ts';
import type { Settings } from '../../../domain/host-api.ts';
import type { Annotator } from '../../../domain/model/annotation.ts';
import type { DocumentLabel } from '../../../domain/model/scheme.ts';
import { isolate } from '../../ui/isolate.ts';
import { SelectSome } from '../../ui/select.tsx';
import styles from './document-labels.module.css';

type Labelling = Output<'documentLabels.list'>[number];

interface DocumentLabelsProps {
  readonly labels: readonly DocumentLabel[];
  /** What annotators said of this document. */
  readonly values: readonly Labelling[];
  readonly ownId: string | null;
  readonly annotators: readonly Annotator[];
  readonly language: Settings['language'];
  /** No values take the label back. */
  readonly onSet: (label: string, values: string[]) => void;
}

/** Stands for no value in a choice of one; a slug cannot be empty. */
const NONE = '';

/** What a person says of the document as a whole, and what others said. */
export function DocumentLabels({ labels, values, ...rest }: DocumentLabelsProps) {
  const intl = useIntl();
  const said = new Set(values.map(({ label }) => label));
  const shown = labels.filter(({ id, retired }) => !retired || said.has(id));
  if (shown.length === 0) return null;
  return (
    <ul className={styles.labels} aria-label={intl.formatMessage({ id: 'documentLabels.title' })}>
      {shown.map((label) => (
        <OneLabel key={label.id} label={label} values={values.filter((value) => value.label === label.id)} {...rest} />
      ))}
    </ul>
  );
}

interface OneLabelProps extends Omit<DocumentLabelsProps, 'labels'> {
  readonly label: DocumentLabel;
}

function OneLabel({ label, values, ownId, annotators, language, onSet }: OneLabelProps) {
  const intl = useIntl();
  const own = values.find(({ annotator }) => annotator === ownId)?.values ?? [];
  const others = values.filter(({ annotator }) => annotator !== ownId);
  const nameOf = (id: string): string => annotators.find((annotator) => annotator.id === id)?.name ?? '';
  const valueName = (id: string): string => label.values.find((value) => value.id === id)?.names[language] ?? id;
  const choosers = (value: string): string =>
    others.filter((each) => each.values.includes(value)).map(({ annotator }) => isolate(nameOf(annotator))).join(' · ');

  const offered = label.values.filter(({ id, retired }) => !retired || own.includes(id));
  const options = offered.map(({ id, names }) => {
    const note = choosers(id);
    return { id, name: names[language], ...(note === '' ? {} : { note }) };
  });
  const none = { id: NONE, name: intl.formatMessage({ id: 'documentLabels.none' }) };
  return (
    <li className={styles.label}>
      <span className={styles.name}>{label.names[language]}</span>
      <SelectSome
        look="compact"
        label={label.names[language]}
        isMultiple={label.multiple}
        isDisabled={label.retired}
        options={label.multiple || own.length === 0 ? options : [...options, none]}
        chosen={own}
        placeholder={intl.formatMessage({ id: 'documentLabels.choose' })}
        onChange={(chosen) => onSet(label.id, chosen.filter((id) => id !== NONE))}
      />
      {others.map(({ annotator, values: theirs }) => (
        <span key={annotator} className={styles.other}>
          <bdi>{nameOf(annotator)}</bdi>: <bdi>{intl.formatList(theirs.map(valueName), { type: 'unit' })}</bdi>
        </span>
      ))}
    </li>
  );
}

import { useId } from 'react';
import { Checkbox } from 'react-aria-components';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Settings } from '../../../domain/host-api.ts';
import type { AllowedEnd, RelationLabel, Scheme } from '../../../domain/model/scheme.ts';
import { classes } from '../../ui/classes.ts';
import { ToggleRow } from '../../ui/toggle-row.tsx';
import styles from './scheme.module.css';

interface RelationFieldsProps {
  readonly label: RelationLabel;
  readonly content: Scheme;
  readonly language: Settings['language'];
  readonly onChange: (change: Partial<RelationLabel>) => void;
}

const DOCUMENT = '/document';

/** Which ends a relation may have, and whether it runs one way. */
export function RelationFields({ label, content, language, onChange }: RelationFieldsProps) {
  const intl = useIntl();
  const ids = useId();
  const options = [
    ...content.spans.map(({ id, names, retired }) => ({ id, label: names[language], isRetired: retired })),
    { id: DOCUMENT, label: intl.formatMessage({ id: 'scheme.end.document' }) },
  ];
  const sides = label.symmetric ? (['from'] as const) : (['from', 'to'] as const);
  const set = (side: 'from' | 'to', chosen: readonly string[]): void => {
    const ends = chosen.map((id): AllowedEnd => (id === DOCUMENT ? { kind: 'document' } : { kind: 'span', label: id }));
    onChange(label.symmetric ? { from: ends, to: ends } : { [side]: ends });
  };
  return (
    <>
      {sides.map((side) => (
        <div key={side} className={styles.field}>
          <span id={`${ids}${side}`} className={styles.fieldName}>
            <FormattedMessage id={label.symmetric ? 'scheme.ends.both' : `scheme.ends.${side}`} />
          </span>
          <ToggleRow
            labelledBy={`${ids}${side}`}
            options={options}
            selected={label[side].map((end) => (end.kind === 'document' ? DOCUMENT : end.label))}
            selectionMode="multiple"
            onChange={(chosen) => set(side, chosen)}
          />
          {label[side].length === 0 ? (
            <p className={styles.problem}>
              <FormattedMessage id="scheme.ends.none" />
            </p>
          ) : null}
        </div>
      ))}
      <Checkbox
        className={classes(styles.check)}
        isSelected={label.symmetric}
        onChange={(symmetric) => onChange(symmetric ? { symmetric, to: label.from } : { symmetric })}
      >
        {({ isSelected }) => (
          <>
            <span className={styles.box} aria-hidden="true">
              {isSelected ? '✓' : ''}
            </span>
            <FormattedMessage id="scheme.symmetric" />
          </>
        )}
      </Checkbox>
    </>
  );
}

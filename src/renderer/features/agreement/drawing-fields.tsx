import { useId } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Entry } from '../../ui/entry.tsx';
import { typedNumber } from '../../ui/typed-number.ts';
import styles from './drawing-fields.module.css';

/** What is drawn at random: how often, and from which seed. */
export interface Drawing {
  readonly samples: number;
  readonly seed: number;
}

const bounds = { samples: [0, 10_000], seed: [0, 0xffffffff] } as const;

interface DrawingFieldsProps {
  readonly drawing: Drawing;
  readonly onDraw: (drawing: Partial<Drawing>) => void;
}

/** The number of bootstrap samples and the seed: the figures are measured anew with what is typed. */
export function DrawingFields({ drawing, onDraw }: DrawingFieldsProps) {
  return (
    <div className={styles.fields}>
      <NumberField name="samples" value={drawing.samples} onChange={(samples) => onDraw({ samples })} />
      <NumberField name="seed" value={drawing.seed} onChange={(seed) => onDraw({ seed })} />
    </div>
  );
}

interface NumberFieldProps {
  readonly name: keyof Drawing;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

function NumberField({ name, value, onChange }: NumberFieldProps) {
  const intl = useIntl();
  const label = useId();
  return (
    <div className={styles.field}>
      <span id={label} className={styles.label}>
        <FormattedMessage id={`agreement.drawing.${name}`} />
      </span>
      <Entry
        labelledBy={label}
        direction="ltr"
        saved={intl.formatNumber(value, { useGrouping: false })}
        maxLength={40}
        check={(text) => (typedNumber(text, bounds[name]) === null ? intl.formatMessage({ id: `agreement.drawing.${name}.wrong` }) : undefined)}
        onSave={async (text) => {
          const typed = typedNumber(text, bounds[name]);
          if (typed !== null && typed !== value) onChange(typed);
          return typed !== null;
        }}
      />
    </div>
  );
}

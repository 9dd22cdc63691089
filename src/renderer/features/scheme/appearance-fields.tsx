import { useId } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Settings } from '../../../domain/host-api.ts';
import type { SpanLabel } from '../../../domain/model/scheme.ts';
import { contrastOf, leastContrast, pageColours, readableColour } from '../../../domain/scheme-contrast.ts';
import { CheckedField } from '../../ui/checked-field.tsx';
import { Select } from '../../ui/select.tsx';
import styles from './scheme.module.css';

type Appearance = SpanLabel['appearance'];

interface AppearanceFieldsProps {
  readonly appearance: Appearance;
  /** The label’s name: the sample shows it. */
  readonly name: string;
  readonly tag: string;
  readonly language: Settings['language'];
  readonly onChange: (appearance: Appearance) => void;
}

const underlines: readonly Appearance['underline'][] = ['solid', 'double', 'dotted', 'dashed', 'wavy'];
const isColour = (text: string): boolean => /^#[0-9a-f]{6}$/u.test(text);

/** Colours for both themes, each with its contrast and a sample as the text shows it, and the line. */
export function AppearanceFields({ appearance, name, tag, language, onChange }: AppearanceFieldsProps) {
  const intl = useIntl();
  return (
    <div className={styles.looks}>
      {(['light', 'dark'] as const).map((theme) => (
        <ThemeColour
          key={theme}
          theme={theme}
          appearance={appearance}
          name={name}
          tag={tag}
          language={language}
          onChange={(colour) => onChange({ ...appearance, [theme]: colour })}
        />
      ))}
      <Select
        look="form"
        label={intl.formatMessage({ id: 'scheme.underline' })}
        value={appearance.underline}
        options={underlines.map((underline) => ({ id: underline, name: intl.formatMessage({ id: `scheme.underline.${underline}` }) }))}
        onChange={(value) => {
          const underline = underlines.find((each) => each === value);
          if (underline !== undefined) onChange({ ...appearance, underline });
        }}
      />
    </div>
  );
}

interface ThemeColourProps extends Omit<AppearanceFieldsProps, 'onChange'> {
  readonly theme: 'light' | 'dark';
  readonly onChange: (colour: string) => void;
}

function ThemeColour({ theme, appearance, name, tag, language, onChange }: ThemeColourProps) {
  const intl = useIntl();
  const noteId = useId();
  const colour = appearance[theme];
  const ground = pageColours[theme];
  const contrast = isColour(colour) ? contrastOf(colour, ground) : null;
  const label = intl.formatMessage({ id: `scheme.colour.${theme}` });
  const isTooPale = contrast !== null && contrast < leastContrast;
  const problem =
    contrast === null
      ? { sentence: intl.formatMessage({ id: 'scheme.issue' }, { reason: 'colour', value: colour }) }
      : isTooPale
        ? {
            sentence: intl.formatMessage({ id: 'scheme.contrast.low' }, { contrast, least: leastContrast, one: 1 }),
            mend: { label: intl.formatMessage({ id: 'scheme.contrast.mend' }), run: () => onChange(readableColour(colour, ground)) },
          }
        : null;
  const shown = isColour(colour) ? colour : ground;
  return (
    <div className={styles.look}>
      <CheckedField
        label={label}
        value={colour}
        direction="code"
        problem={problem}
        description={
          problem === null && contrast !== null ? (
            <span id={noteId}>
              <FormattedMessage id="scheme.contrast" values={{ contrast, one: 1 }} />
            </span>
          ) : undefined
        }
        onChange={(value) => onChange(value.trim().toLowerCase())}
      />
      <div className={styles.sampleRow}>
        <input
          type="color"
          className={styles.swatch}
          aria-label={intl.formatMessage({ id: 'scheme.colour.choose' }, { what: label })}
          value={shown}
          onChange={(event) => onChange(event.target.value)}
        />
        <span className={styles.sample} style={{ background: ground, color: theme === 'light' ? '#1b1c1e' : '#e6e4df' }} aria-hidden="true" lang={language}>
          <span className={styles.sampleTag} style={{ color: shown }}>
            {tag}
          </span>
          <bdi
            className={styles.sampleText}
            style={{
              textDecorationColor: shown,
              textDecorationStyle: appearance.underline,
              background: `color-mix(in srgb, ${shown} ${theme === 'light' ? 11 : 17}%, transparent)`,
            }}
          >
            {name}
          </bdi>
        </span>
      </div>
    </div>
  );
}

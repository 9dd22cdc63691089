import { useIntl } from 'react-intl';
import type { Names } from '../../../domain/model/scheme.ts';
import { CheckedField } from '../../ui/checked-field.tsx';
import styles from './scheme.module.css';

interface NamesFieldsProps {
  readonly names: Names;
  readonly problems: { readonly ar: string | undefined; readonly en: string | undefined };
  readonly autoFocus?: boolean;
  readonly onChange: (names: Names) => void;
}

/** A name in both languages, side by side; the interface’s own comes first. */
export function NamesFields({ names, problems, autoFocus = false, onChange }: NamesFieldsProps) {
  const intl = useIntl();
  const order = intl.locale.startsWith('ar') ? (['ar', 'en'] as const) : (['en', 'ar'] as const);
  return (
    <div className={styles.pair}>
      {order.map((language, at) => {
        const problem = problems[language];
        return (
          <CheckedField
            key={language}
            label={intl.formatMessage({ id: `scheme.name.${language}` })}
            value={names[language]}
            autoFocus={autoFocus && at === 0}
            problem={problem === undefined ? null : { sentence: problem }}
            onChange={(value) => onChange({ ...names, [language]: value })}
          />
        );
      })}
    </div>
  );
}

import { FormattedMessage, useIntl } from 'react-intl';
import type { AgreementFigure } from '../../../domain/api/agreement-methods.ts';
import styles from './headline.module.css';
import { intervalWords, measureName, reasonSentence, restsOn, valueWords } from './figure-words.ts';

/** The figure that was asked for, with its interval, what it rests on, and what it says. */
export function Headline({ figure }: { readonly figure: AgreementFigure }) {
  const intl = useIntl();
  const { name, value, reason, interval } = figure;
  return (
    <div className={styles.headline} role="group" aria-label={intl.formatMessage({ id: 'agreement.headline' })}>
      {value === null ? (
        <span className={styles.noValue}>
          <FormattedMessage id="agreement.notAvailable" />
        </span>
      ) : (
        <span className={styles.value}>{valueWords(intl, name, value)}</span>
      )}
      <div className={styles.about}>
        <p className={styles.measure}>
          <span className={styles.measureName}>{measureName(intl, name)}</span>
          {interval === null ? null : (
            <span className={styles.interval}>
              <FormattedMessage id="agreement.headline.interval" values={{ level: 0.95, interval: intervalWords(intl, name, interval) }} />
            </span>
          )}
        </p>
        <p>{value === null ? reasonSentence(intl, reason) : restsOn(intl, figure)}</p>
        <p className={styles.meaning}>
          <FormattedMessage id={`agreement.meaning.${name}`} values={{ zero: 0, one: 1 }} />
        </p>
      </div>
    </div>
  );
}

import { FormattedMessage, useIntl } from 'react-intl';
import styles from './library-bar.module.css';
import type { PersonProgress } from './progress.ts';

interface ProgressSummaryProps {
  readonly people: readonly PersonProgress[];
  /** How many documents the project has. */
  readonly total: number;
}

/** What scrolls must be reachable by keyboard; so many people stand without scrolling. */
const MOST_WITHOUT_SCROLLING = 9;
const scrollable = { tabIndex: 0 };

/** How far everybody has come with the project's documents. */
export function ProgressSummary({ people, total }: ProgressSummaryProps) {
  const intl = useIntl();
  if (people.length === 0 || total === 0) return null;
  const share = (count: number): string => `${(100 * count) / total}%`;
  return (
    <ul
      className={styles.people}
      aria-label={intl.formatMessage({ id: 'library.progress' })}
      {...(people.length > MOST_WITHOUT_SCROLLING ? scrollable : {})}
    >
      {people.map(({ id, name, done, inProgress }) => (
        <li key={id} className={styles.person}>
          <bdi className={styles.name}>{name}</bdi>
          <span className={styles.track} aria-hidden="true">
            <span className={styles.done} style={{ inlineSize: share(done) }} />
            <span className={styles.begun} style={{ inlineSize: share(inProgress) }} />
          </span>
          <span>
            <FormattedMessage id="library.progress.person" values={{ done, inProgress, total }} />
          </span>
        </li>
      ))}
    </ul>
  );
}

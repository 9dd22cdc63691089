import { FormattedMessage, useIntl } from 'react-intl';
import type { Output } from '../../../domain/api.ts';
import { problemOf, problemSentence } from '../../app/problems.ts';
import { useHistoryOf } from '../../app/queries.ts';
import { useIntentName } from '../../app/undo.ts';
import { classes } from '../../ui/classes.ts';
import { dateWords } from '../../ui/date-words.ts';
import { relativeTime } from './relative-time.ts';
import styles from './span-history.module.css';

type HistoryEntry = Output<'history.list'>[number];

/** So many changes are shown; a span has few. */
const SHOWN = 50;

/** Who made and changed a span, and when; newest first. */
export function SpanHistory({ document, span }: { readonly document: string; readonly span: string }) {
  const intl = useIntl();
  const history = useHistoryOf(document, span, SHOWN);
  if (history.error !== null) return <p className={styles.note}>{problemSentence(intl, problemOf(history.error))}</p>;
  if (history.data === undefined) return null;
  return (
    <>
      <ol className={styles.list}>
        {history.data.map((entry) => (
          <Change key={entry.group} entry={entry} now={history.dataUpdatedAt} />
        ))}
      </ol>
      {history.data.length === SHOWN ? (
        <p className={styles.note}>
          <FormattedMessage id="inspector.history.more" values={{ count: SHOWN }} />
        </p>
      ) : null}
    </>
  );
}

interface ChangeProps {
  readonly entry: HistoryEntry;
  /** In milliseconds. */
  readonly now: number;
}

function Change({ entry, now }: ChangeProps) {
  const intl = useIntl();
  const nameOf = useIntentName();
  const instant = new Date(entry.at);
  const { value, unit } = relativeTime(instant.getTime(), now);
  const what = nameOf(entry.intent);
  return (
    <li className={styles.change}>
      <div className={styles.line}>
        <span className={styles.what}>
          {entry.role === 'do' ? what : <FormattedMessage id={`inspector.history.${entry.role}`} values={{ what }} />}
        </span>
        <bdi>{entry.actorName}</bdi>
      </div>
      <div className={classes(styles.line, styles.when)}>
        <span>{intl.formatRelativeTime(value, unit, { numeric: 'auto' })}</span>
        <time dateTime={entry.at}>
          <bdi>{dateWords(instant, intl.locale, { dateStyle: 'medium', timeStyle: 'medium' })}</bdi>
        </time>
      </div>
    </li>
  );
}

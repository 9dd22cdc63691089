import { FormattedMessage, useIntl } from 'react-intl';
import type { HostOutput } from '../../../domain/host-api.ts';
import { recoveryNoteSentence } from '../../app/problems.ts';
import { FilePath } from '../../ui/file-path.tsx';
import { PublicationTime } from '../../ui/publication-time.tsx';
import { backupInstant } from './backup-instant.ts';
import styles from './recovery.module.css';

/** What scrolls must be reachable by keyboard. */
const scrollable = { role: 'region', tabIndex: 0 };

/** What a recovery brought back and what it did not, and where everything is now. */
export function RecoveryReport({ recovered }: { readonly recovered: HostOutput<'host.recover'> }) {
  const intl = useIntl();
  const { backup, movedAside, operationsRecovered, operationsLost, notes } = recovered;
  const madeAt = backup === null ? null : backupInstant(backup);
  return (
    <>
      <p role="status">
        {operationsLost > 0 ? (
          <FormattedMessage id="recovery.some" values={{ lost: operationsLost }} />
        ) : (
          <FormattedMessage id={notes.length === 0 ? 'recovery.whole' : 'recovery.unsure'} />
        )}
      </p>
      <dl className={styles.facts}>
        <dt>
          <FormattedMessage id="recovery.came" />
        </dt>
        <dd>
          <FormattedMessage id="recovery.operations" values={{ count: operationsRecovered }} />
        </dd>
        <dt>
          <FormattedMessage id="recovery.lost" />
        </dt>
        <dd>
          <FormattedMessage id="recovery.operations" values={{ count: operationsLost }} />
        </dd>
        <dt>
          <FormattedMessage id="recovery.movedAside" />
        </dt>
        <dd>
          <FilePath path={movedAside} className={styles.path} />
        </dd>
        <dt>
          <FormattedMessage id="recovery.backup" />
        </dt>
        <dd>
          {backup === null ? (
            <FormattedMessage id="recovery.noBackup" />
          ) : (
            <>
              {madeAt === null ? null : <PublicationTime value={madeAt} />}
              <FilePath path={backup} className={styles.path} />
            </>
          )}
        </dd>
      </dl>
      {notes.length === 0 ? null : (
        <>
          <h3 className={styles.heading}>
            <FormattedMessage id="recovery.notes" values={{ count: notes.length }} />
          </h3>
          <div
            className={styles.notes}
            aria-label={intl.formatMessage({ id: 'recovery.notes' }, { count: notes.length })}
            {...scrollable}
          >
            <ol>
              {notes.map((note, number) => (
                <li key={`${number} ${note.code}`}>{recoveryNoteSentence(intl, note)}</li>
              ))}
            </ol>
          </div>
        </>
      )}
    </>
  );
}

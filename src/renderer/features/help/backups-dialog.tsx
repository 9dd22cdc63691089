import { FormattedMessage, useIntl } from 'react-intl';
import { useAttempt } from '../../app/attempt.ts';
import { problemOf, problemSentence } from '../../app/problems.ts';
import { useBridge } from '../../bridge/bridge-context.ts';
import { Button } from '../../ui/button.tsx';
import { dateWords } from '../../ui/date-words.ts';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { FilePath } from '../../ui/file-path.tsx';
import { useBackups } from './backups.ts';
import styles from './help.module.css';

/** Where backups are kept, which there are, and one more on request. */
export function BackupsDialog({ onClose }: { readonly onClose: () => void }) {
  const intl = useIntl();
  const bridge = useBridge();
  const attempt = useAttempt();
  const backups = useBackups();
  const make = async (): Promise<void> => {
    await attempt(() => bridge.call('project.backup', {}));
    await backups.refetch();
  };
  return (
    <Dialog isOpen size="wide" title={intl.formatMessage({ id: 'backups.title' })} onClose={onClose}>
      <p>
        <FormattedMessage id="backups.about" />
      </p>
      {backups.error === null ? null : <p role="alert">{problemSentence(intl, problemOf(backups.error))}</p>}
      {backups.data === undefined ? null : (
        <>
          <dl className={styles.facts}>
            <div className={styles.fact}>
              <dt>
                <FormattedMessage id="backups.folder" />
              </dt>
              <dd>
                <FilePath path={backups.data.folder} />
              </dd>
            </div>
          </dl>
          {backups.data.backups.length === 0 ? (
            <p className={styles.soft}>
              <FormattedMessage id="backups.none" />
            </p>
          ) : (
            <ul className={styles.backups} aria-label={intl.formatMessage({ id: 'backups.title' })}>
              {backups.data.backups.map(({ path, at, bytes }) => (
                <li key={path}>
                  <bdi>{dateWords(new Date(at), intl.locale, { dateStyle: 'long', timeStyle: 'medium' })}</bdi>
                  <bdi className={styles.soft}>
                    {intl.formatNumber(bytes / 1024, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 })}
                  </bdi>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
      <DialogActions>
        <Button onPress={() => void make()}>
          <FormattedMessage id="backups.make" />
        </Button>
        <Button look="primary" autoFocus onPress={onClose}>
          <FormattedMessage id="action.close" />
        </Button>
      </DialogActions>
    </Dialog>
  );
}

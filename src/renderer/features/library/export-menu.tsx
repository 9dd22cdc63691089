import { Download } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { IntlShape } from 'react-intl';
import { useFormats } from '../../app/queries.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { isolate } from '../../ui/isolate.ts';
import { Menu } from '../../ui/menu.tsx';
import { Progress } from '../../ui/progress.tsx';
import type { ExportTask, FinishedExport } from './export-task.ts';
import styles from './library.module.css';

/** Chooses the format to export in. */
export function ExportMenu({ task }: { readonly task: ExportTask }) {
  const intl = useIntl();
  const formats = useFormats();
  const about = (name: string): { note?: string } => {
    const id = `format.${name}`;
    return Object.hasOwn(intl.messages, id) ? { note: intl.formatMessage({ id }) } : {};
  };
  const entries = (formats.data ?? [])
    .filter((format) => format.writes)
    .map((format) => ({ id: format.name, label: format.name, ...about(format.name) }));
  return (
    <Menu label={intl.formatMessage({ id: 'export.formats' })} entries={entries} onAction={task.start}>
      <Button>
        <Download aria-hidden />
        <FormattedMessage id="export.button" />
      </Button>
    </Menu>
  );
}

/** How far an export has come, and afterwards what its format could not carry. */
export function ExportStatus({ task }: { readonly task: ExportTask }) {
  const intl = useIntl();
  return (
    <>
      {task.running === null ? null : (
        <section className={styles.status} aria-label={intl.formatMessage({ id: 'export.label' })}>
          <Progress
            label={intl.formatMessage({ id: 'export.running' })}
            done={task.running.progress?.done ?? 0}
            total={task.running.progress?.total ?? 1}
            words={
              task.running.progress === null
                ? ''
                : intl.formatMessage({ id: 'progress.ofTotal' }, { ...task.running.progress })
            }
          />
          <Button onPress={task.cancel}>
            <FormattedMessage id="action.cancel" />
          </Button>
        </section>
      )}
      {task.finished === null ? null : <LossDialog finished={task.finished} onClose={task.dismiss} />}
    </>
  );
}

/** What a format names among its losses, counted in words. */
function lossWords(intl: IntlShape, what: string, count: number): string {
  const id = `loss.${what.replaceAll(' ', '-')}`;
  return intl.formatMessage({ id: Object.hasOwn(intl.messages, id) ? id : 'loss.other' }, { what, count });
}

function LossDialog({ finished, onClose }: { readonly finished: FinishedExport; readonly onClose: () => void }) {
  const intl = useIntl();
  return (
    <Dialog isOpen title={intl.formatMessage({ id: 'export.lossTitle' })} onClose={onClose}>
      <p>
        <FormattedMessage id="export.done" values={{ file: isolate(finished.name) }} />{' '}
        <FormattedMessage id="export.lossText" />
      </p>
      <ul className={styles.reasons}>
        {finished.report.losses.map((loss) => (
          <li key={loss.what} className={styles.loss}>
            {lossWords(intl, loss.what, loss.count)}
            {loss.examples.map((example) => (
              <bdi key={example} className={styles.example}>
                {example}
              </bdi>
            ))}
          </li>
        ))}
      </ul>
      <DialogActions>
        <Button look="primary" autoFocus onPress={onClose}>
          <FormattedMessage id="action.close" />
        </Button>
      </DialogActions>
    </Dialog>
  );
}

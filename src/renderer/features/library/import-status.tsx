import { X } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { ImportReport } from '../../../domain/api/document-methods.ts';
import { problemSentence } from '../../app/problems.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Progress } from '../../ui/progress.tsx';
import { documentsAdded } from './import-task.ts';
import type { ImportTask } from './import-task.ts';
import styles from './library.module.css';

/** How far an import has come, or what it left out. */
export function ImportStatus({ task }: { readonly task: ImportTask }) {
  const intl = useIntl();
  if (task.stage !== null) {
    const { step, done, total } = task.stage;
    return (
      <section className={styles.status} aria-label={intl.formatMessage({ id: 'import.label' })}>
        <Progress
          label={intl.formatMessage({ id: `import.${step}` })}
          done={done}
          total={total}
          words={intl.formatMessage({ id: 'progress.ofTotal' }, { done, total })}
        />
        <Button onPress={task.cancel}>
          <FormattedMessage id="action.cancel" />
        </Button>
      </section>
    );
  }
  if (task.report === null) return null;
  return <ReportPanel report={task.report} onDismiss={task.dismiss} />;
}

function ReportPanel({ report, onDismiss }: { readonly report: ImportReport; readonly onDismiss: () => void }) {
  const intl = useIntl();
  const leftOut = report.outcomes.filter((outcome) => outcome.status !== 'imported');
  return (
    <section className={styles.status} role="status" aria-label={intl.formatMessage({ id: 'import.report' })}>
      <div className={styles.report}>
        <h2 className={styles.reportTitle}>
          <FormattedMessage
            id="import.summary"
            values={{ imported: documentsAdded(report), duplicates: report.duplicates, refused: report.refused }}
          />
        </h2>
        <ul className={styles.reasons}>
          {leftOut.map((outcome, number) => (
            <li key={`${number} ${outcome.source}`}>
              {problemSentence(intl, outcome.problem ?? { code: 'file-duplicate', details: { file: outcome.source } })}
            </li>
          ))}
        </ul>
      </div>
      <IconButton label={intl.formatMessage({ id: 'action.close' })} onPress={onDismiss}>
        <X aria-hidden />
      </IconButton>
    </section>
  );
}

import { FormattedMessage, useIntl } from 'react-intl';
import type { MergeReport } from '../../../domain/model/exchange.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import styles from './exchange.module.css';

/** What bundles brought, layer by layer. */
export function MergeReportDialog({ reports, onClose }: { readonly reports: readonly MergeReport[]; readonly onClose: () => void }) {
  const intl = useIntl();
  return (
    <Dialog isOpen size="wide" title={intl.formatMessage({ id: 'exchange.report.title' })} onClose={onClose}>
      {reports.map((report) => (
        <section key={report.bundle} className={styles.report} aria-label={report.annotatorName}>
          <h3 className={styles.reportTitle}>
            <FormattedMessage id={`exchange.report.${report.kind}`} values={{ name: <bdi key="name">{report.annotatorName}</bdi> }} />
          </h3>
          <MergeSummary report={report} />
        </section>
      ))}
      <DialogActions>
        <Button look="primary" autoFocus onPress={onClose}>
          <FormattedMessage id="action.close" />
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** One bundle's counts, and what the person should look at. */
export function MergeSummary({ report }: { readonly report: MergeReport }) {
  const { operations, layers, purged, absentEnds } = report;
  return (
    <>
      <p>
        <FormattedMessage id="exchange.report.operations" values={{ added: operations.added, known: operations.known }} />
      </p>
      {layers.length === 0 ? null : (
        <ul className={styles.layers}>
          {layers.map((layer) => (
            <li key={`${layer.document} ${layer.annotator}`}>
              <bdi>{layer.title}</bdi>
              <span className={styles.soft}>
                <FormattedMessage id="exchange.report.layer" values={{ count: layer.added }} />
              </span>
              {layer.carriedForward > 0 ? (
                <span className={styles.flag}>
                  <FormattedMessage id="exchange.report.carried" values={{ count: layer.carriedForward }} />
                </span>
              ) : null}
              {layer.onEarlierText > 0 ? (
                <span className={styles.flag}>
                  <FormattedMessage id="exchange.report.earlierText" values={{ count: layer.onEarlierText }} />
                </span>
              ) : null}
              {layer.writtenTwice ? (
                <span className={styles.flag}>
                  <FormattedMessage id="exchange.report.writtenTwice" />
                </span>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {absentEnds > 0 ? (
        <p className={styles.soft}>
          <FormattedMessage id="exchange.report.absent" values={{ count: absentEnds }} />
        </p>
      ) : null}
      {purged.length > 0 ? (
        <p>
          <FormattedMessage id="exchange.report.purged" values={{ count: purged.length }} />
        </p>
      ) : null}
    </>
  );
}

import { PackageOpen, PackagePlus, Send } from 'lucide-react';
import { useId } from 'react';
import { FileTrigger } from 'react-aria-components';
import { FormattedDate, FormattedMessage, useIntl } from 'react-intl';
import type { Annotator } from '../../../domain/model/annotation.ts';
import { useAttempt } from '../../app/attempt.ts';
import { useBundleList, useProject } from '../../app/queries.ts';
import { useBridge } from '../../bridge/bridge-context.ts';
import { Button } from '../../ui/button.tsx';
import { isolate } from '../../ui/isolate.ts';
import { ToggleRow } from '../../ui/toggle-row.tsx';
import { MergeReportDialog, MergeSummary } from './merge-report-dialog.tsx';
import { useBundles } from './use-bundles.ts';
import styles from './exchange.module.css';

interface ExchangePanelProps {
  readonly annotators: readonly Annotator[];
  readonly ownId: string | null;
  /** Whether she may send work out and say who sees whose layers. */
  readonly mayLead: boolean;
}

/** Work on its way out and back, who sees whose layers, and what was merged. */
export function ExchangePanel({ annotators, ownId, mayLead }: ExchangePanelProps) {
  const intl = useIntl();
  const list = useBundleList().data;
  const bundles = useBundles();
  if (list === undefined) return null;
  const { origin, merges } = list;
  const owner = annotators.find(({ id }) => id === origin?.annotator);
  return (
    <div className={styles.panel}>
      {origin === null && !mayLead ? (
        <p className={styles.about}>
          <FormattedMessage id="exchange.leadOnly" />
        </p>
      ) : origin === null ? (
        <SendOut annotators={annotators.filter(({ id }) => id !== ownId)} onSend={bundles.write} isBusy={bundles.isBusy} />
      ) : (
        <section className={styles.section} aria-labelledby="exchange-back">
          <h2 id="exchange-back" className={styles.heading}>
            <FormattedMessage id="exchange.back" />
          </h2>
          <p className={styles.about}>
            <FormattedMessage
              id="exchange.origin"
              values={{ name: <bdi key="name">{owner?.name ?? ''}</bdi>, date: <FormattedDate key="date" value={origin.at} dateStyle="long" /> }}
            />
          </p>
          <Button look="primary" isDisabled={bundles.isBusy} onPress={() => bundles.write(origin.annotator)}>
            <Send aria-hidden />
            <FormattedMessage id="exchange.sendBack" />
          </Button>
        </section>
      )}

      <section className={styles.section} aria-labelledby="exchange-merge">
        <h2 id="exchange-merge" className={styles.heading}>
          <FormattedMessage id="exchange.merge" />
        </h2>
        <p className={styles.about}>
          <FormattedMessage id="exchange.mergeAbout" />
        </p>
        <FileTrigger allowsMultiple acceptedFileTypes={['.isnad-bundle']} onSelect={(files) => bundles.merge([...(files ?? [])])}>
          <Button isDisabled={bundles.isBusy}>
            <PackagePlus aria-hidden />
            <FormattedMessage id="exchange.chooseBundles" />
          </Button>
        </FileTrigger>
      </section>

      {origin === null && mayLead ? <BlindChoice /> : null}

      <section className={styles.section} aria-labelledby="exchange-merged">
        <h2 id="exchange-merged" className={styles.heading}>
          <FormattedMessage id="exchange.merged" />
        </h2>
        {merges.length === 0 ? (
          <p className={styles.about}>
            <FormattedMessage id="exchange.nothingMerged" />
          </p>
        ) : (
          <ol className={styles.merges}>
            {merges.map(({ id, at, report }) => (
              <li key={id}>
                <p className={styles.reportTitle}>
                  <span>
                    <FormattedMessage id={`exchange.report.${report.kind}`} values={{ name: <bdi key="name">{report.annotatorName}</bdi> }} />
                  </span>
                  <span className={styles.soft}>
                    <FormattedDate value={at} dateStyle="medium" timeStyle="short" />
                  </span>
                </p>
                <MergeSummary report={report} />
              </li>
            ))}
          </ol>
        )}
      </section>
      {bundles.reports === null ? null : <MergeReportDialog reports={bundles.reports} onClose={bundles.dismiss} />}
      <span role="status" className={styles.status}>
        {bundles.isBusy ? intl.formatMessage({ id: 'exchange.busy' }) : ''}
      </span>
    </div>
  );
}

interface SendOutProps {
  readonly annotators: readonly Annotator[];
  readonly isBusy: boolean;
  readonly onSend: (annotator: string) => void;
}

function SendOut({ annotators, isBusy, onSend }: SendOutProps) {
  const intl = useIntl();
  return (
    <section className={styles.section} aria-labelledby="exchange-out">
      <h2 id="exchange-out" className={styles.heading}>
        <FormattedMessage id="exchange.out" />
      </h2>
      <p className={styles.about}>
        <FormattedMessage id={annotators.length === 0 ? 'exchange.outNobody' : 'exchange.outAbout'} />
      </p>
      <ul className={styles.people}>
        {annotators.map(({ id, name }) => (
          <li key={id}>
            <Button
              isDisabled={isBusy}
              aria-label={intl.formatMessage({ id: 'exchange.bundleFor' }, { name: isolate(name) })}
              onPress={() => onSend(id)}
            >
              <PackageOpen aria-hidden />
              <bdi>{name}</bdi>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Whether annotators see one another's layers; undo brings the other choice back. */
function BlindChoice() {
  const intl = useIntl();
  const bridge = useBridge();
  const attempt = useAttempt();
  const project = useProject().data;
  const heading = useId();
  const about = useId();
  if (project === undefined) return null;
  const isBlind = project.blind === true;
  return (
    <section className={styles.section} aria-labelledby={heading}>
      <h2 id={heading} className={styles.heading}>
        <FormattedMessage id="exchange.blind" />
      </h2>
      <p id={about} className={styles.about}>
        <FormattedMessage id={isBlind ? 'exchange.blindAbout' : 'exchange.openAbout'} />
      </p>
      <ToggleRow
        labelledBy={heading}
        describedBy={about}
        selectionMode="single"
        isAlwaysOne
        options={(['open', 'blind'] as const).map((each) => ({ id: each, label: intl.formatMessage({ id: `exchange.choice.${each}` }) }))}
        selected={[isBlind ? 'blind' : 'open']}
        onChange={([chosen]) => void attempt(() => bridge.call('project.update', { blind: chosen === 'blind' }))}
      />
    </section>
  );
}

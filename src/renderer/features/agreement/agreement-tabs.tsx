import { TabList, TabPanel, Tabs } from 'react-aria-components';
import { FormattedMessage, useIntl } from 'react-intl';
import type { AgreementReport } from '../../../domain/api/agreement-methods.ts';
import { FailureScreen } from '../../app/failure-screen.tsx';
import { classes } from '../../ui/classes.ts';
import { Tab } from '../../ui/tab.tsx';
import styles from './agreement-tabs.module.css';
import textStyles from './figure-text.module.css';
import { agreementTabs } from './agreement-view.ts';
import type { AgreementTab, AgreementView } from './agreement-view.ts';
import type { OpenedCell } from './cell-list.tsx';
import { ConfusionFigure } from './confusion-figure.tsx';
import { AttributesFigure, DocumentsFigure, LabelsFigure, MeasuresFigure, TimeFigure } from './figures.tsx';
import type { NameContext } from './name-context.ts';
import { PairsFigure } from './pairs-figure.tsx';
import type { useAgreement } from './use-agreement.ts';

interface AgreementTabsProps {
  readonly view: AgreementView;
  readonly report: AgreementReport;
  /** All quick measures, for the part that compares them. */
  readonly all: ReturnType<typeof useAgreement>;
  readonly context: NameContext;
  readonly opened: OpenedCell | null;
  readonly onTab: (tab: AgreementTab) => void;
  readonly onOpen: (cell: OpenedCell) => void;
}

/** The figure taken apart: by pairs, labels, documents, days. */
export function AgreementTabs({ view, report, all, context, opened, onTab, onOpen }: AgreementTabsProps) {
  const intl = useIntl();
  const { measure, tab } = view;
  return (
    <Tabs
      className={classes(styles.tabs)}
      selectedKey={tab}
      keyboardActivation="manual"
      onSelectionChange={(key) => {
        const chosen = agreementTabs.find((each) => each === key);
        if (chosen !== undefined && chosen !== tab) onTab(chosen);
      }}
    >
      <TabList className={classes(styles.tabList)} aria-label={intl.formatMessage({ id: 'agreement.tabs' })}>
        {agreementTabs.map((id) => (
          <Tab key={id} id={id}>
            <FormattedMessage id={`agreement.tab.${id}`} />
          </Tab>
        ))}
      </TabList>
      <TabPanel key={tab} id={tab} className={classes(styles.panel)}>
        {tab === 'pairs' ? <PairsFigure measure={measure} report={report} context={context} /> : null}
        {tab === 'labels' ? <LabelsFigure measure={measure} report={report} context={context} /> : null}
        {tab === 'confusion' ? <ConfusionFigure report={report} context={context} opened={opened} onOpen={onOpen} /> : null}
        {tab === 'documents' ? <DocumentsFigure measure={measure} report={report} context={context} /> : null}
        {tab === 'time' ? <TimeFigure measure={measure} report={report} context={context} /> : null}
        {tab === 'attributes' ? <AttributesFigure measure={measure} report={report} context={context} /> : null}
        {tab === 'measures' ? (
          all.error !== null && all.report === null ? (
            <FailureScreen error={all.error} onRetry={all.retry} />
          ) : all.report === null || (all.isStale && all.running !== null) ? (
            <p className={textStyles.nothing}>
              <FormattedMessage id="agreement.running" />
            </p>
          ) : (
            <MeasuresFigure measure={measure} report={all.report} context={context} />
          )
        ) : null}
      </TabPanel>
    </Tabs>
  );
}

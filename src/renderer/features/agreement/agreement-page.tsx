import { useDeferredValue, useMemo, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { AgreementMeasure } from '../../../domain/api/agreement-methods.ts';
import type { DocumentSummary } from '../../../domain/api/document-methods.ts';
import type { Settings } from '../../../domain/host-api.ts';
import type { Annotator } from '../../../domain/model/annotation.ts';
import type { Scheme } from '../../../domain/model/scheme.ts';
import { FailureScreen } from '../../app/failure-screen.tsx';
import { goTo } from '../../app/location.ts';
import { useAnnotators, useDocuments, useHostState, useOwnId, useProject, useScheme } from '../../app/queries.ts';
import { useResolvedTheme } from '../../app/theme.ts';
import { arrival, useFocusOnArrival } from '../../ui/arrival.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Pane, Panes } from '../../ui/panes.tsx';
import { Progress } from '../../ui/progress.tsx';
import { AgreementFilter, MeasureChoice } from './agreement-filter.tsx';
import { AgreementTabs } from './agreement-tabs.tsx';
import styles from './agreement-page.module.css';
import { firstView, isUnfiltered, requestOf, selectionOf, useAgreementView } from './agreement-view.ts';
import type { AgreementView } from './agreement-view.ts';
import { CellList } from './cell-list.tsx';
import type { OpenedCell } from './cell-list.tsx';
import { Headline } from './headline.tsx';
import { measureGroups } from './measures.ts';
import type { NameContext } from './name-context.ts';
import { lackOf } from './readiness.ts';
import type { Lack } from './readiness.ts';
import { useAgreement } from './use-agreement.ts';
import { WhyPanel } from './why-panel.tsx';

/** How far the annotators agree, in figures that tell what they rest on. */
export function AgreementPage() {
  const host = useHostState().data;
  const scheme = useScheme();
  const annotators = useAnnotators();
  const documents = useDocuments();
  const kept = useProject();
  const ownId = useOwnId();
  const failed = [scheme, annotators, documents, kept].find(({ error, data }) => error !== null && data === undefined);
  if (failed !== undefined) return <FailureScreen error={failed.error} onRetry={() => void failed.refetch()} />;
  if (host === undefined || kept.data === undefined || scheme.data === undefined) return null;
  if (annotators.data === undefined || documents.data === undefined) return null;
  const role = annotators.data.find(({ id }) => id === ownId)?.role ?? 'annotator';
  return (
    <Agreement
      project={host.project?.path ?? ''}
      settings={host.settings}
      scheme={scheme.data.content}
      annotators={annotators.data}
      documents={documents.data.documents}
      seesOthers={kept.data.blind !== true || role !== 'annotator'}
    />
  );
}

interface AgreementProps {
  readonly project: string;
  readonly settings: Settings;
  readonly scheme: Scheme;
  readonly annotators: readonly Annotator[];
  readonly documents: readonly DocumentSummary[];
  /** Not in a blind project, whose leads and adjudicators alone see what others do. */
  readonly seesOthers: boolean;
}

/** What costs little is measured with the rest; gamma only where it is chosen. */
const quick: readonly AgreementMeasure[] = [...measureGroups.chance, ...measureGroups.matches];
const noMeasures: readonly AgreementMeasure[] = [];

function Agreement({ project, settings, scheme, annotators, documents, seesOthers }: AgreementProps) {
  const { language } = settings;
  const intl = useIntl();
  const theme = useResolvedTheme(settings.theme);
  const [view, changeView] = useAgreementView(project);
  const [opened, setOpened] = useState<OpenedCell | null>(null);
  const asked = useDeferredValue(view);
  const lack = seesOthers ? lackOf(documents, view.statuses) : 'blind';
  const request = useMemo(() => requestOf(asked, [asked.measure]), [asked]);
  const selection = useMemo(() => selectionOf(asked), [asked]);
  const agreement = useAgreement(request, lack === null);
  const others = useMemo(() => requestOf(asked, asked.tab === 'measures' ? quick : noMeasures), [asked]);
  const all = useAgreement(others, lack === null && asked.tab === 'measures');
  const context = useMemo((): NameContext => {
    const names = new Map(annotators.map(({ id, name }) => [id, name]));
    const labels = new Map([...scheme.spans, ...scheme.relations, ...scheme.documents].map((label) => [label.id, label]));
    return { annotators: names, labels, language, theme };
  }, [annotators, scheme, language, theme]);
  useFocusOnArrival(true);

  const change = (made: Partial<AgreementView>): void => {
    setOpened(null);
    changeView(made);
  };
  const { measure, unit, tab, samples, seed } = view;
  const clear = (): void => change({ ...firstView, measure, unit, tab, samples, seed });
  if (lack !== null) return <NothingYet lack={lack} onReach={() => change({ statuses: ['in-progress', 'done'] })} />;

  const { report, error, running, cancel, retry, isStale } = agreement;
  const figure = report?.measures.find(({ name }) => name === asked.measure) ?? report?.measures[0] ?? null;
  return (
    <Panes id="agreement" orientation="horizontal">
      <Pane id="agreement-main" minimumSize={560}>
        <section className={styles.page} aria-label={intl.formatMessage({ id: 'agreement.title' })}>
          <div className={styles.top}>
            <h1 className={styles.heading} tabIndex={-1} {...arrival}>
              <FormattedMessage id="agreement.title" />
            </h1>
            <MeasureChoice view={view} onChange={change} />
            {running === null ? null : (
              <div className={styles.progress}>
                <Progress
                  label={intl.formatMessage({ id: 'agreement.running' })}
                  done={running.progress?.done ?? 0}
                  total={running.progress?.total ?? 1}
                  words={running.progress === null ? '' : intl.formatMessage({ id: 'progress.ofTotal' }, { done: running.progress.done, total: running.progress.total })}
                />
                <Button onPress={cancel}>
                  <FormattedMessage id="action.cancel" />
                </Button>
              </div>
            )}
            {isUnfiltered(view) ? null : (
              <div className={styles.clear}>
                <Button look="quiet" onPress={clear}>
                  <FormattedMessage id="agreement.clear" />
                </Button>
              </div>
            )}
          </div>
          <AgreementFilter view={view} onChange={change} scheme={scheme} annotators={annotators} documents={documents} language={language} />
          {isStale && running === null && error === null ? (
            <p className={styles.stale} role="status">
              <FormattedMessage id="agreement.stale" />
              <Button onPress={retry}>
                <FormattedMessage id="agreement.cancelled.again" />
              </Button>
            </p>
          ) : null}
          <div className={styles.scroller} aria-busy={isStale && running !== null}>
            {error !== null ? (
              <FailureScreen error={error} onRetry={retry} />
            ) : figure !== null && report !== null ? (
              <>
                <Headline figure={figure} />
                <AgreementTabs
                  view={asked}
                  report={report}
                  all={all}
                  context={context}
                  opened={opened}
                  onTab={(to) => change({ tab: to })}
                  onOpen={setOpened}
                />
              </>
            ) : running === null ? (
              <Notice
                level={2}
                title={intl.formatMessage({ id: 'agreement.cancelled.title' })}
                text={intl.formatMessage({ id: 'agreement.cancelled.text' })}
              >
                <Button look="primary" onPress={retry}>
                  <FormattedMessage id="agreement.cancelled.again" />
                </Button>
              </Notice>
            ) : null}
          </div>
        </section>
      </Pane>
      <Pane id="agreement-side" initialSize={352} minimumSize={280} label={intl.formatMessage({ id: 'agreement.why' })}>
        {opened === null ? (
          figure === null || report === null ? null : (
            <WhyPanel figure={figure} report={report} context={context} drawing={view} onDraw={change} />
          )
        ) : (
          <CellList key={`${opened.first ?? ''} ${opened.second ?? ''}`} cell={opened} selection={selection} context={context} onClose={() => setOpened(null)} />
        )}
      </Pane>
    </Panes>
  );
}

interface NothingYetProps {
  readonly lack: Lack;
  /** Counts work in progress as well. */
  readonly onReach: () => void;
}

function NothingYet({ lack, onReach }: NothingYetProps) {
  const intl = useIntl();
  const library = (
    <Button look="primary" {...arrival} onPress={() => goTo({ name: 'library' })}>
      <FormattedMessage id="reader.toLibrary" />
    </Button>
  );
  return (
    <Notice
      title={intl.formatMessage({ id: `agreement.lack.${lack}.title` })}
      text={intl.formatMessage({ id: `agreement.lack.${lack}.text` })}
    >
      {library}
      {lack === 'alone' ? (
        <Button onPress={() => goTo({ name: 'work' })}>
          <FormattedMessage id="command.work" />
        </Button>
      ) : lack === 'blind' ? null : (
        <Button onPress={onReach}>
          <FormattedMessage id="agreement.lack.begun" />
        </Button>
      )}
    </Notice>
  );
}

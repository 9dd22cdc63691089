import { ArrowRight, UserPlus, WandSparkles } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { TabList, TabPanel, Tabs } from 'react-aria-components';
import { FormattedMessage, useIntl } from 'react-intl';
import type { DocumentSummary } from '../../../domain/api/document-methods.ts';
import type { AssignmentProgress } from '../../../domain/api/assignment-methods.ts';
import type { Settings } from '../../../domain/host-api.ts';
import type { Annotator } from '../../../domain/model/annotation.ts';
import { useProvideCommands, type Command } from '../../app/commands.tsx';
import { FailureScreen } from '../../app/failure-screen.tsx';
import { goTo } from '../../app/location.ts';
import { useAnnotators, useDocuments, useHostState, useOwnId, useOwnQueue, useProgress, useProject } from '../../app/queries.ts';
import { windowAction } from '../../app/window-actions.ts';
import { arrival, useFocusOnArrival } from '../../ui/arrival.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { Notice } from '../../ui/notice.tsx';
import { Tab } from '../../ui/tab.tsx';
import { ExchangePanel } from '../exchange/exchange-panel.tsx';
import { AnnotatorDialog } from './annotator-dialog.tsx';
import type { AnnotatorOpening } from './annotator-dialog.tsx';
import { ByHandDialog } from './by-hand-dialog.tsx';
import { ByRuleDialog } from './by-rule-dialog.tsx';
import { PeopleTable } from './people-table.tsx';
import { ProgressPlots } from './progress-plots.tsx';
import { useNextWork } from './use-next-work.ts';
import { WorkDocuments } from './work-documents.tsx';
import { keepWorkTab, keptWorkTab, workTabs } from './work-view.ts';
import type { WorkTab } from './work-view.ts';
import styles from './work-page.module.css';

/** Who works in the project, what each is to do, and how far it is. */
export function WorkPage() {
  const host = useHostState().data;
  const annotators = useAnnotators();
  const documents = useDocuments();
  const progress = useProgress();
  const project = useProject();
  const all = [annotators, documents, progress, project];
  const failed = all.find(({ error, data }) => error !== null && data === undefined);
  if (failed !== undefined) return <FailureScreen error={failed.error} onRetry={() => void failed.refetch()} />;
  if (host === undefined || project.data === undefined || annotators.data === undefined) return null;
  if (documents.data === undefined || progress.data === undefined) return null;
  if (documents.data.total === 0) return <NoDocuments />;
  return (
    <Work
      project={host.project?.path ?? ''}
      blind={project.data.blind === true}
      settings={host.settings}
      annotators={annotators.data}
      documents={documents.data.documents}
      progress={progress.data}
    />
  );
}

interface WorkProps {
  readonly project: string;
  readonly blind: boolean;
  readonly settings: Settings;
  readonly annotators: readonly Annotator[];
  readonly documents: readonly DocumentSummary[];
  readonly progress: AssignmentProgress;
}

/** What stands before the page. */
type Opening = { readonly kind: 'by-rule' } | { readonly kind: 'by-hand'; readonly documents: readonly string[] } | AnnotatorOpening;

function Work({ project, blind, settings, annotators, documents, progress }: WorkProps) {
  const intl = useIntl();
  const ownId = useOwnId();
  const queue = useOwnQueue().data ?? [];
  const next = useNextWork();
  const [tab, setTab] = useState(() => keptWorkTab(project));
  const [opening, setOpening] = useState<Opening | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  useFocusOnArrival(true);

  const show = useCallback(
    (to: WorkTab): void => {
      keepWorkTab(project, to);
      setTab(to);
    },
    [project],
  );
  const assigned = progress.people.reduce((sum, person) => sum + person.assigned, 0);
  const own = annotators.find(({ id }) => id === ownId);
  // Until work is handed out everybody at the project's one desk may do everything.
  const mayAssign = (assigned === 0 && !blind) || own?.role === 'lead';
  const open = queue.filter(({ status }) => status !== 'done').length;
  const chosenNow = useMemo(() => documents.filter(({ id }) => chosen.has(id)).map(({ id }) => id), [documents, chosen]);
  const commands = useMemo(
    (): Command[] => [
      { ...windowAction(intl, 'work-by-rule'), isDisabled: !mayAssign, run: () => setOpening({ kind: 'by-rule' }) },
      {
        ...windowAction(intl, 'work-by-hand'),
        isDisabled: !mayAssign,
        run: () => {
          show('documents');
          if (chosenNow.length > 0) setOpening({ kind: 'by-hand', documents: chosenNow });
        },
      },
      { ...windowAction(intl, 'work-exchange'), run: () => show('exchange') },
      { ...windowAction(intl, 'work-add-person'), isDisabled: !mayAssign, run: () => setOpening({ kind: 'add' }) },
    ],
    [intl, chosenNow, show, mayAssign],
  );
  useProvideCommands(commands);

  return (
    <section className={styles.page} aria-label={intl.formatMessage({ id: 'work.title' })}>
      <div className={styles.top}>
        <h1 className={styles.heading}>
          <FormattedMessage id="work.title" />
          <span className={styles.total} role="status">
            <FormattedMessage
              id={`work.mine.${queue.length === 0 ? 'none' : open === 0 ? 'done' : 'open'}`}
              values={{ assigned: queue.length, open }}
            />
          </span>
        </h1>
        <div className={styles.actions}>
          <Button look={open > 0 ? 'primary' : 'plain'} onPress={next} {...arrival}>
            <FormattedMessage id="command.workNext" />
            <ArrowRight aria-hidden className={styles.flow} />
          </Button>
          {mayAssign ? (
            <>
              <Button look={assigned === 0 ? 'primary' : 'plain'} onPress={() => setOpening({ kind: 'by-rule' })}>
                <WandSparkles aria-hidden />
                <FormattedMessage id="work.byRule" />
              </Button>
              <Button onPress={() => setOpening({ kind: 'add' })}>
                <UserPlus aria-hidden />
                <FormattedMessage id="work.addPerson" />
              </Button>
            </>
          ) : null}
        </div>
      </div>
      <Tabs
        className={classes(styles.tabs)}
        selectedKey={tab}
        onSelectionChange={(key) => {
          const to = workTabs.find((each) => each === key);
          if (to !== undefined) show(to);
        }}
      >
        <TabList className={classes(styles.tabList)} aria-label={intl.formatMessage({ id: 'work.title' })}>
          {workTabs.map((each) => (
            <Tab key={each} id={each}>
              <FormattedMessage id={`work.tab.${each}`} />
            </Tab>
          ))}
        </TabList>
        <TabPanel id="people" className={classes(styles.panel)}>
          <PeopleTable
            annotators={annotators}
            progress={progress}
            ownId={ownId}
            canChange={mayAssign}
            onEdit={(person) => setOpening({ kind: 'edit', person })}
          />
          {mayAssign ? null : (
            <p className={styles.note}>
              <FormattedMessage id="work.leadOnly" />
            </p>
          )}
          {assigned === 0 && mayAssign ? (
            <Notice
              level={2}
              title={intl.formatMessage({ id: 'work.empty.title' })}
              text={intl.formatMessage({ id: annotators.length > 1 ? 'work.empty.assign' : 'work.empty.people' })}
            />
          ) : null}
        </TabPanel>
        <TabPanel id="documents" className={classes(styles.panel)}>
          <WorkDocuments
            annotators={annotators}
            documents={documents}
            progress={progress}
            chosen={chosen}
            onChoose={setChosen}
            onAssign={mayAssign ? (ids) => setOpening({ kind: 'by-hand', documents: ids }) : null}
          />
        </TabPanel>
        <TabPanel id="exchange" className={classes(styles.panel)}>
          <ExchangePanel annotators={annotators} ownId={ownId} mayLead={mayAssign} />
        </TabPanel>
        <TabPanel id="progress" className={classes(styles.panel)}>
          <ProgressPlots annotators={annotators} progress={progress} settings={settings} />
        </TabPanel>
      </Tabs>
      {opening?.kind === 'add' || opening?.kind === 'edit' ? (
        <AnnotatorDialog opening={opening} onClose={() => setOpening(null)} />
      ) : null}
      {opening?.kind === 'by-rule' ? (
        <ByRuleDialog annotators={annotators} chosen={chosenNow} onClose={() => setOpening(null)} />
      ) : null}
      {opening?.kind === 'by-hand' ? (
        <ByHandDialog annotators={annotators} documents={opening.documents} progress={progress} onClose={() => setOpening(null)} />
      ) : null}
    </section>
  );
}

function NoDocuments() {
  const intl = useIntl();
  useFocusOnArrival(true);
  return (
    <Notice title={intl.formatMessage({ id: 'work.noDocuments.title' })} text={intl.formatMessage({ id: 'work.noDocuments.text' })}>
      <Button look="primary" {...arrival} onPress={() => goTo({ name: 'library' })}>
        <FormattedMessage id="reader.toLibrary" />
      </Button>
    </Notice>
  );
}

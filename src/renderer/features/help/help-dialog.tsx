import type { ReactNode } from 'react';
import { TabList, TabPanel, Tabs } from 'react-aria-components';
import { FormattedMessage, useIntl } from 'react-intl';
import type { HostState } from '../../../domain/host-api.ts';
import type { HelpPage } from '../../app/open-dialog.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { FilePath } from '../../ui/file-path.tsx';
import { Tab } from '../../ui/tab.tsx';
import { useBackups } from './backups.ts';
import { keyMarks } from '../shortcuts/key-mark.tsx';
import styles from './help.module.css';
import { ShortcutList } from './shortcut-list.tsx';

interface HelpDialogProps {
  readonly state: HostState;
  readonly page: HelpPage;
  readonly onClose: () => void;
}

/** What the keys do, how to begin, and what this is. */
export function HelpDialog({ state, page, onClose }: HelpDialogProps) {
  const intl = useIntl();
  return (
    <Dialog isOpen size="wide" title={intl.formatMessage({ id: 'help.title' })} onClose={onClose}>
      <Pages state={state} page={page} />
      <DialogActions>
        <Button look="primary" onPress={onClose}>
          <FormattedMessage id="action.close" />
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** For the page that is open first: arrows go from it to the others at once. */
const focused = { ref: (tab: HTMLElement | null): void => tab?.focus() };

function Pages({ state, page }: Pick<HelpDialogProps, 'state' | 'page'>) {
  const intl = useIntl();
  return (
    <Tabs defaultSelectedKey={page} className={classes(styles.tabs)}>
      <TabList className={classes(styles.tabList)} aria-label={intl.formatMessage({ id: 'help.title' })}>
        <Tab id="shortcuts" {...(page === 'shortcuts' ? focused : {})}>
          <FormattedMessage id="help.shortcuts" />
        </Tab>
        <Tab id="first-steps" {...(page === 'first-steps' ? focused : {})}>
          <FormattedMessage id="help.firstSteps" />
        </Tab>
        <Tab id="about" {...(page === 'about' ? focused : {})}>
          <FormattedMessage id="help.about" />
        </Tab>
      </TabList>
      <TabPanel id="shortcuts" className={classes(styles.panel)}>
        <ShortcutList />
      </TabPanel>
      <TabPanel id="first-steps" className={classes(styles.panel)}>
        <FirstSteps />
      </TabPanel>
      <TabPanel id="about" className={classes(styles.panel)}>
        <About state={state} />
      </TabPanel>
    </Tabs>
  );
}

const steps = ['open', 'read', 'label', 'link', 'undo', 'export'] as const;

function FirstSteps() {
  const intl = useIntl();
  return (
    <ol className={styles.steps}>
      {steps.map((step, at) => (
        <li key={step}>
          <span aria-hidden>{intl.formatNumber(at + 1)}</span>
          <span>
            <FormattedMessage id={`help.step.${step}`} values={keyMarks} />
          </span>
        </li>
      ))}
    </ol>
  );
}

function About({ state }: { readonly state: HostState }) {
  return (
    <dl className={styles.facts}>
      <Fact name="help.version">
        <bdi dir="ltr">{state.version}</bdi>
      </Fact>
      <Fact name="help.host">
        <FormattedMessage id={`help.host.${state.host}`} />
      </Fact>
      {state.project === null ? null : (
        <>
          <Fact name="help.project">
            <FilePath path={state.project.path} />
          </Fact>
          <BackupsFact />
        </>
      )}
      <Fact name="help.projects">
        <FilePath path={state.projectsFolder} />
      </Fact>
      <Fact name="help.network">
        <FormattedMessage id="help.network.text" />
      </Fact>
    </dl>
  );
}

function BackupsFact() {
  const backups = useBackups();
  if (backups.data === undefined) return null;
  return (
    <Fact name="backups.folder">
      <FilePath path={backups.data.folder} />
    </Fact>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>
        <FormattedMessage id={name} />
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

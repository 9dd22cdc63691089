import { ChevronLeft, CircleQuestionMark, Settings2, X } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton, FileTrigger, Form, Link } from 'react-aria-components';
import { FormattedMessage, FormattedRelativeTime, useIntl } from 'react-intl';
import type { HostState, RecentProject } from '../../../domain/host-api.ts';
import { templateNames, type TemplateName } from '../../../domain/scheme-templates/template-names.ts';
import { schemeTemplates } from '../../../domain/scheme-templates/templates.ts';
import { hashOfView } from '../../app/location.ts';
import { useProjectActions } from '../../app/project-actions.ts';
import { useOpenDialog } from '../../app/open-dialog.ts';
import { useDesktop } from '../../bridge/desktop-context.ts';
import { arrival, useFocusOnArrival } from '../../ui/arrival.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { TextField } from '../../ui/field.tsx';
import { FilePath } from '../../ui/file-path.tsx';
import { isolate } from '../../ui/isolate.ts';
import { Mark } from '../../ui/mark.tsx';
import { Select } from '../../ui/select.tsx';
import { LanguageChoice, ThemeChoice } from '../settings/choices.tsx';
import { projectPath } from './project-path.ts';
import styles from './start-screen.module.css';

/** Where a project is chosen: a recent one, one by its path, or a new one. One that is open stays so meanwhile. */
export function StartScreen({ state }: { readonly state: HostState }) {
  const intl = useIntl();
  const { open, choose, create, createElsewhere, forget, openSample, begin } = useProjectActions();
  const isDesktop = useDesktop() !== null;
  const openDialog = useOpenDialog();
  const [title, setTitle] = useState('');
  const [template, setTemplate] = useState<TemplateName>('claims');
  useFocusOnArrival(true);
  const [shownAt] = useState(() => Date.now());

  return (
    <main className={styles.start}>
      <div className={styles.column}>
        {state.project === null ? null : (
          <Link href={hashOfView({ name: 'library' })} className={classes(styles.back)}>
            <ChevronLeft aria-hidden />
            <FormattedMessage id="start.back" values={{ title: <bdi key="title">{state.project.title}</bdi> }} />
          </Link>
        )}
        <header className={styles.welcome}>
          <Mark size="large" />
          <div>
            <h1 className={styles.product}>
              <FormattedMessage id="product.name" />
            </h1>
            <p className={styles.about}>
              <FormattedMessage id="product.about" />
            </p>
          </div>
        </header>

        {state.recents.length === 0 ? null : (
          <section className={styles.section} aria-labelledby="recents">
            <h2 id="recents" className={styles.heading}>
              <FormattedMessage id="start.recents" />
            </h2>
            <ul className={styles.recents}>
              {state.recents.map((recent) => (
                <Recent
                  key={recent.path}
                  recent={recent}
                  now={shownAt}
                  onOpen={() => open(recent.path)}
                  onForget={() => forget(recent.path)}
                />
              ))}
            </ul>
          </section>
        )}

        <section className={styles.section} aria-labelledby="new">
          <h2 id="new" className={styles.heading}>
            <FormattedMessage id="start.new" />
          </h2>
          <Form
            className={styles.line ?? ''}
            onSubmit={(event) => {
              event.preventDefault();
              const name = title.trim();
              if (name === '') return;
              create(projectPath(state.projectsFolder, name), name, template);
            }}
          >
            <TextField
              label={intl.formatMessage({ id: 'start.title' })}
              value={title}
              onChange={setTitle}
              {...arrival}
              maxLength={120}
              description={
                <FormattedMessage
                  id="start.where"
                  values={{
                    path: (
                      <FilePath
                        key="path"
                        path={
                          title.trim() === '' ? state.projectsFolder : projectPath(state.projectsFolder, title.trim())
                        }
                      />
                    ),
                  }}
                />
              }
            />
            <div className={styles.template}>
              <Select
                look="form"
                label={intl.formatMessage({ id: 'start.template' })}
                value={template}
                options={templateNames.map((name) => ({ id: name, name: schemeTemplates[name].title[state.settings.language] }))}
                onChange={(chosen) => setTemplate(templateNames.find((name) => name === chosen) ?? template)}
              />
            </div>
            <Button type="submit" look="primary" isDisabled={title.trim() === ''}>
              <FormattedMessage id="start.create" />
            </Button>
            {isDesktop ? (
              <Button
                isDisabled={title.trim() === ''}
                onPress={() => createElsewhere(projectPath(state.projectsFolder, title.trim()), title.trim(), template)}
              >
                <FormattedMessage id="start.createElsewhere" />
              </Button>
            ) : null}
          </Form>
        </section>

        <section className={styles.section} aria-labelledby="open">
          <h2 id="open" className={styles.heading}>
            <FormattedMessage id="start.open" />
          </h2>
          {isDesktop ? (
            <div className={styles.choose}>
              <Button onPress={choose}>
                <FormattedMessage id="start.chooseFile" />
              </Button>
            </div>
          ) : (
            <PathForm onOpen={open} />
          )}
          <div className={styles.sample}>
            <p className={styles.sampleAbout}>
              <FormattedMessage id="start.bundleAbout" />
            </p>
            <FileTrigger
              acceptedFileTypes={['.isnad-bundle']}
              onSelect={(files) => {
                const bundle = files?.item(0);
                if (bundle !== null && bundle !== undefined) begin(bundle);
              }}
            >
              <Button>
                <FormattedMessage id="start.bundle" />
              </Button>
            </FileTrigger>
          </div>
          <div className={styles.sample}>
            <p className={styles.sampleAbout}>
              <FormattedMessage id="start.sampleAbout" />
            </p>
            <Button onPress={openSample}>
              <FormattedMessage id="start.openSample" />
            </Button>
          </div>
        </section>

        <footer className={styles.settings}>
          <LanguageChoice settings={state.settings} />
          <ThemeChoice settings={state.settings} />
          <div className={styles.more}>
            <Button look="quiet" onPress={() => openDialog('settings')}>
              <Settings2 aria-hidden />
              <FormattedMessage id="command.settings" />
            </Button>
            <Button look="quiet" onPress={() => openDialog('first-steps')}>
              <CircleQuestionMark aria-hidden />
              <FormattedMessage id="help.title" />
            </Button>
          </div>
        </footer>
      </div>
    </main>
  );
}

/** A browser shows a page no places of this machine, so that one types them. */
function PathForm({ onOpen }: { readonly onOpen: (path: string) => void }) {
  const intl = useIntl();
  const [path, setPath] = useState('');
  return (
    <Form
      className={styles.line ?? ''}
      onSubmit={(event) => {
        event.preventDefault();
        if (path.trim() !== '') onOpen(path.trim());
      }}
    >
      <TextField
        label={intl.formatMessage({ id: 'start.path' })}
        value={path}
        onChange={setPath}
        direction="ltr"
        maxLength={4000}
      />
      <Button type="submit" isDisabled={path.trim() === ''}>
        <FormattedMessage id="start.openButton" />
      </Button>
    </Form>
  );
}

interface RecentProps {
  readonly recent: RecentProject;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly onOpen: () => void;
  readonly onForget: () => void;
}

function Recent({ recent, now, onOpen, onForget }: RecentProps) {
  const intl = useIntl();
  const days = Math.round((new Date(recent.openedAt).getTime() - now) / 86_400_000);
  return (
    <li className={styles.recent}>
      <AriaButton className={classes(styles.recentButton)} isDisabled={!recent.present} onPress={onOpen}>
        <bdi className={styles.recentTitle}>{recent.title}</bdi>
        <span className={styles.recentAbout}>
          <FilePath path={recent.path} />
          {recent.present ? (
            <span>
              <FormattedRelativeTime value={days} unit="day" numeric="auto" />
            </span>
          ) : (
            <span>
              <FormattedMessage id="start.absent" />
            </span>
          )}
        </span>
      </AriaButton>
      <IconButton label={intl.formatMessage({ id: 'start.forget' }, { title: isolate(recent.title) })} onPress={onForget}>
        <X aria-hidden />
      </IconButton>
    </li>
  );
}

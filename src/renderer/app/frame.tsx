import { ChevronLeft, Redo2, Settings2, Undo2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { Button as AriaButton, Link, Toolbar } from 'react-aria-components';
import { FormattedMessage, useIntl } from 'react-intl';
import type { HostState } from '../../domain/host-api.ts';
import { SettingsDialog } from '../features/settings/settings-dialog.tsx';
import { IconButton } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { Mark } from '../ui/mark.tsx';
import styles from './frame.module.css';
import { hashOfView, useView } from './location.ts';
import { isMac, useProvideCommands } from './commands.tsx';
import type { Command } from './commands.tsx';
import { useUndo } from './undo.ts';

interface FrameProps {
  readonly state: HostState;
  readonly children: ReactNode;
}

/** The bar above every view of a project, with the person's name, and the view below it. */
export function Frame({ state, children }: FrameProps) {
  const intl = useIntl();
  const view = useView();
  const steps = useUndo();
  const [settingsOpen, setSettingsOpen] = useState(false);
  const modifier = isMac ? '⌘' : 'Ctrl+';
  const { undo, redo } = steps;
  const undoLabel =
    undo.what === null
      ? intl.formatMessage({ id: 'undo.nothing' })
      : intl.formatMessage({ id: 'undo.what' }, { what: undo.what });
  const redoLabel =
    redo.what === null
      ? intl.formatMessage({ id: 'redo.nothing' })
      : intl.formatMessage({ id: 'redo.what' }, { what: redo.what });

  const commands = useMemo(
    (): Command[] => [
      {
        id: 'undo',
        title: undoLabel,
        group: 'edit',
        shortcut: { code: 'KeyZ', control: true },
        isDisabled: undo.what === null,
        run: undo.run,
      },
      {
        id: 'redo',
        title: redoLabel,
        group: 'edit',
        shortcut: { code: 'KeyZ', control: true, shift: true },
        isDisabled: redo.what === null,
        run: redo.run,
      },
    ],
    [undoLabel, redoLabel, undo, redo],
  );
  useProvideCommands(commands);

  return (
    <div className={styles.frame}>
      <header className={styles.bar}>
        <nav className={styles.place} aria-label={intl.formatMessage({ id: 'frame.navigation' })}>
          <Link href={hashOfView({ name: 'library' })} className={classes(styles.home)}>
            {view.name === 'document' ? <ChevronLeft aria-hidden className={styles.back} /> : <Mark />}
            <bdi>{state.project?.title}</bdi>
            {view.name === 'document' ? (
              <span className={styles.backTo}>
                <FormattedMessage id="frame.library" />
              </span>
            ) : null}
          </Link>
        </nav>
        <Toolbar className={classes(styles.tools)} aria-label={intl.formatMessage({ id: 'frame.tools' })}>
          <IconButton
            label={undoLabel}
            shortcut={`${modifier}Z`}
            isDisabled={undo.what === null}
            onPress={undo.run}
          >
            <Undo2 aria-hidden className={styles.flow} />
          </IconButton>
          <IconButton
            label={redoLabel}
            shortcut={`${modifier}${isMac ? '⇧' : 'Shift+'}Z`}
            isDisabled={redo.what === null}
            onPress={redo.run}
          >
            <Redo2 aria-hidden className={styles.flow} />
          </IconButton>
          <AriaButton className={classes(styles.person)} onPress={() => setSettingsOpen(true)}>
            <bdi>{state.settings.person?.name}</bdi>
            <Settings2 aria-hidden />
            <span className={styles.hidden}>
              <FormattedMessage id="settings.title" />
            </span>
          </AriaButton>
        </Toolbar>
      </header>
      <main className={styles.view}>{children}</main>
      <SettingsDialog state={state} isOpen={settingsOpen} onClose={() => setSettingsOpen(false)} />
    </div>
  );
}

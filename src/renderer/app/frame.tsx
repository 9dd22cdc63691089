import { ChevronLeft, Redo2, Settings2, Undo2 } from 'lucide-react';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { Button as AriaButton, Link, Toolbar } from 'react-aria-components';
import { FormattedMessage, useIntl } from 'react-intl';
import type { HostState } from '../../domain/host-api.ts';
import { useDesktop } from '../bridge/desktop-context.ts';
import { IconButton } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { Mark } from '../ui/mark.tsx';
import { OwnName } from '../features/settings/own-name.tsx';
import type { Command } from './commands.tsx';
import { useProvideCommands, useShortcutWords } from './commands.tsx';
import { passage } from './focus.ts';
import styles from './frame.module.css';
import { hashOfView, useView } from './location.ts';
import { MenuBar } from './menu-bar.tsx';
import { SaveIndicator } from './save-indicator.tsx';
import { useUndo } from './undo.ts';
import { windowCommand } from './window-actions.ts';
import { useOpenDialog } from './open-dialog.ts';

interface FrameProps {
  readonly state: HostState;
  readonly children: ReactNode;
}

/** The bar above every view of a project (its menus, what was saved, who works here) and the view below it. */
export function Frame({ state, children }: FrameProps) {
  const intl = useIntl();
  const view = useView();
  const steps = useUndo();
  const openDialog = useOpenDialog();
  // The system shows the menus there.
  const isDesktop = useDesktop() !== null;
  const { undo, redo } = steps;
  const undoKey = useShortcutWords('undo');
  const redoKey = useShortcutWords('redo');
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
      // What can't be done now has a plain name: there is nothing to name it for.
      windowCommand(intl, 'undo', undo.run, undo.what === null ? { isDisabled: !undo.isPossible } : { title: undoLabel }),
      windowCommand(intl, 'redo', redo.run, redo.what === null ? { isDisabled: !redo.isPossible } : { title: redoLabel }),
    ],
    [intl, undoLabel, redoLabel, undo, redo],
  );
  useProvideCommands(commands, -1);

  return (
    <div className={styles.frame}>
      <header className={styles.bar} {...passage}>
        <nav className={styles.place} aria-label={intl.formatMessage({ id: 'frame.navigation' })}>
          <Link href={hashOfView({ name: 'library' })} className={classes(styles.home)}>
            {view.name !== 'library' ? <ChevronLeft aria-hidden className={styles.back} /> : <Mark />}
            <bdi>{state.project?.title}</bdi>
            {view.name !== 'library' ? (
              <span className={styles.backTo}>
                <FormattedMessage id="frame.library" />
              </span>
            ) : null}
          </Link>
        </nav>
        {isDesktop ? <span /> : <MenuBar />}
        <SaveIndicator />
        <Toolbar className={classes(styles.tools)} aria-label={intl.formatMessage({ id: 'frame.tools' })}>
          <IconButton
            label={undoLabel}
            shortcut={undoKey}
            isDisabled={undo.what === null}
            onPress={undo.run}
          >
            <Undo2 aria-hidden className={styles.flow} />
          </IconButton>
          <IconButton
            label={redoLabel}
            shortcut={redoKey}
            isDisabled={redo.what === null}
            onPress={redo.run}
          >
            <Redo2 aria-hidden className={styles.flow} />
          </IconButton>
          <AriaButton className={classes(styles.person)} onPress={() => openDialog('settings')}>
            <OwnName name={state.settings.person?.name ?? ''} />
            <Settings2 aria-hidden />
            <span className={styles.hidden}>
              <FormattedMessage id="settings.title" />
            </span>
          </AriaButton>
        </Toolbar>
      </header>
      <main className={styles.view}>{children}</main>
    </div>
  );
}

import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { HostState } from '../../domain/host-api.ts';
import { useDesktop } from '../bridge/desktop-context.ts';
import { useRememberDocuments } from '../features/commands/recent-documents.ts';
import { useNextWork } from '../features/work/use-next-work.ts';
import { useSettings } from '../features/settings/settings.ts';
import { isolate } from '../ui/isolate.ts';
import type { Command } from './commands.tsx';
import { isMac, useApplyShortcuts, useProvideCommands } from './commands.tsx';
import { goToMenusOrBack } from './focus.ts';
import { goBack, goForward, goTo, goToProjects } from './location.ts';
import { useProjectActions } from './project-actions.ts';
import { useResolvedTheme } from './theme.ts';
import { windowCommand } from './window-actions.ts';
import { useOpenDialog } from './open-dialog.ts';

/** Recent projects that stand in the menu; the start screen has all of them. */
const RECENTS_SHOWN = 6;

/** What can be done in any view of the window. */
export function WindowCommands({ state }: { readonly state: HostState }) {
  useProjectCommands(state);
  useViewCommands(state);
  useHelpCommands();
  useApplyShortcuts(state.settings.shortcuts);
  useRememberDocuments(state.project?.path ?? null);
  return null;
}

function useProjectCommands({ project, recents }: HostState): void {
  const intl = useIntl();
  const open = useOpenDialog();
  const actions = useProjectActions();
  const isDesktop = useDesktop() !== null;
  const hasProject = project !== null;
  const path = project?.path;

  const choosing = useMemo(
    (): Command[] =>
      isDesktop
        ? [windowCommand(intl, 'project-new', goToProjects), windowCommand(intl, 'project-choose', actions.choose)]
        : [
            // One screen does both there.
            windowCommand(intl, 'project-choose', actions.choose, {
              title: intl.formatMessage({ id: 'command.chooseProject' }),
            }),
          ],
    [intl, isDesktop, actions],
  );
  const recent = useMemo(
    () =>
      recents
        .filter((each) => each.present && each.path !== path)
        .slice(0, RECENTS_SHOWN)
        .map(
          (each): Command => ({
            id: `project-open ${each.path}`,
            title: intl.formatMessage({ id: 'command.openRecent' }, { title: isolate(each.title) }),
            group: 'project',
            run: () => actions.open(each.path),
          }),
        ),
    [intl, recents, path, actions],
  );
  const keeping = useMemo(
    (): Command[] =>
      hasProject
        ? [
            windowCommand(intl, 'project-save-copy', actions.saveCopy),
            windowCommand(intl, 'project-backup', actions.backUp),
            windowCommand(intl, 'project-backups', () => open('backups')),
            ...(isDesktop ? [windowCommand(intl, 'project-show-in-folder', actions.showInFolder)] : []),
          ]
        : [],
    [intl, hasProject, isDesktop, actions, open],
  );
  const leaving = useMemo(
    (): Command[] => [
      windowCommand(intl, 'settings', () => open('settings')),
      ...(hasProject ? [windowCommand(intl, 'project-close', actions.close)] : []),
    ],
    [intl, hasProject, actions, open],
  );
  useProvideCommands(choosing, -2);
  useProvideCommands(recent, -1);
  useProvideCommands(keeping, 1);
  useProvideCommands(leaving, 2);
}

function useViewCommands({ project, settings }: HostState): void {
  const intl = useIntl();
  const open = useOpenDialog();
  const change = useSettings();
  const theme = useResolvedTheme(settings.theme);
  const { language } = settings;
  const hasProject = project !== null;

  const going = useMemo(
    (): Command[] => [
      ...(hasProject
        ? [
            windowCommand(intl, 'view-library', () => goTo({ name: 'library' })),
            windowCommand(intl, 'view-relations', () => goTo({ name: 'relations' })),
            windowCommand(intl, 'view-scheme', () => goTo({ name: 'scheme' })),
            windowCommand(intl, 'view-work', () => goTo({ name: 'work' })),
            windowCommand(intl, 'view-agreement', () => goTo({ name: 'agreement' })),
          ]
        : []),
      windowCommand(intl, 'view-back', goBack),
      windowCommand(intl, 'view-forward', goForward),
      windowCommand(intl, 'palette', () => open('palette')),
    ],
    [intl, hasProject, open],
  );
  const looks = useMemo(
    (): Command[] => [
      windowCommand(intl, 'view-theme', () => void change({ theme: theme === 'dark' ? 'light' : 'dark' }), {
        title: intl.formatMessage({ id: theme === 'dark' ? 'command.light' : 'command.dark' }),
      }),
      windowCommand(intl, 'view-language', () => void change({ language: language === 'ar' ? 'en' : 'ar' }), {
        // Named in the language that it leads to, as in the settings.
        title: language === 'ar' ? 'English' : 'العربية',
      }),
    ],
    [intl, theme, language, change],
  );
  const nextWork = useNextWork();
  const working = useMemo(
    (): Command[] => (hasProject ? [windowCommand(intl, 'work-next', nextWork)] : []),
    [intl, hasProject, nextWork],
  );
  useProvideCommands(working, -3);
  useProvideCommands(going, -1);
  useProvideCommands(looks, 1);
}

function useHelpCommands(): void {
  const intl = useIntl();
  const isDesktop = useDesktop() !== null;
  const open = useOpenDialog();
  const commands = useMemo(
    (): Command[] => [
      windowCommand(intl, 'help', () => open('shortcuts')),
      windowCommand(intl, 'change-shortcuts', () => open('keyboard')),
      windowCommand(intl, 'key-sheet', () => open('key-sheet')),
      windowCommand(intl, 'help-first-steps', () => open('first-steps')),
      // The system's own menus answer Alt or F10 by themselves.
      ...(isDesktop
        ? []
        : [{ ...windowCommand(intl, 'help-menus', goToMenusOrBack), ...(isMac ? {} : { alsoBy: 'Alt' }) }]),
    ],
    [intl, open, isDesktop],
  );
  const about = useMemo(
    (): Command[] => [
      windowCommand(intl, 'help-session-log', () => open('session-log')),
      windowCommand(intl, 'help-about', () => open('about')),
    ],
    [intl, open],
  );
  useProvideCommands(commands, 1);
  useProvideCommands(about, 2);
}

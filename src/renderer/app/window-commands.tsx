import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { HostState } from '../../domain/host-api.ts';
import { useDesktop } from '../bridge/desktop-context.ts';
import { useSettings } from '../features/settings/settings.ts';
import { isolate } from '../ui/isolate.ts';
import type { Command } from './commands.tsx';
import { isMac, useProvideCommands } from './commands.tsx';
import { goToMenusOrBack } from './focus.ts';
import { goTo, goToProjects } from './location.ts';
import { useProjectActions } from './project-actions.ts';
import { useResolvedTheme } from './theme.ts';
import { useOpenDialog } from './window-dialogs.tsx';

/** Recent projects that stand in the menu; the start screen has all of them. */
const RECENTS_SHOWN = 6;

/** What can be done in any view of the window. */
export function WindowCommands({ state }: { readonly state: HostState }) {
  useProjectCommands(state);
  useViewCommands(state);
  useHelpCommands();
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
        ? [
            {
              id: 'project-new',
              title: intl.formatMessage({ id: 'command.newProject' }),
              group: 'project',
              run: goToProjects,
            },
            {
              id: 'project-choose',
              title: intl.formatMessage({ id: 'command.openProject' }),
              group: 'project',
              shortcut: { code: 'KeyO', control: true },
              run: actions.choose,
            },
          ]
        : [
            {
              id: 'project-choose',
              title: intl.formatMessage({ id: 'command.chooseProject' }),
              group: 'project',
              shortcut: { code: 'KeyO', control: true },
              run: actions.choose,
            },
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
            {
              id: 'project-save-copy',
              title: intl.formatMessage({ id: 'command.saveCopy' }),
              group: 'project',
              shortcut: { code: 'KeyS', control: true, shift: true },
              run: actions.saveCopy,
            },
            {
              id: 'project-backup',
              title: intl.formatMessage({ id: 'command.backup' }),
              group: 'project',
              run: actions.backUp,
            },
            {
              id: 'project-backups',
              title: intl.formatMessage({ id: 'command.backups' }),
              group: 'project',
              run: () => open('backups'),
            },
            ...(isDesktop
              ? [
                  {
                    id: 'project-show-in-folder',
                    title: intl.formatMessage({ id: 'command.showInFolder' }),
                    group: 'project',
                    run: actions.showInFolder,
                  } as const,
                ]
              : []),
          ]
        : [],
    [intl, hasProject, isDesktop, actions, open],
  );
  const leaving = useMemo(
    (): Command[] => [
      {
        id: 'settings',
        title: intl.formatMessage({ id: 'command.settings' }),
        group: 'project',
        shortcut: { code: 'Comma', control: true },
        run: () => open('settings'),
      },
      ...(hasProject
        ? [
            {
              id: 'project-close',
              title: intl.formatMessage({ id: 'settings.closeProject' }),
              group: 'project',
              run: actions.close,
            } as const,
          ]
        : []),
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
            {
              id: 'view-library',
              title: intl.formatMessage({ id: 'command.library' }),
              group: 'view',
              shortcut: { code: 'KeyL', control: true, shift: true },
              run: () => goTo({ name: 'library' }),
            } as const,
            {
              id: 'view-relations',
              title: intl.formatMessage({ id: 'command.relations' }),
              group: 'view',
              shortcut: { code: 'KeyG', control: true, shift: true },
              run: () => goTo({ name: 'relations' }),
            } as const,
          ]
        : []),
      {
        id: 'palette',
        title: intl.formatMessage({ id: 'command.palette' }),
        group: 'view',
        shortcut: { code: 'KeyK', control: true },
        run: () => open('palette'),
      },
    ],
    [intl, hasProject, open],
  );
  const looks = useMemo(
    (): Command[] => [
      {
        id: 'view-theme',
        title: intl.formatMessage({ id: theme === 'dark' ? 'command.light' : 'command.dark' }),
        group: 'view',
        run: () => void change({ theme: theme === 'dark' ? 'light' : 'dark' }),
      },
      {
        id: 'view-language',
        // Named in the language that it leads to, as in the settings.
        title: language === 'ar' ? 'English' : 'العربية',
        group: 'view',
        run: () => void change({ language: language === 'ar' ? 'en' : 'ar' }),
      },
    ],
    [intl, theme, language, change],
  );
  useProvideCommands(going, -1);
  useProvideCommands(looks, 1);
}

function useHelpCommands(): void {
  const intl = useIntl();
  const isDesktop = useDesktop() !== null;
  const open = useOpenDialog();
  const commands = useMemo(
    (): Command[] => [
      {
        id: 'help',
        title: intl.formatMessage({ id: 'help.shortcuts' }),
        group: 'help',
        shortcut: { code: 'F1' },
        run: () => open('shortcuts'),
      },
      {
        id: 'help-first-steps',
        title: intl.formatMessage({ id: 'help.firstSteps' }),
        group: 'help',
        run: () => open('first-steps'),
      },
      // The system's own menus answer Alt or F10 by themselves.
      ...(isDesktop
        ? []
        : [
            {
              id: 'help-menus',
              title: intl.formatMessage({ id: 'command.menus' }),
              group: 'help',
              shortcut: { code: 'F10' },
              ...(isMac ? {} : { alsoBy: 'Alt' }),
              run: goToMenusOrBack,
            } as const,
          ]),
    ],
    [intl, open, isDesktop],
  );
  const about = useMemo(
    (): Command[] => [
      {
        id: 'help-session-log',
        title: intl.formatMessage({ id: 'log.title' }),
        group: 'help',
        run: () => open('session-log'),
      },
      { id: 'help-about', title: intl.formatMessage({ id: 'help.about' }), group: 'help', run: () => open('about') },
    ],
    [intl, open],
  );
  useProvideCommands(commands, 1);
  useProvideCommands(about, 2);
}

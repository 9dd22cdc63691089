import { useEffect, useEffectEvent, useMemo } from 'react';
import type { WindowMenu } from '../../domain/desktop-api.ts';
import { useDesktop } from '../bridge/desktop-context.ts';
import type { Desktop } from '../bridge/electron-bridge.ts';
import { useAttempt } from './attempt.ts';
import { isCovered } from './commands.tsx';
import { resumeWork } from './focus.ts';
import { useMenus } from './menu-bar.tsx';
import type { Menu } from './menu-bar.tsx';

/** What a window has to do with the system around it, in the desktop program only. */
export function DesktopWindow() {
  const desktop = useDesktop();
  return desktop === null ? null : <SystemWindow desktop={desktop} />;
}

function SystemWindow({ desktop }: { readonly desktop: Desktop }) {
  useSystemMenus(desktop);
  useDroppedProjects(desktop);
  return null;
}

/** The menus as plain data. An entry's id tells its place: two views may offer the same command. */
function menuData({ id, label, sections }: Menu): WindowMenu {
  return {
    id,
    label,
    sections: sections.map((commands, section) =>
      commands.map(({ title, shortcut, isDisabled = false }, at) => ({
        id: `${id} ${section} ${at}`,
        label: title,
        ...(shortcut === undefined ? {} : { shortcut }),
        disabled: isDisabled,
      })),
    ),
  };
}

/** Changes of what can be done come many at once; the system's menus follow them this much later, in milliseconds. */
const PAUSE = 60;

/** Has the system show what can be done now, and does what is chosen there. */
function useSystemMenus(desktop: Desktop): void {
  const shown = useMenus();
  const attempt = useAttempt();
  const menus = useMemo(() => shown.map(menuData), [shown]);

  useEffect(() => {
    const timer = setTimeout(() => void attempt(() => desktop.call('desktop.menus', { menus })), PAUSE);
    return () => clearTimeout(timer);
  }, [desktop, attempt, menus]);

  const choose = useEffectEvent((id: string) => {
    // What stands before the window wants its answer first.
    if (isCovered()) return;
    const [menu = '', section = '', at = ''] = id.split(' ');
    const command = shown.find((each) => each.id === menu)?.sections[Number(section)]?.[Number(at)];
    if (command !== undefined && command.isDisabled !== true) resumeWork(command.run);
  });
  useEffect(() => desktop.onCommand((id) => choose(id)), [desktop]);
}

const projectEnding = '.isnad';

function projectsOf(transfer: DataTransfer | null): File[] {
  return [...(transfer?.files ?? [])].filter(({ name }) => name.toLowerCase().endsWith(projectEnding));
}

/** Projects that are dropped anywhere on the window are opened; other files are the library's. */
function useDroppedProjects(desktop: Desktop): void {
  const attempt = useAttempt();
  useEffect(() => {
    const allow = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      const projects = projectsOf(event.dataTransfer);
      if (projects.length === 0) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      void attempt(() => desktop.openFiles(projects));
    };
    window.addEventListener('dragover', allow);
    window.addEventListener('drop', drop, { capture: true });
    return () => {
      window.removeEventListener('dragover', allow);
      window.removeEventListener('drop', drop, { capture: true });
    };
  }, [desktop, attempt]);
}

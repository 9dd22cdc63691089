import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { WebContents } from 'electron';
import { BrowserWindow, screen } from 'electron';
import type { DesktopEvent } from '../domain/desktop-door.ts';
import { eventChannel } from '../domain/desktop-door.ts';
import { askToReload } from './dialogs.ts';
import type { EngineClient } from './engine-client.ts';
import type { OwnPages } from './own-pages.ts';
import { watchPage } from './page-failures.ts';
import type { ShownProgress } from './task-progress.ts';
import { webPreferences } from './web-preferences.ts';
import type { WindowMenus } from './window-menus.ts';
import type { WindowState } from './window-state.ts';
import { placeWindow, readWindowState, smallestWindow, writeWindowState } from './window-state.ts';
import type { Words } from './words.ts';

export interface WindowsOptions {
  readonly pages: OwnPages;
  /** The built preload. */
  readonly preload: string;
  readonly development: boolean;
  /** Where it is kept where the last window stood. */
  readonly stateFile: string;
  readonly words: () => Words;
  readonly menus: WindowMenus;
}

/** The program’s windows, each with the id that the engine knows it by. */
export interface DesktopWindows {
  readonly open: (file: string | null, engine: EngineClient) => void;
  /** Brings a window to the front. */
  readonly focus: (id: string) => void;
  /** Brings the window to the front that was used last; false where there is none. */
  readonly focusLast: () => boolean;
  readonly named: (id: string) => BrowserWindow | undefined;
  /** The id of the window that a page is in; undefined for any other page. */
  readonly idOf: (contents: WebContents) => string | undefined;
  readonly tell: (id: string, event: DesktopEvent) => void;
  /** What the system says of a window beside its content: progress in the task bar, the file’s name as its title. */
  readonly showProgress: (id: string, progress: ShownProgress) => void;
  readonly showFile: (id: string, file: string | null) => void;
}

const programName = 'Isnad';

function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  // One whose page never came to its first frame is hidden still.
  if (!window.isVisible()) window.show();
  window.focus();
}

export function makeDesktopWindows(options: WindowsOptions): DesktopWindows {
  const { pages, stateFile, words, menus } = options;
  /** The window that was in front last comes last. */
  const windows = new Map<string, BrowserWindow>();
  let kept: WindowState | null | undefined;

  const create = (): BrowserWindow => {
    kept ??= readWindowState(stateFile);
    const primary = screen.getPrimaryDisplay();
    const others = screen.getAllDisplays().filter((display) => display.id !== primary.id);
    const front = [...windows.values()].at(-1);
    const workAreas = [primary, ...others].map((display) => display.workArea);
    const { maximised, ...place } = placeWindow(kept, front?.getNormalBounds() ?? null, workAreas);
    const window = new BrowserWindow({
      ...place,
      minWidth: smallestWindow.width,
      minHeight: smallestWindow.height,
      show: false,
      title: programName,
      webPreferences: webPreferences(options.preload, options.development),
    });
    // Windows are told apart by their files, which a page’s own title would hide.
    window.on('page-title-updated', (event) => event.preventDefault());
    const reveal = (): void => {
      if (window.isDestroyed() || window.isVisible()) return;
      if (maximised) window.maximize();
      window.show();
    };
    window.once('ready-to-show', reveal);
    // On Wayland a hidden window may never be ready: https://github.com/electron/electron/issues/48859
    window.webContents.once('did-finish-load', reveal);
    return window;
  };

  const keepState = (window: BrowserWindow): void => {
    kept = { bounds: window.getNormalBounds(), maximised: window.isMaximized() };
    try {
      writeWindowState(stateFile, kept);
    } catch (error) {
      // The next start then begins where an earlier one ended, which keeps no window open.
      process.emitWarning(String(error));
    }
  };

  const watch = (id: string, window: BrowserWindow, engine: EngineClient): void => {
    const failures = watchPage({
      askToReload(failure, signal) {
        // A question belongs to a window that can be seen.
        if (!window.isVisible()) window.show();
        return askToReload(window, words(), failure, signal);
      },
      reload: () => window.webContents.reload(),
      endPage: () => window.webContents.forcefullyCrashRenderer(),
      close: () => window.destroy(),
      isClosed: () => window.isDestroyed(),
    });
    window.webContents.on('render-process-gone', (_event, details) => {
      engine.silence(id);
      void failures.gone(details.reason);
    });
    window.on('unresponsive', () => void failures.silent());
    window.on('responsive', () => failures.answersAgain());
    // A page took another's place (a reload); not earlier, as a navigation that is refused begins too.
    window.webContents.on('did-navigate', () => {
      failures.loaded();
      engine.silence(id);
    });
    // A field is edited by the mouse alone as well: Electron has no menu of its own for that.
    window.webContents.on('context-menu', (_event, { isEditable, selectionText }) => {
      if (isEditable || selectionText !== '') menus.showEditing(window);
    });
    window.loadURL(pages.start).catch((error: unknown) => void failures.gone(String(error)));
  };

  return {
    open(file, engine) {
      const id = randomUUID();
      const window = create();
      windows.set(id, window);
      menus.begin(id, window);
      engine.openWindow(id, file);
      window.on('focus', () => {
        windows.delete(id);
        windows.set(id, window);
      });
      window.on('close', () => keepState(window));
      window.on('closed', () => {
        windows.delete(id);
        menus.end(id);
        engine.closeWindow(id);
      });
      watch(id, window, engine);
    },
    focus(id) {
      const window = windows.get(id);
      if (window !== undefined) bringToFront(window);
    },
    focusLast() {
      const window = [...windows.values()].at(-1);
      if (window !== undefined) bringToFront(window);
      return window !== undefined;
    },
    named: (id) => windows.get(id),
    idOf: (contents) => [...windows].find(([, window]) => window.webContents === contents)?.[0],
    tell: (id, event) => windows.get(id)?.webContents.send(eventChannel, event),
    showProgress(id, progress) {
      // Above 1 is work without a known end, below 0 none.
      windows.get(id)?.setProgressBar(progress === null ? -1 : progress === 'unknown' ? 2 : progress);
    },
    showFile(id, file) {
      const window = windows.get(id);
      // The name alone: with the program’s beside it, names in Arabic would change places in some title bars.
      window?.setTitle(file === null ? programName : path.basename(file, '.isnad'));
      window?.setRepresentedFilename(file ?? '');
    },
  };
}

import { randomUUID } from 'node:crypto';
import type { WebContents } from 'electron';
import { BrowserWindow } from 'electron';
import { eventChannel } from '../domain/desktop-door.ts';
import type { BridgeEvent } from '../domain/host-api.ts';
import type { EngineClient } from './engine-client.ts';
import type { OwnPages } from './own-pages.ts';
import { webPreferences } from './web-preferences.ts';

export interface WindowsOptions {
  readonly pages: OwnPages;
  /** The built preload. */
  readonly preload: string;
  readonly development: boolean;
}

/** The program’s windows, each with the id that the engine knows it by. */
export interface DesktopWindows {
  readonly open: (file: string | null, engine: EngineClient) => void;
  /** Brings the window to the front that was used last; false where there is none. */
  readonly focusLast: () => boolean;
  readonly named: (id: string) => BrowserWindow | undefined;
  /** The id of the window that a page is in; undefined for any other page. */
  readonly idOf: (contents: WebContents) => string | undefined;
  readonly tell: (id: string, event: BridgeEvent) => void;
}

export function makeDesktopWindows({ pages, preload, development }: WindowsOptions): DesktopWindows {
  const windows = new Map<string, BrowserWindow>();

  return {
    open(file, engine) {
      const id = randomUUID();
      const window = new BrowserWindow({
        width: 1280,
        height: 860,
        minWidth: 640,
        minHeight: 480,
        show: false,
        title: 'Isnad',
        webPreferences: webPreferences(preload, development),
      });
      windows.set(id, window);
      engine.openWindow(id, file);
      window.once('ready-to-show', () => window.show());
      // A page took another's place (a reload); not earlier, as a navigation that is refused begins too.
      window.webContents.on('did-navigate', () => engine.silence(id));
      window.on('closed', () => {
        windows.delete(id);
        engine.closeWindow(id);
      });
      void window.loadURL(pages.start);
    },
    focusLast() {
      const window = BrowserWindow.getFocusedWindow() ?? [...windows.values()].at(-1);
      if (window === undefined) return false;
      if (window.isMinimized()) window.restore();
      window.focus();
      return true;
    },
    named: (id) => windows.get(id),
    idOf: (contents) => [...windows].find(([, window]) => window.webContents === contents)?.[0],
    tell: (id, event) => windows.get(id)?.webContents.send(eventChannel, event),
  };
}

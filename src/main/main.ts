// The desktop program. What has to be said before Electron is ready comes first; this file may not wait for
// that at its top level, since Electron is ready only once it has been run to its end.
import fs from 'node:fs';
import path from 'node:path';
import { app, Menu, protocol, session, utilityProcess } from 'electron';
import { builtRendererFolder, readPageFiles } from '../engine/host/page-files.ts';
import { personFolder } from '../engine/person/person-folder.ts';
import { servePages } from './app-protocol.ts';
import { chooseExportPlace } from './dialogs.ts';
import { makeEngineClient } from './engine-client.ts';
import { answerPages } from './ipc.ts';
import { launchFile } from './launch-file.ts';
import { guardContents, guardSession } from './navigation.ts';
import { appScheme, ownPages } from './own-pages.ts';
import { makeDesktopWindows } from './windows.ts';

const isMac = process.platform === 'darwin';
const development = !app.isPackaged;
const pages = ownPages(development ? process.env['ELECTRON_RENDERER_URL'] : undefined);
const built = path.resolve(import.meta.dirname, '..');
const engineFile = path.join(built, 'main', 'engine.js');
const file = launchFile(process.argv, process.defaultApp, process.cwd());

protocol.registerSchemesAsPrivileged([appScheme]);
app.enableSandbox();
// Chromium's own files, beside the person's.
const userData = path.join(personFolder(), 'electron');
fs.mkdirSync(userData, { recursive: true, mode: 0o700 });
app.setPath('userData', userData);

const windows = makeDesktopWindows({ pages, preload: path.join(built, 'preload', 'preload.cjs'), development });
const engine = makeEngineClient({
  version: app.getVersion(),
  startProcess: () => utilityProcess.fork(engineFile, [], { serviceName: 'Isnad engine' }),
  clock: () => performance.now(),
  tell: windows.tell,
  async choosePlace(id, name) {
    const window = windows.named(id);
    return window === undefined ? null : chooseExportPlace(window, name);
  },
});

/** Files that are to be opened before windows can be. */
const early: string[] = file === null ? [] : [file];
let started = false;

/** Opens a window with a file; without one the last window comes to the front, or a first one opens. */
function show(wanted: string | null): void {
  if (!started) {
    if (wanted !== null) early.push(wanted);
  } else if (wanted !== null || !windows.focusLast()) windows.open(wanted, engine);
}

function start(): void {
  guardSession(session.defaultSession);
  // Menus in the person's language are to come; macOS takes its editing keys from a menu.
  Menu.setApplicationMenu(isMac ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }]) : null);
  servePages(readPageFiles(builtRendererFolder()), pages);
  answerPages(windows, engine, pages);
  started = true;
  if (early.length === 0) show(null);
  for (const wanted of early.splice(0)) show(wanted);
}

if (app.requestSingleInstanceLock({ file })) {
  let ended = false;
  app.on('web-contents-created', (_event, contents) => guardContents(contents, pages));
  app.on('second-instance', (_event, _arguments, _folder, data) => {
    // Chromium changes a second start's arguments, so it sends what it read from them.
    const given = typeof data === 'object' && data !== null && 'file' in data ? data.file : null;
    show(typeof given === 'string' ? given : null);
  });
  app.on('open-file', (event, wanted) => {
    event.preventDefault();
    show(wanted);
  });
  app.on('activate', () => show(null));
  app.on('window-all-closed', () => {
    if (!isMac) app.quit();
  });
  app.on('will-quit', (event) => {
    if (ended) return;
    event.preventDefault();
    void engine.end().finally(() => {
      ended = true;
      app.quit();
    });
  });
  void app.whenReady().then(start);
} else {
  app.quit();
}

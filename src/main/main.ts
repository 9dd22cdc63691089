// The desktop program. What has to be said before Electron is ready comes first; this file may not wait for
// that at its top level, since Electron is ready only once it has been run to its end.
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { app, dialog, nativeTheme, protocol, session, shell, utilityProcess } from 'electron';
import { realPath } from '../engine/host/open-projects.ts';
import { builtRendererFolder, readPageFiles } from '../engine/host/page-files.ts';
import { personFolder } from '../engine/person/person-folder.ts';
import { applicationId } from './application-id.ts';
import { servePages } from './app-protocol.ts';
import { isForDesktop, makeDesktopCalls } from './desktop-calls.ts';
import { chooseExportPlace, chooseNewProject, chooseProject } from './dialogs.ts';
import { makeEngineClient } from './engine-client.ts';
import { answerPages } from './ipc.ts';
import { filesHandedOver, launchFiles } from './launch-file.ts';
import { guardContents, guardSession } from './navigation.ts';
import { appScheme, ownPages } from './own-pages.ts';
import { makeTaskProgress } from './task-progress.ts';
import { makeWindowMenus } from './window-menus.ts';
import { makeDesktopWindows } from './windows.ts';
import { systemLanguage, wordsIn } from './words.ts';

/** How long, in milliseconds, the engine may take to close its projects; what is written then is safe anyway. */
const LONGEST_END = 30_000;

const isMac = process.platform === 'darwin';
const development = !app.isPackaged;
const pages = ownPages(development ? process.env['ELECTRON_RENDERER_URL'] : undefined);
const built = path.resolve(import.meta.dirname, '..');
const engineFile = path.join(built, 'main', 'engine.js');
const files = launchFiles(process.argv, process.defaultApp, process.cwd());

protocol.registerSchemesAsPrivileged([appScheme]);
app.enableSandbox();
// Chromium's own files, beside the person's.
const userData = path.join(personFolder(), 'electron');
fs.mkdirSync(userData, { recursive: true, mode: 0o700 });
app.setPath('userData', userData);
// Windows groups a program's windows and its pinned entry by this; the installer registers the same.
if (process.platform === 'win32') app.setAppUserModelId(applicationId);

let language: 'ar' | 'en' | undefined;
const words = () => wordsIn(language ?? systemLanguage([...app.getPreferredSystemLanguages(), app.getLocale()]));
const menus = makeWindowMenus({
  platform: process.platform,
  development,
  words,
  choose: (window, id) => windows.tell(window, { type: 'command', id }),
});
const windows = makeDesktopWindows({
  pages,
  preload: path.join(built, 'preload', 'preload.cjs'),
  development,
  stateFile: path.join(userData, 'window-state.json'),
  words,
  menus,
});
const progress = makeTaskProgress(windows.showProgress);

/** Asks in a window that may have gone meanwhile. */
type Ask = (window: Parameters<typeof chooseProject>[0]) => Promise<string | null>;
async function askIn(id: string, ask: Ask): Promise<string | null> {
  const window = windows.named(id);
  return window === undefined ? null : ask(window);
}

const engine = makeEngineClient({
  version: app.getVersion(),
  startProcess: () => utilityProcess.fork(engineFile, [], { serviceName: 'Isnad engine' }),
  clock: () => performance.now(),
  tell(window, event) {
    progress.hear(window, event);
    windows.tell(window, event);
  },
  choosePlace: (id, name) => askIn(id, (window) => chooseExportPlace(window, words(), name)),
  onShows(window, shown) {
    windows.showFile(window, shown);
    if (shown !== null) app.addRecentDocument(shown);
  },
  onFront: windows.focus,
  onSettings(settings) {
    nativeTheme.themeSource = settings.theme;
    const before = language;
    language = settings.language;
    if (before !== language) menus.renew();
  },
});

function callEngine(window: string, method: string, input: unknown) {
  const answer = engine.call(window, method, input);
  progress.follow(window, input, answer);
  return answer;
}

const callDesktop = makeDesktopCalls({
  callEngine,
  chooseProject: (id) => askIn(id, (window) => chooseProject(window, words())),
  chooseNewProject: (id, wanted) => askIn(id, (window) => chooseNewProject(window, words(), wanted)),
  showFile: show,
  placeOf: engine.placeOf,
  showInFolder: (place) => shell.showItemInFolder(place),
  openAddress: (address) => shell.openExternal(address),
  setMenus: menus.set,
});

/** Files that are to be opened before windows can be. */
const early: string[] = [...files];
let started = false;
let ending = false;
let ended = false;
/** What was asked for while the program was ending: the next one begins with it. */
let again: string[] | null = null;

/** Shows a file in the window that has it, else in a new one; without a file the last window, or a first one. */
function show(wanted: string | null): void {
  if (!started) {
    if (wanted !== null) early.push(wanted);
    return;
  }
  // A window without an engine would be no window.
  if (ending) {
    again = [...(again ?? []), ...(wanted === null ? [] : [wanted])];
    return;
  }
  if (wanted === null) {
    if (!windows.focusLast()) windows.open(null, engine);
    return;
  }
  const place = realPath(wanted);
  const shown = engine.windowShowing(place);
  if (shown === undefined) windows.open(place, engine);
  else windows.focus(shown);
}

function start(): void {
  guardSession(session.defaultSession, pages);
  menus.start();
  servePages(readPageFiles(builtRendererFolder()), pages);
  answerPages({
    windows,
    pages,
    call: (window, method, input) =>
      isForDesktop(method) ? callDesktop(window, method, input) : callEngine(window, method, input),
    listen: engine.listen,
  });
  started = true;
  if (early.length === 0) show(null);
  for (const wanted of early.splice(0)) show(wanted);
}

if (app.requestSingleInstanceLock({ files })) {
  app.on('web-contents-created', (_event, contents) => guardContents(contents, pages));
  app.on('second-instance', (_event, _arguments, _folder, data) => {
    const given = filesHandedOver(data);
    if (given.length === 0) show(null);
    for (const each of given) show(each);
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
    if (ending) return;
    ending = true;
    void Promise.race([engine.end(), delay(LONGEST_END)]).finally(() => {
      ended = true;
      if (again !== null) app.relaunch({ args: [...(process.defaultApp ? [app.getAppPath()] : []), ...again] });
      app.quit();
    });
  });
  void app
    .whenReady()
    .then(start)
    .catch((error: unknown) => {
      // Without a window there is no other way to say why.
      dialog.showErrorBox('Isnad', error instanceof Error ? (error.stack ?? error.message) : String(error));
      app.exit(1);
    });
} else {
  app.quit();
}

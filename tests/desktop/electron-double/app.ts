import { z } from 'zod';
import type { DoubleOf, Emits } from './types.ts';
import { makeEvent, makeEvents } from './events.ts';
import type { Ledger } from './ledger.ts';
import { member, nothing, strict } from './ledger.ts';

/** What the machine is like that the program finds itself on. */
export interface AppConfig {
  /** Folders by Electron’s names for them. */
  readonly folders: Readonly<Record<string, string>>;
  readonly version: string;
  readonly packaged: boolean;
  /** False where another instance of the program is running. */
  readonly lock: boolean;
  readonly exit: (code: number) => void;
}

/** Closes windows when the program quits; answers false where one of them stays open. */
export type CloseAll = () => boolean;

export type AppEvents = Emits<
  Electron.App,
  {
    'will-finish-launching': [];
    'ready': [];
    'window-all-closed': [];
    'before-quit': [Electron.Event];
    'will-quit': [Electron.Event];
    'quit': [Electron.Event, number];
    'open-file': [Electron.Event, string];
    'open-url': [Electron.Event, string];
    'activate': [Electron.Event, boolean];
    'second-instance': [Electron.Event, string[], string, unknown];
    'browser-window-created': [Electron.Event, Electron.BrowserWindow];
    'browser-window-focus': [Electron.Event, Electron.BrowserWindow];
    'browser-window-blur': [Electron.Event, Electron.BrowserWindow];
    'web-contents-created': [Electron.Event, Electron.WebContents];
    'render-process-gone': [Electron.Event, Electron.WebContents, Electron.RenderProcessGoneDetails];
    'child-process-gone': [Electron.Event, Electron.Details];
  }
>;

const eventNames = [
  'will-finish-launching',
  'ready',
  'window-all-closed',
  'before-quit',
  'will-quit',
  'quit',
  'open-file',
  'open-url',
  'activate',
  'second-instance',
  'browser-window-created',
  'browser-window-focus',
  'browser-window-blur',
  'web-contents-created',
  'render-process-gone',
  'child-process-gone',
] as const satisfies (keyof AppEvents)[];

const folderNames = [
  'home',
  'appData',
  'userData',
  'sessionData',
  'temp',
  'assets',
  'exe',
  'module',
  'desktop',
  'documents',
  'downloads',
  'pictures',
  'music',
  'videos',
  'recent',
  'logs',
  'crashDumps',
] as const satisfies Parameters<Electron.App['getPath']>[0][];

export function makeApp(ledger: Ledger, config: AppConfig, closeAll: CloseAll) {
  const events = makeEvents<AppEvents>(ledger, 'app', eventNames);
  const folders: Record<string, string> = { ...config.folders };
  const ready = Promise.withResolvers<void>();
  const text = z.tuple([z.string().min(1)]);
  let quitting = false;
  let lockAsked = false;
  let over = false;
  const exit = (code: number): void => {
    over = true;
    config.exit(code);
  };
  let name = 'isnad';

  const quit = (): void => {
    quitting = true;
    const before = makeEvent({});
    events.emit('before-quit', before);
    if (before.defaultPrevented || !closeAll()) {
      quitting = false;
      return;
    }
    const last = makeEvent({});
    events.emit('will-quit', last);
    if (last.defaultPrevented) {
      quitting = false;
      return;
    }
    events.emit('quit', makeEvent({}), 0);
    exit(0);
  };

  const commandLine = {
    appendSwitch: member(
      ledger,
      'app.commandLine.appendSwitch',
      'before ready',
      z.tuple([z.string(), z.string().optional()]),
      () => undefined,
    ),
    hasSwitch: member(ledger, 'app.commandLine.hasSwitch', 'any time', text, () => false),
    getSwitchValue: member(ledger, 'app.commandLine.getSwitchValue', 'any time', text, () => ''),
  } satisfies DoubleOf<Electron.CommandLine>;

  const members = {
    ...events.members,
    isPackaged: config.packaged,
    get name() {
      return name;
    },
    commandLine: strict(ledger, 'app.commandLine', commandLine),
    getName: member(ledger, 'app.getName', 'any time', nothing, () => name),
    setName: member(ledger, 'app.setName', 'before ready', text, (given) => {
      name = given;
    }),
    getVersion: member(ledger, 'app.getVersion', 'any time', nothing, () => config.version),
    getAppPath: member(ledger, 'app.getAppPath', 'any time', nothing, () => folders['app'] ?? ''),
    // Electron knows the person's languages only once it is ready, and answers with an empty text before.
    getLocale: member(ledger, 'app.getLocale', 'after ready', nothing, () => 'ar'),
    getSystemLocale: member(ledger, 'app.getSystemLocale', 'after ready', nothing, () => 'ar'),
    getPreferredSystemLanguages: member(
      ledger,
      'app.getPreferredSystemLanguages',
      'after ready',
      nothing,
      () => ['ar'],
    ),
    getPath: member(ledger, 'app.getPath', 'any time', z.tuple([z.enum(folderNames)]), (which) => {
      return folders[which] ?? ledger.fault(`the double has no folder ${which}`);
    }),
    // Chromium opens its profile when it starts, and the lock is a file in it.
    setPath: member(
      ledger,
      'app.setPath',
      'before ready',
      z.tuple([z.string(), z.string().min(1)]),
      (which, folder) => {
        if (lockAsked && which === 'userData') {
          ledger.fault('app.setPath of userData after app.requestSingleInstanceLock');
        }
        folders[which] = folder;
      },
    ),
    enableSandbox: member(ledger, 'app.enableSandbox', 'before ready', nothing, () => undefined),
    disableHardwareAcceleration: member(
      ledger,
      'app.disableHardwareAcceleration',
      'before ready',
      nothing,
      () => undefined,
    ),
    requestSingleInstanceLock: member(
      ledger,
      'app.requestSingleInstanceLock',
      'any time',
      z.tuple([z.record(z.string(), z.json()).optional()]),
      () => {
        lockAsked = true;
        return config.lock;
      },
    ),
    hasSingleInstanceLock: member(
      ledger,
      'app.hasSingleInstanceLock',
      'any time',
      nothing,
      () => lockAsked && config.lock,
    ),
    releaseSingleInstanceLock: member(
      ledger,
      'app.releaseSingleInstanceLock',
      'any time',
      nothing,
      () => undefined,
    ),
    isReady: member(ledger, 'app.isReady', 'any time', nothing, () => ledger.phase === 'ready'),
    whenReady: member(ledger, 'app.whenReady', 'any time', nothing, () => ready.promise),
    quit: member(ledger, 'app.quit', 'any time', nothing, quit),
    exit: member(ledger, 'app.exit', 'any time', z.tuple([z.int().optional()]), (code) => {
      events.emit('quit', makeEvent({}), code ?? 0);
      exit(code ?? 0);
    }),
    relaunch: member(
      ledger,
      'app.relaunch',
      'after ready',
      z.tuple([z.strictObject({ args: z.array(z.string()).optional(), execPath: z.string().optional() }).optional()]),
      () => undefined,
    ),
    focus: member(
      ledger,
      'app.focus',
      'after ready',
      z.tuple([z.strictObject({ steal: z.boolean() }).optional()]),
      () => undefined,
    ),
    setAppUserModelId: member(ledger, 'app.setAppUserModelId', 'any time', text, () => undefined),
    addRecentDocument: member(ledger, 'app.addRecentDocument', 'after ready', text, () => undefined),
    clearRecentDocuments: member(ledger, 'app.clearRecentDocuments', 'after ready', nothing, () => undefined),
    showAboutPanel: member(ledger, 'app.showAboutPanel', 'after ready', nothing, () => undefined),
    setAboutPanelOptions: member(
      ledger,
      'app.setAboutPanelOptions',
      'any time',
      z.tuple([
        z.strictObject({
          applicationName: z.string().optional(),
          applicationVersion: z.string().optional(),
          copyright: z.string().optional(),
        }),
      ]),
      () => undefined,
    ),
  } satisfies DoubleOf<Electron.App>;
  const app = strict(ledger, 'app', members);
  return {
    app,
    events,
    isQuitting: () => quitting,
    /** What Electron does once the program’s first file has been run to its end. */
    becomeReady(filesToOpen: readonly string[]): void {
      if (over) return;
      events.emit('will-finish-launching');
      for (const file of filesToOpen) events.emit('open-file', makeEvent({}), file);
      ledger.phase = 'ready';
      events.emit('ready');
      ready.resolve();
    },
    /** The last window has closed: without a listener the program ends. */
    allClosed(): void {
      if (quitting) return;
      if (events.count('window-all-closed') === 0) quit();
      else events.emit('window-all-closed');
    },
    quit,
  };
}

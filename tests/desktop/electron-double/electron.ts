import type { DoubleOfModule } from './types.ts';
import { asReal } from './types.ts';
import type { AppConfig } from './app.ts';
import { makeApp } from './app.ts';
import type { Contents } from './contents.ts';
import { makeContents } from './contents.ts';
import { makeEvent } from './events.ts';
import { makeIpcMain } from './ipc.ts';
import { makeLedger } from './ledger.ts';
import { makeMenu } from './menu.ts';
import { makePage } from './page.ts';
import { makeProtocol, makeSession } from './protocol.ts';
import type { DialogAnswers } from './system.ts';
import { makeDialog, makeNativeTheme, makeScreen, makeShell } from './system.ts';
import { makeUtilityProcess } from './utility-process.ts';
import { makeWindows } from './window.ts';

/** The parts of Electron that the program uses. */
type Doubled =
  | 'app'
  | 'BrowserWindow'
  | 'dialog'
  | 'ipcMain'
  | 'Menu'
  | 'nativeTheme'
  | 'protocol'
  | 'screen'
  | 'session'
  | 'shell'
  | 'utilityProcess';

export interface DoubleConfig extends AppConfig {
  /** A window’s page is there, by the window’s id. */
  readonly onLoaded: (window: number) => void;
}

/** A fresh double of Electron: the module as the program sees it, and what a test does to it from outside. */
export function makeElectron(config: DoubleConfig) {
  const ledger = makeLedger();
  const protocol = makeProtocol(ledger);
  const session = makeSession(ledger);
  const ipc = makeIpcMain(ledger);
  const menu = makeMenu(ledger);
  const engines = makeUtilityProcess(ledger);
  const answers: DialogAnswers = { save: [], open: [], message: [] };

  const contentsOf = (id: number, options: Electron.BrowserWindowConstructorOptions): Contents =>
    makeContents(ledger, {
      id,
      session: session.defaultSession,
      get: (address) => protocol.get(address),
      startPage(contents, address) {
        const preload = options.webPreferences?.preload;
        if (preload === undefined) return ledger.fault('the window has no preload');
        const sender = { contents, frame: { url: address, parent: null } };
        return makePage(ledger, {
          preload,
          invoke: (channel, given) => ipc.invoke(sender, channel, given),
          send: (channel, given) => ipc.send(sender, channel, given),
        });
      },
      onLoaded() {
        windows.opened.get(id)?.readyToShow();
        config.onLoaded(id);
      },
      onGone: (contents, details) => app.events.emit('render-process-gone', makeEvent({}), contents, details),
    });

  const windows = makeWindows(ledger, {
    makeContents: contentsOf,
    onCreated({ window, contents }) {
      app.events.emit('web-contents-created', makeEvent({}), contents.contents);
      app.events.emit('browser-window-created', makeEvent({}), window);
    },
    onAllClosed: () => app.allClosed(),
  });
  const app = makeApp(ledger, config, windows.closeAll);

  const electron = {
    app: app.app,
    BrowserWindow: windows.BrowserWindow,
    dialog: makeDialog(ledger, answers, windows.isWindow),
    ipcMain: ipc.ipcMain,
    Menu: menu.Menu,
    nativeTheme: makeNativeTheme(ledger),
    protocol: protocol.protocol,
    screen: makeScreen(ledger),
    session: session.session,
    shell: makeShell(ledger),
    utilityProcess: engines.utilityProcess,
  } satisfies DoubleOfModule<Doubled>;

  return { electron, ledger, app, windows, ipc, protocol, session, menu, engines, answers, asReal };
}

export type ElectronDouble = ReturnType<typeof makeElectron>;

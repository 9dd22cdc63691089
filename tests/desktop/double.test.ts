import path from 'node:path';
import { describe, expect, expectTypeOf, it, vi } from 'vitest';
import { contextOf } from './double-context.ts';
import type { DoubleOf, Emits } from './electron-double/types.ts';

const scheme = { scheme: 'isnad', privileges: { standard: true } };

describe('the types of the double', () => {
  it('refuse a member, an answer and an event that Electron has otherwise', () => {
    expectTypeOf<{ getVersion: () => string }>().toExtend<DoubleOf<Electron.App>>();
    expectTypeOf<{ getVersion: () => number }>().not.toExtend<DoubleOf<Electron.App>>();
    expectTypeOf<{ setPath: (name: string, folder: number) => void }>().not.toExtend<DoubleOf<Electron.App>>();
    expectTypeOf<Emits<Electron.App, { 'open-file': [Electron.Event, string] }>['open-file']>().not.toBeNever();
    expectTypeOf<Emits<Electron.App, { 'open-file': [string, boolean] }>['open-file']>().toBeNever();
    expectTypeOf<Emits<Electron.App, { 'opened-file': [] }>['opened-file']>().toBeNever();
  });
});

describe('the double of Electron is strict', () => {
  it('about members that it does not know', () => {
    const { use, put, faults } = contextOf();
    expect(() => use('app.whenRdy')).toThrow('the double of Electron knows no app.whenRdy');
    expect(
      () => use('dialog.showCertificateTrustDialog', {}),
    ).toThrow('knows no dialog.showCertificateTrustDialog');
    expect(() => use('BrowserWindow.addExtension', 'x')).toThrow('knows no BrowserWindow.addExtension');
    expect(() => put('app.name', 'x')).toThrow('app.name is not to be written');
    expect(faults()).toHaveLength(4);
  });

  it('about events that it never emits', () => {
    const { use } = contextOf();
    expect(() => use('app.on', 'opened-file', () => undefined)).toThrow('emits no app “opened-file”');
    expect(() => use('app.on', 'open-file')).toThrow('app.on was called wrongly');
  });

  it('about arguments: missing, of another kind, too many, and options that it does not know', () => {
    const { use, put, makeWindow, ready } = contextOf();
    expect(() => use('app.setPath', 'userData')).toThrow('app.setPath was called wrongly');
    expect(() => use('app.getPath', 'nowhere')).toThrow('app.getPath was called wrongly');
    expect(() => use('app.enableSandbox', true)).toThrow('app.enableSandbox was called wrongly');
    expect(
      () => use('protocol.registerSchemesAsPrivileged', [{ scheme: 'isnad', privilege: {} }]),
    ).toThrow('privilege');
    ready();
    expect(() => makeWindow({ widht: 100 })).toThrow('widht');
    expect(() => makeWindow({ webPreferences: { sandboxed: true } })).toThrow('sandboxed');
    expect(() => makeWindow({ width: '100' })).toThrow('width');
    expect(() => use('dialog.showSaveDialog', {}, {})).toThrow('dialog.showSaveDialog was called wrongly');
    expect(
      () => use('dialog.showOpenDialog', { filters: [{ name: 'Isnad', extensions: ['.isnad'] }] }),
    ).toThrow('extensions');
    expect(
      () => use('shell.openExternal', 'not an address'),
    ).toThrow('shell.openExternal was called wrongly');
    expect(() => use('ipcMain.handle', 'channel')).toThrow('ipcMain.handle was called wrongly');
    expect(
      () => use('Menu.buildFromTemplate', [{ label: 'x', accelerator: 'Ctrl+Nothing' }]),
    ).toThrow('not an accelerator');
    expect(() => use('Menu.buildFromTemplate', [{ role: 'paste-all' }])).toThrow('role');
    expect(
      () => use('Menu.buildFromTemplate', [{ click: () => undefined }]),
    ).toThrow('an entry without a label or role');
    expect(() => use('Menu.setApplicationMenu', {})).toThrow('expected a menu');
    expect(() => put('nativeTheme.themeSource', 'dusk')).toThrow('nativeTheme.themeSource cannot be dusk');
  });

  it('about what is to be said before it is ready', () => {
    const { electron, ready } = contextOf();
    ready();
    expect(() => electron.protocol.registerSchemesAsPrivileged([scheme])).toThrow('after the app is ready');
    expect(() => electron.app.enableSandbox()).toThrow('after the app is ready');
    expect(() => electron.app.setPath('userData', '/tmp')).toThrow('after the app is ready');
  });

  it('about what is there only once it is ready', () => {
    const { electron } = contextOf();
    const early: Record<string, () => unknown> = {
      window: () => new electron.BrowserWindow(),
      scheme: () => electron.protocol.handle('isnad', () => new Response()),
      menu: () => electron.Menu.setApplicationMenu(null),
      dialog: () => electron.dialog.showOpenDialog({}),
      screen: () => electron.screen.getPrimaryDisplay(),
      session: () => electron.session.defaultSession,
      engine: () => electron.utilityProcess.fork('engine.js'),
      language: () => electron.app.getLocale(),
    };
    for (const [name, call] of Object.entries(early)) expect(call, name).toThrow('before the app is ready');
  });

  it('about what may be done once, and in which order', () => {
    const { electron, ready } = contextOf();
    electron.ipcMain.handle('call', () => null);
    expect(() => electron.ipcMain.handle('call', () => null)).toThrow('“call” is handled already');
    electron.protocol.registerSchemesAsPrivileged([scheme]);
    expect(() => electron.protocol.registerSchemesAsPrivileged([scheme])).toThrow('called twice');
    electron.app.requestSingleInstanceLock();
    expect(() => electron.app.setPath('userData', '/tmp')).toThrow('after app.requestSingleInstanceLock');
    ready();
    expect(() => electron.protocol.handle('other', () => new Response())).toThrow('other has no privileges');
    electron.protocol.handle('isnad', () => new Response());
    expect(() => electron.protocol.handle('isnad', () => new Response())).toThrow('isnad is handled already');
  });

  it('about windows that are gone', () => {
    const { electron, ready } = contextOf();
    ready();
    const window = new electron.BrowserWindow();
    const { webContents } = window;
    window.close();
    expect(window.isDestroyed()).toBe(true);
    expect(() => window.show()).toThrow('BrowserWindow.show was called after it was destroyed');
    expect(() => window.webContents).toThrow('destroyed window');
    expect(() => webContents.send('event', {})).toThrow('webContents.send was called after it was destroyed');
  });

  it('about dialogs that nobody answers and messages that cannot pass', async () => {
    const { electron, double, ready } = contextOf();
    ready();
    await expect(electron.dialog.showSaveDialog({})).rejects.toThrow('nobody has an answer');
    double.answers.save.push('/tmp/x');
    expect(await electron.dialog.showSaveDialog({})).toEqual({ canceled: false, filePath: '/tmp/x' });
    const window = new electron.BrowserWindow();
    expect(() => window.webContents.send('event', () => undefined)).toThrow('could not be cloned');
  });
});

describe('the double of Electron', () => {
  it('quits as Electron does: each window, then what may prevent it, then the end', () => {
    const { electron, ready, exits } = contextOf();
    const heard: string[] = [];
    let prevented = true;
    electron.app.on('before-quit', () => heard.push('before-quit'));
    electron.app.on('will-quit', () => heard.push('will-quit'));
    electron.app.on('quit', () => heard.push('quit'));
    electron.app.on('window-all-closed', () => heard.push('window-all-closed'));
    electron.app.on('will-quit', (event: Electron.Event) => {
      if (prevented) event.preventDefault();
      prevented = false;
    });
    ready();
    const window = new electron.BrowserWindow();
    window.on('closed', () => heard.push('closed'));
    electron.app.quit();
    expect([heard, exits]).toEqual([['before-quit', 'closed', 'will-quit'], []]);
    electron.app.quit();
    expect([heard.slice(3), exits]).toEqual([['before-quit', 'will-quit', 'quit'], [0]]);
  });

  it('keeps a window open, and the program running, where the window prevents its end', () => {
    const { electron, ready, exits } = contextOf();
    ready();
    const window = new electron.BrowserWindow();
    window.on('close', (event: Electron.Event) => event.preventDefault());
    electron.app.quit();
    expect([window.isDestroyed(), exits]).toEqual([false, []]);
  });

  it('says what became of the program’s last window, and ends by itself where nobody asks', () => {
    const { electron, ready, exits } = contextOf();
    ready();
    const closed = vi.fn<() => void>();
    electron.app.on('window-all-closed', closed);
    new electron.BrowserWindow().close();
    expect([closed.mock.calls.length, exits]).toEqual([1, []]);
    electron.app.off('window-all-closed', closed);
    new electron.BrowserWindow().close();
    expect(exits).toEqual([0]);
  });

  it('has a page for a window whose address answers, with the preload’s functions', async () => {
    const { electron, double, ready } = contextOf();
    electron.protocol.registerSchemesAsPrivileged([scheme]);
    ready();
    electron.protocol.handle('isnad', () => new Response('<!doctype html>'));
    electron.ipcMain.handle(
      'isnad:call',
      (event, method: unknown) => [event.senderFrame?.url, event.senderFrame?.parent, method],
    );
    const preload = path.resolve(import.meta.dirname, '../../out/preload/preload.cjs');
    const window = new electron.BrowserWindow({ webPreferences: { preload } });
    await window.loadURL('isnad://app/');
    const exposed = double.windows.opened.get(1)?.contents.page().exposed.get('isnad');
    const { call } = exposed as { call: (method: string, input: unknown) => Promise<unknown> };
    expect(await call('host.state', {})).toEqual(['isnad://app/', null, 'host.state']);
    await expect(window.loadURL('other://app/')).rejects.toThrow('ERR_UNKNOWN_URL_SCHEME');
  });
});

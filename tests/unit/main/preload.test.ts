import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answer, DesktopDoor } from '../../../src/domain/desktop-door.ts';
import type { BridgeEvent } from '../../../src/domain/host-api.ts';
import { createElectronBridge } from '../../../src/renderer/bridge/electron-bridge.ts';

type Hear = (event: object, content: BridgeEvent) => void;

/** Stands for Electron in the preload: what it has exposed, sent and listened to. Anything else is no function. */
const electron = vi.hoisted(() => {
  const state = {
    exposed: new Map<string, DesktopDoor>(),
    invoked: [] as unknown[][],
    sent: [] as unknown[][],
    listeners: new Map<string, Set<Hear>>(),
    answer: { ok: true, output: null } as Answer,
  };
  const contextBridge = {
    exposeInMainWorld: (name: string, exposed: DesktopDoor) => void state.exposed.set(name, exposed),
  };
  const ipcRenderer = {
    async invoke(...given: unknown[]) {
      state.invoked.push(given);
      return state.answer;
    },
    send: (...given: unknown[]) => void state.sent.push(given),
    on(channel: string, hear: Hear) {
      state.listeners.set(channel, (state.listeners.get(channel) ?? new Set()).add(hear));
    },
    removeListener: (channel: string, hear: Hear) => void state.listeners.get(channel)?.delete(hear),
  };
  const webUtils = { getPathForFile: (file: File) => (file.name === 'made.isnad' ? '' : `/dropped/${file.name}`) };
  return { state, contextBridge, ipcRenderer, webUtils };
});

vi.mock('electron', () => electron);

beforeEach(async () => {
  const { state } = electron;
  for (const map of [state.exposed, state.listeners]) map.clear();
  state.invoked.length = 0;
  state.sent.length = 0;
  vi.resetModules();
  await import('../../../src/preload/preload.ts');
});

function door(): DesktopDoor {
  const exposed = electron.state.exposed.get('isnad');
  if (exposed === undefined) throw new Error('the preload has exposed nothing');
  return exposed;
}

const changed: BridgeEvent = { type: 'connection', state: 'restored' };

describe('the preload', () => {
  it('puts two functions into the window and nothing else', () => {
    expect([...electron.state.exposed.keys()]).toEqual(['isnad']);
    expect(Object.keys(door()).sort()).toEqual(['call', 'subscribe']);
    expect(Object.values(door()).map((value) => typeof value)).toEqual(['function', 'function']);
    expect([electron.state.invoked, electron.state.sent, [...electron.state.listeners]]).toEqual([[], [], []]);
  });

  it('passes a call on by its one channel, whatever it is called', async () => {
    await door().call('host.state', {});
    await door().call('shell.openExternal', { url: 'x' });
    expect(electron.state.invoked).toEqual([
      ['isnad:call', 'host.state', {}],
      ['isnad:call', 'shell.openExternal', { url: 'x' }],
    ]);
  });

  it('says the places of dropped files, and leaves the rest of the input as it is', async () => {
    const files = [new File([], 'أخبار.isnad'), new File([], 'made.isnad')];
    await door().call('desktop.openFiles', { files, more: 1 });
    expect(electron.state.invoked.at(-1)).toEqual([
      'isnad:call',
      'desktop.openFiles',
      { paths: ['/dropped/أخبار.isnad', ''], more: 1 },
    ]);
  });

  it.each([
    ['no list', { files: 'a.isnad' }],
    ['something else in the list', { files: [new File([], 'a.isnad'), '/etc/passwd'] }],
    ['no input', undefined],
    ['null', null],
    ['a text', 'files'],
  ])('says no place where files are none: %s', async (_name, input) => {
    await door().call('desktop.openFiles', input);
    expect(electron.state.invoked.at(-1)).toEqual(['isnad:call', 'desktop.openFiles', input]);
  });

  it('brings events without Electron’s own, says when it listens, and stops', () => {
    const heard: unknown[][] = [];
    const stop = door().subscribe((...given) => void heard.push(given));
    expect(electron.state.sent).toEqual([['isnad:event']]);
    const listeners = electron.state.listeners.get('isnad:event');
    for (const hear of listeners ?? []) hear({ sender: 'reaches far' }, changed);
    expect(heard).toEqual([[changed]]);
    stop();
    expect(listeners?.size).toBe(0);
  });
});

describe('the desktop bridge', () => {
  it('answers with the output', async () => {
    electron.state.answer = { ok: true, output: { total: 3 } };
    expect(await createElectronBridge(door()).call('documents.list', {})).toEqual({ total: 3 });
  });

  it('rejects with the problem', async () => {
    electron.state.answer = { ok: false, problem: { code: 'not-found', details: { id: 'x' } } };
    await expect(createElectronBridge(door()).call('documents.list', {})).rejects.toMatchObject({
      name: 'Problem',
      code: 'not-found',
      details: { id: 'x' },
    });
  });
});

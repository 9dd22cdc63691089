import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { BridgeEvent } from '../../../src/domain/host-api.ts';
import { createWebBridge } from '../../../src/renderer/bridge/web-bridge.ts';
import { engineDouble, makeProject, openPage, startTestHost, temporaryFolder } from './support.ts';

/** The part of the browser's EventSource that the bridge uses, moved by hand. */
class EventSourceDouble {
  static readonly CLOSED = 2;
  static readonly made: EventSourceDouble[] = [];
  readyState = 0;
  readonly url: string;
  private readonly listeners = new Map<string, (event: { data: string }) => void>();

  constructor(url: string) {
    this.url = url;
    EventSourceDouble.made.push(this);
  }

  addEventListener(type: string, listener: (event: { data: string }) => void): void {
    this.listeners.set(type, listener);
  }

  fire(type: string, data = ''): void {
    this.listeners.get(type)?.({ data });
  }

  close(): void {
    this.readyState = EventSourceDouble.CLOSED;
  }
}

beforeEach(() => {
  const stored = new Map<string, string>();
  EventSourceDouble.made.length = 0;
  vi.stubGlobal('EventSource', EventSourceDouble);
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** A bridge whose page was served by a real host: its fetches carry what a browser adds. */
async function bridgeToHost(engine = engineDouble()) {
  const folder = temporaryFolder();
  const host = await startTestHost({ file: makeProject(folder, 'news'), uploadLimit: 100 }, engine, folder);
  const { headers } = await openPage(host);
  const realFetch = fetch;
  vi.stubGlobal('fetch', (target: string, options: RequestInit) =>
    realFetch(host.origin + target, {
      ...options,
      headers: [...Object.entries(headers), ...new Headers(options.headers).entries()],
    }),
  );
  return { host, bridge: createWebBridge() };
}

it('calls the host and the workbench', async () => {
  const { bridge, host } = await bridgeToHost();
  expect((await bridge.call('host.state', {})).project?.title).toBe('news');
  await bridge.call('documents.list', { limit: 1 });
  expect(host.engine.called.at(-1)).toMatchObject({ method: 'documents.list', input: { limit: 1 } });
});

it('rejects with the problem that the host answers', async () => {
  const { bridge } = await bridgeToHost();
  await expect(bridge.call('host.open', { path: '/no.isnad' })).rejects.toMatchObject({
    name: 'Problem',
    code: 'project-missing',
    details: { file: '/no.isnad' },
  });
});

it('uploads bytes, whose handle the import takes', async () => {
  const sources: unknown[] = [];
  const report = { imported: 1, duplicates: 0, refused: 0, outcomes: [] };
  const engine = engineDouble({
    'documents.import': (input) => {
      sources.push(input);
      return report;
    },
  });
  const { bridge } = await bridgeToHost(engine);
  const bytes = new TextEncoder().encode('خبر');
  const { source } = await bridge.call('host.upload', { name: 'خبر & تحليل.txt', bytes });
  expect(await bridge.call('documents.import', { sources: [source] })).toEqual(report);
  expect(sources).toEqual([{ sources: [expect.stringMatching(/خبر & تحليل\.txt$/)] }]);
  const large = new Uint8Array(101);
  await expect(bridge.call('host.upload', { name: 'a', bytes: large })).rejects.toMatchObject({
    code: 'upload-too-large',
    details: { limit: 100 },
  });
});

it('says that the connection is lost when the host is gone or no longer knows the window', async () => {
  const { bridge, host } = await bridgeToHost();
  const toHost = fetch;
  vi.stubGlobal('fetch', async () => new Response('<!doctype html>', { status: 401 }));
  await expect(bridge.call('host.state', {})).rejects.toMatchObject({ code: 'connection-lost' });
  vi.stubGlobal('fetch', toHost);
  await host.stop();
  await expect(bridge.call('host.state', {})).rejects.toMatchObject({ code: 'connection-lost' });
});

it('keeps the window’s id over a reload', () => {
  const stop = createWebBridge().subscribe(() => undefined);
  stop();
  createWebBridge().subscribe(() => undefined);
  const [first, second] = EventSourceDouble.made;
  expect(first?.url).toMatch(/^\/events\?window=[0-9a-f-]{36}$/);
  expect(second?.url).toBe(first?.url);
});

it('brings events to all who listen over one connection, and ends it with the last of them', () => {
  const bridge = createWebBridge();
  const heard: BridgeEvent[] = [];
  const listener = (event: BridgeEvent): void => void heard.push(event);
  const stops = [bridge.subscribe(listener), bridge.subscribe(listener)];
  expect(EventSourceDouble.made).toHaveLength(1);
  const [source] = EventSourceDouble.made;
  const event = { type: 'progress', task: 't', intent: 'documents.import', done: 1, total: 2 };
  source?.fire('message', JSON.stringify(event));
  expect(heard).toEqual([event, event]);
  stops[0]?.();
  source?.fire('message', JSON.stringify(event));
  expect(heard).toHaveLength(3);
  expect(source?.readyState).toBe(0);
  stops[1]?.();
  expect(source?.readyState).toBe(EventSourceDouble.CLOSED);
});

it('tells of a lost connection once, and of its return; tries again where the browser gives up', () => {
  vi.useFakeTimers();
  const heard: BridgeEvent[] = [];
  const stop = createWebBridge().subscribe((event) => heard.push(event));
  const [source] = EventSourceDouble.made;
  source?.fire('open');
  expect(heard).toEqual([]);
  source?.fire('error');
  source?.fire('error');
  expect(heard).toEqual([{ type: 'connection', state: 'lost' }]);
  source?.fire('open');
  expect(heard.at(-1)).toEqual({ type: 'connection', state: 'restored' });

  source?.close();
  source?.fire('error');
  vi.advanceTimersByTime(2000);
  expect(EventSourceDouble.made).toHaveLength(2);
  EventSourceDouble.made[1]?.fire('open');
  expect(heard.map((event) => ('state' in event ? event.state : ''))).toEqual(['lost', 'restored', 'lost', 'restored']);

  EventSourceDouble.made[1]?.close();
  EventSourceDouble.made[1]?.fire('error');
  stop();
  vi.advanceTimersByTime(60_000);
  expect(EventSourceDouble.made).toHaveLength(2);
});

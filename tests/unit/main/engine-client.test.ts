import { describe, expect, it } from 'vitest';
import type { BridgeEvent } from '../../../src/domain/host-api.ts';
import type { EngineProcess } from '../../../src/main/engine-client.ts';
import { makeEngineClient } from '../../../src/main/engine-client.ts';
import type { FromEngine, ToEngine } from '../../../src/main/engine-messages.ts';
import { until } from '../web/support.ts';

/** A process that only keeps what it is told, and says what the test has it say. */
class ProcessDouble implements EngineProcess {
  readonly told: ToEngine[] = [];
  private hear: (message: FromEngine) => void = () => undefined;
  private fail: (type: 'FatalError', location: string) => void = () => undefined;
  private bury: (code: number) => void = () => undefined;

  postMessage = (message: ToEngine): void => void this.told.push(message);

  on(event: 'message', listener: (message: FromEngine) => void): void;
  on(event: 'error', listener: (type: 'FatalError', location: string) => void): void;
  on(event: 'exit', listener: (code: number) => void): void;
  on(
    ...given:
      | [event: 'message', listener: (message: FromEngine) => void]
      | [event: 'error', listener: (type: 'FatalError', location: string) => void]
      | [event: 'exit', listener: (code: number) => void]
  ): void {
    if (given[0] === 'message') this.hear = given[1];
    else if (given[0] === 'error') this.fail = given[1];
    else this.bury = given[1];
  }

  say = (message: FromEngine): void => this.hear(message);
  die(code: number, location?: string): void {
    if (location !== undefined) this.fail('FatalError', location);
    this.bury(code);
  }

  types(): string[] {
    return this.told.map((message) => message.type);
  }
}

function client(choosePlace: (window: string, name: string) => Promise<string | null> = async () => null) {
  const processes: ProcessDouble[] = [];
  const told: [string, BridgeEvent][] = [];
  const heard: unknown[] = [];
  const time = { now: 0 };
  const engine = makeEngineClient({
    version: '1.2.3',
    startProcess() {
      const started = new ProcessDouble();
      processes.push(started);
      return started;
    },
    clock: () => time.now,
    tell: (window, event) => told.push([window, event]),
    choosePlace,
    onShows: (window, file) => heard.push({ window, file }),
    onSettings: (settings) => heard.push(settings),
    onFront: (window) => heard.push({ front: window }),
  });
  const at = (index: number): ProcessDouble => {
    const found = processes[index];
    if (found === undefined) throw new Error(`process ${index} was not started`);
    return found;
  };
  return { engine, processes, at, told, heard, time };
}

describe('the engine’s process', () => {
  it('starts with the first window, which it is told of once', () => {
    const { engine, processes, at } = client();
    expect(processes).toHaveLength(0);
    engine.openWindow('a', '/p/news.isnad');
    engine.openWindow('b', null);
    engine.openWindow('c', '/p/other.isnad');
    expect(processes).toHaveLength(1);
    expect(at(0).told).toEqual([
      { type: 'start', version: '1.2.3' },
      { type: 'open', window: 'a', file: '/p/news.isnad' },
      { type: 'open', window: 'c', file: '/p/other.isnad' },
    ]);
  });

  it('answers calls in any order, each to who asked', async () => {
    const { engine, at } = client();
    engine.openWindow('a', null);
    const answers = [engine.call('a', 'host.state', {}), engine.call('a', 'documents.list', { limit: 1 })];
    const [, first, second] = at(0).told;
    expect([first, second]).toEqual([
      { type: 'call', id: 1, window: 'a', method: 'host.state', input: {} },
      { type: 'call', id: 2, window: 'a', method: 'documents.list', input: { limit: 1 } },
    ]);
    at(0).say({ type: 'answer', id: 2, answer: { ok: true, output: 'second' } });
    at(0).say({ type: 'answer', id: 99, answer: { ok: true, output: 'nobody’s' } });
    at(0).say({ type: 'answer', id: 1, answer: { ok: true, output: 'first' } });
    expect(await Promise.all(answers)).toEqual([
      { ok: true, output: 'first' },
      { ok: true, output: 'second' },
    ]);
  });

  it('has its events passed on to their window', () => {
    const { engine, at, told } = client();
    engine.openWindow('a', null);
    const event: BridgeEvent = { type: 'problem', problem: { code: 'backup-failed', details: {} } };
    at(0).say({ type: 'event', window: 'a', event });
    expect(told).toEqual([['a', event]]);
  });

  it('asks where a file goes, and hears it; also that the person wants none, or could not be asked', async () => {
    const places: Record<string, () => Promise<string | null>> = {
      'a.csv': async () => '/docs/a.csv',
      'b.csv': async () => null,
      'c.csv': async () => {
        throw new Error('no dialog');
      },
    };
    const { engine, at, told } = client((_window, name) => places[name]?.() ?? Promise.resolve(null));
    engine.openWindow('w', null);
    ['a.csv', 'b.csv', 'c.csv'].forEach((name, id) => at(0).say({ type: 'choose', id, window: 'w', name }));
    await until(() => at(0).told.filter(({ type }) => type === 'chosen').length === 3);
    expect(at(0).told.filter(({ type }) => type === 'chosen')).toEqual(
      expect.arrayContaining([
        { type: 'chosen', id: 0, path: '/docs/a.csv' },
        { type: 'chosen', id: 1, path: null },
        { type: 'chosen', id: 2, path: null },
      ]),
    );
    expect(told).toMatchObject([['w', { type: 'problem', problem: { details: { message: 'no dialog' } } }]]);
  });

  it('is told what becomes of windows, and of none that it does not know', () => {
    const { engine, at } = client();
    engine.openWindow('a', null);
    engine.listen('a');
    engine.silence('a');
    engine.closeWindow('a');
    engine.listen('a');
    engine.silence('unknown');
    expect(at(0).types()).toEqual(['start', 'listen', 'silence', 'leave']);
  });
});

describe('what the main process knows by the engine’s messages', () => {
  it('are settings, and windows that are to come to the front', () => {
    const { engine, at, heard } = client();
    engine.openWindow('a', null);
    at(0).say({ type: 'settings', settings: { language: 'ar', theme: 'dark' } });
    at(0).say({ type: 'front', window: 'a' });
    expect(heard).toEqual([{ language: 'ar', theme: 'dark' }, { front: 'a' }]);
  });

  it('is which file each window shows, from its opening until it hears otherwise or closes', () => {
    const { engine, at, heard } = client();
    engine.openWindow('a', '/p/first.isnad');
    expect(engine.windowShowing('/p/first.isnad')).toBe('a');
    at(0).say({ type: 'shows', window: 'a', file: '/p/now.isnad' });
    at(0).say({ type: 'shows', window: 'unknown', file: '/p/first.isnad' });
    expect(engine.windowShowing('/p/first.isnad')).toBeUndefined();
    expect(engine.windowShowing('/p/now.isnad')).toBe('a');
    expect(engine.placeOf('a', 'project')).toBe('/p/now.isnad');
    expect(heard).toEqual([{ window: 'a', file: '/p/now.isnad' }]);
    engine.closeWindow('a');
    expect(engine.windowShowing('/p/now.isnad')).toBeUndefined();
    expect(engine.placeOf('a', 'project')).toBeNull();
  });

  it('is the place that a window wrote to last, which another choice given up does not change', async () => {
    const places = ['/docs/a.csv', null];
    const { engine, at } = client(async () => places.shift() ?? null);
    engine.openWindow('a', null);
    expect(engine.placeOf('a', 'written')).toBeNull();
    for (const id of [1, 2]) at(0).say({ type: 'choose', id, window: 'a', name: 'a.csv' });
    await until(() => at(0).told.filter(({ type }) => type === 'chosen').length === 2);
    expect(engine.placeOf('a', 'written')).toBe('/docs/a.csv');
    expect(engine.placeOf('b', 'written')).toBeNull();
  });
});

describe('an engine that dies', () => {
  it('is started again, shows what was shown, and says so; what was under way is answered', async () => {
    const { engine, processes, at, told, time } = client();
    engine.openWindow('a', '/p/first.isnad');
    engine.openWindow('b', null);
    engine.listen('a');
    at(0).say({ type: 'shows', window: 'a', file: '/p/now.isnad' });
    const running = engine.call('a', 'documents.import', {});
    time.now = 60_000;
    at(0).die(139);
    expect(await running).toEqual({ ok: false, problem: { code: 'connection-lost', details: {} } });
    expect(processes).toHaveLength(2);
    expect(at(1).told).toEqual([
      { type: 'start', version: '1.2.3' },
      { type: 'open', window: 'a', file: '/p/now.isnad' },
      { type: 'listen', window: 'a' },
    ]);
    expect(told).toEqual([
      ['a', { type: 'problem', problem: { code: 'engine-failed', details: { message: 'exit 139' } } }],
      ['a', { type: 'connection', state: 'lost' }],
      ['a', { type: 'connection', state: 'restored' }],
    ]);
  });

  it('soon after its start opens nothing by itself, and after a second time waits until it is needed', async () => {
    const { engine, processes, at, told, heard } = client();
    engine.openWindow('a', '/p/deadly.isnad');
    engine.listen('a');
    at(0).die(1, 'node::Abort');
    expect(engine.placeOf('a', 'project')).toBeNull();
    expect(heard).toEqual([{ window: 'a', file: null }]);
    expect(at(1).types()).toEqual(['start', 'listen']);
    at(1).die(1);
    expect(processes).toHaveLength(2);
    expect(told.at(-1)).toEqual(['a', { type: 'connection', state: 'lost' }]);
    expect(told[0]?.[1]).toMatchObject({ problem: { details: { message: 'FatalError node::Abort' } } });

    const running = engine.call('a', 'host.state', {});
    expect(at(2).types()).toEqual(['start', 'listen', 'call']);
    expect(told.at(-1)).toEqual(['a', { type: 'connection', state: 'restored' }]);
    at(2).say({ type: 'answer', id: 1, answer: { ok: true, output: 1 } });
    expect(await running).toEqual({ ok: true, output: 1 });
  });

  it('because the program ends stays dead; later calls are answered', async () => {
    const { engine, processes, at } = client();
    engine.openWindow('a', null);
    const ends = [engine.end(), engine.end()];
    expect(at(0).types()).toEqual(['start', 'end']);
    at(0).die(0);
    await Promise.all(ends);
    expect(processes).toHaveLength(1);
    expect(await engine.call('a', 'host.state', {})).toMatchObject({ ok: false });
  });

  it('was never started where there was no window', async () => {
    const { engine, processes } = client();
    await engine.end();
    expect(processes).toHaveLength(0);
  });
});

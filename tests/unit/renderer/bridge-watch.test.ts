import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bridge, BridgeEvent } from '../../../src/domain/host-api.ts';
import { Problem } from '../../../src/domain/problem.ts';
import { watchConnection } from '../../../src/renderer/bridge/connection-watch.ts';
import { sessionLine } from '../../../src/renderer/bridge/session-lines.ts';
import { logSession, SESSION_ENTRIES } from '../../../src/renderer/bridge/session-log.ts';
import { watchWrites } from '../../../src/renderer/bridge/write-watch.ts';

type Answer = (method: string, input: unknown) => unknown;

/** A bridge that answers as told, with a way to say what an engine says. */
function bridgeDouble(answer: Answer = () => ({})) {
  const listeners = new Set<(event: BridgeEvent) => void>();
  const called: string[] = [];
  const call = async (method: string, input: unknown): Promise<unknown> => {
    called.push(method);
    return answer(method, input);
  };
  const bridge: Bridge = {
    call: call as Bridge['call'],
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const say = (event: BridgeEvent): void => {
    for (const listener of listeners) listener(event);
  };
  return { bridge, called, say, listeners };
}

const lost: BridgeEvent = { type: 'connection', state: 'lost' };
const restored: BridgeEvent = { type: 'connection', state: 'restored' };
const clock = { now: () => 0, steady: () => 0 };

describe('a lost connection', () => {
  it('refuses writes at once, without sending them, and lets reads through', async () => {
    const double = bridgeDouble();
    const { bridge, watch } = watchConnection(double.bridge);
    bridge.subscribe(() => undefined);
    await bridge.call('spans.remove', { ids: [] });
    double.say(lost);
    expect(watch.state()).toBe('lost');
    await expect(bridge.call('spans.remove', { ids: [] })).rejects.toMatchObject({ code: 'connection-lost' });
    await bridge.call('documents.list', {});
    double.say(restored);
    await bridge.call('spans.remove', { ids: [] });
    expect(double.called.filter((method) => method === 'spans.remove')).toHaveLength(2);
  });

  it('asks whether the engine is back when a write was refused, one question at a time', async () => {
    const never = new Promise<never>(() => undefined);
    const double = bridgeDouble((method) => (method === 'host.state' ? never : {}));
    const { bridge } = watchConnection(double.bridge);
    bridge.subscribe(() => undefined);
    double.say(lost);
    for (let press = 0; press < 3; press += 1) {
      await expect(bridge.call('history.undo', {})).rejects.toMatchObject({ code: 'connection-lost' });
    }
    expect(double.called).toEqual(['host.state']);
  });

  it('is heard by all who listen, over one subscription that ends with the last of them', () => {
    const double = bridgeDouble();
    const { bridge } = watchConnection(double.bridge);
    const heard: BridgeEvent[] = [];
    const listener = (event: BridgeEvent): void => void heard.push(event);
    const stops = [bridge.subscribe(listener), bridge.subscribe(listener)];
    expect(double.listeners.size).toBe(1);
    double.say(lost);
    expect(heard).toEqual([lost, lost]);
    for (const stop of stops) stop();
    expect(double.listeners.size).toBe(0);
  });
});

describe('whether all is saved', () => {
  it('is not so where a write did not reach the file, until one does', async () => {
    let problem: Problem | null = new Problem('disk-full', { file: 'x' });
    const double = bridgeDouble(() => {
      if (problem !== null) throw problem;
      return {};
    });
    const { bridge, watch } = watchWrites(double.bridge);
    const write = (): Promise<unknown> => bridge.call('history.undo', {});
    await expect(write()).rejects.toBeDefined();
    expect([watch.state(), watch.failure()]).toEqual(['failed', 'disk-full']);
    problem = null;
    const running = write();
    expect(watch.state()).toBe('saving');
    await running;
    expect([watch.state(), watch.failure()]).toEqual(['saved', null]);
  });

  it('is still so where a write was refused for what it asked', async () => {
    const double = bridgeDouble(() => {
      throw new Problem('label-unknown', { label: 'x' });
    });
    const { bridge, watch } = watchWrites(double.bridge);
    await expect(bridge.call('history.undo', {})).rejects.toBeDefined();
    expect(watch.state()).toBe('saved');
  });

  it('is so again once a lost connection is back and everything is read anew', async () => {
    const double = bridgeDouble(() => {
      throw new Problem('connection-lost');
    });
    const { bridge, watch } = watchWrites(double.bridge);
    bridge.subscribe(() => undefined);
    await expect(bridge.call('history.undo', {})).rejects.toBeDefined();
    expect(watch.failure()).toBe('connection-lost');
    double.say(restored);
    expect(watch.failure()).toBeNull();
  });
});

describe('the log of a session', () => {
  it('says what was called, how it went, and what was heard', async () => {
    const double = bridgeDouble((method) => {
      if (method === 'spans.remove') throw new Problem('not-yours', { owner: 'ليلى' });
      return {};
    });
    const { bridge, log } = logSession(double.bridge, clock);
    const stops = [bridge.subscribe(() => undefined), bridge.subscribe(() => undefined)];
    await bridge.call('documents.list', {});
    await expect(bridge.call('spans.remove', { ids: [] })).rejects.toBeDefined();
    double.say({ type: 'changed', intent: 'spans.create', entities: ['span'], documents: null, changes: null, elsewhere: true });
    for (let done = 0; done < 3; done += 1) {
      double.say({ type: 'progress', task: 't', intent: 'documents.import', done, total: 3 });
    }
    double.say(lost);
    expect(log.entries()).toEqual([
      { at: 0, type: 'call', method: 'documents.list', kind: 'read', milliseconds: 0, outcome: 'ok' },
      { at: 0, type: 'call', method: 'spans.remove', kind: 'write', milliseconds: 0, outcome: 'not-yours' },
      { at: 0, type: 'changed', intent: 'spans.create', elsewhere: true },
      { at: 0, type: 'progress', intent: 'documents.import' },
      { at: 0, type: 'connection', state: 'lost' },
    ]);
    for (const stop of stops) stop();
    expect(double.listeners.size).toBe(0);
  });

  it('keeps the newest entries', async () => {
    const { bridge, log } = logSession(bridgeDouble().bridge, clock);
    await bridge.call('documents.list', {});
    for (let press = 0; press < SESSION_ENTRIES; press += 1) await bridge.call('history.undo', {});
    expect(log.entries()).toHaveLength(SESSION_ENTRIES);
    expect(log.entries().some((entry) => entry.type === 'call' && entry.method === 'documents.list')).toBe(false);
  });

  it('says where an error that nobody caught came from', () => {
    const { log } = logSession(bridgeDouble().bridge, clock);
    const error = new TypeError('قال at x (http://127.0.0.1:1/assets/secret-1.js:1:1)');
    error.stack = `TypeError: ${error.message}\n    at run (http://127.0.0.1:8080/assets/index-B3x9_kQz.js:12:345)\n    at x`;
    log.noteUncaught(error);
    expect(log.entries()).toEqual([{ at: 0, type: 'error', name: 'TypeError', place: 'index-B3x9_kQz.js:12:345' }]);
  });

  it('holds no text of a document, note, name or title, whatever goes through', async () => {
    // A marker that is no word of ours: were any of the text to get in, the marker would.
    const text = fc.string({ unit: 'grapheme' }).map((around) => `${around} سرّ\n    at f (http://h/assets/XYZZY.js:1:1)\n${around}`);
    await fc.assert(
      fc.asyncProperty(text, async (secret) => {
        const double = bridgeDouble((method) => {
          if (method === 'spans.create') throw new Problem('quote-differs', { what: secret, id: secret });
          if (method === 'spans.update') throw Object.assign(new Error(secret), { name: secret });
          if (method === 'spans.remove') throw Object.assign(new RangeError(secret), { code: secret });
          return { title: secret, text: secret };
        });
        const { bridge, log } = logSession(double.bridge, clock);
        bridge.subscribe(() => undefined);
        const call = bridge.call as (method: string, input: unknown) => Promise<unknown>;
        const methods = ['documents.get', 'spans.create', 'spans.update', 'spans.remove', 'host.open', secret];
        await Promise.allSettled(methods.map((method) => call(method, { note: secret, path: secret })));
        double.say({ type: 'changed', intent: secret, entities: ['span'], documents: [secret], changes: [{ entity: 'span', id: secret }], elsewhere: false });
        double.say({ type: 'progress', task: secret, intent: secret, done: 1, total: 2 });
        double.say({ type: 'problem', problem: { code: 'file-missing', details: { file: secret } } });
        log.noteUncaught(new Error(secret));
        log.noteUncaught(Object.assign(new TypeError(secret), { name: secret }));
        log.noteUncaught(Object.assign(new Error(''), { name: secret }));
        log.noteUncaught(secret);
        log.noteUncaught({ message: secret });
        const written = JSON.stringify(log.entries()) + log.entries().map(sessionLine).join('\n');
        expect(log.entries()).toHaveLength(methods.length + 8);
        expect(written).not.toMatch(/XYZZY|سرّ/u);
      }),
    );
  });
});

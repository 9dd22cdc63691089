import { beforeEach, describe, expect, it, vi } from 'vitest';
import { answerPages } from '../../../src/main/ipc.ts';
import { ownPages } from '../../../src/main/own-pages.ts';

type Handler = (event: object, ...given: unknown[]) => unknown;

const electron = vi.hoisted(() => {
  const handlers = new Map<string, Handler>();
  const listeners = new Map<string, Handler>();
  return {
    handlers,
    listeners,
    ipcMain: {
      handle: (channel: string, handler: Handler) => void handlers.set(channel, handler),
      on: (channel: string, listener: Handler) => void listeners.set(channel, listener),
    },
  };
});

vi.mock('electron', () => electron);

const mine = { id: 1 };
const calls: unknown[][] = [];
const heard: string[] = [];

beforeEach(() => {
  calls.length = 0;
  heard.length = 0;
  answerPages({
    windows: { idOf: (contents) => (Object.is(contents, mine) ? 'a' : undefined) },
    pages: ownPages(),
    async call(...given) {
      calls.push(given);
      return { ok: true, output: 'done' };
    },
    listen: (window) => void heard.push(window),
  });
});

const own = { url: 'isnad://app/#/library', parent: null };

describe('what a page sends', () => {
  it('is taken on one channel to call and one to listen', () => {
    expect([...electron.handlers.keys()]).toEqual(['isnad:call']);
    expect([...electron.listeners.keys()]).toEqual(['isnad:event']);
  });

  it('is answered in the name of its window', async () => {
    const answer = await electron.handlers.get('isnad:call')?.({ sender: mine, senderFrame: own }, 'host.state', {});
    expect(answer).toEqual({ ok: true, output: 'done' });
    expect(calls).toEqual([['a', 'host.state', {}]]);
    electron.listeners.get('isnad:event')?.({ sender: mine, senderFrame: own });
    expect(heard).toEqual(['a']);
  });

  it.each([
    ['another page', { sender: mine, senderFrame: { url: 'https://example.org/', parent: null } }],
    ['a frame inside a page', { sender: mine, senderFrame: { ...own, parent: {} } }],
    ['a frame that is gone', { sender: mine, senderFrame: null }],
    ['a window that is not ours', { sender: { id: 2 }, senderFrame: own }],
  ])('is refused from %s', async (_name, event) => {
    const answer = await electron.handlers.get('isnad:call')?.(event, 'host.state', {});
    expect(answer).toMatchObject({ ok: false, problem: { code: 'invalid-input' } });
    electron.listeners.get('isnad:event')?.(event);
    expect([calls, heard]).toEqual([[], []]);
  });

  it.each([[undefined], [null], [7], [['host.state']], [{}]])('is refused where the method is %j', async (method) => {
    const answer = await electron.handlers.get('isnad:call')?.({ sender: mine, senderFrame: own }, method, {});
    expect(answer).toMatchObject({ ok: false, problem: { code: 'invalid-input' } });
    expect(calls).toEqual([]);
  });
});

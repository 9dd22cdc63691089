import fs from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { WorkbenchEvent } from '../../../src/domain/api.ts';
import { ask, engineDouble, makeProject, openPage, startTestHost, temporaryFolder, until, windowA, windowB } from './support.ts';

const MINUTE = 60_000;

function changed(intent: string): WorkbenchEvent {
  return { type: 'changed', intent, entities: ['span'], documents: null, changes: null, elsewhere: false };
}

async function hostWithProject(name = 'news') {
  const folder = temporaryFolder();
  return startTestHost({ file: makeProject(folder, name) }, engineDouble(), folder);
}

describe('the event stream', () => {
  it('tells the browser when to come back, and what happens in its window’s project', async () => {
    const host = await hostWithProject();
    const page = await openPage(host);
    const events = await page.events();
    expect(events.response.headers['content-type']).toBe('text/event-stream; charset=utf-8');
    await page.call('host.state', {});
    host.engine.opened[0]?.emit(changed('spans.create'));
    host.engine.opened[0]?.emit(changed('spans.remove'));
    expect(await events.next()).toEqual(changed('spans.create'));
    expect(await events.next()).toEqual(changed('spans.remove'));
    expect(events.raw().startsWith('retry: 500\n\n')).toBe(true);
  });

  it('follows the window to another project, and hears no more of the one before', async () => {
    const host = await hostWithProject();
    const other = makeProject(host.folder, 'other');
    const page = await openPage(host);
    const second = await openPage(host, windowB);
    const events = await page.events();
    await second.call('host.state', {});
    await page.call('host.open', { path: other });
    const [first, opened] = host.engine.opened;
    first?.emit(changed('in the first'));
    opened?.emit(changed('in the other'));
    expect(await events.next()).toEqual(changed('in the other'));
  });

  it('tells of settings that could not be read', async () => {
    const folder = temporaryFolder();
    fs.mkdirSync(path.join(folder, 'person'));
    fs.writeFileSync(path.join(folder, 'person', 'settings.json'), '{"language":');
    const host = await startTestHost({}, engineDouble(), folder);
    const page = await openPage(host);
    await page.call('host.state', {});
    const events = await page.events();
    expect(await events.next()).toMatchObject({ type: 'problem', problem: { code: 'settings-damaged' } });
  });

  it('needs a window', async () => {
    const host = await startTestHost();
    const page = await openPage(host);
    for (const target of ['/events', '/events?window=', '/events?window=a%20b', '/events?window=the%20host']) {
      expect((await page.get(target)).status).toBe(400);
    }
  });
});

describe('windows', () => {
  it('share one workbench where they show one file, under whatever name', async () => {
    const host = await hostWithProject();
    const first = await openPage(host, windowA);
    const second = await openPage(host, windowB);
    await first.call('host.state', {});
    const link = path.join(host.folder, 'link.isnad');
    fs.symlinkSync(path.join(host.folder, 'news.isnad'), link);
    const state = await second.call('host.open', { path: link });
    expect(state.project?.path).toBe(path.join(host.folder, 'news.isnad'));
    expect(host.engine.opened).toHaveLength(1);

    const events = [await first.events(), await second.events()];
    host.engine.opened[0]?.emit(changed('spans.create'));
    for (const stream of events) expect(await stream.next()).toEqual(changed('spans.create'));
  });

  it('let go of their project when the last of them leaves it', async () => {
    const host = await hostWithProject();
    const first = await openPage(host, windowA);
    const second = await openPage(host, windowB);
    const stream = await first.events();
    await first.call('host.state', {});
    await second.call('host.state', {});
    await first.call('host.close', {});
    expect(host.engine.opened.map((project) => project.closed)).toEqual([false]);
    await second.call('host.close', {});
    expect(host.engine.opened.map((project) => project.closed)).toEqual([true]);
    stream.close();
  });

  it('show different projects at the same time', async () => {
    const host = await hostWithProject();
    const other = makeProject(host.folder, 'other');
    const first = await openPage(host, windowA);
    const second = await openPage(host, windowB);
    await second.call('host.open', { path: other });
    await Promise.all([first.call('documents.list', {}), second.call('documents.list', {})]);
    const files = host.engine.called.filter((call) => call.method === 'documents.list').map((call) => call.file);
    expect(files.toSorted()).toEqual([path.join(host.folder, 'news.isnad'), other]);
  });

  it('keep their project over a reload', async () => {
    const host = await hostWithProject();
    const other = makeProject(host.folder, 'other');
    const page = await openPage(host);
    await page.call('host.open', { path: other });
    const stream = await page.events();
    stream.close();
    const reloaded = await page.events();
    expect((await page.call('host.state', {})).project?.path).toBe(other);
    expect((await (await openPage(host, windowB)).call('host.state', {})).project?.title).toBe('news');
    reloaded.close();
  });

  it('hear of it when another window has their project recovered', async () => {
    const host = await hostWithProject();
    const first = await openPage(host, windowA);
    const second = await openPage(host, windowB);
    const state = await first.call('host.state', {});
    const events = await first.events();
    await second.call('host.recover', { path: state.project?.path ?? '' });
    expect(await events.next()).toMatchObject({ type: 'changed', intent: 'host.recover', documents: null });
  });
});

describe('the host', () => {
  afterEach(() => vi.useRealTimers());

  it('ends, with its projects closed, after its last page has gone; not before a first, nor at a reload', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const host = await hostWithProject();
    const page = await openPage(host);
    expect((await page.get('/')).status).toBe(200);
    await page.call('host.state', {});
    await vi.advanceTimersByTimeAsync(10 * MINUTE);
    expect((await page.get('/')).status).toBe(200);

    const stream = await page.events();
    await vi.advanceTimersByTimeAsync(10 * MINUTE);
    stream.close();
    // Two clocks run once the host has noticed: the window’s and the host’s own.
    await until(() => vi.getTimerCount() === 2);
    await vi.advanceTimersByTimeAsync(4999);
    const reloaded = await page.events();
    expect(vi.getTimerCount()).toBe(0);
    await vi.advanceTimersByTimeAsync(10 * MINUTE);
    expect((await page.call('host.state', {})).project?.title).toBe('news');
    expect(host.engine.opened.map((project) => project.closed)).toEqual([false]);

    reloaded.close();
    await until(() => vi.getTimerCount() === 2);
    await vi.advanceTimersByTimeAsync(5000);
    await host.done;
    expect(host.engine.opened.map((project) => project.closed)).toEqual([true]);
    await expect(page.get('/')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('stays while one of several pages is open, and lets go of what the other one showed', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const host = await hostWithProject();
    const other = makeProject(host.folder, 'other');
    const first = await openPage(host, windowA);
    const second = await openPage(host, windowB);
    await first.events();
    const stream = await second.events();
    await second.call('host.open', { path: other });
    stream.close();
    await until(() => vi.getTimerCount() === 1);
    await vi.advanceTimersByTimeAsync(10 * MINUTE);
    await until(() => host.engine.opened[1]?.closed === true);
    expect(host.engine.opened.map((project) => project.closed)).toEqual([false, true]);
    // A page that was only asleep comes back to what it showed.
    expect((await second.call('host.state', {})).project?.path).toBe(other);
  });

  it('waits for running calls of pages that have gone', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const folder = temporaryFolder();
    const finished = Promise.withResolvers<object>();
    const engine = engineDouble({ 'documents.list': () => finished.promise });
    const host = await startTestHost({ file: makeProject(folder, 'news') }, engine, folder);
    const page = await openPage(host);
    const stream = await page.events();
    const running = page.call('documents.list', {});
    await until(() => engine.called.some((call) => call.method === 'documents.list'));
    stream.close();
    await until(() => vi.getTimerCount() === 1);
    await vi.advanceTimersByTimeAsync(10 * MINUTE);
    expect(engine.opened.map((project) => project.closed)).toEqual([false]);
    finished.resolve({ total: 0 });
    expect(await running).toEqual({ total: 0 });
    await until(() => vi.getTimerCount() === 2);
    await vi.advanceTimersByTimeAsync(5000);
    await host.done;
  });

  it('stops on request: streams end, projects close, further requests are not taken', async () => {
    const host = await hostWithProject();
    const page = await openPage(host);
    const stream = await page.events();
    await page.call('host.state', {});
    await Promise.all([host.stop(), host.stop()]);
    await stream.ended;
    await host.done;
    expect(host.engine.opened.map((project) => project.closed)).toEqual([true]);
    await expect(ask(host, { path: '/' })).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('listens on this machine’s own address only, on the port that was asked for', async () => {
    const first = await startTestHost();
    expect(first.origin).toBe(`http://127.0.0.1:${first.port}`);
    await expect(startTestHost({ port: first.port })).rejects.toMatchObject({
      code: 'port-in-use',
      details: { port: first.port },
    });
    const { port } = first;
    await first.stop();
    expect((await startTestHost({ port })).port).toBe(port);
  });
});

import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Problem } from '../../../src/domain/problem.ts';
import { engineDouble, makeProject, openPage, startTestHost, temporaryFolder, windowA } from './support.ts';

const GIBIBYTE = 1024 * 1024 * 1024;

async function hostWithProject(methods: Parameters<typeof engineDouble>[0] = {}) {
  const folder = temporaryFolder();
  const file = makeProject(folder, 'news');
  return startTestHost({ file }, engineDouble(methods), folder);
}

describe('a call', () => {
  it('goes to the workbench of the window’s project and brings its output back', async () => {
    const host = await hostWithProject({ 'documents.list': () => ({ total: 0, documents: [] }) });
    const page = await openPage(host);
    expect(await page.call('documents.list', { limit: 5 })).toEqual({ total: 0, documents: [] });
    expect(host.engine.called.at(-1)).toMatchObject({ method: 'documents.list', input: { limit: 5 } });
  });

  it('brings a problem of the application back with status 200', async () => {
    const host = await hostWithProject({
      'documents.get': () => {
        throw new Problem('not-found', { entity: 'document', id: 'x' });
      },
      'spans.list': () => {
        throw new TypeError('a mistake of ours');
      },
    });
    const page = await openPage(host);
    const body = (method: string) => JSON.stringify({ window: windowA, method, input: {} });
    const answer = await page.post('/call', 'application/json', body('documents.get'));
    expect(answer.status).toBe(200);
    const details = { entity: 'document', id: 'x' };
    expect(JSON.parse(answer.text)).toEqual({ ok: false, problem: { code: 'not-found', details } });
    await expect(page.callUnchecked('spans.list')).rejects.toMatchObject({
      code: 'engine-failed',
      details: { message: 'a mistake of ours' },
    });
  });

  it.each(['documents.burn', 'host.burn', '__proto__', 'toString', ''])(
    'of the unknown method “%s” is refused and goes no further',
    async (method) => {
      const host = await hostWithProject();
      const page = await openPage(host);
      await expect(page.callUnchecked(method)).rejects.toMatchObject({ code: 'unknown-method', details: { method } });
      expect(host.engine.called.some((call) => call.method === method)).toBe(false);
    },
  );

  it.each([
    ['half of it', '{"window":'],
    ['nothing', ''],
    ['a list', '[]'],
    ['no method', JSON.stringify({ window: windowA, input: {} })],
    ['a method that is no text', JSON.stringify({ window: windowA, method: 7 })],
    ['no window', JSON.stringify({ method: 'host.state', input: {} })],
    ['a window that climbs', JSON.stringify({ window: '../../etc', method: 'host.state', input: {} })],
    ['half a character', Buffer.from([0x22, 0xd8, 0x22])],
  ])('with a malformed body (%s) is refused with status 400 and a problem', async (_name, body) => {
    const host = await startTestHost();
    const page = await openPage(host);
    const answer = await page.post('/call', 'application/json', body);
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.text)).toMatchObject({ ok: false, problem: { code: 'invalid-input' } });
  });

  it('of a host’s method is checked against its schema', async () => {
    const host = await startTestHost();
    const page = await openPage(host);
    const inputs = { 'host.open': {}, 'host.settings': { theme: 'pink' }, 'host.state': { x: 1 } };
    for (const [method, input] of Object.entries(inputs)) {
      await expect(page.callUnchecked(method, input)).rejects.toMatchObject({
        code: 'invalid-input',
        details: { method },
      });
    }
  });

  it.each(['project.export', 'project.saveCopy'])('of %s is refused: it names a place', async (method) => {
    const host = await hostWithProject();
    const page = await openPage(host);
    const input = { format: 'csv', path: path.join(host.folder, 'out.csv') };
    await expect(page.callUnchecked(method, input)).rejects.toMatchObject({ code: 'invalid-input' });
    expect(host.engine.called.some((call) => call.method === method)).toBe(false);
  });

  it('without a project says so', async () => {
    const host = await startTestHost();
    const page = await openPage(host);
    await expect(page.call('documents.list', {})).rejects.toMatchObject({ code: 'no-project-open' });
  });
});

interface LargeBody {
  readonly path: string;
  readonly type: string;
  readonly headers: http.OutgoingHttpHeaders;
  readonly chunk: Buffer;
}

/** Sends chunks as long as the host takes them; answers the status and how many bytes were sent. */
function pour(port: number, { path: target, type, headers, chunk }: LargeBody): Promise<{ status: number; sent: number }> {
  return new Promise((resolve, reject) => {
    let sent = 0;
    let status = 0;
    const request = http.request({
      host: '127.0.0.1',
      port,
      method: 'POST',
      path: target,
      headers: { ...headers, 'Content-Type': type },
      agent: false,
    });
    request.on('response', (response) => {
      status = response.statusCode ?? 0;
      request.destroy();
    });
    request.on('error', (error: NodeJS.ErrnoException) => {
      // A connection that is cut while we write may be reported before the answer that came with the cut.
      const wasCut = error.code === 'EPIPE' || error.code === 'ECONNRESET';
      if (status === 0 && !wasCut) reject(error);
    });
    request.on('close', () => resolve({ status, sent }));
    const more = (): void => {
      if (request.destroyed || sent >= GIBIBYTE) return;
      sent += chunk.length;
      request.write(chunk, more);
    };
    more();
  });
}

describe('a body of a gigabyte', () => {
  const upload = `/upload?window=${windowA}&name=large.txt`;
  const chunk = Buffer.alloc(256 * 1024, 'a');
  /** Answered, or cut off (0) before the answer could be read; either way little of the body went over. */
  const refusals = [413, 0];

  it.each([
    ['/call', 'application/json'],
    [upload, 'application/octet-stream'],
  ])('that says so is refused by %s before it is read', async (target, type) => {
    const host = await startTestHost();
    const { headers } = await openPage(host);
    const declared = { ...headers, 'Content-Length': GIBIBYTE };
    const { status, sent } = await pour(host.port, { path: target, type, headers: declared, chunk });
    expect(refusals).toContain(status);
    expect(sent).toBeLessThan(64 * 1024 * 1024);
  });

  it.each([
    ['/call', 'application/json'],
    [upload, 'application/octet-stream'],
  ])('that does not say so is cut off by %s', async (target, type) => {
    const host = await startTestHost({ uploadLimit: 8 * 1024 * 1024 });
    const { headers } = await openPage(host);
    const { status, sent } = await pour(host.port, { path: target, type, headers, chunk });
    expect(refusals).toContain(status);
    expect(sent).toBeLessThan(128 * 1024 * 1024);
  });

  it('is counted to the byte, with a problem that names the limit', async () => {
    const limit = 1000;
    const host = await startTestHost({ callLimit: limit, uploadLimit: limit });
    const page = await openPage(host);
    expect((await page.upload('a.txt', 'a'.repeat(limit))).status).toBe(200);
    const answer = await page.upload('a.txt', 'a'.repeat(limit + 1));
    expect(answer.status).toBe(413);
    expect(JSON.parse(answer.text)).toEqual({
      ok: false,
      problem: { code: 'upload-too-large', details: { limit } },
    });
    expect((await page.post('/call', 'application/json', ' '.repeat(limit + 1))).status).toBe(413);
  });
});

describe('the person’s settings', () => {
  const id = '0190b5a0-0000-7000-8000-000000000001';

  it('are kept, and a project is written in the new name from then on', async () => {
    const host = await hostWithProject({ 'documents.list': () => ({ total: 0, documents: [] }) });
    const page = await openPage(host);
    const before = await page.call('host.state', {});
    expect(before.settings.person).toBeNull();
    const settings = await page.call('host.settings', { theme: 'dark', person: { id, name: 'سعاد' } });
    expect(settings).toMatchObject({ theme: 'dark', person: { id, name: 'سعاد' } });
    expect(host.engine.opened.map((project) => project.closed)).toEqual([true, false]);
    expect(host.engine.opened.at(-1)?.actor).toEqual({ id, name: 'سعاد' });
    await page.call('documents.list', {});
    expect((await page.call('host.state', {})).settings).toEqual(settings);
  });

  it('that do not concern who writes leave the project open', async () => {
    const host = await hostWithProject();
    const page = await openPage(host);
    await page.call('host.settings', { language: 'en' });
    expect(host.engine.opened.map((project) => project.closed)).toEqual([false]);
  });
});

describe('projects', () => {
  it('are made in the projects’ folder unless a path says otherwise, and are then among the recents', async () => {
    const host = await startTestHost();
    const page = await openPage(host);
    const state = await page.call('host.create', { path: 'حرب', title: 'الحرب' });
    expect(state.project?.path).toBe(path.join(host.person.projectsFolder, 'حرب.isnad'));
    expect(state.recents).toMatchObject([{ path: state.project?.path ?? '', present: true }]);
    const elsewhere = path.join(host.folder, 'other.isnad');
    expect((await page.call('host.create', { path: elsewhere })).project?.path).toBe(elsewhere);
    expect((await page.call('host.forget', { path: elsewhere })).recents).toHaveLength(1);
    expect(fs.existsSync(elsewhere)).toBe(true);
  });

  it('that cannot be opened leave the window with what it shows', async () => {
    const host = await hostWithProject();
    const page = await openPage(host);
    await expect(page.call('host.open', { path: path.join(host.folder, 'no.isnad') })).rejects.toMatchObject({
      code: 'project-missing',
    });
    expect((await page.call('host.state', {})).project?.title).toBe('news');
  });

  it('can be closed, and stay closed after a reload', async () => {
    const host = await hostWithProject();
    const page = await openPage(host);
    expect((await page.call('host.close', {})).project).toBeNull();
    expect((await page.call('host.state', {})).project).toBeNull();
  });

  it('that are damaged are shown to the window that was opened for them, and can be recovered', async () => {
    const folder = temporaryFolder();
    const file = makeProject(folder, 'broken');
    fs.writeFileSync(file, 'damaged');
    const host = await startTestHost({ file }, engineDouble(), folder);
    const page = await openPage(host);
    const state = await page.call('host.state', {});
    expect(state.project).toBeNull();
    expect(state.recents).toMatchObject([{ path: file, title: 'broken' }]);
    const events = await page.events();
    expect(await events.next()).toEqual({ type: 'problem', problem: { code: 'project-damaged', details: { file } } });
    expect(await page.call('host.recover', { path: file })).toMatchObject({ movedAside: `${file}.damaged` });
    expect((await page.call('host.open', { path: file })).project?.path).toBe(file);
    events.close();
  });

  it('are recovered while they are closed, and opened again', async () => {
    const host = await hostWithProject();
    const page = await openPage(host);
    const state = await page.call('host.state', {});
    await page.call('host.recover', { path: state.project?.path ?? '' });
    expect(host.engine.opened.map((project) => project.closed)).toEqual([true, false]);
    expect((await page.call('host.state', {})).project).toEqual(state.project);
  });

  it('that are not there when the host starts keep it from starting', async () => {
    const folder = temporaryFolder();
    const start = startTestHost({ file: path.join(folder, 'no.isnad') }, engineDouble(), folder);
    await expect(start).rejects.toMatchObject({ code: 'project-missing' });
  });
});

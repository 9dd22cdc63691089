import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Answer } from '../../../src/domain/desktop-door.ts';
import { openPersonStore } from '../../../src/engine/person/person-store.ts';
import type { FromEngine } from '../../../src/main/engine-messages.ts';
import { makeEngineServer } from '../../../src/main/engine-server.ts';
import { engineDouble, makeProject, temporaryFolder, until } from '../web/support.ts';

type Methods = Parameters<typeof engineDouble>[0];

/** The engine's side over the engine's double, with the main process played by the test. */
function serverWith(methods: Methods = {}, folder = temporaryFolder()) {
  const said: FromEngine[] = [];
  const engine = engineDouble(methods);
  const server = makeEngineServer({
    version: '0.0.0',
    engine,
    person: openPersonStore(path.join(folder, 'person'), () => undefined),
    backups: 'off',
    post: (message) => void said.push(structuredClone(message)),
  });
  onTestFinished(() => server.end());
  let lastCall = 0;

  const call = async (method: string, input: unknown = {}, window = 'a'): Promise<Answer> => {
    lastCall += 1;
    const id = lastCall;
    const answer = (): Answer | undefined =>
      said.flatMap((message) => (message.type === 'answer' && message.id === id ? [message.answer] : []))[0];
    server.receive({ type: 'call', id, window, method, input });
    await until(() => answer() !== undefined);
    return answer() ?? { ok: false, problem: { code: 'engine-failed', details: {} } };
  };
  const output = async (method: string, input: unknown = {}, window = 'a'): Promise<unknown> => {
    const answer = await call(method, input, window);
    if (!answer.ok) throw new Error(answer.problem.code);
    return answer.output;
  };
  const events = (window = 'a') =>
    said.flatMap((message) => (message.type === 'event' && message.window === window ? [message.event] : []));
  return { server, engine, said, call, output, events, folder };
}

describe('a window of the desktop program', () => {
  it('shows the file that it was opened with before it answers its page', async () => {
    const { server, output, folder, said, engine } = serverWith();
    const file = makeProject(folder, 'news');
    server.receive({ type: 'open', window: 'a', file });
    expect(await output('host.state')).toMatchObject({
      host: 'electron',
      project: { path: file, title: 'news' },
      recents: [{ path: file }],
    });
    expect(said).toContainEqual({ type: 'shows', window: 'a', file });
    expect(engine.opened).toHaveLength(1);
    await output('host.close');
    expect(said).toContainEqual({ type: 'shows', window: 'a', file: null });
    expect(engine.opened[0]?.closed).toBe(true);
  });

  it('hears why its file was not opened as soon as it listens', async () => {
    const { server, output, folder, events } = serverWith();
    server.receive({ type: 'open', window: 'a', file: path.join(folder, 'gone.isnad') });
    const damaged = path.join(folder, 'damaged.isnad');
    fs.writeFileSync(damaged, 'damaged');
    server.receive({ type: 'open', window: 'b', file: damaged });
    expect(await output('host.state')).toMatchObject({ project: null });
    expect(await output('host.state', {}, 'b')).toMatchObject({ project: null, recents: [{ path: damaged }] });
    expect(events()).toEqual([]);
    server.receive({ type: 'listen', window: 'a' });
    server.receive({ type: 'listen', window: 'b' });
    expect(events()).toMatchObject([{ type: 'problem', problem: { code: 'project-missing' } }]);
    expect(events('b')).toMatchObject([{ type: 'problem', problem: { code: 'project-damaged' } }]);
  });

  it('hears its project’s events once, and after a reload what came meanwhile', async () => {
    const { server, output, folder, events, engine } = serverWith();
    server.receive({ type: 'open', window: 'a', file: makeProject(folder, 'news') });
    await output('host.state');
    server.receive({ type: 'listen', window: 'a' });
    server.receive({ type: 'listen', window: 'a' });
    const emit = (task: string) =>
      engine.opened[0]?.emit({ type: 'progress', task, intent: 'documents.import', done: 1, total: 2 });
    emit('one');
    server.receive({ type: 'silence', window: 'a' });
    emit('two');
    expect(events()).toMatchObject([{ task: 'one' }]);
    server.receive({ type: 'listen', window: 'a' });
    expect(events()).toMatchObject([{ task: 'one' }, { task: 'two' }]);
  });

  it('that closes lets go of its project and its uploads', async () => {
    const { server, output, folder, engine, call } = serverWith();
    const file = makeProject(folder, 'news');
    server.receive({ type: 'open', window: 'a', file });
    server.receive({ type: 'open', window: 'b', file });
    const bytes = new TextEncoder().encode('x');
    const { source } = (await output('host.upload', { name: 'a.txt', bytes })) as { source: string };
    await output('host.state', {}, 'b');
    server.receive({ type: 'leave', window: 'a' });
    expect(await output('host.state', {}, 'b')).toMatchObject({ project: { title: 'news' } });
    expect(engine.opened.map((project) => project.closed)).toEqual([false]);
    server.receive({ type: 'leave', window: 'b' });
    await until(() => engine.opened[0]?.closed === true);
    server.receive({ type: 'open', window: 'a', file });
    const answer = await call('documents.import', { sources: [source] });
    expect(answer).toMatchObject({ ok: false, problem: { code: 'file-missing' } });
  });
});

describe('one window a project', () => {
  const fronts = (said: readonly FromEngine[]) => said.flatMap((each) => (each.type === 'front' ? [each.window] : []));

  it('comes to the front where it is asked for in another, which stays as it is', async () => {
    const { server, output, folder, said, engine } = serverWith();
    const [news, other] = [makeProject(folder, 'news'), makeProject(folder, 'other')];
    const link = path.join(folder, 'link.isnad');
    fs.symlinkSync(news, link);
    server.receive({ type: 'open', window: 'a', file: news });
    server.receive({ type: 'open', window: 'b', file: other });
    await output('host.state');
    for (const place of [news, link]) {
      expect(await output('host.open', { path: place }, 'b')).toMatchObject({ project: { title: 'other' } });
    }
    expect(await output('host.open', { path: news }, 'c')).toMatchObject({ project: null });
    expect(fronts(said)).toEqual(['a', 'a', 'a']);
    expect(engine.opened).toHaveLength(2);
  });

  it('is its own to open again, and another’s once it shows something else or has closed', async () => {
    const { server, output, folder, said } = serverWith();
    const news = makeProject(folder, 'news');
    server.receive({ type: 'open', window: 'a', file: news });
    expect(await output('host.open', { path: news })).toMatchObject({ project: { title: 'news' } });
    await output('host.close');
    expect(await output('host.open', { path: news }, 'b')).toMatchObject({ project: { title: 'news' } });
    server.receive({ type: 'leave', window: 'b' });
    expect(await output('host.open', { path: news })).toMatchObject({ project: { title: 'news' } });
    expect(fronts(said)).toEqual([]);
  });

  it('is told of every file that a window was to begin with, also of one that cannot be opened', async () => {
    const { server, output, folder, said } = serverWith();
    server.receive({ type: 'open', window: 'a', file: path.join(folder, 'unmounted', 'gone.isnad') });
    await output('host.state');
    expect(said).toContainEqual({ type: 'shows', window: 'a', file: null });
  });
});

describe('what the person has set', () => {
  it('is said at the start, and again where language or theme change', async () => {
    const { said, output, call } = serverWith();
    const settings = () => said.flatMap((each) => (each.type === 'settings' ? [each.settings] : []));
    const [first] = settings();
    expect(first).toMatchObject({ theme: 'system' });
    await output('host.settings', { theme: 'dark', language: 'en' });
    await output('host.settings', { theme: 'dark' });
    await output('host.settings', { readingSize: 'large' });
    await call('host.settings', { theme: 'pink' });
    await output('host.settings', { language: 'ar' }, 'b');
    expect(settings()).toEqual([first, { language: 'en', theme: 'dark' }, { language: 'ar', theme: 'dark' }]);
  });
});

describe('a call from a window of the desktop program', () => {
  it.each([
    ['an unknown method', 'documents.burn', {}, 'unknown-method'],
    ['a name of every object', 'constructor', {}, 'unknown-method'],
    ['malformed input', 'host.settings', { theme: 'pink' }, 'invalid-input'],
    ['no input', 'host.open', undefined, 'invalid-input'],
    ['bytes that are none', 'host.upload', { name: 'a', bytes: 'text' }, 'invalid-input'],
    ['a place to export to', 'project.export', { format: 'csv', path: '/tmp/x' }, 'invalid-input'],
    ['a place to import from', 'documents.import', { sources: ['/etc/passwd'] }, 'file-missing'],
  ])('with %s is refused', async (_name, method, input, code) => {
    const { server, call, folder, engine } = serverWith();
    server.receive({ type: 'open', window: 'a', file: makeProject(folder, 'news') });
    expect(await call(method, input)).toMatchObject({ ok: false, problem: { code } });
    expect(engine.called.map((each) => each.method)).not.toContain(method);
  });

  it('imports what was uploaded, under its own name', async () => {
    const read: string[] = [];
    const { server, output, folder } = serverWith({
      'documents.import': (input) => {
        const [place = ''] = (input as { sources: string[] }).sources;
        read.push(path.basename(place), fs.readFileSync(place, 'utf8'));
        return { imported: 1, duplicates: 0, refused: 0, outcomes: [] };
      },
    });
    server.receive({ type: 'open', window: 'a', file: makeProject(folder, 'news') });
    const bytes = new TextEncoder().encode('لم يتضرر المدنيون');
    const { source } = (await output('host.upload', { name: '../خبر.txt', bytes })) as { source: string };
    expect(await output('documents.import', { sources: [source] })).toMatchObject({ imported: 1 });
    expect(read).toEqual(['خبر.txt', 'لم يتضرر المدنيون']);
  });

  it('exports to the place that the person chooses, or not at all', async () => {
    const { server, call, folder, said, engine } = serverWith({
      'project.export': (input) => {
        const { path: place } = input as { path: string };
        return { format: 'csv', path: place, bytes: 4, sha256: '', offsetUnit: null, counts: {}, losses: [] };
      },
    });
    server.receive({ type: 'open', window: 'a', file: makeProject(folder, 'أخبار') });
    const questions = () => said.filter((message) => message.type === 'choose');
    const wanted = call('host.export', { format: 'csv' });
    await until(() => questions().length === 1);
    expect(questions()[0]).toEqual({ type: 'choose', id: 1, window: 'a', name: 'أخبار.csv' });
    const place = path.join(folder, 'chosen.csv');
    server.receive({ type: 'chosen', id: 1, path: place });
    expect(await wanted).toMatchObject({
      ok: true,
      output: { name: 'chosen.csv', download: null, report: { path: 'chosen.csv' } },
    });
    expect(engine.called.at(-1)).toMatchObject({ method: 'project.export', input: { path: place } });

    const unwanted = call('host.export', { format: 'csv' });
    await until(() => questions().length === 2);
    server.receive({ type: 'chosen', id: 2, path: null });
    expect(await unwanted).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
    expect(engine.called.filter(({ method }) => method === 'project.export')).toHaveLength(1);
  });

  it('writes a copy of the project to the place that the person chooses', async () => {
    const { server, call, folder, said, engine } = serverWith({
      'project.saveCopy': (input) => ({ ...(input as { path: string }), bytes: 7, sha256: '' }),
    });
    server.receive({ type: 'open', window: 'a', file: makeProject(folder, 'أخبار') });
    const wanted = call('host.saveCopy');
    await until(() => said.some((message) => message.type === 'choose'));
    expect(said.find((message) => message.type === 'choose')).toMatchObject({ name: 'أخبار.isnad' });
    const place = path.join(folder, 'copies', 'mine.isnad');
    server.receive({ type: 'chosen', id: 1, path: place });
    expect(await wanted).toEqual({ ok: true, output: { name: 'mine.isnad', bytes: 7, download: null } });
    expect(engine.called.at(-1)).toMatchObject({ method: 'project.saveCopy', input: { path: place } });
  });
});

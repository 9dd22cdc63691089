import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { HostState } from '../../../src/domain/host-api.ts';
import { Problem } from '../../../src/domain/problem.ts';
import { openPersonStore } from '../../../src/engine/person/person-store.ts';
import type { FromEngine } from '../../../src/main/engine-messages.ts';
import { makeEngineServer } from '../../../src/main/engine-server.ts';
import { engineDouble, makeProject, openPage, startTestHost, temporaryFolder, until, windowA, windowB } from './support.ts';

function engineThatCannotMakeIt() {
  const refused = new Problem('destination-unwritable', { file: 'isnad-sample.isnad', message: 'EROFS' });
  return { ...engineDouble(), findOrMakeSample: () => Promise.reject(refused) };
}

describe('the browser window’s first opening', () => {
  it('shows the sample, which is then a recent project', async () => {
    const folder = temporaryFolder();
    const engine = engineDouble();
    const person = openPersonStore(path.join(folder, 'person'), () => undefined);
    person.change({ language: 'en' });
    const host = await startTestHost({ sample: true }, engine, folder);
    const page = await openPage(host);
    const file = path.join(person.projectsFolder, 'sample.isnad');
    expect(await page.call('host.state', {})).toMatchObject({ project: { path: file, title: 'sample' }, recents: [{ path: file }] });
    expect(engine.samples).toEqual([{ folder: person.projectsFolder, language: 'en' }]);
  });

  it.each([
    ['it was told not to', {}],
    ['a project was asked for', { sample: true, file: 'given' }],
    ['the person has opened one before', { sample: true, recent: true }],
  ])('shows no sample where %s', async (_why, { file, recent, ...options }: { sample?: boolean; file?: string; recent?: boolean }) => {
    const folder = temporaryFolder();
    const engine = engineDouble();
    const given = makeProject(folder, 'given');
    if (recent === true) openPersonStore(path.join(folder, 'person')).remember({ path: given, title: 'given' });
    const host = await startTestHost({ ...options, ...(file === undefined ? {} : { file: given }) }, engine, folder);
    const { project } = await (await openPage(host)).call('host.state', {});
    expect(project?.title).toBe(file);
    expect(engine.samples).toEqual([]);
  });

  it('begins without a project where the sample cannot be made, and says why to the first page', async () => {
    const host = await startTestHost({ sample: true }, engineThatCannotMakeIt());
    const page = await openPage(host);
    const events = await page.events();
    expect(await events.next()).toMatchObject({ type: 'problem', problem: { code: 'destination-unwritable' } });
    expect(await page.call('host.state', {})).toMatchObject({ project: null });
    const second = await openPage(host, windowB);
    const secondEvents = await second.events();
    await page.call('host.state', {});
    expect(secondEvents.raw()).not.toContain('problem');
  });

  it('is had again from the start screen, in the window that asks', async () => {
    const engine = engineDouble();
    const host = await startTestHost({}, engine);
    const page = await openPage(host, windowA);
    expect(await page.call('host.state', {})).toMatchObject({ project: null });
    expect(await page.call('host.openSample', {})).toMatchObject({ project: { title: 'sample' } });
    expect(await page.call('host.openSample', {})).toMatchObject({ project: { title: 'sample' } });
    expect(await (await openPage(host, windowB)).call('host.state', {})).toMatchObject({ project: null });
    await expect(page.callUnchecked('host.openSample', { path: '/etc/passwd' })).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

describe('the desktop program’s first opening', () => {
  function serverWith(engine: ReturnType<typeof engineDouble>, folder = temporaryFolder()) {
    const said: FromEngine[] = [];
    const person = openPersonStore(path.join(folder, 'person'), () => undefined);
    const server = makeEngineServer({ version: '0', engine, person, sample: true, backups: 'off', post: (message) => void said.push(message) });
    onTestFinished(() => server.end());
    const state = async (window: string, id: number): Promise<HostState> => {
      server.receive({ type: 'call', id, window, method: 'host.state', input: {} });
      const answers = () => said.flatMap((message) => (message.type === 'answer' && message.id === id ? [message.answer] : []));
      await until(() => answers().length > 0);
      const [answer] = answers();
      if (answer?.ok !== true) throw new Error('host.state was refused');
      return answer.output as HostState;
    };
    return { server, state, said, folder, person };
  }

  it('shows the sample in the first window, and nothing in the next one', async () => {
    const engine = engineDouble();
    const { server, state, said, person } = serverWith(engine);
    server.receive({ type: 'listen', window: 'a' });
    const file = path.join(person.projectsFolder, 'sample.isnad');
    expect((await state('a', 1)).project).toEqual({ path: file, title: 'sample' });
    expect(said).toContainEqual({ type: 'shows', window: 'a', file });
    expect((await state('b', 2)).project).toBeNull();
    expect(engine.samples).toHaveLength(1);
  });

  it('shows the file that was asked for instead, also where that could not be opened', async () => {
    const engine = engineDouble();
    const { server, state, folder } = serverWith(engine);
    server.receive({ type: 'open', window: 'a', file: path.join(folder, 'gone.isnad') });
    server.receive({ type: 'listen', window: 'a' });
    expect((await state('a', 1)).project).toBeNull();
    expect(engine.samples).toEqual([]);
    expect(fs.existsSync(path.join(folder, 'person', 'projects'))).toBe(false);
  });

  it('says why where the sample cannot be made', async () => {
    const { server, state, said } = serverWith(engineThatCannotMakeIt());
    server.receive({ type: 'listen', window: 'a' });
    expect((await state('a', 1)).project).toBeNull();
    expect(said).toContainEqual({
      type: 'event',
      window: 'a',
      event: { type: 'problem', problem: { code: 'destination-unwritable', details: { file: 'isnad-sample.isnad', message: 'EROFS' } } },
    });
  });
});

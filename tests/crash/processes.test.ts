import fs from 'node:fs';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import type { WorkbenchEvent } from '../../src/domain/api.ts';
import { createProject } from '../../src/engine/create-project.ts';
import { recoverProject } from '../../src/engine/recovery.ts';
import { openWorkbench } from '../../src/engine/workbench.ts';
import type { WorkbenchOptions } from '../../src/engine/workbench-types.ts';
import { problemOf, temporaryFolder } from '../support/project.ts';
import { startWorker } from './support.ts';

/** A plain folder, and one with the name of a synchronised one, where a rollback journal is used instead of WAL. */
const folders = ['plain', 'Dropbox'] as const;

function newProject(folder: string): string {
  const place = path.join(temporaryFolder(), folder);
  const file = path.join(place, 'two.isnad');
  createProject(file, { actor: { name: 'منى' } });
  return file;
}

async function opened(file: string, options: Partial<WorkbenchOptions> = {}) {
  const workbench = await openWorkbench(file, { actor: { name: 'ليلى' }, backups: 'off', ...options });
  const events: WorkbenchEvent[] = [];
  workbench.subscribe((event) => events.push(event));
  return { workbench, events, [Symbol.asyncDispose]: () => workbench.close() };
}

it.each(folders)('shows what another process wrote (%s)', async (folder) => {
  const file = newProject(folder);
  await using here = await opened(file, { watch: true });
  const worker = startWorker({ kind: 'write', file, count: 1, name: 'هناك' });
  const { acknowledged } = await worker.said('acknowledged');
  await vi.waitFor(
    () => expect(here.events).toContainEqual(expect.objectContaining({ type: 'changed', elsewhere: true })),
    { timeout: 10_000, interval: 20 },
  );
  expect((await here.workbench.call('stories.list', {})).map(({ id }) => id)).toContain(acknowledged);
  await worker.ended;
  const own = await here.workbench.call('stories.create', { title: 'هنا' });
  expect(own.title).toBe('هنا');
});

it.each(folders)('keeps everything that two processes write at the same time (%s)', async (folder) => {
  const file = newProject(folder);
  const count = 200;
  await using here = await opened(file);
  const worker = startWorker({ kind: 'write', file, count, name: 'هناك' });
  await worker.said('ready');
  const own: string[] = [];
  for (let index = 0; index < count; index += 1) {
    own.push((await here.workbench.call('stories.create', { title: `هنا ${index}` })).id);
    if (index === count / 2) {
      // Checked amid the other's writes: one unchanging state, not half of this and half of that.
      expect((await here.workbench.call('project.verify', {})).findings).toEqual([]);
    }
  }
  expect((await worker.ended).code, worker.errors()).toBe(0);
  const theirs = worker.lines.flatMap((line) => ('acknowledged' in line ? [String(line['acknowledged'])] : []));
  expect(theirs).toHaveLength(count);
  const ids = (await here.workbench.call('stories.list', {})).map(({ id }) => id);
  expect(new Set(ids)).toEqual(new Set([...own, ...theirs]));
  const report = await here.workbench.call('project.verify', {});
  expect(report.findings).toEqual([]);
  expect(report.operations).toBe(2 * count + 2);
});

it.each(folders)('waits for another process, reading meanwhile, and says when it has waited too long (%s)', async (folder) => {
  const file = newProject(folder);
  const worker = startWorker({ kind: 'hold', file });
  await worker.said('ready');
  {
    await using impatient = await opened(file, { busyTimeout: 200 });
    const problem = await problemOf(impatient.workbench.call('stories.create', { title: 'لا تُكتب' }));
    expect(problem.toData()).toEqual({ code: 'project-busy', details: { file } });
  }
  await using here = await opened(file, { busyTimeout: 60_000 });
  let written = false;
  const writing = here.workbench.call('stories.create', { title: 'تنتظر' }).then((story) => {
    written = true;
    return story;
  });
  // Reads are answered while the write waits: the thread is not kept.
  expect(await here.workbench.call('stories.list', {})).toEqual([]);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(written).toBe(false);
  worker.process.stdin?.write('go\n');
  const { id } = await writing;
  expect((await here.workbench.call('stories.list', {})).map((story) => story.id)).toEqual([id]);
  expect((await here.workbench.call('project.verify', {})).findings).toEqual([]);
});

it.each(folders)('finishes a backup while another process keeps writing (%s)', async (folder) => {
  const file = newProject(folder);
  await using here = await opened(file);
  for (let index = 0; index < 30; index += 1) {
    await here.workbench.call('documents.create', { text: `${index} ${'قالت الوكالة إن '.repeat(8000)}` });
  }
  const worker = startWorker({ kind: 'write', file, count: 100_000, name: 'هناك' });
  await worker.said('acknowledged');
  const backup = await here.workbench.call('project.backup', {});
  const written = worker.lines.length;
  await vi.waitFor(() => expect(worker.lines.length).toBeGreaterThan(written), { timeout: 20_000 });
  worker.process.kill('SIGKILL');
  await worker.ended;
  await using copy = await opened(backup.path);
  expect((await copy.workbench.call('project.verify', {})).findings).toEqual([]);
  expect((await copy.workbench.call('documents.list', {})).total).toBe(30);
});

it('reads and writes at the same time where a rollback journal is used', async () => {
  const file = newProject('Dropbox');
  await using here = await opened(file, { busyTimeout: 300 });
  for (let index = 0; index < 40; index += 1) {
    await here.workbench.call('documents.create', { text: `نص ${index} `.repeat(3000) });
  }
  const out = path.join(path.dirname(file), 'out.jsonl');
  const exporting = here.workbench.call('project.export', { format: 'isnad-jsonl', path: out });
  const verifying = here.workbench.call('project.verify', {});
  const written = await here.workbench.call('stories.create', { title: 'أثناء التصدير' });
  expect(written.title).toBe('أثناء التصدير');
  expect((await exporting).counts['document']).toBe(40);
  expect((await verifying).findings).toEqual([]);
});

it('refuses to write to a file that was moved or replaced while it was open', async () => {
  const file = newProject('plain');
  const away = `${file}.away`;
  await using here = await opened(file);
  await here.workbench.call('stories.create', { title: 'قبل' });
  fs.renameSync(file, away);
  expect((await problemOf(here.workbench.call('stories.create', { title: 'بعد' }))).code).toBe('project-missing');
  createProject(file, { actor: { name: 'منى' } });
  expect((await problemOf(here.workbench.call('stories.create', { title: 'بعد' }))).code).toBe('project-replaced');
  fs.rmSync(file);
  fs.renameSync(away, file);
  await here.workbench.call('stories.create', { title: 'رجع' });
  expect((await here.workbench.call('stories.list', {})).map(({ title }) => title)).toEqual(['قبل', 'رجع']);
});

it('recovers nothing that is open somewhere, and leaves it as it is', async () => {
  const file = newProject('plain');
  const folder = path.dirname(file);
  {
    await using here = await opened(file);
    await here.workbench.call('stories.create', { title: 'هنا' });
    const before = fs.readdirSync(folder).sort();
    expect(() => recoverProject(file)).toThrow(expect.objectContaining({ code: 'project-busy' }));
    expect(fs.readdirSync(folder).sort()).toEqual(before);
    await here.workbench.call('stories.create', { title: 'وبعد' });
    expect((await here.workbench.call('project.verify', {})).findings).toEqual([]);
  }
  const worker = startWorker({ kind: 'write', file, count: 100_000, name: 'هناك' });
  await worker.said('acknowledged');
  expect(() => recoverProject(file)).toThrow(expect.objectContaining({ code: 'project-busy' }));
  worker.process.kill('SIGKILL');
  await worker.ended;
  // Killed: its log is still there, and nobody has the file open.
  const report = recoverProject(file);
  expect(report.operationsLost).toBe(0);
  await using again = await opened(file);
  const ids = (await again.workbench.call('stories.list', {})).map(({ id }) => id);
  for (const line of worker.lines) if ('acknowledged' in line) expect(ids).toContain(line['acknowledged']);
  expect((await again.workbench.call('project.verify', {})).findings).toEqual([]);
});

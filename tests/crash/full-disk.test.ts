import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { WorkbenchEvent } from '../../src/domain/api.ts';
import { createProject } from '../../src/engine/create-project.ts';
import { recoverProject } from '../../src/engine/recovery.ts';
import { openWorkbench } from '../../src/engine/workbench.ts';
import type { Workbench } from '../../src/engine/workbench-types.ts';
import { problemOf, temporaryFolder } from '../support/project.ts';
import { startWorker } from './support.ts';

const reason = whyNoTmpfs();
if (reason !== null) console.log(`the tests on a small tmpfs are left out: ${reason}`);

/** Null where a small file system can be mounted. */
function whyNoTmpfs(): string | null {
  if (process.platform !== 'linux') return `mounting is known for Linux only, not ${process.platform}`;
  if (process.getuid?.() !== 0) return 'mounting one takes root';
  const folder = fs.mkdtempSync('/tmp/isnad-probe-');
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'isnad-probe', folder], { stdio: 'pipe' });
    execFileSync('umount', [folder], { stdio: 'pipe' });
    return null;
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message.trim() : String(thrown);
  } finally {
    fs.rmdirSync(folder);
  }
}

function smallDisk(size: string): string {
  const folder = path.join(temporaryFolder(), 'disk');
  fs.mkdirSync(folder);
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'isnad-test', folder], { stdio: 'pipe' });
  onTestFinished(() => {
    execFileSync('umount', ['-l', folder], { stdio: 'pipe' });
  });
  return folder;
}

/** Takes all the room that is left; returns a function that gives it back. */
function fillUp(folder: string): () => void {
  const file = path.join(folder, 'filler');
  const handle = fs.openSync(file, 'w');
  try {
    for (const size of [65536, 4096]) {
      for (;;) {
        try {
          fs.writeSync(handle, Buffer.alloc(size, 1));
        } catch (thrown) {
          if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOSPC') break;
          throw thrown;
        }
      }
    }
  } finally {
    fs.closeSync(handle);
  }
  return () => fs.rmSync(file);
}

async function opened(file: string, backups: 'off' | 'session' = 'off'): Promise<{ workbench: Workbench; events: WorkbenchEvent[] }> {
  const workbench = await openWorkbench(file, { actor: { name: 'منى' }, backups });
  onTestFinished(() => workbench.close());
  const events: WorkbenchEvent[] = [];
  workbench.subscribe((event) => events.push(event));
  return { workbench, events };
}

async function expectSound(workbench: Workbench): Promise<void> {
  expect((await workbench.call('project.verify', {})).findings).toEqual([]);
}

const text = 'قالت الوكالة إن القتلى سبعة وعشرون بينهم مدنيون. '.repeat(400);

it('says that the disk is full and goes on when there is room (limit on the size of a file)', async () => {
  const file = path.join(temporaryFolder(), 'limit.isnad');
  createProject(file, { actor: { name: 'منى' } });
  // Blocks of 512 bytes in sh: 1 MiB. The signal that would end the process is ignored.
  const worker = startWorker({ kind: 'fill', file, seed: 3 }, (command) => [
    'sh',
    '-c',
    `trap '' XFSZ; ulimit -f 2048; exec "$@"`,
    'sh',
    ...command,
  ]);
  const { problem } = await worker.said('problem');
  expect(problem).toMatchObject({ code: 'disk-full', details: { file } });
  await worker.ended;
  const acknowledged = worker.lines.flatMap((line) => ('acknowledged' in line ? [line['acknowledged']] : []));
  expect(acknowledged.length).toBeGreaterThan(0);
  const { workbench } = await opened(file);
  const { documents } = await workbench.call('documents.list', {});
  expect(documents.map(({ id }) => id)).toEqual(acknowledged);
  await expectSound(workbench);
  await workbench.call('documents.create', { text });
  await expectSound(workbench);
});

describe.skipIf(reason !== null)('on a small disk', () => {
  it('refuses a change whole, keeps what was before, and goes on when there is room', async () => {
    const disk = smallDisk('4m');
    const file = path.join(disk, 'small.isnad');
    createProject(file, { actor: { name: 'منى' } });
    const { workbench } = await opened(file);
    const { id } = await workbench.call('documents.create', { text });
    const makeRoom = fillUp(disk);
    const kept: string[] = [];
    const problem = await problemOf(
      (async () => {
        for (;;) {
          const span = await workbench.call('spans.create', { document: id, label: 'claim', fragments: [[0, 4000]] });
          kept.push(span.id);
        }
      })(),
    );
    expect(problem.toData()).toEqual({ code: 'disk-full', details: { file } });
    expect((await workbench.call('spans.list', {})).map((span) => span.id)).toEqual(kept);
    const sources = Array.from({ length: 5 }, (_, index) => {
      const source = path.join(path.dirname(disk), `${index}.txt`);
      fs.writeFileSync(source, `${index} ${text}`);
      return source;
    });
    expect((await problemOf(workbench.call('documents.import', { sources }))).code).toBe('disk-full');
    expect((await workbench.call('documents.list', {})).total).toBe(1);
    makeRoom();
    await expectSound(workbench);
    const later = await workbench.call('spans.create', { document: id, label: 'claim', fragments: [[0, 5]] });
    expect((await workbench.call('documents.import', { sources })).imported).toBe(5);
    expect((await workbench.call('spans.list', {})).map((span) => span.id)).toEqual([...kept, later.id]);
    await expectSound(workbench);
  });

  it('calls a full disk a full disk when opening, making, copying, exporting, recovering and purging', async () => {
    const disk = smallDisk('4m');
    const file = path.join(disk, 'full.isnad');
    createProject(file, { actor: { name: 'منى' } });
    const first = await openWorkbench(file, { actor: { name: 'منى' }, backups: 'off' });
    const { id } = await first.call('documents.create', { text: text.repeat(20) });
    const other = await first.call('documents.create', { text: `${text} أخرى` });
    await first.close();
    const bytes = fs.readFileSync(file);
    const makeRoom = fillUp(disk);

    expect((await problemOf(openWorkbench(file, { actor: { name: 'منى' } }).then((w) => w.close()))).code).toBe('disk-full');
    expect(() => createProject(path.join(disk, 'new.isnad'), { actor: { name: 'منى' } })).toThrow(
      expect.objectContaining({ code: 'disk-full' }),
    );
    expect(() => recoverProject(file)).toThrow(expect.objectContaining({ code: 'disk-full' }));
    // SQLite leaves the empty beginnings of a log; of ours nothing is left.
    const others = fs.readdirSync(disk).filter((name) => !/^full\.isnad(?:-wal|-shm)?$/.test(name));
    expect(others).toEqual(['filler']);
    expect(fs.readFileSync(file).equals(bytes)).toBe(true);

    makeRoom();
    const { workbench } = await opened(file);
    await workbench.call('stories.create', { title: 'قصة' });
    const again = fillUp(disk);
    const copy = path.join(disk, 'copy.isnad');
    expect((await problemOf(workbench.call('project.saveCopy', { path: copy }))).code).toBe('disk-full');
    const out = path.join(disk, 'out.jsonl');
    expect((await problemOf(workbench.call('project.export', { format: 'isnad-jsonl', path: out }))).code).toBe('disk-full');
    expect((await problemOf(workbench.call('documents.purge', { id }))).code).toBe('disk-full');
    expect(fs.readdirSync(disk).filter((name) => !name.startsWith('full.isnad'))).toEqual(['filler']);
    again();
    expect((await workbench.call('documents.purge', { id })).remaining).toEqual([]);
    expect((await workbench.call('documents.list', {})).documents.map((document) => document.id)).toEqual([other.id]);
    await expectSound(workbench);
  });

  it('lets the work go on when no backup can be made, and says so', async () => {
    const disk = smallDisk('1m');
    const file = path.join(path.dirname(disk), 'elsewhere.isnad');
    createProject(file, { actor: { name: 'منى' } });
    process.env['ISNAD_HOME'] = disk; // put back when the test is over, with the folder
    const makeRoom = fillUp(disk);
    const { workbench, events } = await opened(file, 'session');
    const story = await workbench.call('stories.create', { title: 'تُحفظ' });
    const said = events.filter((event) => event.type === 'problem');
    expect(said).toMatchObject([{ problem: { code: 'backup-failed' } }]);
    await workbench.call('stories.create', { title: 'وهذه' });
    expect(events.filter((event) => event.type === 'problem'), 'not at every change').toHaveLength(1);
    expect((await problemOf(workbench.call('project.backup', {}))).code).toBe('backup-failed');
    makeRoom();
    expect((await workbench.call('project.backup', {})).bytes).toBeGreaterThan(0);
    expect((await workbench.call('stories.list', {})).map(({ id }) => id)).toContain(story.id);
    await expectSound(workbench);
    const leftovers = fs.readdirSync(disk, { recursive: true }).filter((name) => String(name).includes('unfinished'));
    expect(leftovers).toEqual([]);
  });
});

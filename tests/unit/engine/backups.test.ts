import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { beginFromBundle } from '../../../src/engine/exchange/exchange.ts';
import { backupFolder } from '../../../src/engine/project/backup-folder.ts';
import { bare, beginning, doorOf, expectSound, openDoor, problemOf, sha256, temporaryProject } from '../../support/project.ts';
import { openWorkbench } from '../../../src/engine/workbench.ts';

const hour = 60 * 60 * 1000;

/** A clock that stands still until it is moved. */
function standing() {
  let now = beginning;
  return {
    clock: () => now,
    advance: (milliseconds: number) => {
      now += milliseconds;
    },
  };
}

function titlesIn(file: string): unknown[] {
  return bare(file, (database) => database.prepare('SELECT title FROM stories ORDER BY title').pluck().all());
}

test('a session is backed up before its first change and hourly while things change; the newest ten stay', async () => {
  const project = temporaryProject();
  const time = standing();
  const door = await project.open('منى', { backups: 'session', clock: time.clock });
  const list = async () => (await door.call('project.backups', {})).backups;
  expect(await door.call('project.backups', {})).toEqual({ folder: backupFolder(project.file), backups: [] });
  await door.call('documents.list', {});
  expect(await list(), 'looking is no change').toEqual([]);
  await door.call('stories.create', { title: 'قصة 00' });
  const [first] = await list();
  expect(first).toMatchObject({ at: new Date(beginning).toISOString(), bytes: expect.any(Number) });
  expect(titlesIn(first?.path ?? ''), 'it was made before the change').toEqual([]);
  time.advance(hour - 1);
  await door.call('stories.create', { title: 'قصة 01' });
  expect(await list()).toHaveLength(1);
  time.advance(1);
  await door.call('stories.create', { title: 'قصة 02' });
  expect(await list()).toHaveLength(2);
  expect(titlesIn((await list())[0]?.path ?? '')).toEqual(['قصة 00', 'قصة 01']);
  for (let number = 3; number < 14; number += 1) {
    time.advance(hour);
    await door.call('stories.create', { title: `قصة ${String(number).padStart(2, '0')}` });
  }
  const kept = await list();
  expect(kept).toHaveLength(10);
  expect(kept.map(({ at }) => Date.parse(at))).toEqual(Array.from({ length: 10 }, (_, index) => beginning + (12 - index) * hour));
  expect(kept.every((backup) => path.dirname(backup.path) === backupFolder(project.file))).toBe(true);
  expect(fs.readdirSync(backupFolder(project.file)).length, 'nothing unfinished').toBe(10);
  expect((await door.call('project.info', {})).backups).toBe(backupFolder(project.file));

  // One made on request counts too; each is a whole project that opens.
  const asked = await door.call('project.backup', {});
  expect(titlesIn(asked.path)).toHaveLength(14);
  const opened = doorOf(await openWorkbench(asked.path, { actor: { name: 'منى' }, backups: 'off' }));
  await expectSound(opened);
  await opened.close();

  // A new session begins with one of its own.
  await door.close();
  time.advance(1000);
  const again = await project.open('منى', { backups: 'session', clock: time.clock });
  await again.call('stories.create', { title: 'قصة 99' });
  expect((await again.call('project.backups', {})).backups[0]?.at).toBe(new Date(time.clock()).toISOString());
});

test('what a merge is about to change is backed up first, unless the bundle brings nothing', async () => {
  const project = temporaryProject();
  const time = standing();
  const lead = await project.open('منى', { backups: 'session', clock: time.clock });
  const { id: document } = await lead.call('documents.create', { text: 'قالت الرئاسة إن المدنيين لم يتضرروا.' });
  const { id: annotator } = await lead.call('annotators.create', { name: 'سالم' });
  const [sent, back] = [project.inFolder('sent'), project.inFolder('back')];
  await lead.call('bundles.write', { annotator, path: sent });
  await beginFromBundle(project.inFolder('copy.isnad'), sent, {});
  const copy = doorOf(await openWorkbench(project.inFolder('copy.isnad'), { actor: { name: 'سالم' }, backups: 'off' }));
  await copy.call('spans.create', { document, label: 'source', fragments: [[5, 12]] });
  await copy.call('bundles.write', { annotator, path: back });
  await copy.close();

  const list = async () => (await lead.call('project.backups', {})).backups;
  const before = await list();
  time.advance(1000);
  await lead.call('bundles.merge', { paths: [back] });
  const [newest, ...older] = await list();
  expect(older).toEqual(before);
  expect(bare(newest?.path ?? '', (database) => database.prepare('SELECT count(*) FROM spans').pluck().get())).toBe(0);
  expect(await lead.call('spans.list', { document })).toHaveLength(1);
  time.advance(1000);
  await lead.call('bundles.merge', { paths: [back] });
  expect(await list()).toEqual([newest, ...older]);
});

test('single commands are backed up only where the newest backup is older than an hour', async () => {
  const project = temporaryProject();
  const time = standing();
  const command = async (title: string): Promise<number> => {
    const door = await openDoor(project.file, 'منى', project.fixed, { backups: 'hourly', clock: time.clock });
    await door.call('stories.create', { title });
    const { backups } = await door.call('project.backups', {});
    await door.close();
    return backups.length;
  };
  expect(await command('أولى')).toBe(1);
  expect(await command('ثانية')).toBe(1);
  time.advance(hour - 1);
  expect(await command('ثالثة')).toBe(1);
  time.advance(1);
  expect(await command('رابعة')).toBe(2);
});

test('two projects of one name keep their backups apart', () => {
  expect(backupFolder('/a/خبر.isnad')).not.toBe(backupFolder('/b/خبر.isnad'));
  expect(path.basename(backupFolder('/a/خبر عاجل.isnad'))).toMatch(/^خبر-عاجل-[0-9a-f]{12}$/);
});

test('“save a copy” makes one whole file, never over another', async () => {
  const project = temporaryProject();
  const door = await project.open('منى');
  const { id } = await door.call('documents.create', { text: 'قال المتحدث' });
  const target = project.inFolder('نسخة.isnad');
  const saved = await door.call('project.saveCopy', { path: target });
  expect(saved).toEqual({ path: target, bytes: fs.statSync(target).size, sha256: sha256(fs.readFileSync(target)) });
  expect(fs.readdirSync(project.folder).filter((name) => name.startsWith('نسخة'))).toEqual(['نسخة.isnad']);
  const copy = await openDoor(target, 'منى', project.fixed);
  expect((await copy.call('documents.get', { id })).text).toBe('قال المتحدث');
  await expectSound(copy);
  await copy.close();
  const before = sha256(fs.readFileSync(target));
  expect((await problemOf(door.call('project.saveCopy', { path: target }))).code).toBe('destination-exists');
  expect(sha256(fs.readFileSync(target))).toBe(before);
  expect((await problemOf(door.call('project.saveCopy', { path: project.inFolder('no/copy.isnad') }))).code).toBe('destination-unwritable');
});

test('closing leaves one file, also with several doors, and it holds everything', async () => {
  const project = temporaryProject();
  const mona = await project.open('منى');
  const omar = await project.open('عمر');
  await mona.call('stories.create', { title: 'قصة منى' });
  await omar.call('stories.create', { title: 'قصة عمر' });
  expect(fs.existsSync(`${project.file}-wal`)).toBe(true);
  await mona.close();
  await mona.close();
  await omar.close();
  expect(fs.readdirSync(project.folder).filter((name) => name.startsWith('test.isnad'))).toEqual(['test.isnad']);
  // Read without a log beside it: a copy of the one file is the project.
  const copy = project.inFolder('copy.isnad');
  fs.copyFileSync(project.file, copy);
  expect(titlesIn(copy)).toEqual(['قصة عمر', 'قصة منى']);
});

import fs from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test, vi } from 'vitest';
import { openForReading } from '../../../src/engine/database/open-database.ts';
import { fillSome, openForFilling } from '../../../src/engine/search/fill-index.ts';
import { isWorthAThread } from '../../../src/engine/search/index-keeper.ts';
import { temporaryProject, type Door, type TestProject } from '../../support/project.ts';

async function withTexts(count: number) {
  const project = temporaryProject();
  const door = await project.open('منى');
  for (let index = 0; index < count; index += 1) {
    await door.call('documents.create', { text: `وثيقة ${index}: قال المتحدث إن الجسر سيفتح.` });
  }
  const index = path.join(project.folder, 'home', 'search', `${(await door.call('project.get', {})).id}.sqlite`);
  return { project, door, index };
}

function fill(project: TestProject, index: string): void {
  const reader = openForReading(project.file);
  const connection = openForFilling(index);
  while (fillSome(reader.reader, connection));
  connection.close();
  reader.close();
}

function indexed(index: string): number {
  const database = new Sqlite(index, { readonly: true });
  try {
    return Number(database.prepare('SELECT count(*) FROM texts').pluck().get());
  } catch (thrown) {
    if (thrown instanceof Sqlite.SqliteError) return -1;
    throw thrown;
  } finally {
    database.close();
  }
}

const count = async (door: Door, query = 'المتحدّث') => (await door.call('corpus.search', { query, limit: 1 })).total;

test('a workbench that stays open fills the index, a few texts itself and many in a thread, also after changes', async () => {
  const { project, door, index } = await withTexts(3);
  expect(fs.existsSync(index), 'a short process makes none').toBe(false);
  const host = await project.open('منى', { watch: true });
  await vi.waitFor(() => expect(indexed(index)).toBe(3), { timeout: 20_000 });
  for (let number = 3; number < 60; number += 1) await host.call('documents.create', { text: `وثيقة ${number}: قال المتحدث.` });
  await vi.waitFor(() => expect(indexed(index)).toBe(60), { timeout: 20_000 });
  expect(await count(host)).toBe(60);
  expect(await count(door)).toBe(60);
  await host.close();
  await door.close();
  expect(fs.readdirSync(path.dirname(index))).toEqual([path.basename(index)]);
}, 60_000);

test('texts are folded beside whoever works unless they are few and short', () => {
  expect(isWorthAThread([])).toBe(false);
  expect(isWorthAThread(Array.from({ length: 23 }, () => 4000))).toBe(false);
  expect(isWorthAThread(Array.from({ length: 24 }, () => 40))).toBe(true);
  expect(isWorthAThread([200_000, 200_000])).toBe(true);
  expect(isWorthAThread([5_000_000])).toBe(true);
});

test('closing does not wait for the whole index, and leaves nothing open', async () => {
  const { project, door, index } = await withTexts(2);
  const long = 'قال المتحدث إن الجسر سيفتح أمام حركة السير. '.repeat(4000);
  for (let number = 0; number < 30; number += 1) await door.call('documents.create', { text: `${number} ${long}` });
  await door.close();
  const host = await project.open('منى', { watch: true });
  await vi.waitFor(() => expect(indexed(index)).toBeGreaterThan(0), { timeout: 20_000 });
  await host.close();
  expect(fs.readdirSync(project.folder).filter((name) => name.startsWith('test.isnad'))).toEqual(['test.isnad']);
  expect(fs.readdirSync(path.dirname(index))).toEqual([path.basename(index)]);
}, 60_000);

const damages: readonly (readonly [string, (index: string) => void])[] = [
  ['is no database', (index) => fs.writeFileSync(index, 'قال المتحدث '.repeat(3000))],
  ['is empty', (index) => fs.writeFileSync(index, '')],
  ['was cut off', (index) => fs.truncateSync(index, 20_000)],
  ['was deleted', (index) => fs.rmSync(index)],
  ['is another program’s', (index) => change(index, 'PRAGMA application_id = 7')],
  ['is of another version', (index) => change(index, "UPDATE about SET version = '0-old'")],
  ['lacks a table', (index) => change(index, 'DROP TABLE texts')],
  ['holds another text than it says', (index) => change(index, "UPDATE texts SET folded = CAST('x' AS BLOB)")],
  ['holds a map of another text', (index) => change(index, 'UPDATE texts SET map = zeroblob(16)')],
  ['lost its rows', (index) => change(index, 'DELETE FROM texts')],
];

function change(index: string, sql: string): void {
  const database = new Sqlite(index);
  database.exec(sql);
  database.close();
}

test.each(damages)('an index that %s is never believed: thrown away, done without and built again', async (_what, damage) => {
  const { project, door, index } = await withTexts(5);
  fill(project, index);
  expect(await count(door)).toBe(5);
  await door.close();
  damage(index);
  const again = await project.open('منى');
  for (const query of ['المتحدّث', 'وثيقه 3', 'ج']) {
    expect(await count(again, query), query).toBe(query === 'وثيقه 3' ? 1 : 5);
  }
  fill(project, index);
  expect(indexed(index)).toBe(5);
  expect(await count(again)).toBe(5);
});

test('an index that is damaged while it is in use is noticed', async () => {
  const { project, door, index } = await withTexts(40);
  fill(project, index);
  expect(await count(door)).toBe(40);
  const bytes = fs.readFileSync(index);
  bytes.fill(0x5a, 4096);
  fs.writeFileSync(index, bytes);
  fs.rmSync(`${index}-wal`, { force: true });
  expect(await count(door, 'سيفتح')).toBe(40);
  expect(await count(door, 'وثيقة 39')).toBe(1);
});

test('removed documents, older texts and documents that came back', async () => {
  const { project, door, index } = await withTexts(2);
  const { documents } = await door.call('documents.list', {});
  const [first, second] = documents.map(({ id }) => id);
  if (first === undefined || second === undefined) throw new Error('no documents');
  fill(project, index);
  expect(await count(door)).toBe(2);
  await door.call('documents.remove', { id: first });
  expect(await count(door)).toBe(1);
  await door.call('history.undo', {});
  expect(await count(door)).toBe(2);
  await door.call('revisions.create', { document: second, text: 'نص آخر بلا ذكر له.' });
  expect(await count(door)).toBe(1);
  expect(await count(door, 'بلا ذكر')).toBe(1);
  // The same text in two documents stands in the index once.
  await door.call('documents.create', { text: 'نص آخر بلا ذكر له.' });
  fill(project, index);
  expect(await count(door, 'بلا ذكر')).toBe(2);
  expect((await door.call('corpus.search', { query: 'بلا', documents: [second] })).total).toBe(1);
});

test('what another process adds or takes is found as it is', async () => {
  const { project, door, index } = await withTexts(2);
  fill(project, index);
  expect(await count(door)).toBe(2);
  const other = await project.open('ليلى');
  const { id } = await other.call('documents.create', { text: 'قال المتحدث شيئا آخر.' });
  expect(await count(door)).toBe(3);
  fill(project, index);
  expect(await count(door)).toBe(3);
  await other.call('documents.purge', { id });
  expect(await count(door)).toBe(2);
});

test('purging takes the text out of the index, whoever has it open', async () => {
  const { project, door, index } = await withTexts(30);
  const { id } = await door.call('documents.create', { text: 'متنسري قال المتحدث' });
  fill(project, index);
  const holds = () => fs.readFileSync(index).includes(Buffer.from('متنسري', 'utf16le')) || fs.readFileSync(index).includes('متن');
  const layla = await project.open('ليلى');
  expect(await count(layla, 'متنسري')).toBe(1);
  const database = new Sqlite(index);
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
  expect(holds()).toBe(true);
  expect(await door.call('documents.purge', { id })).toMatchObject({ remaining: [] });
  expect(holds()).toBe(false);
  expect(await count(layla, 'متنسري')).toBe(0);
  fill(project, index);
  expect(holds()).toBe(false);
  expect(await count(layla)).toBe(30);
});

test('a purge says where the text may still be when somebody keeps the index from being emptied', async () => {
  const { project, door, index } = await withTexts(1);
  const { id } = await door.call('documents.create', { text: 'متنسري' });
  fill(project, index);
  const reading = new Sqlite(index);
  reading.exec('BEGIN IMMEDIATE');
  const report = await door.call('documents.purge', { id });
  expect(report.remaining).toEqual([`${index} (project-busy)`]);
  reading.close();
  expect(await door.call('documents.purge', { id })).toMatchObject({ remaining: [] });
}, 30_000);

test('without a folder that can be written everything is found all the same', async () => {
  const { project, door, index } = await withTexts(3);
  fs.mkdirSync(path.join(project.folder, 'home'), { recursive: true });
  fs.writeFileSync(path.dirname(index), 'a file where the folder should be');
  const host = await project.open('منى', { watch: true });
  expect(await count(host)).toBe(3);
  expect(await count(door)).toBe(3);
});

test('a NUL, quotation marks and operators of the query language are letters like others', async () => {
  const { project, door, index } = await withTexts(1);
  await door.call('documents.create', { text: 'قال\u0000المتحدث باسم الوزارة "OR* NEAR(الجسر)' });
  fill(project, index);
  for (const query of ['الوزارة', 'ل\u0000الم', '\u0000المتحدث', '"OR* NEAR(', 'NEAR(الجسر)', 'وزارة "']) {
    expect(await count(door, query), query).toBe(1);
  }
  expect(await count(door, '\u0001المتحدث')).toBe(0);
});

import fs from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrate, pendingMigrations } from '../../../src/engine/database/migrate.ts';
import { formatVersion, migrations } from '../../../src/engine/database/migrations/all.ts';
import type { Migration } from '../../../src/engine/database/migrations/migration.ts';
import { applicationId, createDatabase, openForReading, openForWriting } from '../../../src/engine/database/open-database.ts';
import { beginFromBundle } from '../../../src/engine/exchange/exchange.ts';
import { openWorkbench } from '../../../src/engine/workbench.ts';
import { bare, dumpAll, expectSound, fixed, openDoor, problemOf, sha256, temporaryFolder, temporaryProject } from '../../support/project.ts';

const goldenSchema = path.join(import.meta.dirname, '../../golden/schema.sql');

function schemaOf(file: string): string {
  return bare(file, (database) =>
    database
      .prepare('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name')
      .pluck()
      .all()
      .map((sql) => `${String(sql)};\n`)
      .join('\n'),
  );
}

test('a new project has the schema of the snapshot: a change of it is a new version with a migration', () => {
  const project = temporaryProject();
  const schema = schemaOf(project.file);
  const stated = `-- The schema of version ${formatVersion} (tests/unit/engine/migrations.test.ts writes and compares it).\n\n${schema}`;
  if (process.env['ISNAD_RENEW_GOLDEN'] === '1') fs.writeFileSync(goldenSchema, stated);
  expect(stated).toBe(fs.readFileSync(goldenSchema, 'utf8'));
});

test('migrations are numbered without gaps, and the version is written', () => {
  expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1));
  const { file } = temporaryProject();
  expect(bare(file, (database) => database.pragma('user_version', { simple: true }))).toBe(formatVersion);
  expect(bare(file, (database) => database.pragma('application_id', { simple: true }))).toBe(applicationId);
});

/** tests/fixtures/format-0.isnad: a database with the application id and nothing in it. */
const versionZero = path.join(import.meta.dirname, '../../fixtures/format-0.isnad');

test('a file of version 0 becomes one of version 1 with the same schema as a new one', () => {
  const folder = temporaryFolder();
  const file = path.join(folder, 'zero.isnad');
  fs.copyFileSync(versionZero, file);
  expect(bare(file, (database) => database.pragma('user_version', { simple: true }))).toBe(0);
  const connection = createDatabase(file);
  expect(pendingMigrations(connection).map(({ version }) => version)).toEqual(migrations.map(({ version }) => version));
  migrate(connection, file);
  expect(pendingMigrations(connection)).toEqual([]);
  migrate(connection, file);
  connection.close();
  expect(bare(file, (database) => database.pragma('user_version', { simple: true }))).toBe(formatVersion);
  const fresh = temporaryProject();
  expect(schemaOf(file)).toBe(schemaOf(fresh.file));
});

/** tests/fixtures/format-1.isnad: two annotators, labels and a relation, written by the program of version 1. */
const versionOne = path.join(import.meta.dirname, '../../fixtures/format-1.isnad');

test('a file of version 1 keeps its content, its chains hold, and work goes on in it', async () => {
  const folder = temporaryFolder();
  const file = path.join(folder, 'one.isnad');
  fs.copyFileSync(versionOne, file);
  const before = dumpAll(file);
  expect(before['spans']?.length).toBeGreaterThan(1);
  expect(before['operations']?.some((row) => row.includes('"scope":"project"') && row.includes('"kind":"annotator.create"'))).toBe(true);
  const door = await openDoor(file, 'منى', fixed(7));
  await expectSound(door);
  expect(bare(file, (database) => database.pragma('user_version', { simple: true }))).toBe(formatVersion);
  expect(schemaOf(file)).toBe(schemaOf(temporaryProject().file));
  const after = dumpAll(file);
  for (const [table, rows] of Object.entries(before)) {
    const kept = table === 'project' ? rows.map((row) => row.replace(/}$/, ',"blind":0}')) : rows;
    expect(after[table], table).toEqual(kept);
  }
  for (const table of ['assignments', 'origin', 'merges', 'earlier_schemes', 'absent_ends']) expect(after[table], table).toEqual([]);

  // People who stand in the project's own chain are written to as ever, in chains of their own from now on.
  const annotators = await door.call('annotators.list', {});
  const mona = annotators.find(({ name }) => name === 'منى')?.id ?? '';
  const salem = annotators.find(({ name }) => name === 'سالم')?.id ?? '';
  await door.call('annotators.update', { id: mona, colour: '#123456' });
  const { id: document } = await door.call('documents.create', { text: 'قالت الوزارة' });
  await door.call('spans.create', { document, label: 'cue', fragments: [[0, 4]], note: 'لا يراها غيرها' });
  await door.call('assignments.create', { documents: [document], annotators: [salem] });
  await door.call('project.update', { blind: true });
  await expectSound(door);

  const bundle = path.join(folder, 'for salem.isnad-bundle');
  await door.call('bundles.write', { annotator: salem, path: bundle });
  const bytes = fs.readFileSync(bundle, 'utf8');
  expect(bytes).toContain('سالم');
  expect(bytes).toContain('قالت الوزارة');
  const hers = (await door.call('spans.list', { annotator: mona })).map(({ id }) => id);
  expect(hers.length).toBeGreaterThan(1);
  for (const foreign of ['منى', 'لا يراها غيرها', ...hers]) expect(bytes, foreign).not.toContain(foreign);
  await beginFromBundle(path.join(folder, 'salem.isnad'), bundle, { ids: fixed(8).ids });
  const copy = await openDoor(path.join(folder, 'salem.isnad'), 'سالم', fixed(9));
  await copy.call('spans.create', { document, label: 'cue', fragments: [[0, 4]] });
  await expectSound(copy);
  const back = path.join(folder, 'from salem.isnad-bundle');
  await copy.call('bundles.write', { annotator: salem, path: back });
  expect(await door.call('bundles.merge', { paths: [back] })).toMatchObject([{ kind: 'layers', layers: [{ annotator: salem, document }] }]);
  await expectSound(door);
});

const further: readonly Migration[] = [
  { version: formatVersion + 1, about: 'a column', sql: "ALTER TABLE stories ADD COLUMN colour TEXT NOT NULL DEFAULT 'grey'" },
  {
    version: formatVersion + 2,
    about: 'a value that SQL cannot make',
    sql: 'CREATE TABLE marks (id TEXT PRIMARY KEY) STRICT',
    convert: (database) => {
      for (const row of database.query('SELECT id FROM stories ORDER BY id').all()) {
        database.command('INSERT INTO marks (id) VALUES (?)').run(`${String(row['id'])}!`);
      }
    },
  },
];

test('several steps are taken in order, and every earlier row is kept', async () => {
  const project = temporaryProject();
  const door = await project.open('منى');
  const { id } = await door.call('stories.create', { title: 'قصة' });
  await door.close();
  const connection = openForWriting(project.file);
  migrate(connection, project.file, [...migrations, ...further]);
  expect(connection.reader.pragma('user_version')).toBe(formatVersion + 2);
  expect(connection.reader.pragma('foreign_keys')).toBe(1);
  expect(connection.reader.query('SELECT title, colour FROM stories').all()).toEqual([{ title: 'قصة', colour: 'grey' }]);
  expect(connection.reader.query('SELECT id FROM marks').all()).toEqual([{ id: `${id}!` }]);
  connection.close();
});

test.each([
  ['SQL that fails', { sql: 'CREATE TABLE half (id TEXT) STRICT; INSERT INTO no_such_table VALUES (1)' }],
  [
    'code that throws',
    {
      sql: 'CREATE TABLE half (id TEXT) STRICT',
      convert: () => {
        throw new Error('not convertible');
      },
    },
  ],
  ['rows that lose what they refer to', { sql: 'DELETE FROM annotators' }],
])('%s leaves the file as it was, whole steps before it too', async (_what, step) => {
  const project = temporaryProject();
  const door = await project.open('منى');
  await door.call('stories.create', { title: 'قصة' });
  const { id: document } = await door.call('documents.create', { text: 'نص' });
  await door.call('layers.create', { document });
  await door.close();
  const before = dumpAll(project.file);
  const schema = schemaOf(project.file);
  const failing: Migration = { version: formatVersion + 2, about: 'fails', ...step };
  const connection = openForWriting(project.file);
  const [column] = further;
  if (column === undefined) throw new Error('no migration');
  const problem = await problemOf(
    (async () => {
      migrate(connection, project.file, [...migrations, column, failing]);
    })(),
  );
  expect(problem.toData()).toMatchObject({ code: 'migration-failed', details: { file: project.file, version: formatVersion + 2 } });
  expect(connection.inTransaction()).toBe(false);
  expect(connection.reader.pragma('foreign_keys')).toBe(1);
  connection.close();
  expect(bare(project.file, (database) => database.pragma('user_version', { simple: true }))).toBe(formatVersion);
  expect(schemaOf(project.file)).toBe(schema);
  expect(dumpAll(project.file)).toEqual(before);
  await expectSound(await project.open('منى'));
});

test('a project from the future is refused with both versions, and not touched', async () => {
  const project = temporaryProject();
  bare(project.file, (database) => database.pragma(`user_version = ${formatVersion + 6}`));
  const before = sha256(fs.readFileSync(project.file));
  for (const open of [
    () => openWorkbench(project.file, { actor: { name: 'منى' }, backups: 'off' }),
    async () => openForReading(project.file),
    async () => openForWriting(project.file),
  ]) {
    const problem = await problemOf(open());
    expect(problem.toData()).toEqual({
      code: 'project-from-the-future',
      details: { file: project.file, version: formatVersion + 6, supported: formatVersion },
    });
  }
  expect(sha256(fs.readFileSync(project.file))).toBe(before);
});

test.each([
  ['another application’s database', (file: string) => new Sqlite(file).exec('PRAGMA application_id = 252006674; CREATE TABLE t (a)').close()],
  ['a database without an application id', (file: string) => new Sqlite(file).exec('CREATE TABLE t (a)').close()],
  ['a database with the id and nothing else', (file: string) => fs.copyFileSync(versionZero, file)],
  ['a text', (file: string) => fs.writeFileSync(file, 'قال المتحدث '.repeat(500))],
  ['an empty file', (file: string) => fs.writeFileSync(file, '')],
  ['a folder', (file: string) => fs.mkdirSync(file)],
])('%s is no project', async (_what, make) => {
  const file = path.join(temporaryFolder(), 'foreign.isnad');
  make(file);
  const problem = await problemOf(openWorkbench(file, { actor: { name: 'منى' }, backups: 'off' }));
  expect(problem.toData()).toMatchObject({ code: 'not-a-project', details: { file } });
});

test('nothing in the file needs a function of ours: a bare handle of SQLite reads and checks it', async () => {
  const project = temporaryProject();
  const door = await project.open('منى');
  const { id: document } = await door.call('documents.create', { text: 'قال المتحدث' });
  await door.call('spans.create', { document, label: 'cue', fragments: [[0, 3]] });
  await door.close();
  bare(project.file, (database) => {
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(database.pragma('foreign_key_check')).toEqual([]);
    expect(database.prepare("SELECT name FROM sqlite_schema WHERE type IN ('trigger', 'view')").all()).toEqual([]);
    expect(database.prepare('SELECT quote FROM fragments').pluck().all()).toEqual(['قال']);
    // Other programs may write too: every CHECK runs without help.
    database.exec("UPDATE spans SET note = 'من برنامج آخر'");
  });
});

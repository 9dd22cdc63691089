import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { ProblemCode } from '../../../src/domain/problem.ts';
import { formatVersion } from '../../../src/engine/database/migrations/all.ts';
import { createProject } from '../../../src/engine/create-project.ts';
import { seededRandom } from '../../crash/random.ts';
import { stateDigest } from '../../crash/state.ts';
import { bare, problemOf, temporaryFolder } from '../../support/project.ts';
import { examine, flipBit, reading, within, worthwhileProject } from './support.ts';

/** What opening a damaged file may say. */
const namesDamage: ReadonlySet<ProblemCode> = new Set([
  'project-damaged',
  'not-a-project',
  'project-from-the-future',
  'migration-failed',
]);

let original: Buffer;
let digest: string;

beforeAll(async () => {
  const folder = fs.mkdtempSync('/tmp/isnad-damage-');
  const file = path.join(folder, 'original.isnad');
  await worthwhileProject(file);
  digest = await within(file, stateDigest);
  original = fs.readFileSync(file);
  return () => fs.rmSync(folder, { recursive: true, force: true });
});

function place(content: Buffer | string): string {
  const file = path.join(temporaryFolder(), 'project.isnad');
  fs.writeFileSync(file, content);
  return file;
}

const codeOf = async (file: string): Promise<ProblemCode> => (await problemOf(reading(file))).code;

it('says what a file is that is no project, and leaves it as it is', async () => {
  const folder = temporaryFolder();
  const foreign = path.join(folder, 'foreign.sqlite');
  createForeign(foreign);
  const before = fs.readFileSync(foreign);
  expect(await codeOf(foreign)).toBe('not-a-project');
  expect(fs.readFileSync(foreign).equals(before)).toBe(true);
  const text = path.join(folder, 'text.isnad');
  fs.writeFileSync(text, 'هذا نص وليس مشروعًا '.repeat(300));
  expect(await codeOf(text)).toBe('not-a-project');
  const empty = path.join(folder, 'empty.isnad');
  fs.writeFileSync(empty, '');
  expect(await codeOf(empty)).toBe('not-a-project');
  expect(fs.statSync(empty).size).toBe(0);
  expect(await codeOf(folder)).toBe('not-a-project');
  expect(await codeOf(path.join(folder, 'missing.isnad'))).toBe('project-missing');
  expect(await codeOf(path.join(text, 'below-a-file.isnad'))).toBe('project-missing');
  expect(fs.readdirSync(folder).sort()).toEqual(['empty.isnad', 'foreign.sqlite', 'text.isnad']);
});

function createForeign(file: string): void {
  fs.writeFileSync(file, '');
  bare(file, (database) => database.exec('CREATE TABLE notes (id INTEGER PRIMARY KEY, body TEXT); INSERT INTO notes (body) VALUES (1);'));
}

it('refuses a project from the future and names both versions', async () => {
  const file = place(original);
  bare(file, (database) => database.pragma(`user_version = ${formatVersion + 4}`));
  const before = fs.readFileSync(file);
  const problem = await problemOf(reading(file));
  expect(problem.toData()).toEqual({
    code: 'project-from-the-future',
    details: { file, version: formatVersion + 4, supported: formatVersion },
  });
  expect(fs.readFileSync(file).equals(before)).toBe(true);
});

it('says that a file cannot be read or written by this person', (context) => {
  if (process.getuid?.() !== 0 && process.platform === 'win32') context.skip('Windows keeps rights in another way');
  const file = place(original);
  const folder = path.dirname(file);
  const program = `
    const { openWorkbench } = await import(process.argv[1]);
    const say = (code) => console.log(code);
    const work = async () => {
      const workbench = await openWorkbench(process.argv[2], { actor: { name: 'منى' }, backups: 'off' });
      say('opened');
      await workbench.call('stories.create', { title: 'قصة' }).then(() => say('written'), (problem) => say(problem.code));
      await workbench.close();
    };
    await work().catch((problem) => say(problem.code));`;
  // Root may do everything, so the child is somebody else.
  const asNobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  const run = (): string[] => {
    const workbench = new URL('../../../src/engine/workbench.ts', import.meta.url).href;
    const result = spawnSync(process.execPath, ['--input-type=module', '-e', program, workbench, file], {
      ...asNobody,
      encoding: 'utf8',
      env: { ...process.env, HOME: folder, ISNAD_HOME: path.join(folder, 'nobody') },
    });
    expect(result.stderr).toBe('');
    return result.stdout.trim().split('\n');
  };
  fs.chmodSync(folder, 0o755);
  fs.chmodSync(file, 0o444);
  expect(run()).toEqual(['opened', 'project-not-writable']);
  fs.chmodSync(file, 0o000);
  expect(run()).toEqual(['file-unreadable']);
  fs.chmodSync(file, 0o644);
  fs.chmodSync(folder, 0o000);
  expect(run()).toEqual(['file-unreadable']);
  fs.chmodSync(folder, 0o755);
});

it('never takes a truncated project for a whole one', async () => {
  const random = seededRandom(23);
  const lengths = [1, 16, 100, 512, 4095, 4096, original.length - 1, original.length - 4096];
  for (let count = 0; count < 12; count += 1) lengths.push(random.below(original.length));
  for (const length of lengths) {
    const examined = await examine(place(original.subarray(0, length)));
    if ('refused' in examined) expect(namesDamage, `cut to ${length}`).toContain(examined.refused.code);
    else expect(examined.report.ok, `cut to ${length}`).toBe(false);
  }
});

it('opens a project with a flipped bit whole, or names the damage', async () => {
  const outcomes = { refused: 0, found: 0, harmless: 0 };
  for (let seed = 0; seed < 120; seed += 1) {
    const file = place(original);
    // Every other one where it hurts most: the header and the beginning of the schema.
    const where = `seed ${seed}: ${flipBit(file, seededRandom(seed), seed % 2 === 0 ? Infinity : seed % 4 === 1 ? 100 : 16384)}`;
    const examined = await examine(file).catch((thrown: unknown) => {
      throw new Error(where, { cause: thrown });
    });
    if ('refused' in examined) {
      expect(namesDamage, where).toContain(examined.refused.code);
      outcomes.refused += 1;
    } else if (examined.report.ok) {
      expect(examined.digest, where).toBe(digest);
      outcomes.harmless += 1;
    } else {
      expect(examined.report.findings.length, where).toBeGreaterThan(0);
      outcomes.found += 1;
    }
    fs.rmSync(path.dirname(file), { recursive: true });
  }
  console.log(`flipped bits: ${JSON.stringify(outcomes)}`);
  expect(outcomes.found + outcomes.refused).toBeGreaterThan(0);
}, 120_000);

it('finds each kind of value that was changed behind its back', async () => {
  const changes: readonly (readonly [string, string])[] = [
    ["UPDATE documents SET title = title || 'x' WHERE id = (SELECT min(id) FROM documents)", 'row-differs'],
    ["UPDATE texts SET text = replace(text, 'ا', 'أ')", 'text-hash-differs'],
    ["UPDATE fragments SET quote = quote || 'x'", 'quote-differs'],
    ['DELETE FROM stories WHERE id = (SELECT min(id) FROM stories)', 'row-missing'],
    ["INSERT INTO stories (id, title) VALUES ('01999999-0000-7000-8000-000000000000', 'دخيلة')", 'row-unexpected'],
    ['UPDATE operations SET at = replace(at, 20, 21) WHERE position = 3', 'hash-chain-broken'],
    ['DELETE FROM operations WHERE position = 3', 'hash-chain-broken'],
    ["UPDATE operations SET kind = 'nothing.create' WHERE position = 4", 'operation-unreadable'],
    ["CREATE TRIGGER intruder AFTER INSERT ON stories BEGIN DELETE FROM stories; END", 'database-damaged'],
    ['DROP INDEX spans_by_layer', 'database-damaged'],
  ];
  const base = place(original);
  await within(base, (workbench) => workbench.call('stories.create', { title: 'قصة' }));
  for (const [sql, kind] of changes) {
    const file = place(fs.readFileSync(base));
    const changed = bare(file, (database) => {
      database.pragma('foreign_keys = OFF');
      return sql.startsWith('CREATE') || sql.startsWith('DROP') ? Number(Boolean(database.exec(sql))) : database.prepare(sql).run().changes;
    });
    expect(changed, sql).toBeGreaterThan(0);
    const examined = await examine(file);
    expect('report' in examined ? examined.report.findings.map((finding) => finding.kind) : examined, sql).toContain(kind);
  }
});

it('makes no project over another file or where nothing can be written', () => {
  const folder = temporaryFolder();
  const taken = path.join(folder, 'taken.isnad');
  fs.writeFileSync(taken, 'مشغول');
  const options = { actor: { name: 'منى' } };
  expect(() => createProject(taken, options)).toThrow(expect.objectContaining({ code: 'project-exists' }));
  expect(fs.readFileSync(taken, 'utf8')).toBe('مشغول');
  const below = path.join(taken, 'below.isnad');
  expect(() => createProject(below, options)).toThrow(expect.objectContaining({ code: 'destination-unwritable' }));
  expect(() => createProject(path.join(folder, 'new.isnad'), { ...options, title: ' ' })).toThrow(
    expect.objectContaining({ code: 'invalid-input' }),
  );
  const long = path.join(folder, `${'ع'.repeat(100)}${'a'.repeat(40)}.isnad`);
  createProject(long, options);
  expect(fs.readdirSync(folder).sort()).toEqual([path.basename(long), 'taken.isnad'].sort());
});

import fs from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { Problem } from '../../../src/domain/problem.ts';
import { createProject } from '../../../src/engine/create-project.ts';
import { formatVersion } from '../../../src/engine/database/migrations/all.ts';
import { backupFolder } from '../../../src/engine/project/backup-folder.ts';
import { listBackups } from '../../../src/engine/project/backups.ts';
import { recoverProject } from '../../../src/engine/recovery.ts';
import { seededRandom } from '../../crash/random.ts';
import { stateDigest } from '../../crash/state.ts';
import { bare, temporaryFolder } from '../../support/project.ts';
import { team } from '../../support/team.ts';
import { examine, flipBit, movedAside, tryStep, within, worthwhileProject } from './support.ts';

let original: Buffer;
let earlier: Buffer;
let digest: string;

beforeAll(async () => {
  const folder = fs.mkdtempSync('/tmp/isnad-recovery-');
  const file = path.join(folder, 'original.isnad');
  await worthwhileProject(file, 9, 60);
  earlier = fs.readFileSync(file);
  const random = seededRandom(10);
  await within(file, async (workbench) => {
    for (let step = 0; step < 30; step += 1) await tryStep(workbench, random, path.join(folder, 'inbox'));
    digest = await stateDigest(workbench);
  });
  original = fs.readFileSync(file);
  return () => fs.rmSync(folder, { recursive: true, force: true });
});

/** A project as it stands now, with the backups given, oldest first. */
function project(content: Buffer, backups: readonly Buffer[] = []): string {
  const file = path.join(temporaryFolder(), 'project.isnad');
  fs.writeFileSync(file, content);
  backups.forEach((backup, index) => putBackup(file, backup, index));
  return file;
}

function putBackup(file: string, content: Buffer, index: number): void {
  fs.mkdirSync(backupFolder(file), { recursive: true });
  fs.writeFileSync(path.join(backupFolder(file), `2026-11-0${index + 1}T08-00-00.000Z.isnad`), content);
}

function scribble(content: Buffer, from: number, length: number): Buffer {
  const damaged = Buffer.from(content);
  damaged.fill(0xa5, from, from + length);
  return damaged;
}

function codesOf(report: ReturnType<typeof recoverProject>): string[] {
  return report.notes.map(({ code }) => code);
}

/** What was recovered is whole, or what is missing is told. */
async function expectHonest(file: string, report: ReturnType<typeof recoverProject>, where: string): Promise<boolean> {
  const examined = await examine(file);
  if ('refused' in examined) throw new Error(`${where}: ${JSON.stringify(examined.refused)}`);
  if (report.operationsLost === 0 && report.notes.length === 0) {
    expect(examined.report.findings, where).toEqual([]);
    expect(examined.digest, where).toBe(digest);
    return true;
  }
  expect(report.operationsLost + report.notes.length, where).toBeGreaterThan(0);
  if (!examined.report.ok) expect(codesOf(report), where).toContain('state-differs');
  return false;
}

/** Null where nothing could be recovered, and the file was left as it is. */
function recoverOrNot(file: string): ReturnType<typeof recoverProject> | null {
  try {
    return recoverProject(file);
  } catch (thrown) {
    if (thrown instanceof Problem && thrown.code === 'recovery-impossible') return null;
    throw thrown;
  }
}

describe.each([
  ['with a backup', true],
  ['without a backup', false],
] as const)('recovering %s', (_name, hasBackup) => {
  it('brings back what flipped bits left, or lists what is missing', async () => {
    const outcomes = { whole: 0, listed: 0, impossible: 0 };
    for (let seed = 1000; seed < 1012; seed += 1) {
      const file = project(original, hasBackup ? [earlier] : []);
      const random = seededRandom(seed);
      const places = [1, 2, 3].map(() => flipBit(file, random));
      const damaged = fs.readFileSync(file);
      const where = `seed ${seed}: ${places.join('; ')}`;
      const report = recoverOrNot(file);
      if (report === null) {
        // A bit in the first page can make the whole file unreadable; without a backup nothing is left to take.
        expect(hasBackup, where).toBe(false);
        expect(fs.readFileSync(file).equals(damaged), where).toBe(true);
        outcomes.impossible += 1;
        continue;
      }
      expect(fs.readFileSync(report.movedAside).equals(damaged), where).toBe(true);
      expect(report.backup === null, where).toBe(!hasBackup);
      outcomes[(await expectHonest(file, report, where)) ? 'whole' : 'listed'] += 1;
      fs.rmSync(path.dirname(file), { recursive: true });
    }
    console.log(`recovered ${hasBackup ? 'with' : 'without'} a backup: ${JSON.stringify(outcomes)}`);
    // Without a backup it hangs on where the bits lie whether anything comes back whole: that is the next test's.
    if (hasBackup) expect(outcomes.whole).toBeGreaterThan(0);
    expect(outcomes.impossible).toBeLessThan(4);
  }, 120_000);
});

/** What nothing else in the file stands in for: the history, the texts, what this copy alone knows, and the way in. */
const irreplaceable = ['operations', 'texts', 'people', 'origin', 'merges', 'earlier_schemes', 'absent_ends', 'sqlite_schema'];

/** The numbers of the pages, from 1, that hold what the operations make, and the indexes. */
function madePages(file: string): number[] {
  const names = irreplaceable.map((name) => `'${name}'`).join(', ');
  return bare(file, (database) => {
    return database.prepare(`SELECT pageno FROM dbstat WHERE name NOT IN (${names}) ORDER BY pageno`).pluck().all() as number[];
  });
}

it('brings back everything without a backup where the damage is in what the operations make', async () => {
  const whole = project(original);
  const pages = madePages(whole);
  expect(pages.length).toBeGreaterThan(40);
  for (let seed = 2000; seed < 2008; seed += 1) {
    const random = seededRandom(seed);
    const damaged = Buffer.from(original);
    const places = [1, 2, 3, 4].map(() => {
      const place = (random.pick(pages) - 1) * 4096 + random.below(4096);
      damaged[place] = (damaged[place] ?? 0) ^ (1 << random.below(8));
      return place;
    });
    const file = project(damaged);
    const where = `seed ${seed}: bytes ${places.join(', ')}`;
    const report = recoverProject(file);
    expect({ lost: report.operationsLost, notes: report.notes }, where).toEqual({ lost: 0, notes: [] });
    expect(await expectHonest(file, report, where), where).toBe(true);
    fs.rmSync(path.dirname(file), { recursive: true });
  }
}, 120_000);

it('falls back on the backup where nothing can be read, and says so', async () => {
  for (const content of [Buffer.from('ليس قاعدة بيانات '.repeat(500)), Buffer.alloc(0), scribble(original, 0, 8192)]) {
    const file = project(content, [earlier]);
    const report = recoverProject(file);
    expect(report.backup).toBe(listBackups(backupFolder(file))[0]?.path);
    expect(report.operationsRecovered).toBe(0);
    expect(report.notes.length).toBeGreaterThan(0);
    const examined = await examine(file);
    expect('report' in examined && examined.report.findings).toEqual([]);
    expect(fs.readFileSync(report.movedAside).equals(content)).toBe(true);
  }
});

it('leaves a file of which nothing can be recovered where it is', () => {
  const foreign = path.join(temporaryFolder(), 'foreign.isnad');
  fs.writeFileSync(foreign, '');
  bare(foreign, (database) => database.exec('CREATE TABLE operations (whatever INTEGER)'));
  const cases = [fs.readFileSync(foreign), Buffer.from('نص'.repeat(3000)), Buffer.alloc(0), original.subarray(0, 4096)];
  for (const content of cases) {
    const file = project(content);
    expect(() => recoverProject(file)).toThrow(expect.objectContaining({ code: 'recovery-impossible' }));
    expect(fs.readFileSync(file).equals(content)).toBe(true);
    expect(fs.readdirSync(path.dirname(file))).toEqual(['project.isnad']);
  }
});

it('recovers nothing that is missing, a folder, or of a later format', () => {
  const file = project(original, [earlier]);
  const code = (target: string): string => {
    try {
      recoverProject(target);
    } catch (thrown) {
      if (thrown instanceof Problem) return thrown.code;
      throw thrown;
    }
    return 'recovered';
  };
  expect(code(path.join(path.dirname(file), 'missing.isnad'))).toBe('project-missing');
  expect(code(path.dirname(file))).toBe('not-a-project');
  bare(file, (database) => database.pragma(`user_version = ${formatVersion + 1}`));
  expect(code(file)).toBe('project-from-the-future');
  expect(movedAside(file)).toEqual([]);
});

it('passes over a backup that is damaged itself', async () => {
  const random = seededRandom(31);
  const copy = path.join(temporaryFolder(), 'copy.isnad');
  fs.writeFileSync(copy, original);
  bare(copy, (database) => database.prepare("UPDATE documents SET title = title || 'x'").run());
  const flipped = fs.readFileSync(copy);
  const cut = original.subarray(0, 4096 * (2 + random.below(10)));
  const file = project(scribble(original, 4096 * 3, 4096), [earlier, flipped, cut, Buffer.from('لا شيء')]);
  const report = recoverProject(file);
  expect(path.basename(report.backup ?? '')).toBe('2026-11-01T08-00-00.000Z.isnad');
  expect(codesOf(report).filter((code) => code === 'backup-passed-over')).toHaveLength(3);
  expect(listBackups(backupFolder(file))).toHaveLength(4);
  const examined = await examine(file);
  expect('report' in examined).toBe(true);
});

it('takes what stands only in the log', async () => {
  const folder = temporaryFolder();
  const file = path.join(folder, 'open.isnad');
  createProject(file, { actor: { name: 'منى' } });
  await within(file, async (workbench) => {
    await workbench.call('stories.create', { title: 'في السجل' });
    // As a power cut would leave it: the file and its log, and nobody has them open.
    fs.mkdirSync(path.join(folder, 'cut'));
    for (const ending of ['', '-wal']) fs.copyFileSync(file + ending, path.join(folder, 'cut', `cut.isnad${ending}`));
  });
  const cut = path.join(folder, 'cut', 'cut.isnad');
  const log = fs.readFileSync(`${cut}-wal`);
  expect(log.includes(Buffer.from('في السجل'))).toBe(true);
  const report = recoverProject(cut);
  expect(report).toMatchObject({ operationsLost: 0, backup: null, notes: [] });
  expect(fs.readFileSync(`${report.movedAside}-wal`).equals(log), 'the log goes along, as it was').toBe(true);
  const titles = await within(cut, async (workbench) => (await workbench.call('stories.list', {})).map(({ title }) => title));
  expect(titles).toEqual(['في السجل']);
});

it('goes on from the damaged copy where an earlier recovery was cut off', async () => {
  const damaged = scribble(original, 4096 * 5, 100);
  const file = project(damaged, [earlier]);
  const aside = path.join(path.dirname(file), 'project.damaged-2026-11-20T08-00-00.000Z.isnad');
  fs.renameSync(file, aside);
  fs.writeFileSync(`${file}.recovering`, 'half');
  const report = recoverProject(file);
  expect(report.movedAside).toBe(aside);
  expect(fs.readFileSync(aside).equals(damaged)).toBe(true);
  expect(fs.readdirSync(path.dirname(file)).sort()).toEqual(['home', path.basename(aside), 'project.isnad'].sort());
  await expectHonest(file, report, 'cut off');
});

it('brings a text back from a backup where its letters are damaged in the file', async () => {
  const file = project(original, [earlier]);
  bare(file, (database) => database.prepare("UPDATE texts SET text = replace(text, 'ا', 'أ')").run());
  // The newest backup is damaged too, so that the ground is made from what is left.
  fs.rmSync(backupFolder(file), { recursive: true });
  putBackup(file, original, 0);
  const backup = listBackups(backupFolder(file))[0]?.path ?? '';
  bare(backup, (database) => database.prepare("UPDATE documents SET title = title || 'x'").run());
  const report = recoverProject(file);
  expect(report.operationsLost).toBe(0);
  const texts = bare(file, (database) => database.prepare('SELECT count(*) FROM texts').pluck().get());
  expect(texts).toBeGreaterThan(0);
  const examined = await examine(file);
  if ('refused' in examined) throw new Error('refused');
  expect(examined.report.findings.filter(({ kind }) => kind === 'text-hash-differs')).toEqual([]);
});

it('does not bring back what was purged after the backup', async () => {
  const folder = temporaryFolder();
  const file = path.join(folder, 'purged.isnad');
  const secret = 'نصيجبأنيزول';
  createProject(file, { actor: { name: 'منى' } });
  let kept = Buffer.alloc(0);
  await within(file, async (workbench) => {
    const { id } = await workbench.call('documents.create', { text: `${secret} في وثيقة` });
    const other = await workbench.call('documents.create', { text: 'وثيقة أخرى' });
    const claim = (document: string) =>
      workbench.call('spans.create', { document, label: 'claim', fragments: [[0, 5]], note: secret });
    const [from, to] = [await claim(id), await claim(other.id)];
    await workbench.call('relations.create', {
      label: 'contradicts',
      from: { kind: 'span', id: from.id },
      to: { kind: 'span', id: to.id },
    });
    await workbench.call('spans.update', { id: to.id, note: '' });
    const backup = await workbench.call('project.backup', {});
    kept = fs.readFileSync(backup.path);
    await workbench.call('documents.purge', { id });
  });
  putBackup(file, kept, 0);
  const report = recoverProject(file);
  expect(report.backup).not.toBeNull();
  const examined = await examine(file);
  expect('report' in examined && examined.report.findings).toEqual([]);
  expect(bare(file, (database) => database.prepare('SELECT count(*) FROM documents').pluck().get())).toBe(1);
  expect(bare(file, (database) => database.prepare('SELECT count(*) FROM relations').pluck().get())).toBe(0);
});

it('makes anew what a project cannot be opened without', async () => {
  const file = project(original);
  bare(file, (database) => {
    database.prepare("UPDATE operations SET payload = '{}' WHERE position <= 2").run();
  });
  const report = recoverProject(file);
  expect(report.operationsLost).toBe(2);
  expect(codesOf(report)).toEqual(expect.arrayContaining(['project-from-table', 'scheme-from-table']));
  const bareFile = project(original);
  bare(bareFile, (database) => {
    database.pragma('foreign_keys = OFF');
    database.exec('DELETE FROM operations WHERE position <= 2; DELETE FROM project; DELETE FROM schemes');
  });
  expect(codesOf(recoverProject(bareFile))).toEqual(expect.arrayContaining(['project-made-anew', 'scheme-made-anew']));
  for (const recovered of [file, bareFile]) {
    const title = await within(recovered, async (workbench) => {
      expect((await workbench.call('scheme.get', {})).content.spans.map(({ id }) => id)).toContain('claim');
      return (await workbench.call('project.get', {})).title;
    });
    expect(title).toBe(recovered === file ? 'original' : 'project');
  }
});

it('recovers a file of the first format, which has not all the tables of today', async () => {
  const file = project(fs.readFileSync('tests/fixtures/format-1.isnad'));
  const report = recoverProject(file);
  expect(report).toMatchObject({ operationsLost: 0, notes: [] });
  const examined = await examine(file);
  expect('report' in examined && examined.report.findings).toEqual([]);
});

it('recovers a blind copy with what it alone knows: for whom it is, who leads, and what was made under which scheme', async () => {
  const { document, ids, copyFor, folder } = await team({ blind: true });
  const copy = await copyFor('ليلى');
  await copy.call('spans.create', { document, label: 'claim', fragments: [[13, 36]] });
  await copy.call('project.saveCopy', { path: path.join(folder, 'whole.isnad') });
  const file = project(fs.readFileSync(path.join(folder, 'whole.isnad')));
  const local = (place: string) => bare(place, (database) => ['origin', 'people', 'merges', 'earlier_schemes', 'absent_ends'].map((table) => database.prepare(`SELECT * FROM ${table}`).all()));
  const before = local(file);
  expect(JSON.stringify(before)).toContain(ids.ليلى);
  const report = recoverProject(file);
  expect(report).toMatchObject({ operationsLost: 0, notes: [] });
  expect(local(file)).toEqual(before);
  const examined = await examine(file);
  expect('report' in examined && examined.report.findings).toEqual([]);
});

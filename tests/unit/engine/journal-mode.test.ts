import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { chooseJournal, type Surroundings } from '../../../src/engine/database/journal-mode.ts';
import { openForWriting } from '../../../src/engine/database/open-database.ts';
import { expectSound, projectIn, temporaryFolder, bare, openDoor } from '../../support/project.ts';

const plain: Surroundings = { filesystemType: 0xef53, hasEntry: () => false };

describe('which journal', () => {
  test('on a local disk it is WAL', () => {
    expect(chooseJournal('/home/mona/project.isnad', plain)).toEqual({ mode: 'wal', reason: null });
    expect(chooseJournal('/home/mona/project.isnad', { ...plain, filesystemType: null }).mode).toBe('wal');
  });

  test.each([
    [0x6969, 'NFS'],
    [0x517b, 'SMB'],
    [0xff534d42, 'CIFS'],
    // The same, as a signed number: statfs gives either.
    [0xff534d42 | 0, 'CIFS'],
    [0xfe534d42, 'SMB2'],
    [0x01021997, '9P'],
    [0x65735546, 'FUSE'],
    [0x786f4256, 'VirtualBox shared folder'],
  ])('on a network file system (%i) it is a rollback journal', (filesystemType, reason) => {
    expect(chooseJournal('/mnt/share/project.isnad', { ...plain, filesystemType })).toEqual({ mode: 'truncate', reason });
  });

  test.each([
    ['Dropbox', 'Dropbox'],
    ['Dropbox (Newsroom)', 'Dropbox'],
    ['OneDrive', 'OneDrive'],
    ['OneDrive - Newsroom', 'OneDrive'],
    ['Google Drive', 'Google Drive'],
    ['GoogleDrive-mona@example.org', 'Google Drive'],
    ['Mobile Documents', 'iCloud Drive'],
    ['Nextcloud', 'Nextcloud'],
    ['Sync', 'Sync'],
  ])('under a folder named %s, however deep', (name, reason) => {
    expect(chooseJournal(`/home/mona/${name}/work/2026/project.isnad`, plain)).toEqual({ mode: 'truncate', reason });
  });

  test.each(['Dropbox2', 'My OneDrive notes', 'Boxes', 'Synchronised', 'dropbox'])('a folder named %s is nobody’s', (name) => {
    expect(chooseJournal(`/home/mona/${name}/project.isnad`, plain).mode).toBe('wal');
  });

  test('a project whose own name is that of such a program is not in its folder', () => {
    expect(chooseJournal('/home/mona/Dropbox.isnad', plain).mode).toBe('wal');
    expect(chooseJournal('/home/mona/Dropbox', plain).mode).toBe('wal');
  });

  test.each([
    ['.stfolder', 'Syncthing'],
    ['.dropbox.cache', 'Dropbox'],
    ['.nextcloudsync.log', 'Nextcloud'],
  ])('below a root that %s marks', (marker, reason) => {
    const hasEntry = (folder: string, entry: string): boolean => folder === '/data/team' && entry === marker;
    expect(chooseJournal('/data/team/a/b/project.isnad', { ...plain, hasEntry })).toEqual({ mode: 'truncate', reason });
    expect(chooseJournal('/data/project.isnad', { ...plain, hasEntry }).mode).toBe('wal');
  });
});

describe('in such folders the whole project works with a rollback journal, and says so', () => {
  const cases = [
    ['a folder named Dropbox', 'Dropbox', (folder: string) => folder, 'Dropbox'],
    [
      'a folder with a marker',
      'team',
      (folder: string) => {
        fs.mkdirSync(path.join(folder, '.stfolder'));
        return folder;
      },
      'Syncthing',
    ],
  ] as const;

  test.each(cases)('%s', async (_what, name, prepare, reason) => {
    const folder = path.join(temporaryFolder(), name);
    fs.mkdirSync(folder);
    prepare(folder);
    const project = projectIn(folder);
    const door = await project.open('منى');
    expect(await door.call('project.info', {})).toMatchObject({ journalMode: 'truncate', journalReason: reason });
    await door.call('documents.create', { text: 'قال المتحدث' });
    expect(bare(project.file, (database) => database.pragma('journal_mode', { simple: true }))).toBe('delete');
    expect(fs.existsSync(`${project.file}-wal`)).toBe(false);
    // Reading that takes many turns and writing of one process do not wait for one another for ever.
    const [report, exported] = await Promise.all([
      door.call('project.verify', {}),
      door.call('project.export', { format: 'isnad-jsonl', path: path.join(folder, 'out.jsonl') }),
      ...Array.from({ length: 20 }, (_, index) => door.call('stories.create', { title: `قصة ${index}` })),
    ]);
    expect(report.findings).toEqual([]);
    expect(exported.counts['document']).toBe(1);
    await expectSound(door);
    await door.close();
    expect(fs.readdirSync(folder).filter((entry) => entry.startsWith('test.isnad'))).toEqual(['test.isnad']);
  });

  test('a large write there keeps its pages to itself until the commit, so that reading goes on', () => {
    const folder = path.join(temporaryFolder(), 'Dropbox');
    fs.mkdirSync(folder);
    const { file } = projectIn(folder);
    const connection = openForWriting(file);
    expect(connection.reader.pragma('cache_spill')).toBe(0);
    connection.close();
    const local = openForWriting(projectIn(temporaryFolder()).file);
    expect(local.reader.pragma('cache_spill')).not.toBe(0);
    local.close();
  });

  test('a project that moves into such a folder leaves WAL behind, and takes it up again outside', async () => {
    const home = temporaryFolder();
    const project = projectIn(home);
    const door = await project.open('منى');
    expect(await door.call('project.info', {})).toMatchObject({ journalMode: 'wal', journalReason: null });
    await door.call('documents.create', { text: 'قال المتحدث' });
    await door.close();
    const folder = path.join(home, 'Dropbox');
    fs.mkdirSync(folder);
    fs.renameSync(project.file, path.join(folder, 'test.isnad'));
    const there = await openDoor(path.join(folder, 'test.isnad'), 'منى', project.fixed);
    await there.call('stories.create', { title: 'قصة' });
    expect(fs.readdirSync(folder)).not.toContain('test.isnad-wal');
    await expectSound(there);
    await there.close();
    fs.renameSync(path.join(folder, 'test.isnad'), project.file);
    const back = await project.open('منى');
    await back.call('stories.create', { title: 'أخرى' });
    expect(fs.existsSync(`${project.file}-wal`)).toBe(true);
    expect((await back.call('stories.list', {})).length).toBe(2);
  });
});

import fs from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { firstSettings } from '../../../src/domain/host-api.ts';
import type { Problem } from '../../../src/domain/problem.ts';
import { defaultLanguage, personFolder, projectsFolder } from '../../../src/engine/person/person-folder.ts';
import { openPersonStore } from '../../../src/engine/person/person-store.ts';
import { temporaryFolder } from './support.ts';

const person = { id: '0190b5a0-0000-7000-8000-000000000001', name: 'سعاد' };

function store() {
  const folder = path.join(temporaryFolder(), 'person');
  const said: Problem[] = [];
  const open = () => openPersonStore(folder, (problem) => said.push(problem));
  return { folder, said, open, settingsFile: path.join(folder, 'settings.json'), recentsFile: path.join(folder, 'recents.json') };
}

afterEach(() => vi.unstubAllEnvs());

describe('the person’s folder', () => {
  const at = (platform: NodeJS.Platform, environment: Record<string, string>) =>
    personFolder({ platform, environment, home: '/home/suad' });

  it('is where the platform keeps such things', () => {
    expect(at('linux', {})).toBe('/home/suad/.local/share/isnad');
    expect(at('linux', { XDG_DATA_HOME: '/data' })).toBe('/data/isnad');
    expect(at('linux', { XDG_DATA_HOME: 'relative' })).toBe('/home/suad/.local/share/isnad');
    expect(at('darwin', { XDG_DATA_HOME: '/data' })).toBe('/home/suad/Library/Application Support/Isnad');
    expect(at('win32', { APPDATA: '/roaming' })).toBe('/roaming/Isnad');
  });

  it('is ISNAD_HOME where that is set, with the projects in it', () => {
    const environment = { ISNAD_HOME: '/isnad', XDG_DATA_HOME: '/data', APPDATA: '/roaming' };
    for (const platform of ['linux', 'darwin', 'win32'] as const) expect(at(platform, environment)).toBe('/isnad');
    expect(projectsFolder({ platform: 'linux', environment, home: '/home/suad' })).toBe('/isnad/projects');
  });
});

describe('settings', () => {
  it('start in Arabic unless the locale is clearly another', () => {
    for (const LANG of ['', 'C', 'C.UTF-8', 'POSIX', 'ar_EG.UTF-8', 'ar']) expect(defaultLanguage({ LANG })).toBe('ar');
    for (const LANG of ['en_GB.UTF-8', 'de_DE', 'fa_IR.UTF-8']) expect(defaultLanguage({ LANG })).toBe('en');
    expect(defaultLanguage({ LANG: 'en_GB', LC_ALL: 'ar_SY' })).toBe('ar');
    expect(defaultLanguage({})).toBe('ar');
  });

  it('have defaults, for which nothing is written', () => {
    vi.stubEnv('LC_ALL', 'ar_EG.UTF-8');
    const { open, folder } = store();
    expect(open().settings()).toEqual({
      language: 'ar',
      theme: 'system',
      digits: 'western',
      readingFace: 'naskh',
      readingSize: 'medium',
      lineSpacing: 'normal',
      interfaceSize: 'medium',
      panes: {},
      shortcuts: {},
      person: null,
    });
    expect(fs.existsSync(folder)).toBe(false);
  });

  it('are kept for the next opening and seen at once by others who have them open', () => {
    const { open } = store();
    const [first, second] = [open(), open()];
    first.change({ theme: 'dark' });
    second.change({ person, digits: 'arabic' });
    expect(first.settings()).toMatchObject({ theme: 'dark', digits: 'arabic', person });
    expect(open().settings()).toEqual(first.settings());
  });

  it('keep shortcuts of a newer program, and others’ changes beside one’s own', () => {
    const { open, settingsFile, folder } = store();
    fs.mkdirSync(folder);
    fs.writeFileSync(settingsFile, JSON.stringify({ shortcuts: { 'an-action-to-come': 'Hyper+KeyJ', undo: null } }));
    const { shortcuts } = open().settings();
    expect(shortcuts).toEqual({ 'an-action-to-come': 'Hyper+KeyJ', undo: null });
    open().change({ shortcuts: { ...shortcuts, palette: 'Ctrl+KeyP' } });
    expect(open().settings().shortcuts).toEqual({ 'an-action-to-come': 'Hyper+KeyJ', undo: null, palette: 'Ctrl+KeyP' });
  });

  it('of an older program are read, with defaults for what it did not know', () => {
    const { open, settingsFile, folder, said } = store();
    fs.mkdirSync(folder);
    const old = { language: 'en', theme: 'dark', digits: 'arabic', person };
    fs.writeFileSync(settingsFile, JSON.stringify(old));
    expect(open().settings()).toEqual({ ...firstSettings, ...old });
    expect(open().change({ readingSize: 'largest' })).toMatchObject({ ...old, readingSize: 'largest' });
    expect(open().settings()).toMatchObject({ ...old, readingSize: 'largest', lineSpacing: 'normal' });
    expect(said).toEqual([]);
  });

  it('of a newer program stay in the file', () => {
    const { open, settingsFile, folder } = store();
    fs.mkdirSync(folder);
    fs.writeFileSync(settingsFile, JSON.stringify({ theme: 'dark', density: 'high' }));
    open().change({ language: 'en' });
    expect(JSON.parse(fs.readFileSync(settingsFile, 'utf8'))).toMatchObject({ density: 'high', language: 'en', theme: 'dark' });
  });

  it('that make no sense are refused and leave the file as it was', () => {
    const { open, settingsFile } = store();
    open().change({ person });
    const before = fs.readFileSync(settingsFile, 'utf8');
    expect(() => open().change({ person: { id: 'x', name: '' } })).toThrow(expect.objectContaining({ name: 'ZodError' }));
    expect(fs.readFileSync(settingsFile, 'utf8')).toBe(before);
  });

  it.each([
    ['half a file', '{"theme": "da'],
    ['an empty file', ''],
    ['an unknown value', '{"theme": "pink"}'],
    ['a list', '[]'],
  ])('in a damaged file (%s) are moved aside, which is said; nothing is lost', (_name, content) => {
    const { open, said, folder, settingsFile } = store();
    fs.mkdirSync(folder);
    fs.writeFileSync(settingsFile, content);
    const opened = open();
    expect(opened.settings().theme).toBe('system');
    expect(said).toHaveLength(1);
    expect(said[0]).toMatchObject({ code: 'settings-damaged', details: { file: settingsFile } });
    expect(opened.problems()).toEqual(said);
    const movedAside = String(said[0]?.details['movedAside']);
    expect(fs.readFileSync(movedAside, 'utf8')).toBe(content);
    expect(fs.readdirSync(folder)).toEqual([path.basename(movedAside)]);
    opened.change({ theme: 'dark' });
    expect(open().settings().theme).toBe('dark');
    expect(said).toHaveLength(1);
  });

  it('where a folder stands in the way are moved aside too', () => {
    const { open, said, settingsFile } = store();
    fs.mkdirSync(settingsFile, { recursive: true });
    open().change({ theme: 'light' });
    expect(said).toHaveLength(1);
    expect(open().settings().theme).toBe('light');
  });

  it('are replaced whole: no half file and nothing beside it, also where writing fails', () => {
    const { open, folder, settingsFile } = store();
    const opened = open();
    opened.change({ theme: 'dark' });
    const inode = fs.statSync(settingsFile).ino;
    opened.change({ theme: 'light' });
    expect(fs.statSync(settingsFile).ino).not.toBe(inode);
    expect(fs.readdirSync(folder)).toEqual(['settings.json']);

    const before = fs.readFileSync(settingsFile, 'utf8');
    const rename = vi.spyOn(fs, 'renameSync').mockImplementation(() => {
      throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
    });
    expect(() => opened.change({ theme: 'dark' })).toThrow(expect.objectContaining({ code: 'disk-full' }));
    rename.mockRestore();
    expect(fs.readFileSync(settingsFile, 'utf8')).toBe(before);
    expect(fs.readdirSync(folder)).toEqual(['settings.json']);
  });

  it('that cannot be reached are said to be', () => {
    const { open, folder } = store();
    fs.writeFileSync(folder, 'a file where the folder should be');
    expect(() => open().change({ theme: 'dark' })).toThrow(expect.objectContaining({ code: 'file-unreadable' }));
    expect(fs.readFileSync(folder, 'utf8')).toBe('a file where the folder should be');
  });
});

describe('who writes', () => {
  it('is the system’s user until somebody was asked, with an id that stays', () => {
    const { open } = store();
    const made = open().personOrDefault();
    expect(made.name).not.toBe('');
    expect(made.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
    expect(open().personOrDefault()).toEqual(made);
    expect(open().settings().person).toEqual(made);
  });

  it('is the person that is kept', () => {
    const { open } = store();
    open().change({ person });
    expect(open().personOrDefault()).toEqual(person);
  });
});

describe('recents', () => {
  it('are newest first, each once, and say whether their file is there', () => {
    const { open, folder } = store();
    const [a, b] = [path.join(folder, 'a.isnad'), path.join(folder, 'b.isnad')];
    open().remember({ path: a, title: 'A' });
    open().remember({ path: b, title: 'B' });
    open().remember({ path: a, title: 'A2' });
    fs.writeFileSync(b, '');
    expect(open().recents()).toMatchObject([
      { path: a, title: 'A2', present: false },
      { path: b, title: 'B', present: true },
    ]);
    open().forget(a);
    expect(open().recents()).toMatchObject([{ path: b }]);
    expect(fs.existsSync(b)).toBe(true);
  });

  it('are at most thirty', () => {
    const { open } = store();
    for (let number = 0; number < 35; number += 1) open().remember({ path: `/p/${number}`, title: 't' });
    expect(open().recents().map((recent) => recent.path)).toEqual(
      Array.from({ length: 30 }, (_, index) => `/p/${34 - index}`),
    );
  });

  it('in a damaged file are moved aside, which is said', () => {
    const { open, said, folder, recentsFile } = store();
    fs.mkdirSync(folder);
    fs.writeFileSync(recentsFile, '[{"path": 7}]');
    expect(open().recents()).toEqual([]);
    expect(said).toMatchObject([{ code: 'settings-damaged', details: { file: recentsFile } }]);
    expect(fs.readFileSync(String(said[0]?.details['movedAside']), 'utf8')).toBe('[{"path": 7}]');
  });
});

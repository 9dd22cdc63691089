import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/domain/desktop-door.ts';
import type { DesktopCallsOptions } from '../../../src/main/desktop-calls.ts';
import { isForDesktop, makeDesktopCalls } from '../../../src/main/desktop-calls.ts';
import { externalAddress } from '../../../src/main/external-address.ts';
import { makeProject, temporaryFolder } from '../web/support.ts';

const opened: Answer = { ok: true, output: { project: { path: '/p/a.isnad', title: 'أخبار' } } };

/** The calls over a system that only keeps what it is asked to do. */
function calls(given: Partial<DesktopCallsOptions> = {}) {
  const done: unknown[][] = [];
  const note =
    <Result>(name: string, result: Result) =>
    (...words: unknown[]): Result => {
      done.push([name, ...words]);
      return result;
    };
  const call = makeDesktopCalls({
    callEngine: note('engine', Promise.resolve(opened)),
    chooseProject: note('choose', Promise.resolve('/p/a.isnad')),
    chooseNewProject: note('chooseNew', Promise.resolve('/p/new.isnad')),
    showFile: note('show', undefined),
    placeOf: () => null,
    showInFolder: note('folder', undefined),
    openAddress: note('address', Promise.resolve()),
    setMenus: note('menus', undefined),
    ...given,
  });
  return { call, done };
}

const refused = (code: string) => ({ ok: false, problem: { code } });

describe('a call for the desktop program itself', () => {
  it('is known by its name, whether there is such a method or not', () => {
    expect(['desktop.menus', 'desktop.nothing'].map(isForDesktop)).toEqual([true, true]);
    expect(['host.state', 'documents.list', 'desktop', ''].map(isForDesktop)).toEqual([false, false, false, false]);
  });

  it.each([
    ['desktop.burn', {}, 'unknown-method'],
    ['desktop.constructor', {}, 'unknown-method'],
    ['desktop.chooseProject', { path: '/etc/passwd' }, 'invalid-input'],
    ['desktop.chooseProject', undefined, 'invalid-input'],
    ['desktop.createProject', { title: '', path: 'a' }, 'invalid-input'],
    ['desktop.createProject', { title: 'أ\u202Eب', path: 'a' }, 'name-has-controls'],
    ['desktop.openFiles', { paths: [] }, 'invalid-input'],
    ['desktop.openFiles', { paths: [''] }, 'invalid-input'],
    ['desktop.openFiles', { paths: ['/a.isnad'], files: [] }, 'invalid-input'],
    ['desktop.openFiles', { paths: Array.from({ length: 21 }, () => '/a.isnad') }, 'invalid-input'],
    ['desktop.showInFolder', { what: '/etc' }, 'invalid-input'],
    ['desktop.showInFolder', { what: 'project', path: '/etc' }, 'invalid-input'],
    ['desktop.openAddress', { address: ['https://example.org'] }, 'invalid-input'],
    ['desktop.menus', { menus: [{ id: 'apple', label: 'x', sections: [] }] }, 'invalid-input'],
    ['desktop.menus', { menus: 'all' }, 'invalid-input'],
    ['desktop.menus', null, 'invalid-input'],
  ])('is refused where it is no such thing: %s %j', async (method, input, code) => {
    const { call, done } = calls();
    expect(await call('a', method, input)).toMatchObject(refused(code));
    expect(done).toEqual([]);
  });

  it('is answered also where the system fails', async () => {
    const fail = () => Promise.reject(new Error('no portal'));
    const { call } = calls({ chooseProject: fail, openAddress: fail });
    const answer = { ok: false, problem: { code: 'engine-failed', details: { message: 'no portal' } } };
    expect(await call('a', 'desktop.chooseProject', {})).toEqual(answer);
    expect(await call('a', 'desktop.openAddress', { address: 'https://example.org/' })).toEqual(answer);
  });
});

describe('a project from the system’s dialog', () => {
  it('is opened in the name of the window, with the engine’s answer', async () => {
    const { call, done } = calls();
    expect(await call('a', 'desktop.chooseProject', {})).toEqual(opened);
    expect(done).toEqual([
      ['choose', 'a'],
      ['engine', 'a', 'host.open', { path: '/p/a.isnad' }],
    ]);
  });

  it('is made where the person says, with its title', async () => {
    const { call, done } = calls();
    expect(await call('a', 'desktop.createProject', { title: 'أخبار', path: '/p/أخبار.isnad' })).toEqual(opened);
    expect(done).toEqual([
      ['chooseNew', 'a', '/p/أخبار.isnad'],
      ['engine', 'a', 'host.create', { path: '/p/new.isnad', title: 'أخبار' }],
    ]);
  });

  it('is none where the person wants none', async () => {
    const none = () => Promise.resolve(null);
    const { call, done } = calls({ chooseProject: none, chooseNewProject: none });
    expect(await call('a', 'desktop.chooseProject', {})).toMatchObject(refused('cancelled'));
    expect(await call('a', 'desktop.createProject', { title: 'x', path: 'x' })).toMatchObject(refused('cancelled'));
    expect(done).toEqual([]);
  });

  it('that the engine refuses is refused', async () => {
    const problem = { code: 'project-damaged', details: { file: '/p/a.isnad' } } as const;
    const { call } = calls({ callEngine: async () => ({ ok: false, problem }) });
    expect(await call('a', 'desktop.chooseProject', {})).toEqual({ ok: false, problem });
  });
});

describe('files that were dropped', () => {
  it('are shown each; what is no project is refused and keeps none of the others back', async () => {
    const folder = temporaryFolder();
    const [first, second] = [makeProject(folder, 'أخبار'), path.join(folder, 'UPPER.ISNAD')];
    fs.writeFileSync(second, '');
    const { call, done } = calls();
    expect(await call('a', 'desktop.openFiles', { paths: [first, second] })).toEqual({ ok: true, output: {} });
    expect(done).toEqual([
      ['show', first],
      ['show', second],
    ]);
    const gone = path.join(folder, 'gone.isnad');
    expect(await call('a', 'desktop.openFiles', { paths: [gone, first] })).toEqual({
      ok: false,
      problem: { code: 'file-missing', details: { file: gone } },
    });
    expect(done.at(-1)).toEqual(['show', first]);
  });

  it.each(['relative.isnad', '../up.isnad', '/etc/passwd', 'file:///p/a.isnad', 'https://example.org/a.isnad', '.isnad'])(
    'are refused by their names: %s',
    async (file) => {
      const { call, done } = calls();
      expect(await call('a', 'desktop.openFiles', { paths: [file] })).toMatchObject(refused('invalid-input'));
      expect(done).toEqual([]);
    },
  );

  it('are refused where the name is a folder’s, or below a file', async () => {
    const folder = temporaryFolder();
    const { call, done } = calls();
    fs.mkdirSync(path.join(folder, 'folder.isnad'));
    const below = path.join(makeProject(folder, 'news'), 'below.isnad');
    for (const file of [path.join(folder, 'folder.isnad'), below]) {
      expect(await call('a', 'desktop.openFiles', { paths: [file] })).toMatchObject(refused('file-missing'));
    }
    expect(done).toEqual([]);
  });
});

describe('a folder', () => {
  it('is shown for what the main process remembers of this window only', async () => {
    const folder = temporaryFolder();
    const file = makeProject(folder, 'news');
    const places = new Map([
      ['a project', file],
      ['a written', path.join(folder, 'moved-away.csv')],
    ]);
    const { call, done } = calls({ placeOf: (window, what) => places.get(`${window} ${what}`) ?? null });
    expect(await call('a', 'desktop.showInFolder', { what: 'project' })).toEqual({ ok: true, output: {} });
    expect(done).toEqual([['folder', file]]);
    expect(await call('a', 'desktop.showInFolder', { what: 'written' })).toMatchObject(refused('file-missing'));
    expect(await call('b', 'desktop.showInFolder', { what: 'project' })).toMatchObject(refused('no-project-open'));
    expect(await call('b', 'desktop.showInFolder', { what: 'written' })).toMatchObject(refused('file-missing'));
    expect(done).toHaveLength(1);
  });
});

describe('an address', () => {
  it.each([
    ['https://example.org', 'https://example.org/'],
    ['HTTP://Example.ORG:80/a b', 'http://example.org/a%20b'],
    ['https://خبر.example/مقال?س=١', 'https://xn--ngblk.example/%D9%85%D9%82%D8%A7%D9%84?%D8%B3=%D9%A1'],
    ['  https://example.org/\n', 'https://example.org/'],
  ])('goes to the browser as the parser writes it: %s', async (address, expected) => {
    const { call, done } = calls();
    expect(await call('a', 'desktop.openAddress', { address })).toEqual({ ok: true, output: {} });
    expect(done).toEqual([['address', expected]]);
  });

  it.each([
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'mailto:somebody@example.org',
    'smb://example.org/share',
    'ms-msdt:/id',
    'isnad://app/',
    'https://somebody@example.org/',
    'https://example.com:secret@example.org/',
    'https://',
    '//example.org/',
    'example.org',
    'C:\\Windows\\System32\\calc.exe',
    '\\\\example.org\\share',
    'https://example.org/'.padEnd(2001, 'a'),
    `https://example.org/${'ا'.repeat(1000)}`,
    '',
  ])('goes nowhere: %s', async (address) => {
    const { call, done } = calls();
    expect(externalAddress(address)).toBeNull();
    expect(await call('a', 'desktop.openAddress', { address })).toMatchObject(refused('invalid-input'));
    expect(done).toEqual([]);
  });
});

it('menus are passed on as they are, for this window', async () => {
  const { call, done } = calls();
  const entry = { id: 'save', label: 'حفظ', shortcut: { code: 'KeyS', control: true }, disabled: false };
  const menus = [{ id: 'project', label: 'المشروع', sections: [[entry]] }];
  expect(await call('a', 'desktop.menus', { menus })).toEqual({ ok: true, output: {} });
  expect(done).toEqual([['menus', 'a', menus]]);
});

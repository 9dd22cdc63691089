import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Problem } from '../../../src/domain/problem.ts';
import { expandSources, readSource, sourceName, sourceTextOf } from '../../../src/engine/import/sources.ts';
import type { Source } from '../../../src/engine/import/sources.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'isnad-sources-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, content: string | Uint8Array = 'نص عربي'): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
}

async function all(paths: readonly string[]): Promise<Source[]> {
  const sources: Source[] = [];
  for await (const source of expandSources(paths)) sources.push(source);
  return sources;
}

async function found(...paths: string[]): Promise<string[]> {
  return (await all(paths)).map(({ path, problem }) => {
    const place = path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path.replace(folder, '.');
    return problem === null ? place : `${place}: ${problem.code}`;
  });
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

async function problemOf(path: string, limit?: number): Promise<unknown> {
  return readSource(path, limit).then(() => 'read', (error: unknown) => {
    if (error instanceof Problem) return error.toData();
    throw error;
  });
}

describe('expandSources', () => {
  it('goes through folders by name in code unit order and keeps the order of what was named', async () => {
    for (const name of ['ب.txt', 'أ.txt', 'a/z.txt', 'a/ج/1.txt', 'Z.md', 'b.pdf']) put(name);
    expect(await found(join(folder, 'ب.txt'), folder)).toEqual([
      'ب.txt', 'Z.md', 'a/z.txt', 'a/ج/1.txt', 'b.pdf', 'أ.txt', 'ب.txt',
    ]);
  });

  it('gives files their own name, without the folder', async () => {
    put('a/b/خبر.txt');
    expect(await all([folder])).toEqual([{ path: join(folder, 'a/b/خبر.txt'), name: 'خبر.txt', problem: null }]);
  });

  it('leaves out hidden and system files of folders, but not a hidden file that was named', async () => {
    const names = ['.DS_Store', '.git/config', 'Thumbs.db', 'desktop.ini', 'node_modules/x.txt', 'x.txt'];
    for (const name of names) put(name);
    expect(await found(folder)).toEqual(['x.txt']);
    expect(await found(put('.hidden.txt'))).toEqual(['.hidden.txt']);
  });

  it('follows links, goes through each folder once and ends in spite of loops', async () => {
    put('real/x.txt');
    symlinkSync(folder, join(folder, 'real/up'));
    symlinkSync(join(folder, 'real'), join(folder, 'again'));
    symlinkSync(join(folder, 'real/x.txt'), join(folder, 'link.txt'));
    symlinkSync(join(folder, 'self'), join(folder, 'self'));
    expect(await found(folder)).toEqual(['again/x.txt', 'link.txt', 'self: file-unreadable']);
  });

  it('names what is missing and goes on', async () => {
    symlinkSync(join(folder, 'nowhere'), join(folder, 'broken.txt'));
    put('x.txt');
    expect(await found(join(folder, 'gone'), folder, join(folder, 'x.txt/below'))).toEqual([
      'gone: file-missing', 'broken.txt: file-missing', 'x.txt', 'x.txt/below: file-missing',
    ]);
  });

  it('says of a folder without files that it is empty, but is silent where all was seen already', async () => {
    mkdirSync(join(folder, 'a/b'), { recursive: true });
    expect(await found(join(folder, 'a'), join(folder, 'a'))).toEqual(['a: file-empty']);
  });

  it('refuses what is neither file nor folder', async () => {
    expect(await found('/dev/null')).toEqual(['/dev/null: file-unreadable']);
  });

  it.skipIf(process.getuid?.() === 0)('names a folder that may not be read', async () => {
    put('locked/x.txt');
    chmodSync(join(folder, 'locked'), 0);
    expect(await found(folder)).toEqual(['locked: file-unreadable']);
    chmodSync(join(folder, 'locked'), 0o700);
  });
});

describe('readSource', () => {
  it('hashes the bytes and the text', async () => {
    const content = Buffer.from('\ufeffسطر 😀\r\nسطر');
    expect(await readSource(put('x.txt', content))).toEqual({
      text: 'سطر 😀\nسطر',
      encoding: 'utf-8',
      byteOrderMark: true,
      lineEndings: 'crlf',
      sourceHash: sha256(content),
      textHash: sha256('سطر 😀\nسطر'),
      length: 10,
    });
  });

  it.each([
    ['سطر\nسطر', undefined],
    ['بلا سطر', undefined],
    ['سطر\r\nسطر\n', undefined],
    ['نص بترميز آخر', 'utf16le'],
  ] as const)('hashes %j right where bytes and text differ and where they do not', (content, encoding) => {
    const bytes = Buffer.from(content, encoding ?? 'utf8');
    const source = sourceTextOf(bytes, 'x.txt');
    expect(source.sourceHash).toBe(sha256(bytes));
    expect(source.textHash).toBe(sha256(content.replaceAll('\r\n', '\n')));
  });

  it('reads large files too', async () => {
    const content = 'سطر من نص طويل\n'.repeat(20_000);
    expect((await readSource(put('long.txt', content))).text).toBe(content);
  });

  it('refuses an over-large file without reading it', async () => {
    const path = put('large.txt', '');
    truncateSync(path, 2 ** 40);
    expect(await problemOf(path)).toEqual({
      code: 'file-too-large', details: { file: 'large.txt', bytes: 2 ** 40, limit: 64 * 1024 * 1024 },
    });
  });

  it('says by name what is missing, a folder, empty or binary', async () => {
    expect(await problemOf(join(folder, 'gone.txt'))).toEqual({ code: 'file-missing', details: { file: 'gone.txt' } });
    mkdirSync(join(folder, 'sub'));
    expect(await problemOf(join(folder, 'sub'))).toEqual({
      code: 'file-unreadable', details: { file: 'sub', message: 'EISDIR' },
    });
    expect(await problemOf(put('e.txt', ''))).toEqual({ code: 'file-empty', details: { file: 'e.txt' } });
    expect(await problemOf(put('p.txt', '%PDF-1.4'))).toEqual({
      code: 'file-binary', details: { file: 'p.txt', kind: 'PDF' },
    });
  });

  it.skipIf(process.getuid?.() === 0)('says which file may not be read', async () => {
    const path = put('locked.txt');
    chmodSync(path, 0);
    expect(await problemOf(path)).toEqual({
      code: 'file-unreadable', details: { file: 'locked.txt', message: 'EACCES' },
    });
  });
});

describe('sourceName', () => {
  it('is one line of well-formed text', () => {
    expect(sourceName('/a/b/خبر.txt')).toBe('خبر.txt');
    expect(sourceName('/a/one\ntwo.txt')).toBe('one two.txt');
    expect(sourceName('/a/\ud800.txt')).toBe('\ufffd.txt');
    expect(sourceName('/')).toBe('/');
  });
});

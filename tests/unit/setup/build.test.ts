import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isBuilt, readInputs } from '../../../scripts/lib/build.ts';
import { withLock } from '../../../scripts/lib/lock.ts';

let project = '';

function write(name: string, text = ''): void {
  fs.mkdirSync(path.dirname(path.join(project, name)), { recursive: true });
  fs.writeFileSync(path.join(project, name), text);
}

function stamp(): void {
  write('out/build.json', JSON.stringify(readInputs(project)));
}

beforeEach(() => {
  project = fs.mkdtempSync(path.join(os.tmpdir(), 'isnad-build-'));
  for (const name of ['src/domain/a.ts', 'src/cli/main.ts', 'resources/messages/en.json', 'package-lock.json']) write(name);
  for (const name of ['cli.js', 'web.js', 'main.js']) write(`out/main/${name}`);
  for (const name of ['preload/preload.cjs', 'renderer/index.html']) write(`out/${name}`);
  stamp();
});

afterEach(() => fs.rmSync(project, { recursive: true }));

test('what was built from the present files is up to date', () => {
  expect(isBuilt(project)).toBe(true);
});

test.each(['src/domain/a.ts', 'resources/messages/en.json', 'package-lock.json'])('a newer %s makes it stale', (name) => {
  const later = new Date(Date.now() + 5000);
  fs.utimesSync(path.join(project, name), later, later);
  expect(isBuilt(project)).toBe(false);
});

test('a removed file makes it stale', () => {
  fs.rmSync(path.join(project, 'src/domain/a.ts'));
  expect(isBuilt(project)).toBe(false);
});

test('a new file makes it stale, even one that looks old', () => {
  write('src/domain/b.ts');
  fs.utimesSync(path.join(project, 'src/domain/b.ts'), new Date(0), new Date(0));
  expect(isBuilt(project)).toBe(false);
});

test.each(['out/main/cli.js', 'out/renderer/index.html', 'out/build.json'])('a missing %s makes it stale', (name) => {
  fs.rmSync(path.join(project, name));
  expect(isBuilt(project)).toBe(false);
});

test('half a stamp makes it stale', () => {
  write('out/build.json', '{"newest":');
  expect(isBuilt(project)).toBe(false);
});

test('a file outside of what goes in changes nothing', () => {
  write('tests/unit/x.test.ts');
  write('README.md');
  expect(isBuilt(project)).toBe(true);
});

test('work under a lock is done one at a time', async () => {
  const lock = path.join(project, 'out/build.lock');
  const order: string[] = [];
  const work = (name: string) => async (): Promise<void> => {
    order.push(`${name} begins`);
    await new Promise((resolve) => setTimeout(resolve, 20));
    order.push(`${name} ends`);
  };
  await Promise.all([withLock(lock, work('a')), withLock(lock, work('b'))]);
  expect([
    ['a begins', 'a ends', 'b begins', 'b ends'],
    ['b begins', 'b ends', 'a begins', 'a ends'],
  ]).toContainEqual(order);
  expect(fs.existsSync(lock)).toBe(false);
});

test('a lock whose process is gone is taken over', async () => {
  const lock = path.join(project, 'out/build.lock');
  // Larger than any process id that Linux, macOS or Windows give out.
  fs.writeFileSync(lock, '2000000000');
  expect(await withLock(lock, async () => 'done')).toBe('done');
});

test('a lock is given back when the work fails', async () => {
  const lock = path.join(project, 'out/build.lock');
  await expect(withLock(lock, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(fs.existsSync(lock)).toBe(false);
});

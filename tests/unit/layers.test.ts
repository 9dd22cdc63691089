import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** One file each that must not compile: who, and what it reaches for. */
const forbidden: readonly (readonly [string, string, string])[] = [
  ['domain', 'engine', "import { openWorkbench } from '../engine/workbench.ts';\nexport const taken = openWorkbench;\n"],
  ['engine', 'cli', "import * as taken from '../cli/output.ts';\nexport const kept = taken;\n"],
  ['engine', 'renderer', "import * as taken from '../renderer/document/lanes.ts';\nexport const kept = taken;\n"],
  ['renderer', 'engine', "import { openWorkbench } from '../engine/workbench.ts';\nexport const taken = openWorkbench;\n"],
  ['preload', 'engine', "import { openWorkbench } from '../engine/workbench.ts';\nexport const taken = openWorkbench;\n"],
  ['preload', 'renderer', "import * as taken from '../renderer/document/lanes.ts';\nexport const kept = taken;\n"],
  ['web', 'cli', "import * as taken from '../cli/output.ts';\nexport const kept = taken;\n"],
  ['cli', 'web', "import * as taken from '../web/keys.ts';\nexport const kept = taken;\n"],
  ['cli', 'renderer', "import * as taken from '../renderer/document/lanes.ts';\nexport const kept = taken;\n"],
  ['main', 'cli', "import * as taken from '../cli/output.ts';\nexport const kept = taken;\n"],
  ['engine', 'the DOM', 'export const taken: string = document.title;\n'],
  ['cli', 'the DOM', 'export const taken: string = window.name;\n'],
  ['renderer', 'Node’s process', 'export const taken = process.pid;\n'],
  ['renderer', 'Node’s modules', "import fs from 'node:fs';\nexport const taken = fs.existsSync('/');\n"],
  ['domain', 'Node’s process', 'export const taken = process.pid;\n'],
  ['domain', 'Node’s modules', "import fs from 'node:fs';\nexport const taken = fs.existsSync('/');\n"],
  ['domain', 'the DOM', 'export const taken: string = document.title;\n'],
];
const layers = ['domain', 'engine', 'cli', 'web', 'preload', 'main', 'renderer'] as const;

const folders: string[] = [];

function fileOf(index: number): string {
  return `src/${forbidden[index]?.[0] ?? ''}/forbidden-${index}.ts`;
}

/**
 * What the compiler says of a copy of the sources with some of the files in it. Imports and globals are tried
 * apart: a forbidden import of the engine brings Node's types in with it.
 */
function compileWith(wanted: (content: string) => boolean): string[] {
  const folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'isnad-layers-'));
  folders.push(folder);
  for (const entry of ['src', 'resources', 'tsconfig.base.json']) fs.cpSync(path.join(root, entry), path.join(folder, entry), { recursive: true });
  fs.symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  for (const layer of layers) fs.writeFileSync(path.join(folder, `src/${layer}/allowed.ts`), 'export const allowed = 1;\n');
  forbidden.forEach(([, , content], index) => {
    if (wanted(content)) fs.writeFileSync(path.join(folder, fileOf(index)), content);
  });
  const compiler = path.join(root, 'node_modules/typescript/bin/tsc');
  const projects = layers.map((layer) => `src/${layer}`);
  const { stdout, stderr } = spawnSync(process.execPath, [compiler, '-b', '--pretty', 'false', ...projects], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  return `${stdout}\n${stderr}`.split('\n');
}

let lines: string[] = [];

beforeAll(() => {
  const crossing = (content: string): boolean => content.includes("from '../");
  lines = [...compileWith(crossing), ...compileWith((content) => !crossing(content))];
}, 120_000);

afterAll(() => {
  for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true });
});

test.each(forbidden.map(([layer, target], index) => [layer, target, index] as const))('%s may not reach for %s', (_layer, _target, index) => {
  const file = fileOf(index);
  const errors = lines.filter((line) => line.startsWith(`${file}(`) && line.includes('error TS'));
  expect(errors.length, `the compiler says nothing about ${file}:\n${lines.slice(0, 20).join('\n')}`).toBeGreaterThan(0);
});

test('a file that reaches for nothing compiles in every layer', () => {
  expect(lines.filter((line) => line.includes('allowed.ts') && line.includes('error TS'))).toEqual([]);
});

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkLicences, isAllowed, packagesImported } from '../../../scripts/lib/licences.ts';

let project = '';

function install(place: string, manifest: object): void {
  const folder = path.join(project, 'node_modules', place);
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
}

beforeEach(() => {
  project = fs.mkdtempSync(path.join(os.tmpdir(), 'isnad-licences-'));
});

afterEach(() => fs.rmSync(project, { recursive: true }));

test.each([
  ['MIT', true],
  ['OFL-1.1', true],
  ['(MIT OR GPL-3.0-only)', true],
  ['GPL-3.0-only OR AGPL-3.0-only', false],
  ['(MIT AND Apache-2.0)', true],
  ['MIT AND GPL-3.0-only', false],
  ['(MIT OR GPL-3.0-only) AND GPL-2.0-only', false],
  ['GPL-3.0-only AND MIT OR ISC', true],
  ['SEE LICENSE IN LICENSE.md', false],
  ['UNLICENSED', false],
  ['', false],
  ['(MIT', false],
])('%s: %s', (expression, allowed) => {
  expect(isAllowed(expression)).toBe(allowed);
});

test('reads which packages a file imports', () => {
  const text = `
    import fs from 'node:fs';
    import os from 'os';
    import type { A } from '@scope/one/deep';
    import {
      b,
    } from "two";
    import 'three/style.css';
    export { c } from 'four';
    import { d } from './near.ts';
    const e = await import('five');
    const words = 'taken from "six"';
    export const f = 'seven';
    @import '@scope/eight/index.css';`;
  expect(packagesImported(text).toSorted()).toEqual(['@scope/eight', '@scope/one', 'five', 'four', 'three', 'two']);
});

test('follows what is needed, the nearest copy first', () => {
  install('one', { license: 'MIT', dependencies: { two: '1' } });
  install('one/node_modules/two', { license: 'GPL-3.0-only' });
  install('two', { license: 'MIT' });
  expect(checkLicences(project, ['one'])).toEqual({ checked: 2, complaints: ['two: GPL-3.0-only is not on the list'] });
});

test('names a package without a licence and one that is missing', () => {
  install('one', { dependencies: { two: '1' }, optionalDependencies: { three: '1' } });
  expect(checkLicences(project, ['one']).complaints).toEqual(['one: says nothing of its licence', 'two: needed, but not installed']);
});

test('packages that need each other are looked at once', () => {
  install('one', { license: 'MIT', dependencies: { two: '1' } });
  install('two', { license: 'ISC', dependencies: { one: '1' } });
  expect(checkLicences(project, ['one', 'two'])).toEqual({ checked: 2, complaints: [] });
});

import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { shortcutWords } from '../../../src/renderer/app/strokes.ts';
import { actionEntries, actionRows } from '../../../src/renderer/features/shortcuts/action-entries.ts';
import { textKeys, windowKeys } from '../../../src/renderer/features/shortcuts/fixed-keys.ts';

const root = path.resolve(import.meta.dirname, '..', '..', '..');
const read = (file: string): string => fs.readFileSync(path.join(root, file), 'utf8');

/** A key and what it does, as one line of a table says it. */
const line = (keys: string, title: string): string => `${keys} ${title}`;

/** The lines of the README's tables of shortcuts; each row holds two. */
function linesOfReadme(): string[] {
  const [, section = ''] = /^## Shortcuts$([\s\S]*?)^## /mu.exec(read('README.md')) ?? [];
  const rows = section.split('\n').filter((text) => text.startsWith('|') && !/^\| *(?:---|keys? )/u.test(text));
  return rows.flatMap((row) => {
    const cells = row.split('|').slice(1, -1).map((cell) => cell.trim());
    return [0, 2].flatMap((at) => {
      const [keys = '', title = ''] = cells.slice(at, at + 2);
      return keys === '' ? [] : [line(keys.replace(/^`+ ?(.*?) ?`+$/u, '$1'), title)];
    });
  });
}

function linesOfProgram(): string[] {
  const messages: Record<string, string> = JSON.parse(read('resources/messages/en.json'));
  const titleOf = (id: string): string => messages[id] ?? expect.fail(`${id} is not in the catalogue`);
  const actions = actionEntries(actionRows('browser'), {}).flatMap(({ stroke, title, where }) => {
    const inPlace = messages[`shortcuts.in.${where}`] ?? '{title}';
    const place = inPlace.replace('{title}', titleOf(title));
    return stroke === null ? [] : [line(shortcutWords(stroke), place)];
  });
  return [...actions, ...[...textKeys, ...windowKeys].map(({ keys, name }) => line(keys, titleOf(name)))];
}

test('the README lists every shortcut of the program as it is, and no other', () => {
  expect(linesOfReadme().toSorted()).toEqual(linesOfProgram().toSorted());
});

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readAhead } from '../../../src/engine/import/read-ahead.ts';
import type { ReadOutcome } from '../../../src/engine/import/source-facts.ts';
import type { Source } from '../../../src/engine/import/sources.ts';

let folder = '';
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'isnad-read-ahead-'));
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** Files of which every seventh is empty; more than 199 are read in a thread. */
function sources(count: number): Source[] {
  return Array.from({ length: count }, (_, index) => {
    const file = path.join(folder, `${count}-${index}.txt`);
    fs.writeFileSync(file, index % 7 === 0 ? '' : `خبر رقم ${index} من الميناء\nقال المتحدث إن العمل مستمر.`);
    return { path: file, name: path.basename(file), problem: null };
  });
}

function said({ facts, problem }: ReadOutcome): string {
  return facts === null ? problem.code : `${facts.title} ${facts.direction} ${facts.encoding}`;
}

test.each([1, 199, 200, 450])('%i files come in their order, refused ones in their places', async (count) => {
  const outcomes: string[] = [];
  for await (const batch of readAhead(sources(count))) outcomes.push(...batch.map(said));
  const expected = Array.from({ length: count }, (_, index) =>
    index % 7 === 0 ? 'file-empty' : `خبر رقم ${index} من الميناء rtl utf-8`,
  );
  expect(outcomes).toEqual(expected);
});

test('who leaves early leaves no thread behind', async () => {
  let batches = 0;
  for await (const batch of readAhead(sources(400))) {
    expect(batch.length).toBeLessThan(200);
    batches += 1;
    if (batches === 2) break;
  }
  expect(batches).toBe(2);
  expect(process.getActiveResourcesInfo()).not.toContain('MessagePort');
});

test('a file that goes missing meanwhile is named as such', async () => {
  const files = sources(300);
  for (const { path: file } of files.slice(250)) fs.rmSync(file);
  const outcomes: string[] = [];
  for await (const batch of readAhead(files)) outcomes.push(...batch.map(said));
  expect(outcomes.slice(250)).toEqual(Array.from({ length: 50 }, () => 'file-missing'));
});

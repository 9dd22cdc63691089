import fs from 'node:fs';
import { expect, test } from 'vitest';
import type { Scheme } from '../../../src/domain/model/scheme.ts';
import { expectSound, idOf, temporaryProject } from '../../support/project.ts';

const text = 'قال المكتب إن المدنيين لم يتضرروا في الحادث الأخير.';
const quote = 'المدنيين لم يتضرروا';
const range: [number, number] = [text.indexOf(quote), text.indexOf(quote) + quote.length];

async function withExample() {
  const project = temporaryProject();
  const door = await project.open('منى');
  const document = await door.call('documents.create', { text });
  const { content, version } = await door.call('scheme.get', {});
  const place = { document: document.id, revision: document.revision, range };
  const made = { kind: 'counter-example' as const, quote: 'مثال مصنوع', comment: { ar: '', en: '' }, place: null };
  const taken = { kind: 'example' as const, quote, comment: { ar: 'ادعاء منفي', en: '' }, place };
  const changed: Scheme = {
    ...content,
    spans: content.spans.map((label) => (label.id === 'claim' ? { ...label, examples: [taken, made] } : label)),
  };
  await door.call('scheme.change', { content: changed, steps: [], from: version });
  const examples = async () => (await door.call('scheme.get', {})).content.spans.find(({ id }) => id === 'claim')?.examples;
  return { project, door, document, taken, made, examples };
}

test('an example from the corpus is kept as a place, and read with what stands there', async () => {
  const { door, taken, made, examples } = await withExample();
  expect(await examples()).toEqual([taken, made]);
  const version = await door.call('scheme.get', {});
  // What was read goes in again as it is, and touches nothing.
  await door.call('scheme.change', { content: version.content, steps: [], from: version.version });
  expect(await examples()).toEqual([taken, made]);
  await expectSound(door);
});

test('purging its document leaves no word of it in any version of the scheme, in the operations or in backups', async () => {
  const { project, door, document, taken, made, examples } = await withExample();
  await door.call('project.backup', {});
  const purged = await door.call('documents.purge', { id: document.id });
  expect(purged.remaining).toEqual([]);
  expect(await examples()).toEqual([{ ...taken, quote: null }, made]);
  await expectSound(door);
  await door.workbench.close();
  for (const file of [project.file, ...purged.backupsPurged]) {
    expect(fs.readFileSync(file).includes(Buffer.from(quote)), file).toBe(false);
  }
});

test('a place that this project does not have is dropped and its quote kept; without one nothing is left to show', async () => {
  const { door, made, examples } = await withExample();
  const { content, version } = await door.call('scheme.get', {});
  const elsewhere = { document: idOf(900), revision: idOf(901), range };
  const foreign = { kind: 'example' as const, quote: 'من مشروع آخر', comment: { ar: '', en: '' }, place: elsewhere };
  const empty = { ...foreign, quote: null };
  const spans = content.spans.map((label) => (label.id === 'claim' ? { ...label, examples: [foreign, empty, made] } : label));
  await door.call('scheme.change', { content: { ...content, spans }, steps: [], from: version });
  expect(await examples()).toEqual([{ ...foreign, place: null }, made]);
});

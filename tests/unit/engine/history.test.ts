import { expect, test } from 'vitest';
import { expectSound, problemOf, temporaryProject } from '../../support/project.ts';

const text = 'قال المتحدث باسم الوزارة إن 27 شخصا قتلوا، ولم يتضرر المدنيون.';

test('the history of one span names what made, changed, removed and brought it back, newest first, and by whom', async () => {
  const project = temporaryProject();
  const mona = await project.open('منى');
  const { id: document } = await mona.call('documents.create', { text });
  const make = (start: number) => mona.call('spans.create', { document, label: 'claim', fragments: [[start, start + 3]] });
  const span = await make(0);
  const other = await make(4);
  await mona.call('spans.update', { id: span.id, note: 'ملاحظة' });
  await mona.call('spans.update', { id: other.id, note: `${span.id} is not this one` });
  await mona.call('spans.remove', { ids: [span.id, other.id] });
  await mona.call('history.undo', {});

  for (const where of [{}, { document }]) {
    const entries = await mona.call('history.list', { entity: span.id, ...where });
    expect(entries.map(({ intent, role, operations, actorName }) => [intent, role, operations, actorName])).toEqual([
      ['spans.remove', 'undo', 1, 'منى'],
      ['spans.remove', 'do', 1, 'منى'],
      ['spans.update', 'do', 1, 'منى'],
      ['spans.create', 'do', 1, 'منى'],
    ]);
    expect(entries.every(({ documents }) => documents.length === 1 && documents[0] === document)).toBe(true);
    const newest = await mona.call('history.list', { entity: span.id, ...where, limit: 2 });
    expect(newest).toEqual(entries.slice(0, 2));
    const before = entries[1]?.group ?? '';
    expect(await mona.call('history.list', { entity: span.id, ...where, before })).toEqual(entries.slice(2));
  }
});

test('a relation, a document and an annotator have a history too, also where other documents are', async () => {
  const door = await temporaryProject().open('منى');
  const { id: document } = await door.call('documents.create', { text });
  const { id: elsewhere } = await door.call('documents.create', { text: `${text} وأضاف.` });
  const ends = [];
  for (const at of [document, elsewhere]) {
    ends.push({ kind: 'span' as const, id: (await door.call('spans.create', { document: at, label: 'claim', fragments: [[0, 3]] })).id });
  }
  const [from, to] = ends;
  if (from === undefined || to === undefined) throw new Error('no spans');
  const relation = await door.call('relations.create', { label: 'contradicts', from, to });
  await door.call('documents.update', { id: document, title: 'عنوان' });
  const { id: annotator } = await door.call('annotators.create', { name: 'عمر' });
  const intents = async (input: { entity: string; document?: string }) =>
    (await door.call('history.list', input)).map(({ intent }) => intent);
  expect(await intents({ entity: relation.id })).toEqual(['relations.create']);
  expect(await intents({ entity: relation.id, document })).toEqual(['relations.create']);
  expect(await intents({ entity: relation.id, document: elsewhere })).toEqual([]);
  expect(await intents({ entity: document })).toEqual(['documents.update', 'documents.create']);
  expect(await intents({ entity: document, document })).toEqual(['documents.update', 'documents.create']);
  expect(await intents({ entity: annotator })).toEqual(['annotators.create']);
  expect(await intents({ entity: '01990000-ffff-7000-8000-000000000000' })).toEqual([]);
});

test('what was purged is passed over', async () => {
  const door = await temporaryProject().open('منى');
  const { id: document } = await door.call('documents.create', { text });
  const { id: span } = await door.call('spans.create', { document, label: 'cue', fragments: [[0, 3]] });
  expect(await door.call('history.list', { entity: span })).toHaveLength(1);
  await door.call('documents.purge', { id: document });
  expect(await door.call('history.list', { entity: span })).toEqual([]);
  expect(await door.call('history.list', { entity: span, document })).toEqual([]);
  expect(await door.call('history.list', { document })).not.toEqual([]);
  await expectSound(door);
  expect((await problemOf(door.workbench.callUnchecked('history.list', { entity: 'span' }))).code).toBe('invalid-input');
});

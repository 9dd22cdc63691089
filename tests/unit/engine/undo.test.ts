import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { bare, dumpModel, expectRefused, expectSound, openDoor, problemOf, temporaryProject } from '../../support/project.ts';

const text = 'قال المتحدث إن 27 شخصا قتلوا.';

test('undo and redo name what they take back, newest first', async () => {
  const project = temporaryProject();
  const door = await project.open('منى');
  expect(await door.call('history.state', {})).toEqual({ undo: null, redo: null });
  const { id: document } = await door.call('documents.create', { text });
  const span = await door.call('spans.create', { document, label: 'cue', fragments: [[0, 3]] });
  await door.call('spans.update', { id: span.id, note: 'لفظ' });
  const end = dumpModel(project.file);
  const intents = async () => {
    const { undo, redo } = await door.call('history.state', {});
    return [undo?.intent ?? null, redo?.intent ?? null];
  };
  expect(await intents()).toEqual(['spans.update', null]);
  await door.call('history.undo', {});
  expect(await door.call('spans.get', { id: span.id })).toMatchObject({ note: '' });
  expect(await intents()).toEqual(['spans.create', 'spans.update']);
  await door.call('history.undo', {});
  expect(await intents()).toEqual(['documents.create', 'spans.create']);
  await door.call('history.undo', {});
  expect(await intents()).toEqual([null, 'documents.create']);
  await door.call('history.redo', {});
  await door.call('history.redo', {});
  expect(await intents()).toEqual(['spans.create', 'spans.update']);
  await door.call('history.redo', {});
  expect(dumpModel(project.file)).toEqual(end);
  expect(await intents()).toEqual(['spans.update', null]);
  // What was redone is undone again, and comes back again.
  await door.call('history.undo', {});
  await door.call('history.undo', {});
  await door.call('history.redo', {});
  await door.call('history.redo', {});
  expect(dumpModel(project.file)).toEqual(end);
  await expectSound(door);
});

test('something new after an undo leaves nothing to redo', async () => {
  const project = temporaryProject();
  const door = await project.open('منى');
  const { id } = await door.call('documents.create', { text });
  await door.call('documents.update', { id, title: 'أول' });
  await door.call('history.undo', {});
  await door.call('documents.update', { id, title: 'ثان' });
  await expectRefused(project.file, () => door.call('history.redo', {}), 'nothing-to-redo');
  await door.call('history.undo', {});
  expect((await door.call('history.state', {})).redo?.intent).toBe('documents.update');
  await door.call('history.redo', {});
  expect((await door.call('documents.get', { id })).document.title).toBe('ثان');
});

test('undo reaches only what the same person did', async () => {
  const project = temporaryProject();
  const mona = await project.open('منى');
  const omar = await project.open('عمر');
  const { id: document } = await mona.call('documents.create', { text });
  await omar.call('spans.create', { document, label: 'cue', fragments: [[0, 3]] });
  await mona.call('spans.create', { document, label: 'cue', fragments: [[4, 11]] });
  await omar.call('history.undo', {});
  const { id: monas } = (await mona.call('annotators.list', {})).find(({ name }) => name === 'منى') ?? { id: '' };
  expect((await mona.call('spans.list', {})).map(({ annotator }) => annotator)).toEqual([monas]);
  await expectRefused(project.file, () => omar.call('history.undo', {}), 'nothing-to-undo');
  expect((await omar.call('history.state', {})).redo?.intent).toBe('spans.create');
  expect((await mona.call('history.state', {})).undo?.intent).toBe('spans.create');
});

test('what somebody else has built on is not undone, and nothing is half undone', async () => {
  const project = temporaryProject();
  const mona = await project.open('منى');
  const omar = await project.open('عمر');
  const { id: document } = await mona.call('documents.create', { text });
  await omar.call('spans.create', { document, label: 'cue', fragments: [[0, 3]] });
  const refused = await expectRefused(project.file, () => mona.call('history.undo', {}), 'cannot-undo', {
    intent: 'documents.create',
  });
  expect(refused.details['why']).not.toBe('');
  await omar.call('history.undo', {});
  await mona.call('history.undo', {});
  expect((await mona.call('documents.list', {})).total).toBe(0);
});

test('a later change by somebody else is not lost to an undo', async () => {
  const project = temporaryProject();
  const mona = await project.open('منى');
  const omar = await project.open('عمر');
  const { id } = await mona.call('documents.create', { text });
  await mona.call('documents.update', { id, title: 'عنوان منى', publisher: 'ناشر' });
  await omar.call('documents.update', { id, title: 'عنوان عمر' });
  const problem = await expectRefused(project.file, () => mona.call('history.undo', {}), 'cannot-undo');
  expect(problem.details['why']).toContain('title');
  await omar.call('history.undo', {});
  await mona.call('history.undo', {});
  const { document } = await mona.call('documents.get', { id });
  expect([document.title === 'عنوان منى', document.publisher]).toEqual([false, null]);
});

test('an undo whose work somebody has done already says so instead of standing still', async () => {
  const project = temporaryProject();
  const mona = await project.open('منى');
  const omar = await project.open('عمر');
  const { id } = await mona.call('documents.create', { text });
  await mona.call('documents.remove', { id });
  await omar.call('documents.restore', { id });
  await expectRefused(project.file, () => mona.call('history.undo', {}), 'cannot-undo', { intent: 'documents.remove' });
});

test('a document that stands as the end of a relation is not undone away', async () => {
  const project = temporaryProject();
  const mona = await project.open('منى');
  const omar = await project.open('عمر');
  const own = await omar.call('documents.create', { text });
  const claim = await omar.call('spans.create', { document: own.id, label: 'claim', fragments: [[12, 28]] });
  const { id } = await mona.call('documents.create', { text: 'وثيقة أخرى' });
  const ends = { from: { kind: 'span', id: claim.id }, to: { kind: 'document', id } } as const;
  const relation = await omar.call('relations.create', { label: 'relayed-by', ...ends });
  await expectRefused(project.file, () => mona.call('history.undo', {}), 'cannot-undo');
  await omar.call('relations.remove', { ids: [relation.id] });
  await mona.call('history.undo', {});
  // Nor does the relation come back to a document that went.
  await expectRefused(project.file, () => omar.call('history.undo', {}), 'cannot-undo');
  await expectSound(omar);
});

test('a text that a suggestion quotes is not undone away, nor does the suggestion come back to one that went', async () => {
  const project = temporaryProject();
  const mona = await project.open('منى');
  const omar = await project.open('عمر');
  const { id: document } = await mona.call('documents.create', { text });
  await mona.call('revisions.create', { document, text: `${text} ثم` });
  const span = { label: 'claim', fragments: [[12, 28]] as [number, number][] };
  await omar.call('suggestions.create', { document, origin: 'rule:cues', span });
  await expectRefused(project.file, () => mona.call('history.undo', {}), 'cannot-undo');
  await omar.call('history.undo', {});
  await mona.call('history.undo', {});
  await expectRefused(project.file, () => omar.call('history.redo', {}), 'cannot-undo');
  await expectSound(omar);
});

test('a version of the scheme whose number is taken again cannot be redone', async () => {
  const project = temporaryProject();
  const mona = await project.open('منى');
  const omar = await project.open('عمر');
  const { content } = await mona.call('scheme.get', {});
  await mona.call('scheme.update', { content: { ...content, title: { ar: 'أ', en: 'a' } } });
  await mona.call('history.undo', {});
  await omar.call('scheme.update', { content: { ...content, title: { ar: 'ب', en: 'b' } } });
  await expectRefused(project.file, () => mona.call('history.redo', {}), 'cannot-undo');
  expect((await mona.call('scheme.get', {})).content.title.en).toBe('b');
});

test('a scheme whose new label is in use is not undone away', async () => {
  const project = temporaryProject();
  const mona = await project.open('منى');
  const omar = await project.open('عمر');
  const { id: document } = await omar.call('documents.create', { text });
  const { content } = await mona.call('scheme.get', {});
  const [first] = content.spans;
  if (first === undefined) throw new Error('the scheme has no span label');
  await mona.call('scheme.update', { content: { ...content, spans: [...content.spans, { ...first, id: 'rumour', shortcut: null }] } });
  await omar.call('spans.create', { document, label: 'rumour', fragments: [[0, 3]] });
  await expectRefused(project.file, () => mona.call('history.undo', {}), 'cannot-undo', { intent: 'scheme.update' });
});

test('a bulk import is one undo', async () => {
  const project = temporaryProject();
  const door = await project.open('منى');
  const start = dumpModel(project.file);
  for (const number of [1, 2, 3, 4, 5]) fs.writeFileSync(project.inFolder(`خبر-${number}.txt`), `${text} ${number}`);
  const sources = [1, 2, 3, 4, 5].map((number) => project.inFolder(`خبر-${number}.txt`));
  expect((await door.call('documents.import', { sources })).imported).toBe(5);
  const end = dumpModel(project.file);
  const [entry] = await door.call('history.list', {});
  expect(entry).toMatchObject({ intent: 'documents.import', operations: 10, role: 'do', actorName: 'منى' });
  expect(entry?.documents).toHaveLength(5);
  expect((await door.call('history.state', {})).undo?.intent).toBe('documents.import');
  await door.call('history.undo', {});
  expect(dumpModel(project.file)).toEqual(start);
  await door.call('history.redo', {});
  expect(dumpModel(project.file)).toEqual(end);
  await expectSound(door);
});

test('a copied file is another replica: it cannot undo what the original did', async () => {
  const project = temporaryProject();
  const door = await project.open('منى');
  const { id } = await door.call('documents.create', { text });
  const original = (await door.call('session.get', {})).replica;
  await door.close();
  const copy = path.join(project.folder, 'copy.isnad');
  fs.copyFileSync(project.file, copy);
  const other = await openDoor(copy, 'منى', project.fixed);
  expect((await other.call('session.get', {})).replica).toBeNull();
  await expectRefused(copy, () => other.call('history.undo', {}), 'nothing-to-undo');
  await other.call('documents.update', { id, title: 'في النسخة' });
  const replica = (await other.call('session.get', {})).replica;
  expect(replica).not.toBeNull();
  expect(replica).not.toBe(original);
  await other.call('history.undo', {});
  await expectRefused(copy, () => other.call('history.undo', {}), 'nothing-to-undo');
  await expectSound(other);
  // The original still can.
  const again = await project.open('منى');
  expect((await again.call('session.get', {})).replica).toBe(original);
  await again.call('history.undo', {});
  expect((await again.call('documents.list', {})).total).toBe(0);
});

test('undo stops at a purge, also for those whose work it erased', async () => {
  const project = temporaryProject();
  const mona = await project.open('منى');
  const omar = await project.open('عمر');
  const kept = await mona.call('documents.create', { text });
  const gone = await mona.call('documents.create', { text: 'سر لا يبقى' });
  await omar.call('documents.update', { id: kept.id, title: 'عنوان' });
  await omar.call('spans.create', { document: gone.id, label: 'cue', fragments: [[0, 2]] });
  await omar.call('documents.update', { id: kept.id, publisher: 'صحيفة' });
  await mona.call('documents.purge', { id: gone.id });
  await expectRefused(project.file, () => mona.call('history.undo', {}), 'nothing-to-undo');
  await omar.call('history.undo', {});
  await expectRefused(project.file, () => omar.call('history.undo', {}), 'nothing-to-undo');
  expect((await mona.call('documents.get', { id: kept.id })).document).toMatchObject({ title: 'عنوان', publisher: null });
  await mona.call('documents.update', { id: kept.id, title: 'بعد المحو' });
  await mona.call('history.undo', {});
  await expectSound(mona);
  const held = bare(project.file, (database) => JSON.stringify(database.prepare('SELECT * FROM operations').all()));
  expect(held).not.toContain('سر لا يبقى');
});

test('history lists groups newest first, by document and in pages', async () => {
  const project = temporaryProject();
  const door = await project.open('منى');
  const first = await door.call('documents.create', { text });
  const second = await door.call('documents.create', { text: 'ثانية' });
  await door.call('documents.update', { id: first.id, title: 'عنوان' });
  await door.call('history.undo', {});
  const all = await door.call('history.list', {});
  expect(all.map(({ intent, role }) => `${role} ${intent}`)).toEqual([
    'undo documents.update',
    'do documents.update',
    'do documents.create',
    'do documents.create',
    'do project.create',
  ]);
  const ofSecond = await door.call('history.list', { document: second.id });
  expect(ofSecond.map(({ documents }) => documents)).toEqual([[second.id]]);
  const page = await door.call('history.list', { limit: 2 });
  expect(page).toEqual(all.slice(0, 2));
  expect(await door.call('history.list', { before: page[1]?.group ?? '' })).toEqual(all.slice(2));
  const unknown = await problemOf(door.call('history.list', { before: project.fixed.ids() }));
  expect(unknown.code).toBe('not-found');
});

test('each operation says what its copy had seen: the one before it, whoever wrote that', async () => {
  const project = temporaryProject();
  const mona = await project.open('منى');
  const omar = await project.open('عمر');
  const { id: document } = await mona.call('documents.create', { text });
  await omar.call('spans.create', { document, label: 'cue', fragments: [[0, 3]] });
  expect((await problemOf(mona.call('history.undo', {}))).code).toBe('cannot-undo');
  await omar.call('history.undo', {});
  const operations = bare(project.file, (database) => database.prepare('SELECT id, after FROM operations ORDER BY position').all()) as {
    id: string;
    after: string | null;
  }[];
  expect(operations.length).toBeGreaterThan(8);
  expect(operations.map(({ after }) => after)).toEqual([null, ...operations.slice(0, -1).map(({ id }) => id)]);
});

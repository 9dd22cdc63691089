import fs from 'node:fs';
import { expect, test } from 'vitest';
import { bare, dumpModel, expectRefused, expectSound, idOf, temporaryProject, type Door } from '../../support/project.ts';

/** Three people and documents of these lengths (code points, each an astral letter: two code units). */
async function office(lengths: readonly number[]) {
  const project = temporaryProject();
  const mona = await project.open('منى');
  const ids: string[] = [];
  for (const length of lengths) ids.push((await mona.call('documents.create', { text: '𐤀'.repeat(length) })).id);
  const people: string[] = [];
  for (const name of ['منى', 'عمر', 'سلمى']) people.push((await mona.call('annotators.create', { name })).id);
  return { project, mona, ids, people };
}

const omarsDoor = (project: ReturnType<typeof temporaryProject>, id: string): Promise<Door> =>
  project.open('عمر', { actor: { id, name: 'عمر' } });

test('a preview is what the rule then writes, measured in code points', async () => {
  const { project, mona, ids, people } = await office([10, 20, 30, 40, 50, 60]);
  const rule = { annotators: people, each: 2, overlap: 50, calibration: 2, seed: 7 };
  const before = dumpModel(project.file);
  const plan = await mona.call('assignments.preview', rule);
  expect(dumpModel(project.file)).toEqual(before);
  expect(plan.documents).toBe(6);
  expect(plan.calibration).toHaveLength(2);
  expect(plan.overlapping).toHaveLength(2);
  expect(plan.assignments).toHaveLength(2 * 3 + 2 * 2 + 2);
  const lengths = new Map(ids.map((id, index) => [id, (index + 1) * 10]));
  for (const { annotator, added, open, calibration } of plan.loads) {
    const own = plan.assignments.filter((one) => one.annotator === annotator);
    expect(added).toEqual({ documents: own.length, codePoints: own.reduce((sum, { document }) => sum + (lengths.get(document) ?? 0), 0) });
    expect(open).toEqual({ documents: 0, codePoints: 0 });
    expect(calibration).toBe(2);
  }
  const { batch, created } = await mona.call('assignments.create', { rule });
  expect(created).toBe(plan.assignments.length);
  const written = await mona.call('assignments.list', {});
  expect(new Set(written.map((one) => one.batch))).toEqual(new Set([batch]));
  const pairs = (list: readonly { document: string; annotator: string; position: number; calibration: boolean }[]) =>
    list.map(({ document, annotator, position, calibration }) => `${annotator} ${position} ${document} ${calibration}`).sort();
  expect(pairs(written)).toEqual(pairs(plan.assignments));
  expect(await mona.call('assignments.create', { rule })).toEqual({ batch: null, created: 0, changed: 0 });
  await mona.call('history.undo', {});
  expect(dumpModel(project.file)).toEqual(before);
  await mona.call('history.redo', {});
  expect(await mona.call('assignments.list', {})).toEqual(written);
  await expectSound(mona);
});

test('what cannot be assigned is refused whole', async () => {
  const { project, mona, ids, people } = await office([5, 5]);
  const refused = (input: Parameters<typeof mona.call<'assignments.create'>>[1], code: 'not-found' | 'too-few-annotators') =>
    expectRefused(project.file, () => mona.call('assignments.create', input), code);
  await refused({ documents: [ids[0] ?? '', idOf(9999)], annotators: people }, 'not-found');
  await refused({ documents: ids, annotators: [people[0] ?? '', idOf(9999)] }, 'not-found');
  await refused({ rule: { annotators: people, each: 4 } }, 'too-few-annotators');
  await mona.call('documents.remove', { id: ids[0] ?? '' });
  await refused({ documents: ids, annotators: people }, 'not-found');
});

test('the queue: calibration first, then what was assigned first, without what is done, round and round', async () => {
  const { project, mona, ids, people } = await office([5, 5, 5, 5]);
  const [first = '', second = '', third = '', fourth = ''] = ids;
  const [, omar = ''] = people;
  await mona.call('assignments.create', { documents: [first, second], annotators: [omar] });
  await mona.call('assignments.create', { documents: [third], annotators: [omar], calibration: true });
  const door = await omarsDoor(project, omar);
  const next = async (after?: string) => (await door.call('assignments.next', after === undefined ? {} : { after })).next?.document;
  expect(await next()).toBe(third);
  expect(await next(third)).toBe(first);
  expect(await next(second)).toBe(third);
  // Not in the queue: from its beginning.
  expect(await next(fourth)).toBe(third);
  await door.call('layers.update', { document: third, status: 'done' });
  await door.call('layers.update', { document: first, status: 'in-progress' });
  expect(await door.call('assignments.next', {})).toMatchObject({ next: { document: first, status: 'in-progress' }, assigned: 3, open: 2 });
  await door.call('layers.update', { document: second, status: 'done' });
  expect(await next(first)).toBeUndefined();
  await mona.call('documents.remove', { id: first });
  expect(await door.call('assignments.next', {})).toEqual({ next: null, assigned: 2, open: 0 });
  expect(await mona.call('assignments.next', {})).toEqual({ next: null, assigned: 0, open: 0 });
  expect(await mona.call('assignments.next', { annotator: omar })).toMatchObject({ assigned: 2 });
});

test('what is assigned already stays; its calibration flag is set where one is given', async () => {
  const { mona, ids, people } = await office([5, 5]);
  const [first = '', second = ''] = ids;
  const [, omar = '', salma = ''] = people;
  await mona.call('assignments.create', { documents: [first], annotators: [omar] });
  expect(await mona.call('assignments.create', { documents: [first, second, first], annotators: [omar, salma] })).toMatchObject({ created: 3, changed: 0 });
  expect(await mona.call('assignments.create', { documents: [first], annotators: [omar], calibration: true })).toEqual({ batch: null, created: 0, changed: 1 });
  expect(await mona.call('assignments.list', { annotator: omar })).toMatchObject([
    { document: first, position: 0, calibration: true },
    { document: second, position: 1, calibration: false },
  ]);
  expect(await mona.call('assignments.remove', { documents: ids, annotators: [omar, people[0] ?? ''] })).toEqual({ removed: 2 });
  expect(await mona.call('assignments.list', {})).toHaveLength(2);
});

test('progress by person, by document and over time', async () => {
  const { project, mona, ids, people } = await office([10, 20, 30]);
  const [first = '', second = '', third = ''] = ids;
  const [me = '', omar = '', salma = ''] = people;
  const door = await omarsDoor(project, omar);
  await mona.call('assignments.create', { documents: [first, second], annotators: [omar] });
  await mona.call('assignments.create', { documents: [first], annotators: [salma], calibration: true });
  await door.call('layers.update', { document: first, status: 'done' });
  project.fixed.advance(24 * 3600 * 1000);
  await door.call('layers.update', { document: second, status: 'done' });
  // Done, opened again and done once more: the last time counts. A note does not.
  await door.call('layers.update', { document: third, status: 'done' });
  await door.call('layers.update', { document: third, status: 'in-progress' });
  project.fixed.advance(24 * 3600 * 1000);
  await door.call('layers.update', { document: third, status: 'done' });
  await door.call('layers.update', { document: second, status: 'in-progress' });
  await door.call('history.undo', {});
  await door.call('layers.update', { document: first, note: 'ملاحظة' });
  const { people: byPerson, documents, overTime } = await mona.call('assignments.progress', {});
  const none = { new: 0, inProgress: 0, done: 0 };
  expect(new Map(byPerson.map(({ annotator, ...rest }) => [annotator, rest]))).toEqual(
    new Map([
      [me, { ...none, assigned: 0, codePoints: 0, codePointsDone: 0, calibration: { assigned: 0, done: 0 }, beside: { begun: 0, done: 0 } }],
      [omar, { ...none, assigned: 2, done: 2, codePoints: 30, codePointsDone: 30, calibration: { assigned: 0, done: 0 }, beside: { begun: 1, done: 1 } }],
      [salma, { ...none, assigned: 1, new: 1, codePoints: 10, codePointsDone: 0, calibration: { assigned: 1, done: 0 }, beside: { begun: 0, done: 0 } }],
    ]),
  );
  expect(documents.map(({ document, codePoints, calibration }) => [document, codePoints, calibration])).toEqual([
    [first, 10, true],
    [second, 20, false],
    [third, 30, false],
  ]);
  expect(documents[2]?.people).toEqual([{ annotator: omar, status: 'done', isAssigned: false }]);
  // The undo made the second one done again, on the third day.
  expect(overTime).toEqual([
    { day: '2026-11-01', annotator: omar, done: 1, codePoints: 10 },
    { day: '2026-11-03', annotator: omar, done: 2, codePoints: 50 },
  ]);
  await mona.call('documents.remove', { id: third });
  expect((await mona.call('assignments.progress', {})).documents).toHaveLength(2);
});

test('whoever goes takes their assignments along, and undo brings both back', async () => {
  const { project, mona, ids, people } = await office([5, 5]);
  const [, omar = '', salma = ''] = people;
  await mona.call('assignments.create', { documents: ids, annotators: [omar, salma] });
  const before = dumpModel(project.file);
  expect(await mona.call('annotators.remove', { id: omar })).toEqual({ removed: 1 });
  expect((await mona.call('assignments.list', {})).map(({ annotator }) => annotator)).toEqual([salma, salma]);
  await expectSound(mona);
  await mona.call('history.undo', {});
  expect(dumpModel(project.file)).toEqual(before);
});

test('the making of a document cannot be undone while somebody else has assigned it', async () => {
  const { project, mona, people } = await office([]);
  const { id } = await mona.call('documents.create', { text: 'خبر' });
  const salma = await project.open('سلمى', { actor: { id: people[2] ?? '', name: 'سلمى' } });
  await salma.call('assignments.create', { documents: [id], annotators: people });
  await expectRefused(project.file, () => mona.call('history.undo', {}), 'cannot-undo');
  await salma.call('history.undo', {});
  await mona.call('history.undo', {});
  await expectSound(mona);
});

test('a purged document leaves no assignment, here and in backups, and the rest stays sound', async () => {
  const { mona, ids, people } = await office([5, 5]);
  const [first = '', second = ''] = ids;
  await mona.call('assignments.create', { documents: ids, annotators: people });
  const backup = await mona.call('project.backup', {});
  await mona.call('documents.purge', { id: first });
  expect((await mona.call('assignments.list', {})).map(({ document }) => document)).toEqual([second, second, second]);
  await expectSound(mona);
  expect(fs.existsSync(backup.path)).toBe(true);
  const left = bare(backup.path, (database) => database.prepare('SELECT count(*) FROM assignments WHERE document = ?').pluck().get(first));
  expect(left).toBe(0);
  // A rule goes on with what is there.
  expect(await mona.call('assignments.create', { rule: { annotators: people, each: 3 } })).toMatchObject({ created: 0 });
});

test('documents of a story go to the same people, whatever else the rule says', async () => {
  const { mona, ids, people } = await office([10, 20, 30, 40, 50, 60, 70, 80]);
  const { id: story } = await mona.call('stories.create', { title: 'قصة' });
  const inStory = ids.filter((_, index) => index % 3 === 0);
  for (const id of inStory) await mona.call('documents.update', { id, story });
  await mona.call('assignments.create', { rule: { annotators: people, each: 2, overlap: 30, seed: 3 } });
  const teams = await Promise.all(inStory.map(async (document) => (await mona.call('assignments.list', { document })).map(({ annotator }) => annotator)));
  expect(new Set(teams.map((team) => team.join(' '))).size).toBe(1);
});

test('whoever brings others in leads them; in a blind project an annotator sees only her own work', async () => {
  const { project, mona, ids, people } = await office([5, 5]);
  const [me = '', omar = '', salma = ''] = people;
  expect(me).toBe((await mona.call('session.get', {})).actor.id);
  expect((await mona.call('annotators.list', {})).map(({ id, role }) => [id, role])).toEqual([[me, 'lead'], [omar, 'annotator'], [salma, 'annotator']]);
  await mona.call('assignments.create', { documents: ids, annotators: [omar, salma] });
  const door = await omarsDoor(project, omar);
  await expectRefused(project.file, () => door.call('assignments.create', { documents: ids, annotators: [omar] }), 'lead-only');
  await expectRefused(project.file, () => door.call('assignments.remove', { documents: ids, annotators: [omar] }), 'lead-only');
  expect(await door.call('assignments.list', {})).toHaveLength(4);
  bare(project.file, (database) => database.exec('UPDATE project SET blind = 1'));
  expect((await door.call('assignments.list', {})).map(({ annotator }) => annotator)).toEqual([omar, omar]);
  expect(await door.call('assignments.next', { annotator: salma })).toEqual({ next: null, assigned: 0, open: 0 });
  const { people: seen, documents } = await door.call('assignments.progress', {});
  expect(seen.map(({ annotator }) => annotator)).toEqual([omar]);
  expect(documents.flatMap((one) => one.people.map(({ annotator }) => annotator))).toEqual([omar, omar]);
  await expectRefused(project.file, () => door.call('assignments.preview', { annotators: people, each: 1 }), 'lead-only');
  expect(await mona.call('assignments.list', {})).toHaveLength(4);
});

test('somebody who leads may come from the start, and nobody is added unasked then', async () => {
  const project = temporaryProject();
  const mona = await project.open('منى');
  await mona.call('annotators.create', { name: 'عمر', role: 'lead' });
  await mona.call('annotators.create', { name: 'سلمى' });
  expect((await mona.call('annotators.list', {})).map(({ name, role }) => [name, role])).toEqual([['عمر', 'lead'], ['سلمى', 'annotator']]);
});

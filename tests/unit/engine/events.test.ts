import { expect, test, vi } from 'vitest';
import type { WorkbenchEvent } from '../../../src/domain/api.ts';
import { bare, temporaryProject, type Door } from '../../support/project.ts';

const text = 'قال المتحدث باسم الوزارة إن 27 شخصا قتلوا، ولم يتضرر المدنيون.';

type Changed = Extract<WorkbenchEvent, { type: 'changed' }>;

function changedEvents(door: Door, { elsewhere }: { elsewhere: boolean }): Changed[] {
  return door.events.filter((event): event is Changed => event.type === 'changed' && event.elsewhere === elsewhere);
}

/** What the watch announced until it had announced this entity. */
async function announced(door: Door, id: string): Promise<Changed> {
  return vi.waitFor(
    () => {
      const found = changedEvents(door, { elsewhere: true }).find(({ changes }) => changes?.some((change) => change.id === id));
      if (found === undefined) throw new Error('nothing was announced');
      return found;
    },
    { timeout: 10_000, interval: 20 },
  );
}

test('an entity that a call changed twice is named once', async () => {
  const door = await temporaryProject().open('منى');
  const { id: document } = await door.call('documents.create', { text });
  const claim = await door.call('spans.create', { document, label: 'claim', fragments: [[0, 3]] });
  const source = await door.call('spans.create', { document, label: 'source', fragments: [[4, 11]] });
  const { id: relation } = await door.call('relations.create', {
    label: 'attributed-to',
    from: { kind: 'span', id: claim.id },
    to: { kind: 'span', id: source.id },
  });
  await door.call('spans.remove', { ids: [claim.id, source.id] });
  expect(changedEvents(door, { elsewhere: false }).at(-1)).toMatchObject({
    entities: ['relation', 'span'],
    changes: [
      { entity: 'relation', id: relation },
      { entity: 'span', id: claim.id },
      { entity: 'span', id: source.id },
    ],
  });
});

test('where too many entities changed none is named', async () => {
  const door = await temporaryProject().open('منى');
  const { id: document } = await door.call('documents.create', { text: text.repeat(10) });
  const ids: string[] = [];
  for (let index = 0; index < 201; index += 1) {
    ids.push((await door.call('spans.create', { document, label: 'cue', fragments: [[index, index + 1]] })).id);
  }
  await door.call('spans.remove', { ids: ids.slice(0, 200) });
  expect(changedEvents(door, { elsewhere: false }).at(-1)?.changes).toHaveLength(200);
  await door.call('history.undo', {});
  await door.call('spans.remove', { ids });
  expect(changedEvents(door, { elsewhere: false }).at(-1)).toMatchObject({ entities: ['span'], documents: [document], changes: null });
});

test('what somebody else changed in the file is told by entity and document', async () => {
  const project = temporaryProject();
  const here = await project.open('منى', { watch: true });
  const there = await project.open('عمر');
  const { id: document } = await there.call('documents.create', { text });
  const { revision } = (await there.call('documents.get', { id: document })).document;
  expect(await announced(here, document)).toEqual({
    type: 'changed',
    intent: 'elsewhere',
    entities: ['document', 'revision'],
    documents: [document],
    changes: [{ entity: 'document', id: document }, { entity: 'revision', id: revision }],
    elsewhere: true,
  });

  // What was written here is not announced as another's, and a change or a removal names its entity as well.
  const { id: span } = await here.call('spans.create', { document, label: 'cue', fragments: [[0, 3]] });
  await there.call('documents.update', { id: document, title: 'عنوان' });
  await vi.waitFor(() => expect(changedEvents(here, { elsewhere: true })).toHaveLength(2), { timeout: 10_000, interval: 20 });
  expect(changedEvents(here, { elsewhere: true })[1]).toMatchObject({
    entities: ['document'],
    documents: [document],
    changes: [{ entity: 'document', id: document }],
  });
  const own = await there.call('spans.create', { document, label: 'cue', fragments: [[4, 11]] });
  await there.call('spans.remove', { ids: [own.id] });
  expect((await announced(here, own.id)).changes).not.toContainEqual({ entity: 'span', id: span });
});

test('where what somebody else changed cannot be told, it may be anything', async () => {
  const project = temporaryProject();
  const here = await project.open('منى', { watch: true });
  // No operation says what another program did.
  bare(project.file, (database) => database.exec(`UPDATE project SET title = 'من الخارج'`));
  await vi.waitFor(() => expect(here.events).toHaveLength(1), { timeout: 10_000, interval: 20 });
  expect(here.events).toEqual([
    { type: 'changed', intent: 'elsewhere', entities: [], documents: null, changes: null, elsewhere: true },
  ]);
});

test('a document that was purged elsewhere is told, what it held is not', async () => {
  const project = temporaryProject();
  const here = await project.open('منى', { watch: true });
  const there = await project.open('عمر');
  const { id: document } = await there.call('documents.create', { text });
  await announced(here, document);
  await there.call('spans.create', { document, label: 'cue', fragments: [[0, 3]] });
  await there.call('documents.purge', { id: document });
  await vi.waitFor(
    () => expect(changedEvents(here, { elsewhere: true }).some(({ entities }) => entities.includes('tombstone'))).toBe(true),
    { timeout: 10_000, interval: 20 },
  );
  const told = changedEvents(here, { elsewhere: true }).find(({ entities }) => entities.includes('tombstone'));
  expect(told?.documents).toEqual([document]);
});

test('lists answer for some ids alone, and leave out what is not there', async () => {
  const door = await temporaryProject().open('منى');
  const first = await door.call('documents.create', { text });
  const second = await door.call('documents.create', { text: `${text} وأضاف.` });
  const spans = [];
  for (const { id: document } of [first, second]) {
    spans.push(await door.call('spans.create', { document, label: 'claim', fragments: [[0, 3]] }));
    spans.push(await door.call('spans.create', { document, label: 'claim', fragments: [[4, 11]] }));
  }
  const [one, two, three] = spans.map(({ id }) => id);
  if (one === undefined || two === undefined || three === undefined) throw new Error('no spans');
  const nobody = '01990000-ffff-7000-8000-000000000000';
  const idsOf = (entries: readonly { id: string }[]): string[] => entries.map(({ id }) => id);

  expect(idsOf(await door.call('spans.list', { ids: [three, nobody, one] }))).toEqual([one, three]);
  expect(idsOf(await door.call('spans.list', { document: first.id, ids: [one, three] }))).toEqual([one]);
  expect(await door.call('spans.list', { ids: [] })).toEqual([]);
  const relation = await door.call('relations.create', {
    label: 'contradicts',
    from: { kind: 'span', id: one },
    to: { kind: 'span', id: three },
  });
  expect(await door.call('relations.list', { document: first.id, ids: [relation.id, one] })).toEqual([relation]);
  expect(await door.call('relations.list', { document: second.id, ids: [relation.id] })).toEqual([]);

  const rows = await door.call('documents.list', { ids: [second.id, nobody] });
  expect(rows).toMatchObject({ total: 1, documents: [{ id: second.id, spans: 2 }] });
  await door.call('documents.remove', { id: second.id });
  expect(await door.call('documents.list', { removed: false, ids: [second.id] })).toEqual({ total: 0, documents: [] });
  expect(await door.call('spans.list', { ids: [three] })).toEqual([]);
  expect(await door.call('spans.list', { document: second.id })).toEqual([]);
});

import { expect, test } from 'vitest';
import { expectRefused, expectSound, problemOf, temporaryProject } from '../../support/project.ts';

const text = 'قال المتحدث باسم الوزارة إن 27 شخصا قتلوا، ولم يتضرر المدنيون.';

/** A document that is open here, with a claim and a source in it, while somebody else has the file open too. */
async function openHere() {
  const project = temporaryProject();
  const here = await project.open('منى');
  const there = await project.open('عمر');
  const { id: document } = await here.call('documents.create', { text });
  const claim = await here.call('spans.create', { document, label: 'claim', fragments: [[0, 3]] });
  const source = await here.call('spans.create', { document, label: 'source', fragments: [[4, 11]] });
  const link = { label: 'attributed-to', from: { kind: 'span', id: claim.id }, to: { kind: 'span', id: source.id } } as const;
  return { project, here, there, document, claim, link };
}

test('in a document that was removed elsewhere every change is refused, says so and leaves nothing half-done', async () => {
  const { project, here, there, document, claim, link } = await openHere();
  await there.call('documents.remove', { id: document });
  const gone = { what: 'document', id: document };
  const attempts = [
    () => here.call('spans.create', { document, label: 'cue', fragments: [[0, 3]] }),
    () => here.call('spans.update', { id: claim.id, note: 'ملاحظة' }),
    () => here.call('spans.remove', { ids: [claim.id] }),
    () => here.call('relations.create', link),
    () => here.call('layers.update', { document, status: 'done' }),
    () => here.call('documentLabels.set', { document, label: 'genre', values: ['news'] }),
    () => here.call('documents.update', { id: document, title: 'عنوان' }),
    () => here.call('segments.set', { document, segments: [] }),
  ];
  for (const attempt of attempts) await expectRefused(project.file, attempt, 'not-found', gone);

  // Whoever removed it brings it back, and work goes on.
  await there.call('history.undo', {});
  expect((await here.call('spans.list', { document })).map(({ id }) => id)).toContain(claim.id);
  await here.call('relations.create', link);
  await there.call('history.redo', {});
  await expectRefused(project.file, () => here.call('spans.create', { document, label: 'cue', fragments: [[0, 3]] }), 'not-found', gone);
  await expectSound(here);
});

test('what one did in a document before it was removed elsewhere can be taken back and done again', async () => {
  const { here, there, document, claim } = await openHere();
  await there.call('documents.remove', { id: document });
  await here.call('history.undo', {});
  await here.call('history.redo', {});
  await here.call('history.undo', {});
  await there.call('documents.restore', { id: document });
  expect((await here.call('spans.list', { document })).map(({ id }) => id)).toEqual([claim.id]);
  await expectSound(here);
});

test('in a document that was purged elsewhere nothing is done, and nothing of it comes back by undo', async () => {
  const { project, here, there, document, claim } = await openHere();
  await there.call('documents.purge', { id: document });
  const gone = { what: 'document', id: document };
  await expectRefused(project.file, () => here.call('spans.create', { document, label: 'cue', fragments: [[0, 3]] }), 'not-found', gone);
  await expectRefused(project.file, () => here.call('spans.update', { id: claim.id, note: '' }), 'not-found', { what: 'span' });
  expect((await problemOf(here.call('history.undo', {}))).code).toBe('nothing-to-undo');
  await expectSound(here);
});

test('one’s own layer is in progress from the first annotation on, and has the status that one gives it', async () => {
  const project = temporaryProject();
  const door = await project.open('منى');
  const { id: document } = await door.call('documents.create', { text });
  const status = async () => (await door.call('layers.list', { document })).map((layer) => layer.status);
  await door.call('layers.create', { document });
  expect(await status()).toEqual(['new']);
  const claim = await door.call('spans.create', { document, label: 'claim', fragments: [[0, 3]] });
  expect(await status()).toEqual(['in-progress']);
  // The first annotation and what it did to the layer are one step.
  await door.call('history.undo', {});
  expect(await status()).toEqual(['new']);
  await door.call('history.redo', {});
  const source = await door.call('spans.create', { document, label: 'source', fragments: [[4, 11]] });
  const relation = await door.call('relations.create', {
    label: 'attributed-to',
    from: { kind: 'span', id: claim.id },
    to: { kind: 'span', id: source.id },
  });
  for (const set of ['done', 'new'] as const) {
    expect(await door.call('layers.update', { document, status: set })).toMatchObject({ status: set });
    await door.call('layers.update', { document, note: set });
    expect(await status()).toEqual([set]);
  }
  await door.call('relations.update', { id: relation.id, note: 'ملاحظة' });
  expect(await status()).toEqual(['in-progress']);
  await door.call('layers.update', { document, status: 'done' });
  // Mending something in a layer that is done does not open it again.
  await door.call('spans.update', { id: claim.id, note: 'ملاحظة' });
  expect(await status()).toEqual(['done']);
  expect(await problemOf(door.workbench.callUnchecked('layers.update', { document, status: 'finished' }))).toMatchObject({ code: 'invalid-input' });

  const omar = await project.open('عمر');
  await omar.call('documentLabels.set', { document, label: 'genre', values: ['news'] });
  expect((await status()).sort()).toEqual(['done', 'in-progress']);
  await omar.call('layers.update', { document, status: 'new' });
  expect(await door.call('layers.get', { document, annotator: claim.annotator })).toMatchObject({ status: 'done' });
});

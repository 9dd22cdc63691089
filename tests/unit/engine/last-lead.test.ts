import { expect, test } from 'vitest';
import { dumpModel, expectRefused, expectSound, problemOf, temporaryProject } from '../../support/project.ts';

/** منى leads, عمر annotates; nothing is handed out yet. */
async function office() {
  const project = temporaryProject();
  const mona = await project.open('منى');
  const { id: document } = await mona.call('documents.create', { text: 'قالت الوزارة' });
  const { id: monas } = await mona.call('annotators.create', { name: 'منى' });
  const { id: omars } = await mona.call('annotators.create', { name: 'عمر' });
  const omar = await project.open('عمر');
  return { project, mona, omar, document, monas, omars, handOut: { documents: [document], annotators: [omars] } };
}

test('once work is handed out the last lead can be neither demoted nor removed', async () => {
  const { project, mona, omar, monas, omars, handOut } = await office();
  await mona.call('assignments.create', handOut);
  await expectRefused(project.file, () => mona.call('annotators.update', { id: monas, role: 'annotator' }), 'last-lead');
  await expectRefused(project.file, () => mona.call('annotators.remove', { id: monas }), 'last-lead');
  await expectRefused(project.file, () => omar.call('annotators.update', { id: omars, role: 'lead' }), 'lead-only');
  // With another lead she may go, and he is the last one then.
  await mona.call('annotators.update', { id: omars, role: 'lead' });
  await mona.call('annotators.update', { id: monas, role: 'annotator' });
  await expectRefused(project.file, () => omar.call('annotators.update', { id: omars, role: 'adjudicator' }), 'last-lead');
  // What would leave nobody is not taken back either, and said so; the rest is.
  await omar.call('annotators.update', { id: monas, role: 'lead' });
  await omar.call('annotators.update', { id: omars, role: 'annotator' });
  await expectRefused(project.file, () => mona.call('history.undo', {}), 'cannot-undo');
  await omar.call('history.undo', {});
  await expectSound(omar);
});

test('while a project is blind it keeps a lead, and before work is handed out roles are free', async () => {
  const { project, mona, monas, omars } = await office();
  await mona.call('annotators.update', { id: monas, role: 'annotator' });
  expect((await mona.call('annotators.list', {})).map(({ role }) => role)).toEqual(['annotator', 'annotator']);
  // Whoever makes work blind where nobody leads is the lead from then on.
  await mona.call('project.update', { blind: true });
  expect(await mona.call('annotators.get', { id: monas })).toMatchObject({ role: 'lead' });
  expect(await mona.call('annotators.get', { id: omars })).toMatchObject({ role: 'annotator' });
  await expectRefused(project.file, () => mona.call('annotators.update', { id: monas, role: 'annotator' }), 'last-lead');
});

test('the first hand-out makes a lead where nobody is one, and undo takes both back', async () => {
  const { project, mona, omar, monas, omars, handOut } = await office();
  await mona.call('annotators.update', { id: monas, role: 'annotator' });
  const before = dumpModel(project.file);
  await omar.call('assignments.create', handOut);
  expect(await omar.call('annotators.get', { id: omars })).toMatchObject({ role: 'lead' });
  expect((await problemOf(mona.call('stories.create', { title: 'قصة' }))).code).toBe('lead-only');
  await omar.call('history.undo', {});
  expect(dumpModel(project.file)).toEqual(before);
  // Nothing is handed out any more: everybody may do everything again.
  await mona.call('stories.create', { title: 'قصة' });
  await mona.call('history.undo', {});
  await omar.call('history.redo', {});
  expect((await problemOf(mona.call('stories.create', { title: 'قصة' }))).code).toBe('lead-only');
  await expectSound(mona);
});

test('an undo that would leave nobody to lead is refused with its reason', async () => {
  const { project, mona, omar, monas, omars, handOut } = await office();
  await mona.call('assignments.create', handOut);
  await mona.call('annotators.update', { id: omars, role: 'lead' });
  await omar.call('annotators.update', { id: monas, role: 'annotator' });
  const problem = await expectRefused(project.file, () => mona.call('history.undo', {}), 'cannot-undo', { intent: 'annotators.update' });
  expect(problem.toData().details['why']).toContain('last-lead');
  expect(await omar.call('annotators.get', { id: omars })).toMatchObject({ role: 'lead' });
});

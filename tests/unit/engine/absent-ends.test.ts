import { expect, test } from 'vitest';
import { expectRefused, expectSound } from '../../support/project.ts';
import { layersOf, team } from '../../support/team.ts';

test('a relation that leads to a document which was not handed out goes along, and its end is named', async () => {
  const { lead, document, ids, out, copyFor } = await team({ blind: false });
  const { id: other } = await lead.call('documents.create', { text: 'قالت الرئاسة شيئًا آخر.', title: 'البعيدة' });
  const [near] = await lead.call('spans.list', {});
  const far = await lead.call('spans.create', { document: other, label: 'claim', fragments: [[13, 22]] });
  const relation = await lead.call('relations.create', { label: 'supports', from: { kind: 'span', id: near?.id ?? '' }, to: { kind: 'span', id: far.id } });
  await lead.call('assignments.create', { documents: [document], annotators: [ids.سالم] });
  const copy = await copyFor('سالم');
  expect((await copy.call('documents.list', {})).documents.map(({ id }) => id)).toEqual([document]);
  expect((await copy.call('relations.list', {})).map(({ id }) => id)).toEqual([relation.id]);
  await expectSound(copy);
  // What is not there cannot be linked to, absent or not.
  const own = await copy.call('spans.create', { document, label: 'claim', fragments: [[16, 36]] });
  const toFar = { label: 'supports', from: { kind: 'span', id: own.id }, to: { kind: 'span', id: far.id } } as const;
  await expectRefused(copy.workbench.file, () => copy.call('relations.create', toFar), 'not-found');
  expect(await lead.call('bundles.merge', { paths: [await layersOf(copy, ids.سالم, out('s.isnad-bundle'))] })).toMatchObject([{ absentEnds: 0 }]);
  // Once its document is handed out as well, nothing is absent.
  await lead.call('assignments.create', { documents: [other], annotators: [ids.سالم] });
  await lead.call('bundles.write', { annotator: ids.سالم, path: out('more.isnad-bundle') });
  expect(await copy.call('bundles.merge', { paths: [out('more.isnad-bundle')] })).toMatchObject([{ absentEnds: 0 }]);
  expect((await copy.call('relations.browse', {})).relations[0]).toMatchObject({ from: { absent: null }, to: { absent: null } });
  await expectSound(copy);
  await expectSound(lead);
});

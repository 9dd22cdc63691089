import { expect, test } from 'vitest';
import { draftMerge } from '../../../src/domain/scheme-draft.ts';
import { expectSound, type Door } from '../../support/project.ts';
import { layersOf, team } from '../../support/team.ts';

const spanEnd = (id: string) => ({ kind: 'span', id }) as const;

/** Salem at two desktops, each with a claim that the lead and the other desktop know. */
async function twoDesktops() {
  const office = await team({ blind: false });
  const { lead, document, ids, out, copyFor } = office;
  const home = await copyFor('سالم', 'home.isnad');
  const claim = await home.call('spans.create', { document, label: 'claim', fragments: [[13, 36]] });
  const other = await home.call('spans.create', { document, label: 'claim', fragments: [[44, 60]] });
  await lead.call('bundles.merge', { paths: [await layersOf(home, ids.سالم, out('first.isnad-bundle'))] });
  const desk = await copyFor('سالم', 'desk.isnad');
  return { ...office, home, desk, claim, other };
}

/** Merges two bundles in both orders, each into a copy of the lead’s file as it stands, and answers what there is then. */
async function inBothOrders(files: readonly [string, string], look: (door: Door) => Promise<unknown>, open: (name: string) => Promise<Door>) {
  const ends: unknown[] = [];
  for (const [index, order] of [files, files.toReversed()].entries()) {
    const door = await open(`order ${index}.isnad`);
    for (const file of order) await door.call('bundles.merge', { paths: [file] });
    await expectSound(door);
    ends.push(await look(door));
  }
  expect(ends[0]).toEqual(ends[1]);
  return ends[0];
}

test('a span that was removed at one desktop while the other linked to it: the relation stays and its end is named', async () => {
  const { ids, out, home, desk, claim, other, reopen } = await twoDesktops();
  await home.call('spans.remove', { ids: [claim.id] });
  const relation = await desk.call('relations.create', { label: 'contradicts', from: spanEnd(claim.id), to: spanEnd(other.id) });
  const files = [await layersOf(home, ids.سالم, out('h.isnad-bundle')), await layersOf(desk, ids.سالم, out('d.isnad-bundle'))] as const;
  const end = await inBothOrders(files, async (door) => (await door.call('relations.browse', {})).relations, reopen);
  expect(end).toMatchObject([{ relation: { id: relation.id }, from: { absent: expect.anything() as unknown }, to: { absent: null } }]);
});

test('a desktop that took its layer back while the other worked in it', async () => {
  const { lead, ids, out, copyFor, reopen } = await team({ blind: false });
  const { id: second } = await lead.call('documents.create', { text: 'نفى المستشفى ذلك.' });
  const home = await copyFor('سالم', 'home.isnad');
  const desk = await copyFor('سالم', 'desk.isnad');
  await home.call('spans.create', { document: second, label: 'claim', fragments: [[0, 4]] });
  const kept = await desk.call('spans.create', { document: second, label: 'source', fragments: [[4, 12]] });
  await home.call('history.undo', {});
  const files = [await layersOf(home, ids.سالم, out('h.isnad-bundle')), await layersOf(desk, ids.سالم, out('d.isnad-bundle'))] as const;
  expect(await inBothOrders(files, (door) => door.call('spans.list', { annotator: ids.سالم }), reopen)).toMatchObject([{ id: kept.id }]);
});

test('a desktop whose clock is behind: what it made on top of the other’s work stays on top', async () => {
  const { lead, ids, out, home, claim, copyFor, desk } = await twoDesktops();
  await home.call('spans.update', { id: claim.id, note: 'من البيت' });
  await lead.call('bundles.merge', { paths: [await layersOf(home, ids.سالم, out('h.isnad-bundle'))] });
  const late = await copyFor('سالم', 'late.isnad', () => Date.UTC(2001, 0, 1));
  await late.call('spans.update', { id: claim.id, note: 'الأخير' });
  await desk.call('spans.update', { id: claim.id, attributes: { polarity: 'negated' } });
  await lead.call('bundles.merge', { paths: [await layersOf(late, ids.سالم, out('l.isnad-bundle')), await layersOf(desk, ids.سالم, out('d.isnad-bundle'))] });
  expect(await lead.call('spans.get', { id: claim.id })).toMatchObject({ note: 'الأخير', attributes: { polarity: 'negated' } });
  await expectSound(lead);
});

test('a relation that becomes symmetric lies in the same layer, wherever its scheme was changed', async () => {
  const { lead, document, ids, out, copyFor } = await team({ blind: false });
  const { id: second } = await lead.call('documents.create', { text: 'نفى المستشفى ذلك.' });
  const copy = await copyFor('سالم');
  const there = await copy.call('spans.create', { document: second, label: 'claim', fragments: [[0, 4]] });
  const here = await copy.call('spans.create', { document, label: 'claim', fragments: [[13, 36]] });
  const relation = await copy.call('relations.create', { label: 'supports', from: spanEnd(there.id), to: spanEnd(here.id) });
  expect(relation.document).toBe(second);
  await lead.call('bundles.merge', { paths: [await layersOf(copy, ids.سالم, out('1.isnad-bundle'))] });
  const { content, version } = await lead.call('scheme.get', {});
  const draft = draftMerge({ content, steps: [] }, 'relation', 'supports', 'contradicts');
  await lead.call('scheme.change', { content: draft.content, steps: [...draft.steps], from: version });
  await copy.call('relations.update', { id: relation.id, note: 'بعد ذلك' });
  const file = await layersOf(copy, ids.سالم, out('2.isnad-bundle'));
  await lead.call('bundles.merge', { paths: [file] });
  const moved = { id: relation.id, label: 'contradicts', document, note: 'بعد ذلك' };
  expect(await lead.call('relations.get', { id: relation.id })).toMatchObject(moved);
  await lead.call('bundles.write', { annotator: ids.سالم, path: out('back.isnad-bundle') });
  await copy.call('bundles.merge', { paths: [out('back.isnad-bundle')] });
  expect(await copy.call('relations.get', { id: relation.id })).toMatchObject(moved);
  await expectSound(lead);
  await expectSound(copy);
});

test('relations that were made or changed after their other end’s document was purged do not come back', async () => {
  const { lead, document, ids, out, copyFor } = await team({ blind: false });
  const { id: second } = await lead.call('documents.create', { text: 'نفى المستشفى ذلك.' });
  const copy = await copyFor('سالم');
  const there = await copy.call('spans.create', { document, label: 'claim', fragments: [[13, 36]] });
  const here = await copy.call('spans.create', { document: second, label: 'claim', fragments: [[0, 4]] });
  const known = await copy.call('relations.create', { label: 'supports', from: spanEnd(here.id), to: spanEnd(there.id) });
  await lead.call('bundles.merge', { paths: [await layersOf(copy, ids.سالم, out('early.isnad-bundle'))] });
  await lead.call('documents.purge', { id: document });
  await copy.call('relations.update', { id: known.id, note: 'عن المدنيين' });
  await copy.call('relations.create', { label: 'updates', from: spanEnd(here.id), to: spanEnd(there.id), note: 'وعن المدنيين' });
  const late = await copy.call('spans.create', { document: second, label: 'source', fragments: [[4, 12]] });
  await lead.call('bundles.merge', { paths: [await layersOf(copy, ids.سالم, out('late.isnad-bundle'))] });
  expect(await lead.call('relations.list', {})).toEqual([]);
  expect((await lead.call('spans.list', { annotator: ids.سالم })).map(({ id }) => id).toSorted()).toEqual([here.id, late.id].toSorted());
  await expectSound(lead);
});

test('two labels of documents that became one: what was said under either before is said under it, whatever order it comes in', async () => {
  const { lead, document, ids, out, copyFor, reopen } = await team({ blind: false });
  const { id: second } = await lead.call('documents.create', { text: 'نفى المستشفى ذلك.' });
  const home = await copyFor('سالم', 'home.isnad');
  const desk = await copyFor('سالم', 'desk.isnad');
  await home.call('documentLabels.set', { document, label: 'genre', values: ['news'] });
  await home.call('documentLabels.set', { document: second, label: 'genre', values: ['opinion'] });
  const early = await layersOf(home, ids.سالم, out('1.isnad-bundle'));
  await lead.call('bundles.merge', { paths: [early] });
  const { content, version } = await lead.call('scheme.get', {});
  const draft = draftMerge({ content, steps: [] }, 'document', 'genre', 'stance');
  await lead.call('scheme.change', { content: draft.content, steps: [...draft.steps], from: version });
  // Both go on under the labels that they have.
  await home.call('documentLabels.set', { document, label: 'genre', values: ['analysis'] });
  await desk.call('documentLabels.set', { document: second, label: 'stance', values: ['critical'] });
  const files = [await layersOf(home, ids.سالم, out('h.isnad-bundle')), await layersOf(desk, ids.سالم, out('d.isnad-bundle'))] as const;
  const said = await inBothOrders(files, async (door) => {
    const labels = await door.call('documentLabels.list', { annotator: ids.سالم });
    return labels.map((each) => [each.document, each.label, each.values]).toSorted((one, other) => (String(one[0]) < String(other[0]) ? -1 : 1));
  }, reopen);
  expect(said).toEqual([[document, 'stance', ['analysis']], [second, 'stance', ['opinion', 'critical']]]);
  // And on the copy, once the scheme has come.
  await lead.call('bundles.merge', { paths: [...files] });
  await lead.call('bundles.write', { annotator: ids.سالم, path: out('back.isnad-bundle') });
  await home.call('bundles.merge', { paths: [out('back.isnad-bundle')] });
  expect(await home.call('documentLabels.list', { document: second })).toMatchObject([{ label: 'stance', values: ['opinion', 'critical'] }]);
  await expectSound(home);
});

import fs from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { draftMerge } from '../../../src/domain/scheme-draft.ts';
import { openWorkbench } from '../../../src/engine/workbench.ts';
import { doorOf, expectSound, problemOf, type Door } from '../../support/project.ts';
import { layersOf, team } from '../../support/team.ts';

const spansOf = async (door: Door, annotator: string) =>
  (await door.call('spans.list', { annotator })).map(({ label, quote, attributes }) => ({ label, quote, attributes }));

test('an assignment goes out, layers come back; again it brings nothing, and a correction brings the rest', async () => {
  const { lead, document, ids, out, copyFor } = await team({ blind: false });
  const copy = await copyFor('سالم');
  expect((await copy.call('session.get', {})).actor).toEqual({ id: ids.سالم, name: 'سالم' });
  // Open work: the lead's layer came along.
  expect(await spansOf(copy, ids.منى)).toHaveLength(1);
  const { id } = await copy.call('spans.create', { document, label: 'claim', fragments: [[13, 36]] });
  await copy.call('layers.update', { document, status: 'done' });
  const first = await layersOf(copy, ids.سالم, out('1.isnad-bundle'));
  const [report] = await lead.call('bundles.merge', { paths: [first] });
  expect(report).toMatchObject({ kind: 'layers', annotator: ids.سالم, operations: { added: 3, known: 1 } });
  expect(await spansOf(lead, ids.سالم)).toEqual(await spansOf(copy, ids.سالم));
  expect(await lead.call('bundles.merge', { paths: [first] })).toMatchObject([{ operations: { added: 0 }, layers: [] }]);
  await copy.call('spans.update', { id, attributes: { polarity: 'negated' } });
  const second = await layersOf(copy, ids.سالم, out('2.isnad-bundle'));
  expect(await lead.call('bundles.merge', { paths: [first, second] })).toMatchObject([
    { operations: { added: 0 } },
    { operations: { added: 1 } },
  ]);
  expect(await spansOf(lead, ids.سالم)).toEqual(await spansOf(copy, ids.سالم));
  expect((await lead.call('bundles.list', {})).merges).toHaveLength(2);
  await expectSound(lead);
  await expectSound(copy);
});

test('whatever order bundles come in, the layers end the same', async () => {
  const ends: unknown[] = [];
  for (const order of [[0, 1], [1, 0]] as const) {
    const { lead, document, ids, out, copyFor } = await team({ blind: true });
    const files: string[] = [];
    for (const name of ['سالم', 'ليلى'] as const) {
      const copy = await copyFor(name);
      await copy.call('spans.create', { document, label: 'source', fragments: [[5, 12]], note: `من ${name}` });
      files.push(await layersOf(copy, ids[name], out(`${name}.isnad-bundle`)));
    }
    for (const index of order) await lead.call('bundles.merge', { paths: [files[index] ?? ''] });
    const spans = await lead.call('spans.list', {});
    ends.push(spans.map(({ label, quote, note }) => [label, quote, note].join(' ')).toSorted());
    await expectSound(lead);
  }
  expect(ends[0]).toEqual(ends[1]);
});

test('a blind bundle holds nothing of others, and a blind reader sees nothing of them', async () => {
  const { lead, document, ids, out, copyFor } = await team({ blind: true });
  const salem = await copyFor('سالم');
  await salem.call('spans.create', { document, label: 'claim', fragments: [[44, 66]], note: 'سر سالم' });
  await lead.call('bundles.merge', { paths: [await layersOf(salem, ids.سالم, out('s.isnad-bundle'))] });
  const file = out('for layla.isnad-bundle');
  await lead.call('bundles.write', { annotator: ids.ليلى, path: file });
  const bytes = fs.readFileSync(file, 'utf8');
  for (const foreign of ['سالم', 'منى', 'سر سالم', 'ملاحظة القائدة', ids.سالم]) expect(bytes).not.toContain(foreign);
  expect(bytes).toContain('المستشفى');
  // At the lead's own file as well.
  const layla = doorOf(await openWorkbench(lead.workbench.file, { actor: { name: 'ليلى' }, backups: 'off' }));
  onTestFinished(() => layla.close());
  expect(await layla.call('spans.list', {})).toEqual([]);
  expect(await layla.call('layers.list', {})).toEqual([]);
  expect((await layla.call('project.info', {})).counts.spans).toBe(0);
  expect(await layla.call('spans.browse', {})).toEqual([]);
  const measured = () => layla.call('agreement.measure', { measures: ['alpha-nominal'], statuses: ['in-progress'], samples: 0 });
  expect((await problemOf(measured())).code).toBe('blind-work');
  expect((await problemOf(layla.call('bundles.write', { annotator: ids.سالم, path: out('x') }))).code).toBe('lead-only');
  expect((await problemOf(layla.call('project.update', { blind: false }))).code).toBe('lead-only');
  await lead.call('project.update', { blind: false });
  expect(await layla.call('spans.list', {})).toHaveLength(2);
  expect((await measured()).measures[0]?.value).not.toBeNull();
  expect((await layla.call('project.verify', {})).ok).toBe(true);
});

test('what was made under an earlier scheme is carried forward, and goes on being so', async () => {
  const { lead, document, ids, out, copyFor } = await team({ blind: false });
  const copy = await copyFor('سالم');
  const one = await copy.call('spans.create', { document, label: 'cue', fragments: [[0, 4]] });
  await lead.call('bundles.merge', { paths: [await layersOf(copy, ids.سالم, out('1.isnad-bundle'))] });
  // The lead merges two labels; the copy goes on under the scheme that it has.
  const { content, version } = await lead.call('scheme.get', {});
  const draft = draftMerge({ content, steps: [] }, 'span', 'cue', 'source');
  await lead.call('scheme.change', { content: draft.content, steps: [...draft.steps], from: version });
  await copy.call('spans.create', { document, label: 'cue', fragments: [[37, 42]] });
  await copy.call('spans.update', { id: one.id, note: 'بعد التغيير' });
  const [report] = await lead.call('bundles.merge', { paths: [await layersOf(copy, ids.سالم, out('2.isnad-bundle'))] });
  expect(report?.layers[0]?.carriedForward).toBeGreaterThan(0);
  const labels = async (door: Door) => (await door.call('spans.list', { annotator: ids.سالم })).map(({ label, note }) => [label, note]);
  expect(await labels(lead)).toEqual([['source', 'بعد التغيير'], ['source', '']]);
  // The new scheme goes out, and the copy is as the lead's.
  const file = out('again.isnad-bundle');
  await lead.call('bundles.write', { annotator: ids.سالم, path: file });
  await copy.call('bundles.merge', { paths: [file] });
  expect(await labels(copy)).toEqual(await labels(lead));
  await expectSound(copy);
  await expectSound(lead);
});

test('one annotator on two desktops: both changes are kept, and it is told', async () => {
  const { lead, document, ids, out, copyFor } = await team({ blind: false });
  const home = await copyFor('سالم', 'home.isnad');
  const { id } = await home.call('spans.create', { document, label: 'claim', fragments: [[13, 36]] });
  await lead.call('bundles.merge', { paths: [await layersOf(home, ids.سالم, out('1.isnad-bundle'))] });
  const office = await copyFor('سالم', 'office.isnad');
  await office.call('spans.update', { id, note: 'من المكتب' });
  await home.call('spans.update', { id, attributes: { polarity: 'negated' } });
  const files = [await layersOf(office, ids.سالم, out('o.isnad-bundle')), await layersOf(home, ids.سالم, out('h.isnad-bundle'))];
  const reports = await lead.call('bundles.merge', { paths: files });
  expect(reports[1]?.layers[0]?.writtenTwice).toBe(true);
  expect(await lead.call('spans.get', { id })).toMatchObject({ note: 'من المكتب', attributes: { polarity: 'negated' } });
  await expectSound(lead);
});

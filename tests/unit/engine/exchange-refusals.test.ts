import fs from 'node:fs';
import { expect, test } from 'vitest';
import type { BundledOperation } from '../../../src/domain/bundle.ts';
import { draftMerge } from '../../../src/domain/scheme-draft.ts';
import { readBundle } from '../../../src/engine/exchange/read-bundle.ts';
import { doctor, type Lines } from '../../support/doctored-bundle.ts';
import { dumpAll, expectSound, problemOf } from '../../support/project.ts';
import { layersOf, team } from '../../support/team.ts';

/** A lead with a layer of Salem’s merged, and a bundle of his that says more. */
async function exchanged() {
  const { lead, document, ids, out, copyFor, ...rest } = await team({ blind: false });
  const copy = await copyFor('سالم');
  await copy.call('spans.create', { document, label: 'claim', fragments: [[13, 36]] });
  await lead.call('bundles.merge', { paths: [await layersOf(copy, ids.سالم, out('1.isnad-bundle'))] });
  await copy.call('spans.create', { document, label: 'source', fragments: [[5, 12]] });
  const file = await layersOf(copy, ids.سالم, out('2.isnad-bundle'));
  return { lead, copy, document, ids, out, copyFor, file, ...rest };
}

/** The same bundle under another name. */
function layersIn(file: string): string {
  fs.copyFileSync(file, `${file}.again`);
  return `${file}.again`;
}

const last = ({ operations }: Lines): BundledOperation => {
  const operation = operations.at(-1);
  if (operation === undefined) throw new Error('the bundle holds no operation');
  return operation;
};

const doctored: readonly (readonly [string, string, (lines: Lines) => void, { rehash: boolean }])[] = [
  ['content that was altered', 'bundle-damaged', (lines) => (last(lines).payload = (last(lines).payload ?? '').replace('source', 'figure')), { rehash: false }],
  ['an operation that is missing', 'bundle-damaged', (lines) => lines.operations.splice(1, 1), { rehash: false }],
  ['the same operation with other content', 'bundle-conflict', (lines) => {
    const [, second] = lines.operations;
    if (second !== undefined) second.at = '2026-11-01T10:00:00.000Z';
  }, { rehash: true }],
  ['another operation in a place that is taken', 'bundle-forked', (lines) => {
    const [, second] = lines.operations;
    if (second !== undefined) second.id = '0199ffff-0000-7000-8000-00000000abcd';
  }, { rehash: true }],
  ['an operation by somebody else', 'bundle-foreign', (lines) => (last(lines).actor = '0199ffff-0000-7000-8000-00000000aaaa'), { rehash: true }],
  ['an operation outside the named layer', 'bundle-foreign', (lines) => {
    const operation = last(lines);
    operation.scope = `document/${operation.scope.split('/')[1] ?? ''}`;
    operation.counter = 1;
  }, { rehash: true }],
  ['a change of a span that is somebody else’s', 'bundle-invalid', (lines) => {
    last(lines).payload = (last(lines).payload ?? '').replace('"note":', '"surprise":');
  }, { rehash: true }],
  ['a content that was left out', 'bundle-damaged', (lines) => {
    last(lines).payload = null;
    last(lines).inverse = null;
  }, { rehash: false }],
  ['a scheme that nobody here knows', 'bundle-scheme-unknown', ({ header }) => header.schemes.push({ version: 2, hash: 'a'.repeat(64) }), { rehash: true }],
  ['a scheme that parted', 'bundle-forked', ({ header }) => (header.schemes = [{ version: 1, hash: 'a'.repeat(64) }]), { rehash: true }],
  ['a bundle of a newer program', 'bundle-newer', ({ header }) => Object.assign(header, { version: 99 }), { rehash: true }],
  ['another project’s', 'bundle-of-another-project', ({ header }) => (header.project.id = '0199ffff-0000-7000-8000-00000000bbbb'), { rehash: true }],
];

test.each(doctored)('%s: refused as %s, and nothing is merged', async (_what, code, change, options) => {
  const { lead, document, file, ids, out, copyFor } = await exchanged();
  const layla = await copyFor('ليلى');
  await layla.call('spans.create', { document, label: 'cue', fragments: [[0, 4]] });
  const further = await layersOf(layla, ids.ليلى, out('3.isnad-bundle'));
  const bad = doctor(file, change, options);
  const good = doctor(layersIn(file), () => undefined, { rehash: true });
  const before = dumpAll(lead.workbench.file);
  // A good one in front of it goes no further either.
  expect((await problemOf(lead.call('bundles.merge', { paths: [further, bad] }))).code).toBe(code);
  expect(dumpAll(lead.workbench.file)).toEqual(before);
  // What was done to it was the reason.
  await lead.call('bundles.merge', { paths: [good] });
  await expectSound(lead);
});

test('a change of somebody else’s span is refused wherever it stands', async () => {
  const { lead, file } = await exchanged();
  const [foreign] = await lead.call('spans.list', {});
  const bad = doctor(
    file,
    (lines) => {
      last(lines).kind = 'span.change';
      last(lines).payload = JSON.stringify({ key: foreign?.id, set: { note: 'ليس لي' } });
      last(lines).inverse = JSON.stringify({ key: foreign?.id, set: { note: 'ملاحظة القائدة' } });
    },
    { rehash: true },
  );
  expect((await problemOf(lead.call('bundles.merge', { paths: [bad] }))).code).toBe('bundle-foreign');
  expect(await lead.call('spans.get', { id: foreign?.id ?? '' })).toMatchObject({ note: 'ملاحظة القائدة' });
});

test('a file that was cut off, wherever, and one that is something else', async () => {
  const { lead, file, out } = await exchanged();
  const content = fs.readFileSync(file);
  const before = dumpAll(lead.workbench.file);
  // Behind the last line’s end nothing is missing.
  for (let length = 0; length < content.length - 1; length += length > content.length - 200 ? 1 : 37) {
    fs.writeFileSync(out('cut'), content.subarray(0, length));
    expect(() => readBundle(out('cut')), `${length} of ${content.length}`).toThrow(
      expect.objectContaining({ code: expect.stringMatching(/^(?:not-a-bundle|bundle-damaged|bundle-invalid)$/) as unknown }),
    );
  }
  expect((await problemOf(lead.call('bundles.merge', { paths: [out('cut')] }))).code).toMatch(/bundle/);
  fs.writeFileSync(out('text'), 'قالت الرئاسة');
  expect((await problemOf(lead.call('bundles.merge', { paths: [out('text')] }))).code).toBe('not-a-bundle');
  expect((await problemOf(lead.call('bundles.merge', { paths: [out('nowhere')] }))).code).toBe('file-missing');
  expect(dumpAll(lead.workbench.file)).toEqual(before);
});

test('a span that says something else than its text, and one on a text of another document', async () => {
  const { lead, document, file } = await exchanged();
  const { id: other } = await lead.call('documents.create', { text: 'قالت الرئاسة إن المدنيين لم يتضرروا.' });
  const { revision } = (await lead.call('documents.list', {})).documents.find(({ id }) => id === other) ?? { revision: '' };
  const before = dumpAll(lead.workbench.file);
  const changes = [
    (payload: string) => payload.replace(/"quote":"[^"]*"/, '"quote":"كلام لم يقله أحد"'),
    (payload: string) => payload.replace(/"revision":"[^"]*"/, `"revision":"${revision}"`),
  ];
  for (const change of changes) {
    const bad = doctor(file, (lines) => (last(lines).payload = change(last(lines).payload ?? '')), { rehash: true });
    expect((await problemOf(lead.call('bundles.merge', { paths: [bad] }))).code).toBe('bundle-invalid');
  }
  expect(dumpAll(lead.workbench.file)).toEqual(before);
  expect(document).not.toBe(other);
});

test('a relation to a span that nobody made', async () => {
  const { lead, copy, ids, out, document } = await exchanged();
  const [first, second] = [await copy.call('spans.create', { document, label: 'claim', fragments: [[13, 36]] }), await copy.call('spans.create', { document, label: 'claim', fragments: [[44, 60]] })];
  await copy.call('relations.create', { label: 'supports', from: { kind: 'span', id: first.id }, to: { kind: 'span', id: second.id } });
  const file = await layersOf(copy, ids.سالم, out('r.isnad-bundle'));
  const before = dumpAll(lead.workbench.file);
  const nobody = '0199ffff-0000-7000-8000-00000000cccc';
  const bad = doctor(file, (lines) => (last(lines).payload = (last(lines).payload ?? '').replace(second.id, nobody)), { rehash: true });
  expect(await problemOf(lead.call('bundles.merge', { paths: [bad] }))).toMatchObject({ code: 'bundle-invalid', details: { message: expect.stringContaining(nobody) as unknown } });
  expect(dumpAll(lead.workbench.file)).toEqual(before);
});

test('two leads who changed the scheme apart are not merged', async () => {
  const { lead, ids, out, copyFor } = await team({ blind: false });
  const copy = await copyFor('سالم');
  expect((await problemOf(copy.call('scheme.update', { content: (await copy.call('scheme.get', {})).content }))).code).toBe('lead-only');
  const { content, version } = await lead.call('scheme.get', {});
  const change = (into: string) => {
    const draft = draftMerge({ content, steps: [] }, 'span', 'cue', into);
    return { content: draft.content, steps: [...draft.steps], from: version };
  };
  await lead.call('scheme.change', change('source'));
  const file = out('new.isnad-bundle');
  await lead.call('bundles.write', { annotator: ids.سالم, path: file });
  await copy.call('bundles.merge', { paths: [file] });
  await lead.call('history.undo', {});
  await lead.call('scheme.change', change('claim'));
  const other = out('other.isnad-bundle');
  await lead.call('bundles.write', { annotator: ids.سالم, path: other });
  const before = dumpAll(copy.workbench.file);
  expect((await problemOf(copy.call('bundles.merge', { paths: [other] }))).code).toBe('bundle-forked');
  expect(dumpAll(copy.workbench.file)).toEqual(before);
});

test('a purge by the lead reaches the copies, and what they made of it meanwhile does not come back', async () => {
  const { lead, document, ids, out, copyFor } = await team({ blind: false });
  const { id: other } = await lead.call('documents.create', { text: 'نفى المستشفى ذلك.' });
  const copy = await copyFor('سالم');
  const there = await copy.call('spans.create', { document, label: 'claim', fragments: [[13, 36]], note: 'عن الوثيقة' });
  const here = await copy.call('spans.create', { document: other, label: 'claim', fragments: [[0, 4]] });
  await copy.call('relations.create', { label: 'contradicts', from: { kind: 'span', id: here.id }, to: { kind: 'span', id: there.id } });
  await lead.call('bundles.merge', { paths: [await layersOf(copy, ids.سالم, out('early.isnad-bundle'))] });
  await lead.call('documents.purge', { id: document });
  await lead.call('bundles.merge', { paths: [await layersOf(copy, ids.سالم, out('late.isnad-bundle'))] });
  expect(await lead.call('spans.list', {})).toMatchObject([{ id: here.id }]);
  const file = out('purge.isnad-bundle');
  await lead.call('bundles.write', { annotator: ids.سالم, path: file });
  expect(fs.readFileSync(file, 'utf8')).not.toContain('المدنيين');
  const [report] = await copy.call('bundles.merge', { paths: [file] });
  expect(report?.purged).toEqual([document]);
  expect(await copy.call('documents.list', {})).toMatchObject({ documents: [{ id: other }] });
  expect(await copy.call('relations.list', {})).toEqual([]);
  expect(fs.readFileSync(copy.workbench.file).includes('المدنيين')).toBe(false);
  await expectSound(lead);
  await expectSound(copy);
});

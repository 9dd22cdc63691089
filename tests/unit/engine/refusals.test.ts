import { expect, test } from 'vitest';
import type { Input, MethodName } from '../../../src/domain/api.ts';
import type { Scheme } from '../../../src/domain/model/scheme.ts';
import type { ProblemCode } from '../../../src/domain/problem.ts';
import { fillProject, type Full } from '../../support/full-project.ts';
import { bare, expectRefused, expectSound, idOf, openDoor, temporaryProject, type Door } from '../../support/project.ts';

const nobody = idOf(0xffff);

/** A call that is refused, as somebody, with a code and details; the whole file is the same afterwards. */
interface Refusal {
  readonly why: string;
  readonly code: ProblemCode;
  readonly call: (full: Full) => Promise<unknown>;
  readonly details?: Readonly<Record<string, unknown>>;
}

const mona =
  <Name extends MethodName>(method: Name, input: (full: Full) => Input<Name>) =>
  (full: Full): Promise<unknown> =>
    full.mona.call(method, input(full));

const absent = (method: MethodName, input: unknown, what: string): Refusal => ({
  why: `${method} of what is not there`,
  code: 'not-found',
  call: ({ mona: door }) => door.workbench.callUnchecked(method, input),
  details: { what },
});

const byId = { id: nobody };
const ends = { from: { kind: 'span', id: nobody }, to: { kind: 'span', id: nobody } };
const range = [[0, 3]];

const notFound: readonly Refusal[] = [
  absent('documents.get', byId, 'document'),
  absent('documents.update', byId, 'document'),
  absent('documents.remove', byId, 'document'),
  absent('documents.restore', byId, 'document'),
  absent('documents.purge', byId, 'document'),
  absent('documents.create', { text: 'نص', story: nobody }, 'story'),
  absent('revisions.list', { document: nobody }, 'document'),
  absent('revisions.get', byId, 'revision'),
  absent('revisions.create', { document: nobody, text: 'نص' }, 'document'),
  absent('segments.list', { document: nobody }, 'document'),
  absent('segments.set', { document: nobody, segments: [] }, 'document'),
  absent('stories.update', { ...byId, title: 'قصة' }, 'story'),
  absent('stories.remove', byId, 'story'),
  absent('annotators.get', byId, 'annotator'),
  absent('annotators.update', { ...byId, name: 'اسم' }, 'annotator'),
  absent('annotators.remove', byId, 'annotator'),
  absent('layers.get', { document: nobody, annotator: nobody }, 'layer'),
  absent('layers.create', { document: nobody }, 'document'),
  absent('layers.update', { document: nobody, status: 'done' }, 'document'),
  absent('layers.remove', { document: nobody }, 'layer'),
  absent('spans.get', byId, 'span'),
  absent('spans.create', { document: nobody, label: 'cue', fragments: range }, 'document'),
  absent('spans.update', byId, 'span'),
  absent('spans.remove', { ids: [nobody] }, 'span'),
  absent('relations.get', byId, 'relation'),
  absent('relations.create', { label: 'supports', ...ends, to: { kind: 'span', id: idOf(0xfffe) } }, 'span'),
  absent('relations.create', { label: 'relayed-by', ...ends, from: { kind: 'document', id: nobody } }, 'document'),
  absent('relations.update', byId, 'relation'),
  absent('relations.remove', { ids: [nobody] }, 'relation'),
  absent('documentLabels.get', { document: nobody, annotator: nobody, label: 'genre' }, 'documentLabelling'),
  absent('documentLabels.set', { document: nobody, label: 'genre', values: ['news'] }, 'document'),
  absent('documentLabels.remove', { document: nobody, label: 'genre' }, 'documentLabelling'),
  absent('suggestions.get', byId, 'suggestion'),
  absent('suggestions.create', { document: nobody, origin: 'r', span: { label: 'cue', fragments: range } }, 'document'),
  absent('suggestions.update', { ...byId, confidence: 1 }, 'suggestion'),
  absent('suggestions.accept', byId, 'suggestion'),
  absent('suggestions.reject', byId, 'suggestion'),
  absent('suggestions.remove', byId, 'suggestion'),
  absent('decisions.get', byId, 'decision'),
  absent('decisions.create', { document: nobody, kind: 'label', readings: [], ruling: 'nothing' }, 'document'),
  absent('decisions.update', byId, 'decision'),
  absent('decisions.remove', byId, 'decision'),
  absent('scheme.get', { version: 99 }, 'scheme'),
  absent('history.list', { before: nobody }, 'group'),
  absent('project.export', { format: 'csv', path: '/tmp/never.csv', annotators: ['لا أحد'] }, 'annotator'),
];

const labelled = (label: string, fragments: [number, number][], attributes?: Record<string, string | number | boolean | string[]>) =>
  mona('spans.create', ({ other: document }) => ({ document, label, fragments, ...(attributes === undefined ? {} : { attributes }) }));

const others: readonly Refusal[] = [
  { why: 'an unknown method', code: 'unknown-method', call: ({ mona: door }) => door.workbench.callUnchecked('spans.shout', {}), details: { method: 'spans.shout' } },
  { why: 'the name of an object’s own method', code: 'unknown-method', call: ({ mona: door }) => door.workbench.callUnchecked('toString', {}) },
  { why: 'a field too many', code: 'invalid-input', call: ({ mona: door, claim: id }) => door.workbench.callUnchecked('spans.get', { id, and: 1 }) },
  { why: 'no input', code: 'invalid-input', call: ({ mona: door }) => door.workbench.callUnchecked('spans.get', undefined), details: { method: 'spans.get' } },
  { why: 'an id in capitals', code: 'invalid-input', call: ({ mona: door, claim }) => door.workbench.callUnchecked('spans.get', { id: claim.replace('8000', 'ABCD') }) },
  { why: 'half of a surrogate pair', code: 'invalid-input', call: mona('documents.create', () => ({ text: 'قبل \ud83d بعد' })) },
  { why: 'an address that runs', code: 'invalid-input', call: mona('documents.create', () => ({ text: 'نص', url: 'javascript:alert(1)' })) },
  { why: 'a title of two lines', code: 'invalid-input', call: mona('project.update', () => ({ title: 'سطر\nسطر' })) },
  { why: 'a suggestion of nothing', code: 'invalid-input', call: mona('suggestions.create', ({ other: document }) => ({ document, origin: 'r' })) },
  {
    why: 'a suggestion of two things',
    code: 'invalid-input',
    call: mona('suggestions.create', ({ other: document, claim: id }) => ({
      document,
      origin: 'r',
      span: { label: 'cue', fragments: [[0, 3]] },
      relation: { label: 'supports', from: { kind: 'span', id }, to: { kind: 'span', id } },
    })),
  },
  { why: 'a name that is taken', code: 'already-exists', call: mona('annotators.create', () => ({ name: 'عمر' })), details: { id: 'عمر' } },
  { why: 'a name that another has', code: 'already-exists', call: mona('annotators.update', ({ monas: id }) => ({ id, name: 'عمر' })) },
  { why: 'a layer that has begun', code: 'already-exists', call: mona('layers.create', ({ document }) => ({ document })), details: { what: 'layer' } },
  {
    why: 'a suggestion that is settled',
    code: 'already-exists',
    call: async ({ mona: door }) => {
      const settled = (await door.call('suggestions.list', {})).find(({ status }) => status === 'accepted');
      return door.call('suggestions.accept', { id: settled?.id ?? '' });
    },
  },
  {
    why: 'a segment of another document',
    code: 'already-exists',
    call: ({ mona: door, other }) => {
      const [first] = segmentsOfEarlier(door);
      return door.call('segments.set', { document: other, segments: [{ id: first ?? '', start: 0, end: 1, role: 'body', excluded: false }] });
    },
    details: { what: 'segment' },
  },
  {
    why: 'one segment twice',
    code: 'invalid-input',
    call: mona('segments.set', ({ other: document }) => ({
      document,
      segments: [
        { id: nobody, start: 0, end: 1, role: 'body', excluded: false },
        { id: nobody, start: 2, end: 3, role: 'body', excluded: false },
      ],
    })),
  },
  { why: 'an annotator with layers', code: 'in-use', call: mona('annotators.remove', ({ omars: id }) => ({ id })), details: { what: 'annotator', id: 'عمر' } },
  {
    why: 'a scheme without a label that is in use',
    code: 'in-use',
    call: async ({ mona: door }) => door.call('scheme.update', { content: without(await schemeOf(door), 'figure') }),
    details: { what: 'label', id: 'figure' },
  },
  {
    why: 'a scheme without a relation that is in use',
    code: 'in-use',
    call: async ({ mona: door }) => {
      const content = await schemeOf(door);
      return door.call('scheme.update', { content: { ...content, relations: content.relations.filter(({ id }) => id !== 'contradicts') } });
    },
    details: { what: 'label', id: 'contradicts', by: 'relations' },
  },
  {
    why: 'a scheme without a document label that is in use',
    code: 'in-use',
    call: async ({ mona: door }) => door.call('scheme.update', { content: { ...(await schemeOf(door)), documents: [] } }),
    details: { by: 'document_labels' },
  },
  {
    why: 'a scheme that contradicts itself',
    code: 'invalid-input',
    call: async ({ mona: door }) => {
      const content = await schemeOf(door);
      return door.call('scheme.update', { content: { ...content, spans: [...content.spans, ...content.spans.slice(0, 1)] } });
    },
  },
  { why: 'somebody else’s span, changed', code: 'not-yours', call: mona('spans.update', ({ omarsClaim: id }) => ({ id, note: 'x' })) },
  {
    why: 'somebody else’s span, removed with one’s own',
    code: 'not-yours',
    call: mona('spans.remove', ({ source, omarsClaim }) => ({ ids: [source, omarsClaim] })),
  },
  {
    why: 'a relation to somebody else’s span',
    code: 'not-yours',
    call: mona('relations.create', ({ claim, omarsClaim }) => ({ label: 'restates', from: { kind: 'span', id: claim }, to: { kind: 'span', id: omarsClaim } })),
  },
  { why: 'somebody else’s relation, changed', code: 'not-yours', call: ({ omar, relation: id }) => omar.call('relations.update', { id, note: 'x' }) },
  { why: 'somebody else’s relation, removed', code: 'not-yours', call: ({ omar, relation }) => omar.call('relations.remove', { ids: [relation] }) },
  { why: 'somebody else’s decision, changed', code: 'not-yours', call: ({ omar, decision: id }) => omar.call('decisions.update', { id, reason: 'x' }) },
  { why: 'somebody else’s decision, removed', code: 'not-yours', call: ({ omar, decision: id }) => omar.call('decisions.remove', { id }) },
  { why: 'a span beyond the text', code: 'offsets-outside-text', call: labelled('cue', [[0, 9999]]), details: { start: 0, end: 9999 } },
  { why: 'an empty span', code: 'offsets-outside-text', call: labelled('cue', [[3, 3]]) },
  { why: 'a span from its end to its start', code: 'offsets-outside-text', call: labelled('cue', [[5, 3]]) },
  {
    why: 'a segment beyond the text',
    code: 'offsets-outside-text',
    call: mona('segments.set', ({ other: document }) => ({ document, segments: [{ start: 0, end: 9999, role: 'body', excluded: false }] })),
  },
  ...([0, 1] as const).map(
    (side): Refusal => ({
      why: `a span that ${side === 0 ? 'begins' : 'ends'} inside an emoji`,
      code: 'offsets-split-character',
      call: async ({ mona: door, document }) => {
        const middle = (await door.call('documents.get', { id: document })).text.indexOf('😀') + 1;
        return door.call('spans.create', { document, label: 'cue', fragments: [side === 0 ? [middle, middle + 3] : [middle - 3, middle]] });
      },
    }),
  ),
  {
    why: 'a segment that ends inside an emoji',
    code: 'offsets-split-character',
    call: async ({ mona: door, document }) => {
      const middle = (await door.call('documents.get', { id: document })).text.indexOf('😀') + 1;
      return door.call('segments.set', { document, segments: [{ start: 0, end: middle, role: 'body', excluded: false }] });
    },
  },
  { why: 'fragments over one another', code: 'fragments-overlap', call: labelled('cue', [[4, 8], [0, 5]]), details: { start: 4, end: 5 } },
  {
    why: 'segments over one another',
    code: 'fragments-overlap',
    call: mona('segments.set', ({ other: document }) => ({
      document,
      segments: [
        { start: 3, end: 8, role: 'body', excluded: false },
        { start: 0, end: 4, role: 'headline', excluded: false },
      ],
    })),
  },
  { why: 'a label that the scheme has not', code: 'label-unknown', call: labelled('nonsense', [[0, 3]]), details: { label: 'nonsense' } },
  { why: 'a relation label for a span', code: 'label-unknown', call: labelled('supports', [[0, 3]]) },
  { why: 'an unknown document label', code: 'label-unknown', call: mona('documentLabels.set', ({ document }) => ({ document, label: 'mood', values: ['x'] })) },
  { why: 'an attribute that the label has not', code: 'attribute-unknown', call: labelled('claim', [[0, 3]], { kind: 'official' }), details: { attribute: 'kind' } },
  { why: 'a choice that is none', code: 'attribute-invalid', call: labelled('claim', [[0, 3]], { polarity: 'maybe' }), details: { attribute: 'polarity' } },
  { why: 'a text for a number', code: 'attribute-invalid', call: labelled('figure', [[0, 3]], { value: 'سبعة' }) },
  { why: 'a number for a text', code: 'attribute-invalid', call: labelled('figure', [[0, 3]], { unit: 7 }) },
  { why: 'a list for a single choice', code: 'attribute-invalid', call: labelled('claim', [[0, 3]], { polarity: ['negated'] }) },
  { why: 'two values where one is asked for', code: 'attribute-invalid', call: mona('documentLabels.set', ({ document }) => ({ document, label: 'genre', values: ['news', 'opinion'] })) },
  { why: 'a value that the document label has not', code: 'attribute-invalid', call: mona('documentLabels.set', ({ document }) => ({ document, label: 'genre', values: ['poem'] })) },
  {
    why: 'an end of the wrong label',
    code: 'relation-end-refused',
    call: mona('relations.create', ({ claim, source }) => ({ label: 'supports', from: { kind: 'span', id: claim }, to: { kind: 'span', id: source } })),
    details: { relation: 'supports', side: 'to', end: 'source' },
  },
  {
    why: 'a document where only spans may end',
    code: 'relation-end-refused',
    call: mona('relations.create', ({ claim, other }) => ({ label: 'attributed-to', from: { kind: 'span', id: claim }, to: { kind: 'document', id: other } })),
    details: { end: 'document' },
  },
  {
    why: 'a new label that its relations do not allow',
    code: 'relation-end-refused',
    call: mona('spans.update', ({ claim: id }) => ({ id, label: 'cue' })),
  },
  {
    why: 'a relation from a span to itself',
    code: 'relation-ends-equal',
    call: mona('relations.create', ({ claim: id }) => ({ label: 'restates', from: { kind: 'span', id }, to: { kind: 'span', id } })),
  },
  { why: 'an unknown format', code: 'format-unknown', call: mona('project.export', () => ({ format: 'brat', path: '/tmp/never' })), details: { format: 'brat' } },
  { why: 'a format that cannot be read', code: 'format-cannot-read', call: mona('documents.import', () => ({ sources: ['/tmp/x'], format: 'csv' })) },
];

async function schemeOf(door: Door): Promise<Scheme> {
  return (await door.call('scheme.get', {})).content;
}

function without(content: Scheme, label: string): Scheme {
  const fits = (list: Scheme['relations'][number]['from']): boolean => list.every((end) => end.kind !== 'span' || end.label !== label);
  return {
    ...content,
    spans: content.spans.filter(({ id }) => id !== label),
    relations: content.relations.filter(({ from, to }) => fits(from) && fits(to)),
  };
}

/** Segments of a revision that is no longer read: they are in the table, and their ids are taken. */
function segmentsOfEarlier(door: Door): string[] {
  return bare(door.workbench.file, (database) => database.prepare('SELECT id FROM segments ORDER BY id').pluck().all().map(String));
}

test('each refusal says its code and leaves the file as it was, to the last row', async () => {
  const project = temporaryProject();
  const full = await fillProject(project);
  for (const { why, code, call, details } of [...notFound, ...others]) {
    try {
      await expectRefused(project.file, () => call(full), code, details ?? {});
    } catch (thrown) {
      throw new Error(`${why}: ${thrown instanceof Error ? thrown.message : String(thrown)}`, { cause: thrown });
    }
  }
  await expectSound(full.mona);
});

test('a suggestion about a text that has changed since is not taken', async () => {
  const project = temporaryProject();
  const full = await fillProject(project);
  await full.mona.call('revisions.create', { document: full.other, text: 'نص آخر تماما' });
  await expectRefused(project.file, () => full.mona.call('suggestions.accept', { id: full.suggestion }), 'quote-differs', { id: full.suggestion });
});

test('nothing to undo, nothing to redo', async () => {
  const project = temporaryProject();
  const door = await project.open('منى');
  await expectRefused(project.file, () => door.call('history.undo', {}), 'nothing-to-undo');
  await expectRefused(project.file, () => door.call('history.redo', {}), 'nothing-to-redo');
  // Not even the project's own making, by whoever made it.
  const maker = await openDoor(project.file, 'منى', project.fixed);
  await expectRefused(project.file, () => maker.call('history.undo', {}), 'nothing-to-undo');
});

test('a name that two annotators have is not guessed', async () => {
  const project = temporaryProject();
  const door = await project.open('منى');
  const first = await door.call('annotators.create', { name: 'سمر' });
  await door.call('annotators.create', { name: 'هند' });
  bare(project.file, (database) => database.prepare("UPDATE annotators SET name = 'سمر' WHERE name = 'هند'").run());
  const ambiguous = await project.open('سمر');
  await expectRefused(project.file, () => ambiguous.call('stories.create', { title: 'قصة' }), 'ambiguous-name', { name: 'سمر', count: 2 });
  const out = { format: 'csv', path: project.inFolder('out.csv') };
  await expectRefused(project.file, () => door.call('project.export', { ...out, annotators: ['سمر'] }), 'ambiguous-name');
  await door.call('project.export', { ...out, annotators: [first.id] });
});

/** The default scheme with a label, a relation, an attribute and values retired. */
async function retire(door: Door): Promise<void> {
  const content = structuredClone(await schemeOf(door));
  for (const label of content.spans) {
    if (label.id === 'claim') {
      label.retired = true;
      for (const attribute of label.attributes) {
        if (attribute.id === 'topic') attribute.retired = true;
        for (const value of attribute.values) if (value.id === 'negated') value.retired = true;
      }
    }
  }
  for (const label of content.relations) if (label.id === 'supports') label.retired = true;
  for (const label of content.documents) {
    if (label.id === 'genre') label.retired = true;
    for (const value of label.values) if (value.id === 'mixed') value.retired = true;
  }
  await door.call('scheme.update', { content });
}

test('what is retired takes nothing new; what is there stays and can be mended', async () => {
  const project = temporaryProject();
  const door = await project.open('منى');
  const { id: document } = await door.call('documents.create', { text: 'قال المتحدث إن 27 شخصا قتلوا.' });
  const make = (label: string, start: number) => door.call('spans.create', { document, label, fragments: [[start, start + 2]] });
  const first = await make('claim', 0);
  const second = await make('claim', 4);
  const cue = await make('cue', 8);
  await door.call('spans.update', { id: first.id, attributes: { polarity: 'negated', topic: 'قديم' } });
  const link = { from: { kind: 'span', id: first.id }, to: { kind: 'span', id: second.id } } as const;
  const relation = await door.call('relations.create', { label: 'supports', ...link });
  await retire(door);
  const refuse = (work: () => Promise<unknown>, code: ProblemCode) => expectRefused(project.file, work, code);
  await refuse(() => make('claim', 12), 'label-retired');
  await refuse(() => door.call('spans.update', { id: cue.id, label: 'claim' }), 'label-retired');
  await refuse(() => door.call('relations.create', { label: 'supports', ...link }), 'label-retired');
  await refuse(() => door.call('documentLabels.set', { document, label: 'genre', values: ['news'] }), 'label-retired');
  await refuse(() => door.call('documentLabels.set', { document, label: 'stance', values: ['mixed'] }), 'attribute-invalid');
  await refuse(() => door.call('spans.update', { id: second.id, attributes: { polarity: 'negated' } }), 'attribute-invalid');
  await refuse(() => door.call('spans.update', { id: second.id, attributes: { topic: 'جديد' } }), 'attribute-unknown');
  const proposal = { document, origin: 'r', span: { label: 'claim', fragments: [[0, 2] as [number, number]] } };
  await refuse(() => door.call('suggestions.create', proposal), 'label-retired');
  // Kept: values that were set, offsets and notes that are mended, and taking away.
  expect(await door.call('spans.update', { id: first.id, note: 'ملاحظة', fragments: [[0, 3]] })).toMatchObject({
    attributes: { polarity: 'negated', topic: 'قديم' },
    quote: 'قال',
    note: 'ملاحظة',
  });
  expect(await door.call('relations.update', { id: relation.id, note: 'ملاحظة' })).toMatchObject({ label: 'supports', note: 'ملاحظة' });
  expect(await door.call('spans.update', { id: first.id, attributes: { topic: null } })).toMatchObject({ attributes: { polarity: 'negated' } });
  await expectSound(door);
});

test('a span keeps its text’s revision in every row when only that moves on', async () => {
  const project = temporaryProject();
  const door = await project.open('منى');
  const { id: document } = await door.call('documents.create', { text: 'قال المتحدث.' });
  const span = await door.call('spans.create', { document, label: 'cue', fragments: [[0, 3]] });
  const revision = await door.call('revisions.create', { document, text: 'قال المتحدث. وأضاف.' });
  // The same offsets and the same quote, in the new text.
  expect(await door.call('spans.update', { id: span.id, fragments: [[0, 3]] })).toMatchObject({ revision: revision.id });
  const rows = bare(project.file, (database) => database.prepare('SELECT revision FROM fragments').pluck().all());
  expect(rows).toEqual([revision.id]);
  await expectSound(door);
  await door.call('history.undo', {});
  await expectSound(door);
});

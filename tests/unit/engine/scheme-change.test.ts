import { expect, test } from 'vitest';
import type { Scheme } from '../../../src/domain/model/scheme.ts';
import { draftKind, draftMerge, draftSplit, draftValue, type SchemeDraft } from '../../../src/domain/scheme-draft.ts';
import { schemeTemplates } from '../../../src/domain/scheme-templates/templates.ts';
import { bare, dumpModel, expectRefused, expectSound, temporaryProject, type Door } from '../../support/project.ts';

const text = 'قالت الرئاسة إن المدنيين لم يتضرروا، وقالت وكالة إن 27 شخصًا قتلوا.';

interface Setting {
  readonly file: string;
  readonly mona: Door;
  readonly omar: Door;
  readonly document: string;
  readonly other: string;
  readonly claims: readonly string[];
  readonly relation: string;
}

/** Two people with layers in two documents: claims, a source, a relation, a suggestion and a decision. */
async function setting(): Promise<Setting> {
  const project = temporaryProject();
  const mona = await project.open('منى');
  const omar = await project.open('عمر');
  const { id: document } = await mona.call('documents.create', { text });
  const { id: other } = await mona.call('documents.create', { text: `${text} خبر ثان.` });
  const claims: string[] = [];
  for (const [door, where, polarity] of [[mona, document, 'negated'], [omar, document, 'affirmed'], [omar, other, 'negated']] as const) {
    const made = await door.call('spans.create', { document: where, label: 'claim', fragments: [[13, 35]], attributes: { polarity, modality: 'predicted', topic: 'ضحايا' } });
    claims.push(made.id);
  }
  const source = await omar.call('spans.create', { document, label: 'source', fragments: [[5, 12]] });
  const relation = await omar.call('relations.create', { label: 'attributed-to', from: { kind: 'span', id: claims[1] ?? '' }, to: { kind: 'span', id: source.id } });
  await omar.call('documentLabels.set', { document, label: 'genre', values: ['news'] });
  await mona.call('suggestions.create', { document, origin: 'rule', span: { label: 'claim', fragments: [[13, 35]], attributes: { modality: 'predicted', polarity: 'negated' } } });
  await mona.call('decisions.create', {
    document,
    kind: 'label',
    readings: [],
    ruling: 'other',
    spans: [{ label: 'claim', fragments: [[13, 35]], attributes: { modality: 'predicted' } }],
  });
  return { file: project.file, mona, omar, document, other, claims, relation: relation.id };
}

async function draftOf(door: Door): Promise<SchemeDraft & { readonly from: number }> {
  const { content, version } = await door.call('scheme.get', {});
  return { content, steps: [], from: version };
}

const changeOf = ({ content, steps }: SchemeDraft, from = 1) => ({ content, steps: [...steps], from });
const predicted = { kind: 'span', label: 'claim', attribute: 'modality' } as const;
const names = { ar: 'نفي', en: 'Denial' };

test('a change is previewed by document, annotator and step, and changes nothing until it is made', async () => {
  const { mona, omar, file, document } = await setting();
  const before = dumpModel(file);
  const start = await draftOf(mona);
  const draft = draftSplit(draftValue(start, predicted, 'predicted', 'hedged'), 'span', 'claim', { attribute: 'polarity', value: 'negated' }, { id: 'denial', names });
  const preview = await mona.call('scheme.preview', changeOf(draft));
  expect(preview.touched).toEqual({ spans: 3, relations: 0, documentLabels: 0, suggestions: 1, decisions: 1 });
  expect(preview.steps.map(({ touched, lost }) => [touched, lost])).toEqual([[5, 0], [3, 0]]);
  expect(preview.steps[1]?.examples[0]).toMatchObject({
    entity: 'span',
    quotes: [text.slice(13, 35)],
    before: { label: 'claim' },
    after: { label: 'denial', attributes: { modality: 'hedged', topic: 'ضحايا' } },
  });
  const omars = (await omar.call('session.get', {})).actor.id;
  expect(preview.layers).toContainEqual(expect.objectContaining({ document, annotator: omars, name: 'عمر', spans: 1 }));
  expect(preview.layers.reduce((sum, { spans, review }) => sum + spans + review, 0)).toBe(5);
  expect(preview.refusals).toEqual([]);
  expect(dumpModel(file)).toEqual(before);
});

test('it is made in one group, in the layers of all, and undone and made again as one', async () => {
  const { mona, omar, file, claims, document } = await setting();
  const before = dumpModel(file);
  const draft = draftSplit(await draftOf(mona), 'span', 'claim', { attribute: 'polarity', value: 'negated' }, { id: 'denial', names });
  const { version } = await mona.call('scheme.change', changeOf(draftValue(draft, predicted, 'predicted', 'hedged')));
  expect(version).toMatchObject({ version: 2, mapping: { steps: [{ step: 'split-label' }, { step: 'change-values' }] } });

  const spans = await omar.call('spans.list', {});
  // The split comes first: what became a denial is no claim any more when the values of claims change.
  expect(spans.map(({ label, attributes }) => [label, attributes['modality']])).toEqual(
    expect.arrayContaining([['denial', 'predicted'], ['claim', 'hedged'], ['denial', 'predicted'], ['source', undefined]]),
  );
  const [suggestion] = await mona.call('suggestions.list', {});
  expect(suggestion?.content).toMatchObject({ span: { label: 'denial', attributes: { modality: 'predicted' } } });
  const [decision] = await mona.call('decisions.list', {});
  expect(decision?.spans).toMatchObject([{ label: 'claim', attributes: { modality: 'hedged' } }]);

  // The history of another's span says who changed it, and the operation stands in that person's layer.
  const [entry] = await omar.call('history.list', { document, entity: claims[1] ?? '' });
  expect(entry).toMatchObject({ actorName: 'منى', intent: 'scheme.change', operations: 1 });
  const omars = (await omar.call('session.get', {})).actor.id;
  const scopes = bare(file, (database) => database.prepare("SELECT scope FROM operations WHERE intent = 'scheme.change' AND kind = 'span.change'").pluck().all());
  expect(scopes).toContain(`layer/${document}/${omars}`);
  await expectSound(mona);

  const after = dumpModel(file);
  await mona.call('history.undo', {});
  expect(dumpModel(file)).toEqual(before);
  await expectSound(mona);
  await mona.call('history.redo', {});
  expect(dumpModel(file)).toEqual(after);
  await expectSound(mona);
});

test('a suggestion made before the change is accepted after it', async () => {
  const { mona } = await setting();
  const draft = draftSplit(await draftOf(mona), 'span', 'claim', { attribute: 'polarity', value: 'negated' }, { id: 'denial', names });
  await mona.call('scheme.change', changeOf(draft));
  const [suggestion] = await mona.call('suggestions.list', {});
  const accepted = await mona.call('suggestions.accept', { id: suggestion?.id ?? '' });
  expect(accepted.span).toMatchObject({ label: 'denial', attributes: { modality: 'predicted' } });
});

test('a merged relation moves to the layer where its kind is kept, and back', async () => {
  const { mona, omar, file, document, other, claims } = await setting();
  const [first, second] = [document, other].sort();
  const [, omarsHere = '', omarsThere = ''] = claims;
  // Drawn from the greater document to the smaller: a directed relation stands in the greater one's layer.
  const [from, to] = first === document ? [omarsThere, omarsHere] : [omarsHere, omarsThere];
  const { id } = await omar.call('relations.create', { label: 'supports', from: { kind: 'span', id: from }, to: { kind: 'span', id: to } });
  expect((await omar.call('relations.get', { id })).document).toBe(second);
  const before = dumpModel(file);
  const change = changeOf(draftMerge(await draftOf(mona), 'relation', 'supports', 'contradicts'));
  await mona.call('scheme.change', change);
  expect(await omar.call('relations.get', { id })).toMatchObject({ label: 'contradicts', document: first });
  await expectSound(omar);
  await mona.call('history.undo', {});
  expect(dumpModel(file)).toEqual(before);
});

test('a relation moves where its label becomes symmetric, and back where it becomes directed', async () => {
  const { mona, omar, file, document, other, claims } = await setting();
  const [first, second] = [document, other].sort();
  const [, omarsHere = '', omarsThere = ''] = claims;
  const [from, to] = first === document ? [omarsThere, omarsHere] : [omarsHere, omarsThere];
  const { id } = await omar.call('relations.create', { label: 'supports', from: { kind: 'span', id: from }, to: { kind: 'span', id: to } });
  const before = dumpModel(file);
  const { content } = await draftOf(mona);
  const becoming = (symmetric: boolean): Scheme => ({
    ...content,
    relations: content.relations.map((label) => (label.id === 'supports' ? { ...label, symmetric } : label)),
  });
  await mona.call('scheme.change', changeOf({ content: becoming(true), steps: [] }));
  expect(await omar.call('relations.get', { id })).toMatchObject({ label: 'supports', document: first });
  await expectSound(omar);
  await mona.call('scheme.change', changeOf({ content: becoming(false), steps: [] }, 2));
  expect((await omar.call('relations.get', { id })).document).toBe(second);
  await mona.call('history.undo', {});
  await mona.call('history.undo', {});
  expect(dumpModel(file)).toEqual(before);
});

/** A relation of Omar’s from a document to a smaller one that he has no layer in, and the change that moves it there. */
async function movingSetting(): Promise<Pick<Setting, 'file' | 'mona' | 'omar'> & { readonly smaller: string; readonly change: () => Promise<unknown> }> {
  const project = temporaryProject();
  const mona = await project.open('منى');
  const omar = await project.open('عمر');
  const { id: one } = await mona.call('documents.create', { text });
  const { id: two } = await mona.call('documents.create', { text: `${text} خبر ثان.` });
  const { content } = await draftOf(mona);
  const ofDocuments = [{ kind: 'document' as const }];
  const relations = content.relations.map((label) => (label.id === 'supports' ? { ...label, from: ofDocuments, to: ofDocuments } : label));
  await mona.call('scheme.change', changeOf({ content: { ...content, relations }, steps: [] }));
  const [smaller = '', greater = ''] = [one, two].sort();
  await omar.call('relations.create', { label: 'supports', from: { kind: 'document', id: greater }, to: { kind: 'document', id: smaller } });
  const symmetric = relations.map((label) => (label.id === 'supports' ? { ...label, symmetric: true } : label));
  const change = () => mona.call('scheme.change', changeOf({ content: { ...content, relations: symmetric }, steps: [] }, 2));
  return { file: project.file, mona, omar, smaller, change };
}

test('a layer that the change began stays when it is undone, where something was labelled in it since', async () => {
  const { mona, omar, smaller, change } = await movingSetting();
  await change();
  const { id } = await omar.call('spans.create', { document: smaller, label: 'cue', fragments: [[0, 4]] });
  await mona.call('history.undo', {});
  expect(await omar.call('spans.get', { id })).toMatchObject({ document: smaller });
  expect((await mona.call('scheme.get', {})).version).toBe(2);
  await expectSound(omar);
  await mona.call('history.redo', {});
  expect((await mona.call('scheme.get', {})).version).toBe(3);
  await expectSound(omar);
});

test('a layer that the change began goes with it where nothing was labelled in it', async () => {
  const { mona, file, change } = await movingSetting();
  const before = dumpModel(file);
  await change();
  await mona.call('history.undo', {});
  expect(dumpModel(file)).toEqual(before);
});

test('what is in use stays: a label, an attribute, a value, an end', async () => {
  const { mona, file } = await setting();
  const { content } = await draftOf(mona);
  const change = (changed: Scheme) => () => mona.call('scheme.change', changeOf({ content: changed, steps: [] }));
  const spans = (map: (label: Scheme['spans'][number]) => Scheme['spans'][number][]): Scheme => ({ ...content, spans: content.spans.flatMap(map) });

  const relations = content.relations.filter(({ to, from }) => [...from, ...to].every((end) => end.kind !== 'span' || end.label !== 'source'));
  const required = content.spans.map(({ requires: _gone, ...label }) => label).filter(({ id }) => id !== 'source');
  await expectRefused(file, change({ ...content, spans: required, relations }), 'in-use', { what: 'label', id: 'source', by: 'spans' });

  const withoutTopic = spans((label) => [{ ...label, attributes: label.attributes.filter(({ id }) => id !== 'topic') }]);
  await expectRefused(file, change(withoutTopic), 'scheme-refused', { reason: 'attribute', label: 'claim', attribute: 'topic', count: 3 });

  const withoutValue = spans((label) => [
    { ...label, attributes: label.attributes.map((each) => ({ ...each, values: each.values.filter(({ id }) => id !== 'predicted') })) },
  ]);
  await expectRefused(file, change(withoutValue), 'scheme-refused', { reason: 'value', attribute: 'modality', value: 'predicted' });

  const narrowed = content.relations.map((label) => (label.id === 'attributed-to' ? { ...label, to: [{ kind: 'document' as const }] } : label));
  const refused = await expectRefused(file, change({ ...content, relations: narrowed }), 'scheme-refused', { reason: 'end', label: 'attributed-to', count: 1 });
  expect(refused.details['quote']).not.toBe('');

  const stuck = draftKind({ content, steps: [] }, 'span', 'claim', 'topic', 'number');
  await expectRefused(file, () => mona.call('scheme.change', changeOf(stuck)), 'scheme-refused', { reason: 'value', value: 'ضحايا' });
  const untimely = draftKind({ content, steps: [] }, 'span', 'claim', 'topic', 'time');
  await expectRefused(file, () => mona.call('scheme.change', changeOf(untimely)), 'scheme-refused', { reason: 'value', value: 'ضحايا', count: 3 });
});

test('two labels of one document become one only where it can hold both', async () => {
  const { mona, omar, file, document } = await setting();
  await omar.call('documentLabels.set', { document, label: 'stance', values: ['critical'] });
  const draft = draftMerge(await draftOf(mona), 'document', 'stance', 'genre');
  await expectRefused(file, () => mona.call('scheme.change', changeOf(draft)), 'scheme-refused', { reason: 'conflict' });
  const before = dumpModel(file);
  const documents = draft.content.documents.map((label) => ({ ...label, multiple: true }));
  await mona.call('scheme.change', changeOf({ ...draft, content: { ...draft.content, documents } }));
  expect(await omar.call('documentLabels.list', {})).toMatchObject([{ label: 'genre', values: ['news', 'critical'] }]);
  await expectSound(mona);
  await mona.call('history.undo', {});
  expect(dumpModel(file)).toEqual(before);
});

test('a scheme that was changed meanwhile is not overwritten', async () => {
  const { mona, omar, file } = await setting();
  const stale = draftValue(await draftOf(mona), predicted, 'predicted', 'hedged');
  const { at } = await mona.call('scheme.get', {});
  await omar.call('scheme.update', { content: { ...stale.content, title: { ar: 'أ', en: 'a' }, spans: (await draftOf(omar)).content.spans } });
  await expectRefused(file, () => mona.call('scheme.change', changeOf(stale)), 'scheme-changed', { version: 2, from: 1 });
  await expectRefused(file, () => mona.call('scheme.preview', changeOf(stale)), 'scheme-changed');
  await omar.call('history.undo', {});
  await expectRefused(file, () => mona.call('scheme.change', { ...changeOf(stale), at: '2020-01-01T00:00:00.000Z' }), 'scheme-changed');
  await mona.call('scheme.change', { ...changeOf(stale), at });
});

test('a step that names nothing is a slip, not a step', async () => {
  const { mona, file } = await setting();
  const { content } = await draftOf(mona);
  for (const step of [
    { step: 'merge-labels', kind: 'span', from: 'claims', into: 'source' },
    { step: 'merge-labels', kind: 'span', from: 'claim', into: 'claim' },
    { step: 'remove-attribute', kind: 'span', label: 'claim', attribute: 'mood' },
    { step: 'change-values', kind: 'span', label: 'claim', attribute: null, values: {} },
    { step: 'change-kind', kind: 'span', label: 'claim', attribute: 'topic', to: 'number' },
  ] as const) {
    await expectRefused(file, () => mona.call('scheme.change', { content, steps: [step], from: 1 }), 'scheme-invalid', { step: 1 });
  }
});

test('what somebody changed on top keeps the change from being undone', async () => {
  const { mona, omar, claims } = await setting();
  await mona.call('scheme.change', changeOf(draftValue(await draftOf(mona), predicted, 'predicted', 'hedged')));
  await omar.call('spans.update', { id: claims[1] ?? '', attributes: { modality: 'asserted' } });
  await expect(mona.call('history.undo', {})).rejects.toMatchObject({ code: 'cannot-undo', details: { intent: 'scheme.change' } });
});

test('a change is not undone where something labelled since would have no place', async () => {
  const { mona, omar, file, document, claims } = await setting();
  const { id } = await omar.call('spans.create', { document, label: 'cue', fragments: [[0, 4]] });
  await mona.call('scheme.change', changeOf(draftMerge(await draftOf(mona), 'span', 'cue', 'source')));
  const linked = await omar.call('relations.create', { label: 'attributed-to', from: { kind: 'span', id: claims[1] ?? '' }, to: { kind: 'span', id } });
  await expectRefused(file, () => mona.call('history.undo', {}), 'cannot-undo', { intent: 'scheme.change' });
  await omar.call('relations.remove', { ids: [linked.id] });
  await mona.call('history.undo', {});
  expect(await omar.call('spans.get', { id })).toMatchObject({ label: 'cue' });
  await expectSound(mona);
});

test('what lies in a removed document is carried along, and fits when the document comes back', async () => {
  const { mona, omar, other, claims } = await setting();
  await mona.call('documents.remove', { id: other });
  const preview = await mona.call('scheme.preview', changeOf(draftMerge(await draftOf(mona), 'span', 'claim', 'time')));
  expect(preview).toMatchObject({ refusals: [], touched: { spans: 3 } });
  expect(preview.layers).toContainEqual(expect.objectContaining({ document: other, removed: true, spans: 1 }));
  await mona.call('scheme.change', changeOf(draftValue(await draftOf(mona), predicted, 'predicted', 'hedged')));
  await omar.call('documents.restore', { id: other });
  expect((await omar.call('spans.get', { id: claims[2] ?? '' })).attributes).toMatchObject({ modality: 'hedged' });
});

test('an empty scheme takes no labels and no harm, and grows', async () => {
  const project = temporaryProject({ scheme: schemeTemplates.empty });
  const mona = await project.open('منى');
  const { id: document } = await mona.call('documents.create', { text });
  await expectRefused(project.file, () => mona.call('spans.create', { document, label: 'claim', fragments: [[0, 4]] }), 'label-unknown');
  await mona.call('scheme.change', { content: schemeTemplates.quotations, from: 1 });
  await mona.call('spans.create', { document, label: 'cue', fragments: [[0, 4]] });
  await expectSound(mona);
});

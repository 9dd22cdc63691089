import { expect, test } from 'vitest';
import { api, type EntityChange, type MethodName } from '../../../src/domain/api.ts';
import { openWorkbench } from '../../../src/engine/workbench.ts';
import { doorOf, expectSound, idOf, problemOf, temporaryProject, type Door } from '../../support/project.ts';

const text = 'قال المتحدث إن 27 شخصا قتلوا.';

/** Counts which methods a walk has gone through. */
function watched(door: Door): { door: Door; called: Set<MethodName> } {
  const called = new Set<MethodName>();
  return {
    called,
    door: {
      ...door,
      call: (method, input) => {
        called.add(method);
        return door.call(method, input);
      },
    },
  };
}

test('every entity of the model is made, read, changed and removed through the one door', async () => {
  const project = temporaryProject({ title: 'مشروع' });
  const { door, called } = watched(await project.open('منى'));
  const { call } = door;
  const at = /^2026-11-01T08:\d\d:\d\d\.000Z$/;

  // project and scheme
  expect(await call('project.get', {})).toMatchObject({ title: 'مشروع', createdAt: expect.stringMatching(at) });
  expect(await call('project.update', { title: ' عنوان آخر ' })).toMatchObject({ title: 'عنوان آخر' });
  const scheme = await call('scheme.get', {});
  expect(scheme).toMatchObject({ version: 1, mapping: null });
  const content = { ...scheme.content, title: { ar: 'ثان', en: 'second' } };
  expect(await call('scheme.update', { content })).toMatchObject({ version: 2, content, mapping: null });
  expect(await call('scheme.preview', { content, from: 2 })).toMatchObject({ version: 2, layers: [], steps: [], losses: [], refusals: [] });
  expect(await call('scheme.change', { content, from: 2 })).toMatchObject({ version: { version: 3, mapping: null }, touched: { spans: 0 } });
  expect(await call('scheme.get', { version: 1 })).toEqual(scheme);
  expect((await call('scheme.list', {})).map(({ version }) => version)).toEqual([1, 2, 3]);
  expect(await call('session.get', {})).toMatchObject({ actor: { name: 'منى' }, file: project.file });

  // stories and documents
  const story = await call('stories.create', { title: 'قصة' });
  expect(await call('stories.update', { id: story.id, title: 'قصة أخرى' })).toEqual({ id: story.id, title: 'قصة أخرى' });
  const details = {
    title: 'خبر',
    direction: 'rtl',
    publisher: 'صحيفة',
    url: 'https://example.org/a',
    publishedAt: '2023-09-20',
    source: 'خبر.txt',
    story: story.id,
  } as const;
  const document = await call('documents.create', { text: `${text}\r\nسطر`, ...details });
  expect(document).toMatchObject({ ...details, removed: false, importedAt: expect.stringMatching(at) });
  const plain = await call('documents.create', { text });
  expect(plain).toMatchObject({ title: text, direction: 'rtl', publisher: null, url: null, publishedAt: null, source: null, story: null });
  const got = await call('documents.get', { id: document.id });
  expect(got.text).toBe(`${text}\nسطر`);
  expect(got.revision).toMatchObject({ lineEndings: 'crlf', length: got.text.length, previous: null, mapping: null, encoding: null });
  expect(await call('documents.update', { id: document.id, url: null, publisher: 'وكالة' })).toMatchObject({ ...details, url: null, publisher: 'وكالة' });
  expect((await call('documents.list', {})).documents.map(({ id }) => id)).toEqual([document.id, plain.id]);
  expect(await call('documents.list', { offset: 1, limit: 5 })).toMatchObject({ total: 2, documents: [{ id: plain.id }] });

  // revisions and segments
  const segments = [
    { start: 0, end: 4, role: 'headline', excluded: false },
    { start: 4, end: 9, role: 'body', excluded: true, direction: 'ltr', origin: 'rule' },
  ] as const;
  const set = await call('segments.set', { document: document.id, segments: [...segments] });
  expect(set).toMatchObject([
    { ...segments[0], direction: null, origin: 'person' },
    { ...segments[1], revision: got.revision.id },
  ]);
  expect(await call('segments.list', { document: document.id })).toEqual(set);
  const [first] = set;
  if (first === undefined) throw new Error('no segment');
  const { document: _document, revision: _revision, ...kept } = first;
  expect(await call('segments.set', { document: document.id, segments: [{ ...kept, role: 'caption' }] })).toEqual([{ ...first, role: 'caption' }]);
  expect(await call('segments.set', { document: document.id, segments: [] })).toEqual([]);
  expect(await call('segments.list', { document: document.id })).toEqual([]);
  const revision = await call('revisions.create', { document: document.id, text: `${text}\nسطر جديد` });
  expect(revision).toMatchObject({ previous: got.revision.id, lineEndings: 'lf', mapping: [[0, 0, got.text.length]] });
  expect((await call('revisions.list', { document: document.id })).map(({ id }) => id)).toEqual([got.revision.id, revision.id]);
  expect(await call('revisions.get', { id: got.revision.id })).toEqual({ revision: got.revision, text: got.text });

  // annotators and layers
  const guest = await call('annotators.create', { name: 'ضيف', colour: '#102030', role: 'adjudicator' });
  expect(guest).toMatchObject({ name: 'ضيف', colour: '#102030', role: 'adjudicator' });
  expect(await call('annotators.update', { id: guest.id, name: 'زائر', role: 'annotator' })).toMatchObject({ name: 'زائر', role: 'annotator' });
  expect(await call('annotators.get', { id: guest.id })).toMatchObject({ name: 'زائر' });
  expect(await call('annotators.remove', { id: guest.id })).toEqual({ removed: 1 });
  const layer = await call('layers.create', { document: plain.id });
  expect(layer).toMatchObject({ document: plain.id, status: 'new', note: '' });
  expect(await call('layers.update', { document: plain.id, status: 'done', note: 'تم' })).toEqual({ ...layer, status: 'done', note: 'تم' });
  expect(await call('layers.get', { document: plain.id, annotator: layer.annotator })).toEqual({ ...layer, status: 'done', note: 'تم' });
  expect(await call('layers.list', { annotator: layer.annotator, document: plain.id })).toHaveLength(1);
  expect(await call('annotators.list', {})).toMatchObject([{ id: layer.annotator, name: 'منى', role: 'lead' }]);

  // assignments
  const pair = { documents: [document.id, plain.id], annotators: [layer.annotator] };
  expect(await call('assignments.create', { ...pair, calibration: true })).toEqual({ batch: expect.any(String), created: 2, changed: 0 });
  expect(await call('assignments.list', { annotator: layer.annotator, document: plain.id })).toEqual([
    expect.objectContaining({ document: plain.id, position: 1, calibration: true, title: text, status: 'done' }),
  ]);
  const rule = { annotators: [layer.annotator], each: 1 };
  expect(await call('assignments.preview', rule)).toMatchObject({ assignments: [], documents: 2, loads: [{ annotator: layer.annotator }] });
  expect(await call('assignments.create', { rule })).toEqual({ batch: null, created: 0, changed: 0 });
  expect(await call('assignments.next', {})).toMatchObject({ next: { document: document.id, status: 'new' }, assigned: 2, open: 1 });
  expect(await call('assignments.progress', {})).toMatchObject({ people: [{ assigned: 2, new: 1, done: 1 }], overTime: [{ day: '2026-11-01', done: 1 }] });
  expect(await call('assignments.remove', { documents: [document.id], annotators: [layer.annotator] })).toEqual({ removed: 1 });

  // bundles: what this project wrote itself brings it nothing
  const bundle = project.inFolder('منى.isnad-bundle');
  expect(await call('bundles.write', { annotator: layer.annotator, path: bundle })).toMatchObject({
    path: bundle,
    kind: 'assignment',
    annotator: layer.annotator,
    documents: 1,
    layers: 1,
  });
  const own = await call('bundles.merge', { paths: [bundle] });
  expect(own).toMatchObject([{ kind: 'assignment', operations: { added: 0, withheld: 0 }, layers: [], purged: [] }]);
  expect(own[0]?.operations.known).toBeGreaterThan(10);
  expect(await call('bundles.list', {})).toEqual({ origin: null, merges: [] });

  // spans
  const claim = await call('spans.create', {
    document: document.id,
    label: 'claim',
    fragments: [[15, 17], [4, 11]],
    attributes: { polarity: 'negated', topic: 'ضحايا' },
    note: 'ملاحظة',
  });
  expect(claim).toMatchObject({ fragments: [[4, 11], [15, 17]], quote: 'المتحدث … 27', annotator: layer.annotator, revision: revision.id });
  const changed = await call('spans.update', { id: claim.id, fragments: [[4, 11]], attributes: { topic: null, modality: 'hedged' }, note: '' });
  expect(changed).toEqual({ ...claim, fragments: [[4, 11]], quote: 'المتحدث', attributes: { polarity: 'negated', modality: 'hedged' }, note: '' });
  expect(await call('spans.get', { id: claim.id })).toEqual(changed);
  expect(await call('spans.browse', { query: changed.quote, labels: [changed.label] })).toEqual([
    expect.objectContaining({ span: changed }),
  ]);
  const speaker = await call('spans.create', { document: document.id, label: 'cue', fragments: [[4, 11]] });
  // Another label keeps only what it can hold.
  const source = await call('spans.update', { id: speaker.id, label: 'source', attributes: { kind: 'official' } });
  expect(source).toMatchObject({ label: 'source', attributes: { kind: 'official' } });
  expect(await call('spans.list', { document: document.id })).toHaveLength(2);
  expect(await call('spans.list', { annotator: layer.annotator })).toHaveLength(2);
  expect(await call('spans.list', { document: plain.id })).toEqual([]);

  // relations
  const other = await call('spans.create', { document: plain.id, label: 'claim', fragments: [[0, 3]] });
  const relation = await call('relations.create', {
    label: 'contradicts',
    from: { kind: 'span', id: other.id },
    to: { kind: 'span', id: claim.id },
    attributes: { strength: 'direct', kind: 'negation' },
  });
  // Symmetric: under the smaller document, whichever end it was drawn from.
  expect(relation).toMatchObject({ document: document.id, note: '' });
  expect(await call('relations.update', { id: relation.id, note: 'انظر', attributes: { verdict: 'update', kind: null } })).toEqual({
    ...relation,
    note: 'انظر',
    attributes: { strength: 'direct', verdict: 'update' },
  });
  // A directed label: now under the document that it begins in.
  const directed = await call('relations.update', { id: relation.id, label: 'supports' });
  expect(directed).toMatchObject({ id: relation.id, document: plain.id, label: 'supports', attributes: {} });
  expect(await call('relations.get', { id: relation.id })).toEqual(directed);
  expect(await call('relations.list', { document: plain.id })).toEqual([directed]);
  expect((await call('relations.browse', { label: directed.label })).relations.map((one) => one.relation)).toContainEqual(directed);
  expect(await call('completeness.list', { document: plain.id })).toMatchObject([{ document: plain.id, count: expect.any(Number) }]);
  const relayed = await call('relations.create', { label: 'relayed-by', from: { kind: 'span', id: claim.id }, to: { kind: 'document', id: document.id } });
  expect(await call('relations.remove', { ids: [relayed.id, relayed.id] })).toEqual({ removed: 1 });

  // document labels
  const labelling = await call('documentLabels.set', { document: document.id, label: 'genre', values: ['news'] });
  expect(await call('documentLabels.set', { document: document.id, label: 'genre', values: ['analysis'] })).toEqual({ ...labelling, values: ['analysis'] });
  const key = { document: document.id, annotator: layer.annotator, label: 'genre' };
  expect(await call('documentLabels.get', key)).toEqual({ ...key, values: ['analysis'] });
  expect(await call('documentLabels.list', { annotator: layer.annotator })).toHaveLength(1);
  expect(await call('documentLabels.remove', { document: document.id, label: 'genre' })).toEqual({ removed: 1 });

  // suggestions
  const proposal = { document: plain.id, origin: 'rule:cues', span: { label: 'cue', fragments: [[0, 3] as [number, number]] } };
  const suggestion = await call('suggestions.create', proposal);
  expect(suggestion).toMatchObject({ confidence: null, status: 'open', content: { kind: 'span', span: { fragments: [{ quote: 'قال' }] } } });
  expect(await call('suggestions.update', { id: suggestion.id, confidence: 0.5 })).toEqual({ ...suggestion, confidence: 0.5 });
  const accepted = await call('suggestions.accept', { id: suggestion.id });
  expect(accepted).toMatchObject({ suggestion: { status: 'accepted' }, span: { label: 'cue', quote: 'قال', annotator: layer.annotator }, relation: null });
  const link = { label: 'attributed-to', from: { kind: 'span', id: claim.id }, to: { kind: 'span', id: source.id } } as const;
  const linked = await call('suggestions.create', { document: document.id, origin: 'model', confidence: 1, relation: link });
  expect((await call('suggestions.accept', { id: linked.id })).relation).toMatchObject({ ...link, document: document.id });
  const rejected = await call('suggestions.create', proposal);
  expect(await call('suggestions.reject', { id: rejected.id })).toMatchObject({ status: 'rejected' });
  expect(await call('suggestions.get', { id: rejected.id })).toMatchObject({ status: 'rejected' });
  expect(await call('suggestions.list', { document: plain.id })).toHaveLength(2);
  expect(await call('suggestions.remove', { id: rejected.id })).toEqual({ removed: 1 });
  expect(await call('suggestions.list', {})).toHaveLength(2);

  // decisions
  const decision = await call('decisions.create', {
    document: document.id,
    kind: 'boundary',
    readings: [{ annotator: layer.annotator, items: [{ id: claim.id, hash: 'b'.repeat(64) }] }],
    ruling: 'other',
    spans: [{ label: 'claim', fragments: [[4, 11]] }],
    relations: [link],
  });
  expect(decision).toMatchObject({ adjudicator: layer.annotator, reason: '', guidelineFlag: false, spans: [{ fragments: [{ quote: 'المتحدث' }] }] });
  const ruled = await call('decisions.update', { id: decision.id, ruling: 'nothing', spans: [], relations: [], reason: 'لا شيء هنا', guidelineFlag: true });
  expect(ruled).toEqual({ ...decision, ruling: 'nothing', spans: [], relations: [], reason: 'لا شيء هنا', guidelineFlag: true });
  expect(await call('decisions.get', { id: decision.id })).toEqual(ruled);
  expect(await call('decisions.list', { document: document.id })).toEqual([ruled]);
  expect(await call('decisions.remove', { id: decision.id })).toEqual({ removed: 1 });

  // agreement: one annotator agrees with nobody
  expect((await call('agreement.measure', { measures: ['alpha-nominal'] })).measures).toMatchObject([{ name: 'alpha-nominal', value: null, reason: 'one-annotator' }]);
  expect(await call('agreement.cell', { first: 'claim', second: null })).toEqual([]);

  // what the file says of itself
  expect(await call('project.info', {})).toMatchObject({
    file: project.file,
    schemeVersion: 3,
    counts: { documents: 2, removedDocuments: 0, annotators: 1, layers: 2, spans: 4, relations: 2, suggestions: 2, decisions: 0 },
  });
  expect((await call('formats.list', {})).map(({ name }) => name)).toEqual(['text', 'isnad-jsonl', 'csv']);
  expect((await call('history.state', {})).undo?.intent).toBe('decisions.remove');
  expect(await call('history.undo', {})).toMatchObject({ redo: { intent: 'decisions.remove' } });
  expect(await call('history.redo', {})).toMatchObject({ redo: null });
  expect((await call('history.list', { limit: 1 }))[0]).toMatchObject({ role: 'redo', intent: 'decisions.remove' });
  expect(await call('task.cancel', { task: idOf(1) })).toEqual({ cancelled: false });

  // removed: spans with their relations, a layer with all that is in it, stories without their documents
  expect(await call('spans.remove', { ids: [source.id] })).toEqual({ removed: 2 });
  expect(await call('layers.remove', { document: document.id })).toEqual({ removed: 3 });
  expect(await call('relations.list', {})).toEqual([]);
  expect(await call('stories.remove', { id: story.id })).toEqual({ removed: 1 });
  expect(await call('stories.list', {})).toEqual([]);
  expect((await call('documents.get', { id: document.id })).document.story).toBeNull();

  // hidden and brought back
  expect(await call('documents.remove', { id: plain.id })).toMatchObject({ removed: true });
  expect((await call('documents.list', { removed: false })).documents.map(({ id }) => id)).toEqual([document.id]);
  expect((await call('documents.list', { removed: true })).documents).toMatchObject([{ id: plain.id, layers: [{ status: 'done' }] }]);
  for (const method of ['spans.list', 'relations.list', 'layers.list', 'documentLabels.list', 'suggestions.list', 'decisions.list'] as const) {
    const withIt = await call(method, { document: plain.id });
    expect(withIt, method).toEqual([]);
  }
  expect((await call('project.info', {})).counts).toMatchObject({ documents: 1, removedDocuments: 1, spans: 0, suggestions: 1 });
  expect((await problemOf(call('spans.create', { document: plain.id, label: 'cue', fragments: [[0, 3]] }))).code).toBe('not-found');
  expect(await call('documents.restore', { id: plain.id })).toMatchObject({ removed: false });
  expect(await call('spans.list', { document: plain.id })).toHaveLength(2);

  // everywhere at once
  const everywhere = await call('corpus.search', { query: 'شخصًا', documents: [plain.id], label: 'figure', context: 5 });
  expect(everywhere).toEqual({
    total: 1,
    documents: 1,
    matches: [{ document: plain.id, title: text, start: 18, end: 22, quote: 'شخصا', before: 'ن 27 ', after: ' قتلو' }],
  });
  const many = await call('spans.createMany', {
    label: 'figure',
    places: [{ document: plain.id, fragments: [[18, 22]], quotes: ['شخصا'] }],
  });
  expect(many).toMatchObject({ created: [expect.any(String)], skipped: 0, group: (await call('history.state', {})).undo?.group });
  expect(await call('spans.remove', { ids: many.created })).toEqual({ removed: 1 });

  // in parts, and whole again
  const whole = await call('spans.create', { document: plain.id, label: 'figure', fragments: [[15, 22]], note: 'عدد' });
  const { first: head, second: tail } = await call('spans.divide', { id: whole.id, at: [18, 18] });
  expect(head).toEqual({ ...whole, fragments: [[15, 17]], quote: '27' });
  if (tail === null) throw new Error('nothing was divided off');
  expect(tail).toEqual({ ...whole, id: tail.id, fragments: [[18, 22]], quote: 'شخصا', note: '' });
  expect(await call('spans.join', { id: whole.id, other: tail.id })).toEqual({ span: whole, droppedRelations: 0 });
  expect((await problemOf(call('spans.get', { id: tail.id }))).code).toBe('not-found');
  expect(await call('spans.remove', { ids: [whole.id] })).toEqual({ removed: 1 });

  // erased
  expect(await call('documents.purge', { id: plain.id })).toMatchObject({ document: plain.id, backupsPurged: [], remaining: [] });
  expect((await problemOf(call('documents.get', { id: plain.id }))).code).toBe('not-found');
  await expectSound(door);

  const elsewhere = ['project.verify', 'project.backups', 'project.backup', 'project.saveCopy', 'project.export', 'documents.import'];
  const missed = (Object.keys(api) as MethodName[]).filter((method) => !called.has(method) && !elsewhere.includes(method));
  expect(missed, 'methods that the walk has not gone through').toEqual([]);
});

test('the one door says what changed, for which documents', async () => {
  const project = temporaryProject();
  const mona = await project.open('منى');
  const { id: document } = await mona.call('documents.create', { text });
  const { id: span } = await mona.call('spans.create', { document, label: 'cue', fragments: [[0, 3]] });
  await mona.call('documents.restore', { id: document });
  await mona.call('history.undo', {});
  const { revision } = (await mona.call('documents.get', { id: document })).document;
  const { id: annotator } = (await mona.call('session.get', {})).actor;
  const changed = (intent: string, changes: readonly EntityChange[]) => ({
    type: 'changed',
    intent,
    entities: changes.map(({ entity }) => entity),
    documents: [document],
    changes,
    elsewhere: false,
  });
  const labelled: EntityChange[] = [
    { entity: 'annotator', id: annotator },
    { entity: 'layer', id: `${document}/${annotator}` },
    { entity: 'span', id: span },
  ];
  expect(mona.events).toEqual([
    changed('documents.create', [{ entity: 'document', id: document }, { entity: 'revision', id: revision }]),
    changed('spans.create', labelled),
    changed('history.undo', [...labelled].reverse()),
  ]);
});

test('calls that come in together are taken one after another, and each answer is its own', async () => {
  const project = temporaryProject();
  const door = await project.open('منى');
  const { id: document } = await door.call('documents.create', { text });
  const spans = await Promise.all(
    Array.from({ length: 20 }, (_, index) => door.call('spans.create', { document, label: 'cue', fragments: [[index, index + 1]] })),
  );
  expect(spans.map(({ fragments }) => fragments)).toEqual(Array.from({ length: 20 }, (_, index) => [[index, index + 1]]));
  const [report] = await Promise.all([
    door.call('project.verify', {}),
    ...spans.map(({ id }) => door.call('spans.remove', { ids: [id] })),
  ]);
  // Checking looks at one state, whatever is written meanwhile.
  expect(report.findings).toEqual([]);
  await door.close();
  expect((await problemOf(door.call('documents.list', {}))).code).toBe('no-project-open');
  expect((await problemOf(door.call('documents.create', { text }))).code).toBe('no-project-open');
});

test('whoever has written before is known again by name, and an id goes before a name', async () => {
  const project = temporaryProject();
  const first = await project.open('عمر');
  await first.call('stories.create', { title: 'قصة' });
  const { actor } = await first.call('session.get', {});
  await first.close();
  const again = await project.open('عمر');
  expect((await again.call('session.get', {})).actor).toEqual(actor);

  const renamed = doorOf(
    await openWorkbench(project.file, { actor: { id: actor.id, name: 'عمر الجديد' }, backups: 'off', clock: project.fixed.clock, ids: project.fixed.ids }),
  );
  await renamed.call('stories.create', { title: 'أخرى' });
  expect((await renamed.call('history.list', {})).map(({ actorName }) => actorName)).toEqual(['عمر الجديد', 'عمر الجديد', 'منى']);
  await renamed.close();
});

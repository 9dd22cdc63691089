import { expect, test } from 'vitest';
import { dumpModel, expectRefused, expectSound, temporaryProject } from '../../support/project.ts';
import type { Door } from '../../support/project.ts';

const text = 'قال المتحدث إن الجسر سيفتح قريبًا ونفت الوزارة ذلك.';

function at(quote: string): [number, number] {
  const start = text.indexOf(quote);
  if (start < 0) throw new Error(`“${quote}” is not in the text`);
  return [start, start + quote.length];
}

async function begun() {
  const project = temporaryProject();
  const door = await project.open('منى');
  const { id: document } = await door.call('documents.create', { text });
  const label = (name: string, quote: string, rest: object = {}) =>
    door.call('spans.create', { document, label: name, fragments: [at(quote)], ...rest });
  return { project, door, document, label };
}

/** Undo takes everything back at once, and redo brings it again. */
async function expectOneStep(file: string, door: Door, before: unknown): Promise<void> {
  const after = dumpModel(file);
  await door.call('history.undo', {});
  expect(dumpModel(file)).toEqual(before);
  await door.call('history.redo', {});
  expect(dumpModel(file)).toEqual(after);
  await expectSound(door);
}

test('a span is divided at the caret: two of one label and attributes, relations and note with the first', async () => {
  const { project, door, label } = await begun();
  const span = await label('claim', 'الجسر سيفتح قريبًا', { attributes: { polarity: 'affirmed', topic: 'الجسر' }, note: 'ينظر' });
  const source = await label('source', 'المتحدث');
  const relation = await door.call('relations.create', {
    label: 'attributed-to',
    from: { kind: 'span', id: span.id },
    to: { kind: 'span', id: source.id },
  });
  const before = dumpModel(project.file);
  const [caret] = at('سيفتح');
  const { first, second } = await door.call('spans.divide', { id: span.id, at: [caret, caret] });
  expect(first).toMatchObject({ id: span.id, quote: 'الجسر', note: 'ينظر', attributes: span.attributes });
  expect(second).toMatchObject({ label: 'claim', quote: 'سيفتح قريبًا', note: '', attributes: span.attributes });
  expect(await door.call('relations.list', {})).toEqual([relation]);
  expect((await door.call('history.state', {})).undo?.intent).toBe('spans.divide');
  await expectOneStep(project.file, door, before);
});

test('a selection is cut out of a span, which stays one', async () => {
  const { project, door, label } = await begun();
  const span = await label('claim', 'الجسر سيفتح قريبًا');
  const before = dumpModel(project.file);
  const { first, second } = await door.call('spans.divide', { id: span.id, at: at('سيفتح') });
  expect(second).toBeNull();
  expect(first).toMatchObject({ id: span.id, fragments: [at('الجسر'), at('قريبًا')] });
  await expectOneStep(project.file, door, before);
});

test('where nothing would be left, or somebody else’s span is meant, dividing is refused', async () => {
  const { project, door, label } = await begun();
  const span = await label('claim', 'الجسر سيفتح قريبًا');
  const [start, end] = at('الجسر سيفتح قريبًا');
  const stretches: [number, number][] = [[start, start], [end, end], [start, end], [0, text.length], [0, 0]];
  for (const stretch of stretches) {
    await expectRefused(project.file, () => door.call('spans.divide', { id: span.id, at: stretch }), 'nothing-to-divide', {
      start: stretch[0],
      end: stretch[1],
    });
  }
  await expectRefused(project.file, () => door.call('spans.divide', { id: span.id, at: [5, 999] }), 'offsets-outside-text', {
    start: 5,
    end: 999,
    length: text.length,
  });
  await door.close();
  const other = await project.open('عمر');
  await expectRefused(project.file, () => other.call('spans.divide', { id: span.id, at: [start + 6, start + 6] }), 'not-yours', {
    owner: span.annotator,
  });
});

test('two spans are joined: spaces between them go in, attributes fill gaps, notes and relations come along', async () => {
  const { project, door, label } = await begun();
  const first = await label('claim', 'الجسر', { attributes: { polarity: 'affirmed', topic: '' }, note: 'أول' });
  const second = await label('claim', 'سيفتح', { attributes: { polarity: 'negated', topic: 'جسر' }, note: 'ثان' });
  const [source, other] = [await label('source', 'المتحدث'), await label('source', 'الوزارة')];
  const link = (from: string, to: string, relation = 'attributed-to') =>
    door.call('relations.create', { label: relation, from: { kind: 'span', id: from }, to: { kind: 'span', id: to } });
  const kept = await link(first.id, source.id);
  const doubled = await link(second.id, source.id);
  const moved = await link(second.id, other.id);
  const between = await link(first.id, second.id, 'contradicts');
  const before = dumpModel(project.file);
  const { span, droppedRelations } = await door.call('spans.join', { id: first.id, other: second.id });
  expect(span).toMatchObject({
    id: first.id,
    quote: 'الجسر سيفتح',
    attributes: { polarity: 'affirmed', topic: 'جسر' },
    note: 'أول\nثان',
  });
  expect(span.fragments).toHaveLength(1);
  expect(droppedRelations).toBe(2);
  const relations = await door.call('relations.list', {});
  expect(relations.map(({ id }) => id)).toEqual([kept.id, moved.id]);
  expect(relations[1]?.from).toEqual({ kind: 'span', id: first.id });
  expect(relations.map(({ id }) => id)).not.toContain(doubled.id);
  expect(relations.map(({ id }) => id)).not.toContain(between.id);
  await expectOneStep(project.file, door, before);
});

test('spans with words between them become fragments of one; other labels and documents are refused', async () => {
  const { project, door, label } = await begun();
  const first = await label('claim', 'الجسر');
  const second = await label('claim', 'قريبًا');
  const cue = await label('cue', 'قال');
  const { id: elsewhere } = await door.call('documents.create', { text });
  const far = await door.call('spans.create', { document: elsewhere, label: 'claim', fragments: [at('الجسر')] });
  for (const other of [cue.id, far.id, first.id]) {
    await expectRefused(project.file, () => door.call('spans.join', { id: first.id, other }), 'cannot-join', { span: first.id, other });
  }
  const { span } = await door.call('spans.join', { id: second.id, other: first.id });
  expect(span).toMatchObject({ id: second.id, fragments: [at('الجسر'), at('قريبًا')] });
  await expectSound(door);
});

import { expect, test } from 'vitest';
import { expectRefused, expectSound, temporaryProject } from '../../support/project.ts';

const text = 'عاجل | قال المتحدث باسم الوزارة إن 27 شخصا قتلوا. اقرأ أيضا: أخبار أخرى';
const related = text.indexOf('اقرأ');

async function withExcluded() {
  const project = temporaryProject();
  const door = await project.open('منى');
  const { id: document } = await door.call('documents.create', { text });
  const segments = [
    { start: 0, end: 6, role: 'headline' as const, excluded: false },
    { start: related, end: text.length, role: 'related' as const, excluded: true },
  ];
  return { project, door, document, exclude: () => door.call('segments.set', { document, segments }) };
}

const details = { start: related, end: text.length, role: 'related' };

test('a span that reaches into an excluded segment is refused, one beside it is not', async () => {
  const { project, door, document, exclude } = await withExcluded();
  await exclude();
  const make = (...fragments: [number, number][]) => door.call('spans.create', { document, label: 'claim', fragments });
  const crossings: [number, number][][] = [
    [[related - 4, related + 1]],
    [[related, related + 4]],
    [[related + 1, text.length]],
    [[0, text.length]],
    [[7, 10], [related + 2, related + 4]],
  ];
  for (const fragments of crossings) {
    await expectRefused(project.file, () => make(...fragments), 'segment-excluded', details);
  }
  // A segment that is not excluded keeps nobody out; an edge that touches is no overlap.
  const span = await make([0, 4], [7, related]);
  await expectRefused(
    project.file,
    () => door.call('spans.update', { id: span.id, fragments: [[related - 1, related + 1]] }),
    'segment-excluded',
    details,
  );
  expect((await door.call('spans.update', { id: span.id, fragments: [[7, 10]] })).fragments).toEqual([[7, 10]]);
  await expectSound(door);
});

test('what was labelled before its stretch was excluded stays, and can be changed in all but its place', async () => {
  const { project, door, document, exclude } = await withExcluded();
  const span = await door.call('spans.create', { document, label: 'claim', fragments: [[related, related + 4]] });
  await exclude();
  expect(await door.call('spans.list', { document })).toEqual([span]);
  await door.call('spans.update', { id: span.id, label: 'cue', note: 'خارج المتن' });
  await expectRefused(
    project.file,
    () => door.call('spans.update', { id: span.id, fragments: [[related, related + 5]] }),
    'segment-excluded',
    details,
  );
  await door.call('spans.update', { id: span.id, fragments: [[7, 10]] });
  await door.call('history.undo', {});
  expect((await door.call('spans.get', { id: span.id })).fragments).toEqual([[related, related + 4]]);
  await expectSound(door);
});

test('a suggestion in an excluded segment cannot be accepted, and stays open', async () => {
  const { project, door, document, exclude } = await withExcluded();
  const { id } = await door.call('suggestions.create', {
    document,
    origin: 'rule/test',
    span: { label: 'cue', fragments: [[related, related + 4]] },
  });
  await exclude();
  await expectRefused(project.file, () => door.call('suggestions.accept', { id }), 'segment-excluded', details);
  expect((await door.call('suggestions.get', { id })).status).toBe('open');
});

test('a new text has its own segments', async () => {
  const { door, document, exclude } = await withExcluded();
  await exclude();
  await door.call('revisions.create', { document, text: `${text}.` });
  const span = await door.call('spans.create', { document, label: 'cue', fragments: [[related, related + 4]] });
  expect(span.quote).toBe(text.slice(related, related + 4));
});

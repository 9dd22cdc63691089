import { expect, test } from 'vitest';
import type { Input, Output, WorkbenchEvent } from '../../../src/domain/api.ts';
import { idOf, problemOf, temporaryProject, type Door, type TestProject } from '../../support/project.ts';

const text = 'قال المتحدث إن الجسر سليم. وقال شهود إنه مغلق.';

type Mark = readonly [label: string, start: number, end: number];

/** Somebody's layer in a document, done unless it is said otherwise. */
async function annotate(door: Door, document: string, marks: readonly Mark[], status: 'done' | 'in-progress' = 'done'): Promise<string[]> {
  const ids: string[] = [];
  await door.call('layers.create', { document });
  for (const [label, start, end] of marks) ids.push((await door.call('spans.create', { document, label, fragments: [[start, end]] })).id);
  await door.call('layers.update', { document, status });
  return ids;
}

async function newDocument(project: TestProject): Promise<{ mona: Door; omar: Door; document: string }> {
  const [mona, omar] = [await project.open('منى'), await project.open('عمر')];
  const { id } = await mona.call('documents.create', { text });
  return { mona, omar, document: id };
}

const measure = (door: Door, input: Input<'agreement.measure'> = {}) => door.call('agreement.measure', { samples: 0, ...input });
const outcomes = (report: Output<'agreement.measure'>) => Object.fromEntries(report.measures.map(({ name, value, reason }) => [name, reason ?? value]));

test('what cannot be had says why: nobody, one annotator, nobody in common', async () => {
  const { mona, omar, document } = await newDocument(temporaryProject());
  expect(new Set(Object.values(outcomes(await measure(mona))))).toEqual(new Set(['no-units']));
  await annotate(mona, document, [['claim', 12, 25]]);
  expect(new Set(Object.values(outcomes(await measure(mona))))).toEqual(new Set(['one-annotator']));
  const other = await mona.call('documents.create', { text: `${text} ` });
  await annotate(omar, other.id, [['claim', 12, 25]]);
  const report = await measure(mona, { samples: 10 });
  expect(new Set(Object.values(outcomes(report)))).toEqual(new Set(['nothing-in-common']));
  expect(report.measures[0]?.excluded).toMatchObject([{ reason: 'one-layer', kind: 'document', count: 2 }]);
});

test('empty layers, one category everywhere and somebody who labelled everything give reasons, not figures', async () => {
  const { mona, omar, document } = await newDocument(temporaryProject());
  await annotate(mona, document, []);
  await annotate(omar, document, []);
  const empty = outcomes(await measure(mona));
  expect(empty).toMatchObject({ percent: 1, 'alpha-nominal': 'no-variation', 'cohen-kappa': 'no-variation', 'unitizing-u': 'no-units', 'span-f1-exact': 'no-units', 'relation-f1': 'no-units', 'document-alpha': 'no-units' });
  for (const door of [mona, omar]) await door.call('spans.create', { document, label: 'claim', fragments: [[0, text.length]] });
  for (const door of [mona, omar]) await door.call('layers.update', { document, status: 'done' });
  const all = outcomes(await measure(mona));
  expect(all).toMatchObject({ percent: 1, 'alpha-nominal': 'no-variation', 'gwet-ac1': 1, 'span-f1-exact': 1, 'unitizing-coding': 'no-variation' });
  for (const value of Object.values(all)) expect(value).not.toBeNaN();
});

test('excluded segments, other roles and earlier texts leave figures, and are counted', async () => {
  const { mona, omar, document } = await newDocument(temporaryProject());
  // In what is excluded below they differ; in the rest they agree.
  await annotate(mona, document, [['claim', 12, 25], ['claim', 36, 45]]);
  await annotate(omar, document, [['claim', 12, 25], ['source', 32, 36]]);
  const before = await measure(mona, { measures: ['alpha-nominal', 'span-f1-exact'] });
  expect(before.measures[0]?.value).toBeLessThan(1);
  await mona.call('segments.set', { document, segments: [{ start: 26, end: text.length, role: 'comments', excluded: true }] });
  const after = await measure(mona, { measures: ['alpha-nominal', 'span-f1-exact'] });
  expect(outcomes(after)).toEqual({ 'alpha-nominal': 1, 'span-f1-exact': 1 });
  expect(after.measures[0]?.units.count).toBe(26);
  expect(after.measures[0]?.excluded).toMatchObject([
    { reason: 'segment-excluded', kind: 'character', count: text.length - 26 },
    { reason: 'segment-excluded', kind: 'span', count: 2 },
  ]);
  await mona.call('segments.set', { document, segments: [{ start: 0, end: 11, role: 'headline', excluded: false }] });
  const headline = await measure(mona, { roles: ['headline'], measures: ['percent'] });
  expect(headline.measures[0]).toMatchObject({ value: 1, units: { count: 11 } });
  expect(headline.measures[0]?.excluded.map(({ reason, kind, count }) => [reason, kind, count])).toEqual([
    ['role-not-chosen', 'character', text.length - 11],
    ['role-not-chosen', 'span', 4],
  ]);
  // The first claims are followed into the new text, the last words are not.
  await mona.call('revisions.create', { document, text: `${text.slice(0, 30)}تغيّر` });
  const revised = await measure(mona, { measures: ['span-f1-exact'] });
  expect(revised.measures[0]).toMatchObject({ value: 1, units: { count: 2 }, excluded: [{ reason: 'earlier-text', kind: 'span', count: 2 }] });
});

test('relations agree over matched spans, across documents too, and the rest is counted', async () => {
  const { mona, omar, document } = await newDocument(temporaryProject());
  const other = (await mona.call('documents.create', { text: `${text} ` })).id;
  const alone = (await mona.call('documents.create', { text: `${text}  ` })).id;
  const hers = await annotate(mona, document, [['claim', 12, 25], ['source', 4, 11]]);
  const his = await annotate(omar, document, [['claim', 15, 25], ['source', 4, 11]]);
  const theirs = [await annotate(mona, other, [['claim', 12, 25]]), await annotate(omar, other, [['claim', 12, 25]])];
  const [left] = await annotate(mona, alone, [['claim', 12, 25]]);
  const link = (door: Door, label: string, from: string | undefined, to: string | undefined) =>
    door.call('relations.create', { label, from: { kind: 'span', id: from ?? '' }, to: { kind: 'span', id: to ?? '' } });
  await link(mona, 'attributed-to', hers[0], hers[1]);
  await link(omar, 'attributed-to', his[0], his[1]);
  // Symmetric: whichever end it was drawn from.
  await link(mona, 'contradicts', hers[0], theirs[0]?.[0]);
  await link(omar, 'contradicts', theirs[1]?.[0], his[0]);
  await link(mona, 'supports', hers[0], theirs[0]?.[0]);
  await link(mona, 'restates', hers[0], left);
  for (const door of [mona, omar]) for (const each of [document, other]) await door.call('layers.update', { document: each, status: 'done' });
  await mona.call('layers.update', { document: alone, status: 'done' });
  const report = await measure(mona, { measures: ['relation-f1'] });
  // Of three and two relations two agree.
  expect(report.measures[0]).toMatchObject({ value: (2 * 2) / (3 + 2), units: { kind: 'relation', count: 5 } });
  expect(report.measures[0]?.excluded).toContainEqual(expect.objectContaining({ reason: 'other-document', kind: 'relation', count: 1 }));
  expect(Object.fromEntries(report.byLabel.map(({ label, value }) => [label, value]))).toMatchObject({ 'attributed-to': 1, contradicts: 1, supports: 0 });
});

test('a cell of the confusion matrix opens its spans, whoever of the two said what', async () => {
  const { mona, omar, document } = await newDocument(temporaryProject());
  await annotate(mona, document, [['claim', 12, 25], ['cue', 0, 3]]);
  await annotate(omar, document, [['source', 12, 25]]);
  const { confusion } = await measure(mona, { measures: ['percent'] });
  expect(confusion.cells).toContainEqual({ first: 'claim', second: 'source', count: 1 });
  expect(confusion.cells).toContainEqual({ first: 'source', second: 'claim', count: 1 });
  const cell = await mona.call('agreement.cell', { first: 'source', second: 'claim' });
  expect(cell).toMatchObject([{ document, first: { label: 'source' }, second: { label: 'claim' } }]);
  expect(cell[0]?.annotators).toEqual([cell[0]?.first?.annotator, cell[0]?.second?.annotator]);
  expect(await mona.call('agreement.cell', { first: null, second: 'cue' })).toMatchObject([{ first: null, second: { label: 'cue' } }]);
});

test('the same seed gives the same figures, another other intervals; progress is told and work is cancelled', async () => {
  const project = temporaryProject();
  const { mona, omar, document } = await newDocument(project);
  await annotate(mona, document, [['claim', 12, 25]]);
  await annotate(omar, document, [['claim', 10, 25]]);
  for (let index = 1; index < 6; index += 1) {
    const { id } = await mona.call('documents.create', { text: text.repeat(index + 1) });
    await annotate(mona, id, [['claim', 12, 25], ['source', 4, 11]]);
    await annotate(omar, id, index % 2 === 0 ? [['claim', 12, 20 + index]] : [['cue', 0, 3]]);
  }
  const ask = (seed: number) => mona.call('agreement.measure', { seed, samples: 200, measures: ['alpha-nominal', 'gamma', 'span-f1-overlap'] });
  const first = await ask(7);
  expect(await ask(7)).toEqual(first);
  expect((await ask(8)).measures[0]?.interval).not.toEqual(first.measures[0]?.interval);

  const task = idOf(99);
  const working = problemOf(mona.call('agreement.measure', { task, samples: 10_000 }));
  await new Promise<void>((resolve) => {
    const stop = mona.workbench.subscribe((event: WorkbenchEvent) => {
      if (event.type !== 'progress' || event.task !== task) return;
      stop();
      resolve();
    });
  });
  expect(await mona.call('task.cancel', { task })).toEqual({ cancelled: true });
  expect((await working).code).toBe('cancelled');
  expect(await mona.call('task.cancel', { task })).toEqual({ cancelled: false });
});

test('in blind work agreement is for those who lead or decide', async () => {
  const project = temporaryProject();
  const { mona, omar, document } = await newDocument(project);
  await annotate(mona, document, [['claim', 12, 25]]);
  await annotate(omar, document, [['claim', 12, 25]]);
  await mona.call('project.update', { blind: true });
  expect(outcomes(await measure(mona, { measures: ['span-f1-exact'] }))).toEqual({ 'span-f1-exact': 1 });
  expect((await problemOf(measure(omar))).code).toBe('blind-work');
  expect((await problemOf(omar.call('agreement.cell', { first: 'claim', second: 'claim' }))).code).toBe('blind-work');
  await mona.call('project.update', { blind: false });
  expect(outcomes(await measure(omar, { measures: ['span-f1-exact'] }))).toEqual({ 'span-f1-exact': 1 });
});

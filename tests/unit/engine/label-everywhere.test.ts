import { expect, test } from 'vitest';
import type { CorpusMatch } from '../../../src/domain/api/search-methods.ts';
import { placesLabelledAtOnce } from '../../../src/domain/api/search-methods.ts';
import { dumpModel, expectRefused, expectSound, temporaryProject, type Door } from '../../support/project.ts';

const texts = [
  'قالت وكالة الأنباء إن المدنيين لم يتضرروا. وقالت الوكالة: المدنيّون بخير.',
  'نقلت الوكاله عن المدنيـين، وقال مدنيون آخرون: للمدنيين حق.',
  'لا شيء هنا.',
];

async function corpus() {
  const project = temporaryProject();
  const door = await project.open('منى');
  const ids: string[] = [];
  for (const text of texts) ids.push((await door.call('documents.create', { text })).id);
  return { project, door, ids };
}

const placeOf = ({ document, start, end, quote }: CorpusMatch) => ({
  document,
  fragments: [[start, end] as [number, number]],
  quotes: [quote],
});

async function placesOf(door: Door, query: string) {
  const { matches } = await door.call('corpus.search', { query, match: 'words-with-clitics', label: 'source' });
  return matches;
}

test('every occurrence is labelled in one step, and one undo takes back exactly that', async () => {
  const { project, door, ids } = await corpus();
  const before = dumpModel(project.file);
  const found = await placesOf(door, 'وكالة');
  expect(found.map(({ document, quote }) => [ids.indexOf(document), quote])).toEqual([[0, 'وكالة'], [0, 'وكالة'], [1, 'وكاله']]);
  const report = await door.call('spans.createMany', {
    label: 'source',
    attributes: { kind: 'agency' },
    note: 'كل المواضع',
    places: found.map(placeOf),
  });
  expect(report).toMatchObject({ skipped: 0 });
  expect(report.created).toHaveLength(3);
  const spans = await door.call('spans.list', {});
  expect(spans.map(({ quote, label, attributes, note }) => [quote, label, attributes['kind'], note])).toEqual(
    ['وكالة', 'وكالة', 'وكاله'].map((quote) => [quote, 'source', 'agency', 'كل المواضع']),
  );
  expect(await door.call('layers.list', {})).toMatchObject([{ status: 'in-progress' }, { status: 'in-progress' }]);
  expect((await placesOf(door, 'الوكالة')).map(({ state }) => state)).toEqual([undefined, undefined]);
  expect((await placesOf(door, 'وكالة')).map(({ state }) => state)).toEqual(['labelled', 'labelled', 'labelled']);
  await door.call('history.undo', {});
  expect(dumpModel(project.file)).toEqual(before);
  await door.call('history.redo', {});
  expect(await door.call('spans.list', {})).toEqual(spans);
  await expectSound(door);
});

test('what bears the label already is skipped and counted, also where it is named twice', async () => {
  const { door, ids } = await corpus();
  const [first] = ids;
  if (first === undefined) throw new Error('no document');
  const found = (await placesOf(door, 'وكالة')).map(placeOf);
  await door.call('spans.create', { document: first, label: 'source', fragments: found[0]?.fragments ?? [] });
  const report = await door.call('spans.createMany', { label: 'source', places: [...found, ...found] });
  expect(report).toMatchObject({ skipped: 4 });
  expect(report.created).toHaveLength(2);
  // Another label, another person: not the same.
  expect(await door.call('spans.createMany', { label: 'cue', places: found })).toMatchObject({ skipped: 0 });
});

test('somebody else’s label in the same place keeps nobody from labelling', async () => {
  const { project, door } = await corpus();
  const found = (await placesOf(door, 'وكالة')).map(placeOf);
  await door.call('spans.createMany', { label: 'source', places: found });
  const layla = await project.open('ليلى');
  expect((await placesOf(layla, 'وكالة')).map(({ state }) => state)).toEqual([undefined, undefined, undefined]);
  expect(await layla.call('spans.createMany', { label: 'source', places: found })).toMatchObject({ skipped: 0 });
});

test('one place that is wrong leaves everything as it was', async () => {
  const { project, door, ids } = await corpus();
  const [first = '', second = ''] = ids;
  const found = (await placesOf(door, 'وكالة')).map(placeOf);
  const good = { document: first, fragments: [[0, 4] as [number, number]], quotes: ['قالت'] };
  const createMany = (...places: (typeof good)[]) => () => door.call('spans.createMany', { label: 'source', places: [...found, ...places] });
  const { file } = project;
  await expectRefused(file, createMany({ ...good, quotes: ['قالوا'] }), 'quote-differs', { what: 'document', id: first });
  await expectRefused(file, createMany({ ...good, quotes: ['قالت', 'قالت'] }), 'quote-differs');
  await expectRefused(file, createMany({ ...good, fragments: [[0, 4], [5, 10]] }), 'quote-differs');
  await expectRefused(file, createMany({ ...good, fragments: [[0, 4000]] }), 'offsets-outside-text');
  await expectRefused(file, createMany({ ...good, document: '01990000-0000-7000-8000-00000000ffff' }), 'not-found');
  await door.call('segments.set', { document: second, segments: [{ start: 0, end: 20, role: 'related', excluded: true }] });
  expect((await placesOf(door, 'وكالة')).map(({ state }) => state)).toEqual([undefined, undefined, 'excluded']);
  const unlabelled = await door.call('corpus.search', { query: 'وكالة', match: 'words-with-clitics', label: null });
  expect(unlabelled.matches.map(({ state }) => state)).toEqual([undefined, undefined, 'excluded']);
  await expectRefused(file, createMany(), 'segment-excluded', { start: 0, end: 20 });
  await expectRefused(file, () => door.call('spans.createMany', { label: 'nothing', places: found }), 'label-unknown');
  await expectRefused(file, () => door.call('spans.createMany', { label: 'source', attributes: { kind: 'x' }, places: found }), 'attribute-invalid');
});

test('a pattern that matches everything is counted, and refused for labelling', async () => {
  const { project, door, ids } = await corpus();
  const { total, matches } = await door.call('corpus.search', { query: 'ا', limit: 2 });
  expect(total).toBe(texts.join('').match(/[اأإآ]/g)?.length);
  expect(matches).toHaveLength(2);
  const place = { document: ids[0] ?? '', fragments: [[0, 4] as [number, number]], quotes: ['قالت'] };
  const places = Array.from({ length: placesLabelledAtOnce + 1 }, () => place);
  await expectRefused(project.file, () => door.call('spans.createMany', { label: 'source', places }), 'too-many-places', {
    places: placesLabelledAtOnce + 1,
    limit: placesLabelledAtOnce,
  });
  for (const query of ['', 'ـ', 'َ', '\u200f\u200c']) {
    await expectRefused(project.file, () => door.call('corpus.search', { query }), 'query-empty');
  }
});

test('a change of many documents is told in a way that windows can follow', async () => {
  const { door } = await corpus();
  const found = (await placesOf(door, 'وكالة')).map(placeOf);
  door.events.length = 0;
  const { created } = await door.call('spans.createMany', { label: 'source', places: found });
  const [event] = door.events;
  if (event?.type !== 'changed') throw new Error('nothing was announced');
  expect(new Set(event.documents)).toEqual(new Set(found.map(({ document }) => document)));
  expect(event.changes?.filter(({ entity }) => entity === 'span').map(({ id }) => id)).toEqual(created);
});

import { expect, test } from 'vitest';
import { dayRows } from '../../../src/renderer/features/work/day-rows.ts';
import { documentRows } from '../../../src/renderer/features/work/document-stages.ts';
import { fittingWork, workOf } from '../../../src/renderer/features/work/document-work.ts';
import { numberIn, ruleOf, usualRule } from '../../../src/renderer/features/work/rule-fields.ts';
import { filterable, inQueue } from '../../../src/renderer/features/library/library-filter.ts';
import type { DocumentSummary } from '../../../src/domain/api/document-methods.ts';

const summary = (id: string): DocumentSummary => ({
  id,
  title: `وثيقة ${id}`,
  direction: 'rtl',
  publisher: null,
  url: null,
  publishedAt: null,
  source: null,
  story: null,
  revision: 'r',
  removed: false,
  importedAt: '2026-11-01T08:00:00.000Z',
  length: 1,
  spans: 0,
  relations: 0,
  layers: [],
});

test('numbers of a rule in either digits, within their bounds; a rule only where all are right', () => {
  expect(numberIn('overlap', ' ٥٠ ')).toBe(50);
  expect(numberIn('overlap', '101')).toBeNull();
  expect(numberIn('each', '0')).toBeNull();
  expect(numberIn('seed', '4294967295')).toBe(4294967295);
  for (const wrong of ['', '-1', '1.5', 'two', '12345678901']) expect(numberIn('calibration', wrong), wrong).toBeNull();
  const arabic = (value: number): string => new Intl.NumberFormat('ar-EG').format(value);
  expect(usualRule(5, arabic)).toEqual({ each: '٢', overlap: '١٠٠', calibration: '٠', seed: '١' });
  for (const words of [String, arabic]) expect(ruleOf(usualRule(1, words))).toEqual({ each: 1, overlap: 100, calibration: 0, seed: 1 });
  expect(ruleOf({ ...usualRule(3, String), seed: 'x' })).toBeNull();
});

test('documents by whose they are: what was begun unasked is nobody’s', () => {
  const documents = filterable(['1', '2', '3', '4'].map(summary));
  const person = (status: 'new' | 'done', isAssigned = true) => ({ annotator: 'a', status, isAssigned });
  const place = (document: string, people: ReturnType<typeof person>[], calibration = false) => ({ document, title: '', codePoints: 1, calibration, people });
  const work = workOf({
    people: [],
    documents: [place('1', [person('new')], true), place('2', [person('done')]), place('3', [person('new', false)])],
    overTime: [],
  });
  const shown = (filter: 'all' | 'unassigned' | 'open' | 'calibration', query = '') => fittingWork(documents, work, filter, query).map(({ id }) => id);
  expect(shown('all')).toEqual(['1', '2', '3', '4']);
  expect(shown('unassigned')).toEqual(['3', '4']);
  expect(shown('open')).toEqual(['1']);
  expect(shown('calibration')).toEqual(['1']);
  expect(shown('all', 'وثيقة 2')).toEqual(['2']);
});

test('days add up in their order', () => {
  const row = (day: string, annotator: string, done: number) => ({ day, annotator, done, codePoints: 0 });
  const rows = dayRows([row('2026-11-03', 'a', 2), row('2026-11-01', 'a', 1), row('2026-11-01', 'b', 3)]);
  expect(rows.map(({ day, sum }) => [day, sum])).toEqual([['2026-11-01', 4], ['2026-11-03', 6]]);
  expect(rows[0]?.done).toEqual(new Map([['a', 1], ['b', 3]]));
});

test('the library lists a queue as it is to be done, what is done last', () => {
  const item = (document: string, position: number, status: 'new' | 'done') => ({
    document, annotator: 'a', position, calibration: false, batch: 'b', at: '', title: '', status,
  });
  const queue = new Map([item('3', 0, 'done'), item('2', 1, 'new'), item('1', 2, 'new')].map((each) => [each.document, each]));
  expect(inQueue(filterable(['1', '2', '3'].map(summary)), queue).map(({ summary: { id } }) => id)).toEqual(['2', '1', '3']);
});

test('how far documents are: by those whom they are assigned to, the most to do first', () => {
  const person = (status: 'new' | 'in-progress' | 'done', isAssigned = true) => ({ annotator: 'a', status, isAssigned });
  const place = (document: string, ...people: ReturnType<typeof person>[]) => ({ document, title: document, codePoints: 1, calibration: false, people });
  const rows = documentRows({
    people: [],
    overTime: [],
    documents: [
      place('all', person('done'), person('done'), person('new', false)),
      place('some', person('done'), person('new')),
      place('begun', person('in-progress'), person('new')),
      place('untouched', person('new'), person('new'), person('new'), person('done', false)),
      place('nobodys', person('done', false)),
    ],
  });
  expect(rows.map(({ document, stage }) => [document, stage])).toEqual([
    ['untouched', 'untouched'],
    ['begun', 'begun'],
    ['some', 'some'],
    ['all', 'all'],
  ]);
  expect(rows[0]).toMatchObject({ new: 3, inProgress: 0, done: 0, assigned: 3 });
  expect(rows[1]).toMatchObject({ new: 1, inProgress: 1, done: 0, assigned: 2 });
});

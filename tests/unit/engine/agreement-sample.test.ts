import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Input, Output } from '../../../src/domain/api.ts';
import { createSample } from '../../../src/engine/sample/sample-project.ts';
import { openWorkbench } from '../../../src/engine/workbench.ts';
import { doorOf, type Door } from '../../support/project.ts';

// The figures of the sample, counted by hand. Hind and Karim have both finished five articles.

let folder: string;
let door: Door;
let documents: Output<'documents.list'>['documents'];

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'isnad-agreement-'));
  const file = path.join(folder, 'sample.isnad');
  await createSample(file, { language: 'ar' });
  door = doorOf(await openWorkbench(file, { actor: { name: 'ليلى' }, backups: 'off' }));
  ({ documents } = await door.call('documents.list', {}));
});

afterAll(async () => {
  await door.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

const measure = (input: Input<'agreement.measure'>) => door.call('agreement.measure', { samples: 0, ...input });

function figureOf(report: Output<'agreement.measure'>, name: string): Output<'agreement.measure'>['measures'][number] {
  const found = report.measures.find((figure) => figure.name === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
}

test('claims of one article, unit by unit', async () => {
  const article = documents.find(({ source }) => source === 'today-copy.txt');
  if (article === undefined) throw new Error('the article is gone');
  const report = await measure({
    documents: [article.id],
    labels: ['claim'],
    measures: ['percent', 'cohen-kappa', 'alpha-nominal', 'span-f1-exact', 'span-f1-overlap'],
  });

  // The text has 973 code units. Excluded are [53, 170), [579, 624), [713, 747), [748, 815) and [816, 973), which are
  // 117 + 45 + 34 + 67 + 157 = 420. Of the 553 that are left 9 are marks on a letter: 544 characters.
  const units = 544;
  expect(figureOf(report, 'percent').units).toEqual({ kind: 'character', count: units });

  // Hind's claims:  [238, 311) [352, 388) [478, 495) [509, 542) [647, 681): 73 + 36 + 17 + 33 + 34 = 193
  // Karim's claims: [238, 311) [352, 388) [479, 495) [509, 542) [647, 662): 73 + 36 + 16 + 33 + 15 = 173
  // less 5 marks, all in what both have marked: 188 and 168 characters. They differ in 1 + 19 = 20.
  const spans = (await door.call('spans.list', { document: article.id })).filter(({ label }) => label === 'claim');
  const marksIn = (quote: string): number => quote.match(/\p{M}/gu)?.length ?? 0;
  const [hers, his] = figureOf(report, 'percent').annotators.map((annotator) => spans.filter((span) => span.annotator === annotator));
  expect([hers, his].map((layer) => layer?.reduce((sum, { quote }) => sum + marksIn(quote), 0))).toEqual([5, 5]);
  expect(figureOf(report, 'percent').value).toBeCloseTo(1 - 20 / units, 12);

  // κ = (p_o − p_e) / (1 − p_e): p_o = 524/544; by chance both say claim 188·168 / 544², both nothing 356·376 / 544².
  const expected = (188 * 168 + 356 * 376) / units ** 2;
  expect(figureOf(report, 'cohen-kappa').value).toBeCloseTo((524 / units - expected) / (1 - expected), 12);

  // α = 1 − (n − 1) · D_o / D_e over n = 1088 values, of which 188 + 168 = 356 are claims and 732 are not: 2 · 20
  // ordered pairs differ within a unit, 2 · 356 · 732 by chance.
  expect(figureOf(report, 'alpha-nominal').value).toBeCloseTo(1 - (1087 * 40) / (2 * 356 * 732), 12);

  // Five claims each: three at the very same place, all five with something in common.
  expect(figureOf(report, 'span-f1-exact')).toMatchObject({ value: (2 * 3) / (5 + 5), units: { kind: 'span', count: 10 } });
  expect(figureOf(report, 'span-f1-overlap').value).toBe(1);
  expect(report.confusion).toEqual({ labels: ['claim', null], cells: [{ first: 'claim', second: 'claim', count: 5 }] });
});

test('what was said of the five articles as wholes', async () => {
  const report = await measure({ measures: ['document-alpha'] });
  const figure = figureOf(report, 'document-alpha');

  // stance  Hind: supportive critical neutral neutral     neutral
  //        Karim: neutral    critical mixed   supportive  neutral
  // Of ten values 2 are supportive, 2 critical, 5 neutral, 1 mixed: by chance 100 − (4 + 4 + 25 + 1) = 66 ordered pairs
  // differ (of 10 · 10 less the same), within the articles 3 · 2 = 6.
  const stance = 1 - (9 * 6) / 66;
  // genre: news nine times, interview once (Karim, of the hospital): 100 − (81 + 1) = 18, and 2.
  const genre = 1 - (9 * 2) / 18;
  expect(report.byLabel).toEqual([
    { name: 'document-alpha', label: 'stance', value: expect.closeTo(stance, 12), count: 5 },
    { name: 'document-alpha', label: 'genre', value: expect.closeTo(genre, 12), count: 5 },
  ]);
  expect(figure.value).toBeCloseTo((stance + genre) / 2, 12);

  // Left out: of twelve articles with layers seven layers are not finished; where one was, its article has but one.
  expect(figure.documents).toBe(5);
  expect(figure.excluded.map(({ reason, kind, count, documents: places }) => [reason, kind, count, places])).toEqual([
    ['not-done', 'layer', 7, 7],
    ['one-layer', 'document', 5, 5],
  ]);
});

test('every measure answers for the sample, and no figure is no number', async () => {
  const report = await measure({ statuses: ['new', 'in-progress', 'done'], samples: 50 });
  for (const { name, value, interval } of report.measures) {
    expect(value, name).toSatisfy(Number.isFinite);
    expect(interval, name).not.toBeNull();
    if (interval !== null && value !== null) expect(interval.low <= value && value <= interval.high, `${name} ${interval.low} ${value} ${interval.high}`).toBe(true);
  }
});

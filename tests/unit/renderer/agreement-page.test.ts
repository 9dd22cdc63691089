import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createIntl } from 'react-intl';
import { describe, expect, test } from 'vitest';
import { unavailableReasons } from '../../../src/domain/agreement/outcome.ts';
import { agreementMeasures, agreementRequest, countedKinds, exclusionReasons, treatments } from '../../../src/domain/api/agreement-methods.ts';
import { localeOf } from '../../../src/renderer/app/locale.ts';
import { hashOfView, viewOfHash } from '../../../src/renderer/app/location.ts';
import { firstView, isUnfiltered, requestOf, selectionOf } from '../../../src/renderer/features/agreement/agreement-view.ts';
import { figureWords, ofMeasure, restsOn, valueWords } from '../../../src/renderer/features/agreement/figure-words.ts';
import { groupedMeasures, measureSigns, measureSources } from '../../../src/renderer/features/agreement/measures.ts';
import { lackOf } from '../../../src/renderer/features/agreement/readiness.ts';

function catalogue(language: 'ar' | 'en'): Record<string, string> {
  const file = path.resolve(import.meta.dirname, `../../../resources/messages/${language}.json`);
  const messages: Record<string, string> = JSON.parse(readFileSync(file, 'utf8'));
  return messages;
}

const intlOf = (language: 'ar' | 'en', digits: 'western' | 'arabic') =>
  createIntl({ locale: localeOf(language, digits), messages: catalogue(language), onError: (error) => { throw error; } });

describe('what a view asks for', () => {
  test('is the measure on words where nothing is narrowed, and equal views ask the same', () => {
    expect(requestOf(firstView, ['alpha-nominal'])).toEqual({ measures: ['alpha-nominal'], unit: 'word' });
    expect(isUnfiltered(firstView)).toBe(true);
    const one = { ...firstView, annotators: ['b', 'a'], labels: ['source', 'claim'] };
    const other = { ...firstView, annotators: ['a', 'b'], labels: ['claim', 'source'], tab: 'time' } as const;
    expect(requestOf(one, ['percent'])).toEqual(requestOf(other, ['percent']));
    expect(isUnfiltered(one)).toBe(false);
  });

  test('is the layers that are done, whether they are chosen or nothing is', () => {
    const done = { ...firstView, statuses: ['done'] } as const;
    expect(requestOf(done, ['percent'])).toEqual(requestOf(firstView, ['percent']));
    expect(isUnfiltered(done)).toBe(true);
    expect(selectionOf({ ...firstView, statuses: ['in-progress'] })).toEqual({ statuses: ['in-progress'] });
    expect(isUnfiltered({ ...firstView, documents: ['a'] })).toBe(false);
  });

  test('fits the contract', () => {
    const id = '01990000-0000-7000-8000-000000000001';
    const narrowed = { documents: [id], annotators: [id], labels: ['claim'], roles: ['headline', 'body'], statuses: ['in-progress', 'done'] } as const;
    const view = { ...firstView, ...narrowed, calibration: true, samples: 200, seed: 7 };
    const request = requestOf(view, groupedMeasures.map((measure) => measure.id));
    expect(request).toMatchObject({ samples: 200, seed: 7 });
    expect(agreementRequest.parse(request)).toEqual(request);
    expect(selectionOf(view)).toEqual({
      documents: [id],
      annotators: [id],
      labels: ['claim'],
      roles: ['body', 'headline'],
      statuses: ['done', 'in-progress'],
      calibration: true,
    });
  });

  test('stands in the address', () => {
    expect(viewOfHash('#/agreement')).toEqual({ name: 'agreement' });
    expect(hashOfView({ name: 'agreement' })).toBe('#/agreement');
    expect(viewOfHash('#/agreement/x')).toEqual({ name: 'library' });
  });
});

test('every measure is listed once, with its source and its sign', () => {
  expect(groupedMeasures.map(({ id }) => id).toSorted()).toEqual(agreementMeasures.toSorted());
  expect(Object.keys(measureSources).toSorted()).toEqual(agreementMeasures.toSorted());
  expect(Object.keys(measureSigns).toSorted()).toEqual(agreementMeasures.toSorted());
});

test.each(['ar', 'en'] as const)('everything that a report may say has its words (%s)', (language) => {
  const messages = catalogue(language);
  const wanted = [
    ...agreementMeasures.flatMap((name) => [`agreement.measure.${name}`, `agreement.meaning.${name}`]),
    ...unavailableReasons.flatMap((reason) => [`agreement.unavailable.${reason}`, `agreement.short.${reason}`]),
    ...exclusionReasons.map((reason) => `agreement.excluded.${reason}`),
    ...treatments.map((code) => `agreement.treatment.${code}`),
    ...countedKinds.map((kind) => `agreement.count.${kind}`),
  ];
  expect(wanted.filter((key) => !Object.hasOwn(messages, key))).toEqual([]);
});

describe('a figure in words', () => {
  const plain = (text: string): string => text.replaceAll(/[\u2066-\u2069\u200e\u200f\u061c]/gu, '');

  test('has the digits that the reader chose', () => {
    expect(plain(valueWords(intlOf('en', 'western'), 'alpha-nominal', 0.7128))).toBe('0.71');
    expect(plain(valueWords(intlOf('ar', 'arabic'), 'alpha-nominal', 0.7128, 3))).toBe('٠٫٧١٣');
    expect(plain(valueWords(intlOf('en', 'western'), 'percent', 0.7128))).toBe('71%');
    expect(plain(valueWords(intlOf('en', 'western'), 'percent', 0.7128, 3))).toBe('71.3%');
  });

  test('is never a number where there is none', () => {
    for (const reason of unavailableReasons) {
      expect(figureWords(intlOf('en', 'western'), 'alpha-nominal', { value: null, reason })).not.toMatch(/\d|NaN/u);
    }
  });

  test('says what it rests on, in both languages', () => {
    const figure = { units: { kind: 'word', count: 3412 }, annotators: ['a', 'b'], documents: 11 } as const;
    const mutable = { ...figure, annotators: [...figure.annotators] };
    expect(restsOn(intlOf('en', 'western'), mutable)).toBe('Rests on 3,412 words in 11 documents, by 2 annotators.');
    expect(plain(restsOn(intlOf('ar', 'western'), mutable))).toBe('يقوم على 3,412 كلمة في 11 وثيقة، بعمل واسِمَين.');
  });

  test('is named for what was computed where a part has another measure', () => {
    const rows = [{ name: 'percent', label: 'claim' }, { name: 'alpha-nominal', label: 'claim' }] as const;
    expect(ofMeasure(rows, 'alpha-nominal')).toEqual({ name: 'alpha-nominal', rows: [rows[1]] });
    expect(ofMeasure(rows, 'gamma')).toEqual({ name: 'percent', rows: [rows[0]] });
    expect(ofMeasure([], 'gamma')).toEqual({ name: 'gamma', rows: [] });
  });
});

describe('what stands in the way of any agreement', () => {
  const document = (...statuses: ('new' | 'in-progress' | 'done')[]) => ({
    layers: statuses.map((status, index) => ({ annotator: `a${index}`, status })),
  });

  test('is nobody else, nobody who has finished, or nothing that two have finished', () => {
    expect(lackOf([], [])).toBe('alone');
    expect(lackOf([], ['in-progress'])).toBe('alone');
    expect(lackOf([document('done'), document('done', 'new')], [])).toBe('alone');
    expect(lackOf([document('in-progress', 'in-progress')], [])).toBe('nobody-done');
    expect(lackOf([document('done', 'in-progress')], [])).toBe('nothing-shared');
    expect(lackOf([document('new'), document('done', 'done')], [])).toBeNull();
  });

  test('is nothing where statuses were chosen: the page stays, to choose others', () => {
    expect(lackOf([document('done', 'in-progress')], ['in-progress', 'done'])).toBeNull();
    expect(lackOf([document('done', 'in-progress')], ['new'])).toBeNull();
  });
});

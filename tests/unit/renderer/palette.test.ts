import { describe, expect, test } from 'vitest';
import type { PaletteEntry } from '../../../src/renderer/features/commands/palette-matches.ts';
import { DOCUMENTS_SHOWN, documentsGroup, matchPalette, paletteIndex } from '../../../src/renderer/features/commands/palette-matches.ts';

const entry = (id: string, title: string, group: string): PaletteEntry => ({ id, title, group, run: () => undefined });

const index = paletteIndex([
  entry('project-save-copy 0', 'حفظ نسخة…', 'project'),
  entry('settings 1', 'الإعدادات…', 'project'),
  entry('view-library 2', 'المكتبة', 'view'),
  entry('view-language 3', 'English', 'view'),
  entry('documents a', 'حريق في مكتبة المدينة', documentsGroup),
  entry('documents b', 'الأزمة في قرية الوادي', documentsGroup),
]);
const found = (query: string): string[][] =>
  matchPalette(index, query).sections.map(({ id, entries }) => [id, ...entries.map(({ title }) => title)]);

describe('the palette', () => {
  test('finds by folded words, whatever marks, hamzas and tatweel they are written with', () => {
    expect(found('الاعدادات')).toEqual([['project', 'الإعدادات…']]);
    expect(found('قَرْيَـة')).toEqual([[documentsGroup, 'الأزمة في قرية الوادي']]);
  });

  test('finds by Latin letters of any case, also what has an Arabic title', () => {
    expect(found('eng')).toEqual([['view', 'English']]);
    expect(found('SAVE copy')).toEqual([['project', 'حفظ نسخة…']]);
    expect(found('documents')).toEqual([]);
  });

  test('wants every word, in any order', () => {
    expect(found('المدينة حريق')).toEqual([[documentsGroup, 'حريق في مكتبة المدينة']]);
    expect(found('المدينة الوادي')).toEqual([]);
  });

  test('has the best match first: what begins so, then words in it, then letters', () => {
    expect(found('مكتبة')).toEqual([
      [documentsGroup, 'حريق في مكتبة المدينة'],
      ['view', 'المكتبة'],
    ]);
    expect(found('المكتبة')[0]).toEqual(['view', 'المكتبة']);
  });

  test('has a title that begins with all the words before one that holds them', () => {
    const spans = paletteIndex([
      entry('desk-join 0', 'ضم المدى التالي بالوسم نفسه', 'annotate'),
      entry('desk-next-span 1', 'المدى التالي', 'annotate'),
    ]);
    const [section] = matchPalette(spans, 'المدى التالي').sections;
    expect(section?.entries.map(({ id }) => id)).toEqual(['desk-next-span 1', 'desk-join 0']);
  });

  test('shows commands and a few documents before anything is looked for, and says how many are left out', () => {
    const many = Array.from({ length: 120 }, (_, at) => entry(`documents ${at}`, `خبر ${at}`, documentsGroup));
    const all = paletteIndex([entry('settings 0', 'الإعدادات…', 'project'), ...many]);
    const first = matchPalette(all, ' ');
    expect(first.sections.map(({ id }) => id)).toEqual(['project', documentsGroup]);
    expect(first.left).toBe(120 - (first.sections[1]?.entries.length ?? 0));
    const matches = matchPalette(all, 'خبر');
    expect(matches.sections[0]?.entries).toHaveLength(DOCUMENTS_SHOWN);
    expect(matches.left).toBe(120 - DOCUMENTS_SHOWN);
  });
});

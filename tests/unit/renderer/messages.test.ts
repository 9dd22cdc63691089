import { readFileSync } from 'node:fs';
import path from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { api } from '../../../src/domain/api.ts';
import { problemCodes } from '../../../src/domain/problem.ts';
import { localeOf } from '../../../src/renderer/app/locale.ts';

function catalogue(language: string): Record<string, string> {
  const file = path.resolve(import.meta.dirname, `../../../resources/messages/${language}.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
}

const languages = { ar: catalogue('ar'), en: catalogue('en') };

describe.each(['ar', 'en'] as const)('the catalogue in %s', (language) => {
  const messages = languages[language];

  test('has a sentence for every problem and a name for every change', () => {
    const changes = Object.entries(api)
      .filter(([name, method]) => method.kind === 'write' && !/^(history|task)\./.test(name))
      .map(([name]) => `intent.${name}`);
    const wanted = [...problemCodes.map((code) => `problem.${code}`), ...changes];
    expect(wanted.filter((id) => !Object.hasOwn(messages, id))).toEqual([]);
  });

  test('has the same messages as the other one', () => {
    const other = languages[language === 'ar' ? 'en' : 'ar'];
    expect(Object.keys(messages).filter((id) => !Object.hasOwn(other, id))).toEqual([]);
  });
});

describe('counts in Arabic', () => {
  const words = (count: number, digits: 'western' | 'arabic'): string =>
    String(new IntlMessageFormat(languages.ar['library.count'] ?? '', localeOf('ar', digits)).format({ count }));

  test('have all six plural forms', () => {
    expect([0, 1, 2, 3, 11, 100].map((count) => words(count, 'western'))).toEqual([
      'لا وثائق بعد',
      'وثيقة واحدة',
      'وثيقتان',
      '3 وثائق',
      '11 وثيقة',
      '100 وثيقة',
    ]);
  });

  test('are written in the digits that the reader chose', () => {
    expect(words(25, 'arabic')).toBe('٢٥ وثيقة');
  });
});

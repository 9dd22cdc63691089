import { expect, test } from 'vitest';
import { dateWords } from '../../../src/renderer/ui/date-words.ts';

test('numbers of an English date in Arabic digits keep their order', () => {
  const day = new Date('2031-05-03');
  const options = { dateStyle: 'long', timeZone: 'UTC' } as const;
  expect(dateWords(day, 'en-u-nu-arab', options)).toBe('May \u2068٣\u2069, \u2068٢٠٣١\u2069');
  expect(dateWords(day, 'en', options)).toBe('May 3, 2031');
});

import { describe, expect, test } from 'vitest';
import { relativeTime } from '../../../src/renderer/features/inspector/relative-time.ts';
import { parseTime } from '../../../src/domain/typed-time.ts';
import { timeWords } from '../../../src/renderer/features/inspector/time-words.ts';

const read = (text: string): string => {
  const entry = parseTime(text);
  return entry.ok ? entry.time.value : entry.problem;
};

const words = (text: string, locale: string): string => {
  const entry = parseTime(text);
  // ICU's spaces and marks differ between its versions.
  return entry.ok ? timeWords(entry.time, locale).replaceAll(/[\u200E\u200F\u061C]/gu, '').replaceAll(/[\u00A0\u202F]/gu, ' ') : '';
};

describe('a date or time as it is typed', () => {
  test.each(['2031', '2031-05', '2031-05-03', '2031-05-03T18:30', '2031-05-03T18:30:05', '2031-05-03T18:30:05.25'])(
    '%s is as exact as it is',
    (text) => expect(read(text)).toBe(text),
  );

  test.each(['2031-05-03T18:30Z', '2031-05-03T18:30+03:00', '2031-05-03T18:30:05-12:00', '2031-05-03T00:00+14:00'])(
    '%s keeps its zone',
    (text) => expect(read(text)).toBe(text),
  );

  test.each([
    ['٢٠٣١-٠٥-٠٣', '2031-05-03'],
    ['۲۰۳۱-۰۵', '2031-05'],
    ['2031–05–03', '2031-05-03'],
    ['2031−05', '2031-05'],
    ['2031/05/03', '2031-05-03'],
    ['2031-05-03، 18:30', '2031-05-03T18:30'],
    [' 2031 ', '2031'],
    ['\u200E2031-05-03\u200E', '2031-05-03'],
    ['2031-05-03 18:30', '2031-05-03T18:30'],
    ['2031-05-03t18:30z', '2031-05-03T18:30Z'],
    ['2031-05-03T18:30:05,5', '2031-05-03T18:30:05.5'],
  ])('%s is kept as %s', (text, value) => expect(read(text)).toBe(value));

  test.each([
    '', 'أمس', '31', '2031-5-3', '3-5-2031', '3/5/2031', '20310503', '2031-05-', '2031-05-03T', '2031-05-03T18',
    '2031-05T18:30', '2031Z', '2031-05-03T18:30+3', '2031-05-03T18:30.5', '12031', '-2031', '2031-05-03 18:30 مساء',
  ])('“%s” is none', (text) => expect(read(text)).toBe('not-iso'));

  test('days and hours exist', () => {
    expect(read('2031-02-29')).toBe('no-such-day');
    expect(read('2032-02-29')).toBe('2032-02-29');
    expect(read('1900-02-29')).toBe('no-such-day');
    expect(read('2000-02-29')).toBe('2000-02-29');
    expect(read('2031-04-31')).toBe('no-such-day');
    expect(read('2031-13')).toBe('no-such-day');
    expect(read('2031-00')).toBe('no-such-day');
    expect(read('2031-05-00')).toBe('no-such-day');
    expect(read('0000')).toBe('no-such-day');
    expect(read('2031-05-03T24:00')).toBe('no-such-hour');
    expect(read('2031-05-03T23:60')).toBe('no-such-hour');
    expect(read('2031-05-03T23:59:60')).toBe('no-such-hour');
    expect(read('2031-05-03T18:30+14:01')).toBe('no-such-zone');
    expect(read('2031-05-03T18:30-12:30')).toBe('no-such-zone');
    expect(read('2031-05-03T18:30+03:60')).toBe('no-such-zone');
  });

  test('is put in words as exactly as it was given and no more', () => {
    expect(words('2031', 'en-u-nu-latn')).toBe('2031');
    expect(words('0099', 'en-u-nu-latn')).toBe('99');
    expect(words('2031-05', 'en-u-nu-latn')).toBe('May 2031');
    expect(words('2031-05-03', 'en-u-nu-latn')).toBe('Saturday, May 3, 2031');
    expect(words('2031-05-03T18:30', 'en-u-nu-latn')).toBe('Saturday, May 3, 2031 at 6:30 PM');
    expect(words('2031-05', 'ar-u-nu-latn')).toBe('مايو 2031');
    expect(words('2031-05-03', 'ar-u-nu-arab')).toBe('السبت، ٣ مايو ٢٠٣١');
  });

  test('keeps its numbers in their places where Arabic digits stand in English', () => {
    expect(words('2031-05-03', 'en-u-nu-arab')).toBe('Saturday, May \u2068٣\u2069, \u2068٢٠٣١\u2069');
  });

  test('stays in its own zone, which is named', () => {
    expect(words('2031-05-03T00:30+03:00', 'en-u-nu-latn')).toBe('Saturday, May 3, 2031 at 12:30 AM \u2066(UTC+03:00)\u2069');
    expect(words('2031-05-03T23:30:00Z', 'en-u-nu-latn')).toBe('Saturday, May 3, 2031 at 11:30:00 PM \u2066(UTC)\u2069');
  });
});

describe('how long ago something was', () => {
  const now = Date.UTC(2031, 4, 3, 12);
  const ago = (seconds: number) => relativeTime(now - seconds * 1000, now);

  test('is told in the largest unit that it fills', () => {
    expect(ago(0)).toEqual({ value: 0, unit: 'second' });
    expect(ago(59)).toEqual({ value: 0, unit: 'second' });
    expect(ago(60)).toEqual({ value: -1, unit: 'minute' });
    expect(ago(3599)).toEqual({ value: -59, unit: 'minute' });
    expect(ago(3600 * 23)).toEqual({ value: -23, unit: 'hour' });
    expect(ago(3600 * 24 * 45)).toEqual({ value: -1, unit: 'month' });
    expect(ago(3600 * 24 * 800)).toEqual({ value: -2, unit: 'year' });
    expect(ago(-5)).toEqual({ value: 0, unit: 'second' });
  });
});

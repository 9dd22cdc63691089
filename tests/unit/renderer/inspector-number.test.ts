import { describe, expect, test } from 'vitest';
import { formatNumber, parseNumber } from '../../../src/renderer/features/inspector/number-entry.ts';

const read = (text: string): number | string => {
  const entry = parseNumber(text);
  return entry.ok ? entry.value : entry.problem;
};

describe('a number as it is typed', () => {
  test.each([
    ['27', 27],
    ['٢٧', 27],
    ['۲۷', 27],
    ['0', 0],
    ['-0', 0],
    ['٠', 0],
    ['-12', -12],
    ['−12', -12],
    ['+12', 12],
    ['؜-١٢', -12],
    ['\u200E-12', -12],
    [' 90 ', 90],
    ['007', 7],
  ])('%s', (text, value) => expect(read(text)).toBe(value));

  test.each([
    ['1,234', 1234],
    ['1,234,567', 1_234_567],
    ['1.234.567', 1_234_567],
    ['١٬٢٣٤', 1234],
    ['١٬٢٣٤٬٥٦٧', 1_234_567],
    ['90،000', 90_000],
    ['٩٠،٠٠٠', 90_000],
    ['120 000', 120_000],
    ['120\u00A0000', 120_000],
    ['120\u202F000', 120_000],
    ["1'234'567", 1_234_567],
    ['1000000', 1_000_000],
  ])('%s has thousands', (text, value) => expect(read(text)).toBe(value));

  test.each([
    ['1.5', 1.5],
    ['1,5', 1.5],
    ['١٫٥', 1.5],
    ['1٫234', 1.234],
    ['.5', 0.5],
    ['٫٥', 0.5],
    ['0.125', 0.125],
    ['0,125', 0.125],
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    ['1,234.567', 1234.567],
    ['١٬٢٣٤٫٥٦', 1234.56],
    ['1 234,5', 1234.5],
    ['12.3456', 12.3456],
    ['-1٬234٫5', -1234.5],
  ])('%s has a fraction', (text, value) => expect(read(text)).toBe(value));

  test.each(['', ' ', '-', 'سبعة', '27 شخصًا', '60%', '1e5', '0x10', 'Infinity', '5.', '٫', '1.2٫3x', '--1', '1-2', '½'])(
    '“%s” is none',
    (text) => expect(read(text)).toBe('not-a-number'),
  );

  test.each(['12,34,567', '1٬23', '1,2345.5', '1.234.5', '1,23,4', '1٫2٫3', '1,234.567.8', "1'23", '90،00'])(
    '%s has groups that make no sense',
    (text) => expect(read(text)).toBe('bad-groups'),
  );

  test('one point before three digits can be read in two ways, and both are offered', () => {
    expect(parseNumber('120.000')).toEqual({ ok: false, problem: 'ambiguous', readings: ['120000', '120.00'] });
    expect(parseNumber('-١.٢٥٠')).toEqual({ ok: false, problem: 'ambiguous', readings: ['-1250', '-1.25'] });
    expect(parseNumber('1.234')).toMatchObject({ readings: ['1234', '1.2340'] });
    for (const text of ['120.000', '1.250', '1.234', '-7.001']) {
      const entry = parseNumber(text);
      const [thousands, fraction] = entry.ok ? [] : (entry.readings ?? []);
      expect([read(thousands ?? ''), read(fraction ?? '')]).toEqual([Number(text.replace('.', '')), Number(text)]);
    }
    expect(read('120٫000')).toBe(120);
  });

  test('what a double cannot keep is refused, not rounded', () => {
    expect(read('9007199254740993')).toBe('too-exact');
    expect(read('0.1234567890123456')).toBe('too-exact');
    expect(read('123456789012345')).toBe(123_456_789_012_345);
    expect(read('100000000000000000000')).toBe(1e20);
    expect(read('1'.repeat(400))).toBe('too-exact');
    expect(read(`1${'0'.repeat(400)}`)).toBe('too-exact');
  });

  test.each(['en-u-nu-latn', 'ar-u-nu-latn', 'ar-u-nu-arab', 'en-u-nu-arab'])('what %s shows is read back', (locale) => {
    for (const value of [0, 7, -12, 27, 1000, 1_234_567, 0.5, -1234.5, 0.000_001, 12.34, 1_234.567]) {
      expect([value, read(formatNumber(value, locale))]).toEqual([value, value]);
    }
  });

  test('is shown in the digits of the reader', () => {
    expect(formatNumber(1234.5, 'ar-u-nu-arab')).toBe('١٬٢٣٤٫٥');
    expect(formatNumber(1234.5, 'en-u-nu-latn')).toBe('1,234.5');
    expect(formatNumber(-12, 'ar-u-nu-arab')).toBe('-١٢');
    expect(formatNumber(-12, 'ar-u-nu-latn')).toBe('-12');
    expect(formatNumber(0.1 + 0.2, 'en-u-nu-latn')).toBe('0.30000000000000004');
  });
});

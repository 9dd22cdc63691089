import { describe, expect, it } from 'vitest';
import {
  documentDirection,
  firstStrongDirection,
  majorityDirection,
  paragraphs,
} from '../../../src/domain/text/direction.ts';

describe('direction', () => {
  it('goes by the majority where the first strong character would mislead', () => {
    const text = '@SecState قال إن الاجتماع سيعقد غداً في العاصمة';
    expect(majorityDirection(text, 'ltr')).toBe('rtl');
    expect(firstStrongDirection(text, 'rtl')).toBe('ltr');
  });

  it('counts neither digits nor punctuation', () => {
    expect(majorityDirection('٢٠٢٣ ؟؛، 12 (!)', 'ltr')).toBe('ltr');
    expect(majorityDirection('٢٠٢٣ ؟؛، 12 (!)', 'rtl')).toBe('rtl');
    expect(firstStrongDirection('2023؟ b ب', 'rtl')).toBe('ltr');
    expect(firstStrongDirection('؟ 2023', 'ltr')).toBe('ltr');
  });

  it('takes the fallback on a tie', () => {
    expect(majorityDirection('ab اب', 'ltr')).toBe('ltr');
    expect(majorityDirection('ab اب', 'rtl')).toBe('rtl');
  });

  it('knows other right-to-left scripts, presentation forms, astral letters and direction marks', () => {
    expect(majorityDirection('שלום', 'ltr')).toBe('rtl');
    expect(majorityDirection('ܫܠܡܐ', 'ltr')).toBe('rtl');
    expect(majorityDirection('ﻻﷲ', 'ltr')).toBe('rtl');
    expect(majorityDirection('𞤀𞤁', 'ltr')).toBe('rtl');
    expect(majorityDirection('𝐀𝐁', 'rtl')).toBe('ltr');
    expect(majorityDirection('\u200f12', 'ltr')).toBe('rtl');
    expect(majorityDirection('\u200e12', 'rtl')).toBe('ltr');
    expect(majorityDirection('Баку', 'rtl')).toBe('ltr');
  });

  it('takes a document as right to left where nothing is strong', () => {
    expect(documentDirection('')).toBe('rtl');
    expect(documentDirection('12:30')).toBe('rtl');
    expect(documentDirection('News in brief: خبر')).toBe('ltr');
  });

  it('gives each paragraph its own direction and the document’s on a tie', () => {
    const text = 'خبر عاجل\nWe spoke today خبر\n\n12\n';
    expect(paragraphs(text, 'rtl')).toEqual([
      { start: 0, end: 8, direction: 'rtl' },
      { start: 9, end: 27, direction: 'ltr' },
      { start: 28, end: 28, direction: 'rtl' },
      { start: 29, end: 31, direction: 'rtl' },
      { start: 32, end: 32, direction: 'rtl' },
    ]);
    expect(paragraphs('12\nab', 'ltr').map((paragraph) => paragraph.direction)).toEqual(['ltr', 'ltr']);
    expect(paragraphs('', 'rtl')).toEqual([{ start: 0, end: 0, direction: 'rtl' }]);
  });
});

import { describe, expect, it } from 'vitest';
import { createOffsetConverter } from '../../../src/domain/text/offsets.ts';

describe('offset converter', () => {
  it('counts Arabic letters, astral characters and ASCII in each unit', () => {
    const text = 'خبر 🕊 ok';
    const converter = createOffsetConverter(text);
    expect(converter.length('utf16')).toBe(9);
    expect(converter.length('codepoint')).toBe(8);
    expect(converter.length('utf8')).toBe(14);
    expect(converter.convert(6, 'utf16', 'codepoint')).toBe(5);
    expect(converter.convert(6, 'utf16', 'utf8')).toBe(11);
    expect(converter.convert(11, 'utf8', 'utf16')).toBe(6);
    expect(converter.convert(5, 'codepoint', 'utf16')).toBe(6);
    expect(converter.convert(5, 'codepoint', 'utf8')).toBe(11);
  });

  it('counts a lone surrogate as one code point of three bytes', () => {
    const converter = createOffsetConverter('a\ud83db\udd4a');
    expect(converter.length('codepoint')).toBe(4);
    expect(converter.length('utf8')).toBe(8);
    expect(converter.convert(2, 'utf16', 'utf8')).toBe(4);
    expect(converter.fault(2, 'utf16')).toBeNull();
  });

  it('names what is wrong with an offset and refuses to convert it', () => {
    const converter = createOffsetConverter('🕊ب');
    expect(converter.fault(1, 'utf16')).toBe('inside-character');
    expect(converter.fault(3, 'utf8')).toBe('inside-character');
    expect(converter.fault(5, 'utf8')).toBe('inside-character');
    expect(converter.fault(-1, 'utf16')).toBe('outside');
    expect(converter.fault(3, 'codepoint')).toBe('outside');
    expect(converter.fault(0.5, 'codepoint')).toBe('not-an-integer');
    expect(() => converter.convert(1, 'utf16', 'codepoint')).toThrow(RangeError);
    expect(() => converter.convert(1, 'utf16', 'codepoint')).toThrow('inside a character');
    expect(() => converter.convert(7, 'utf8', 'utf16')).toThrow('outside the text');
    expect(() => converter.convert(Number.NaN, 'utf8', 'utf16')).toThrow(RangeError);
  });

  it('handles the empty text', () => {
    const converter = createOffsetConverter('');
    expect(converter.convert(0, 'utf8', 'codepoint')).toBe(0);
    expect(converter.fault(1, 'utf8')).toBe('outside');
  });

  it('agrees with a count from the start across many checkpoints', () => {
    const text = 'سلام 🕊\u0651 peace\n'.repeat(300);
    const converter = createOffsetConverter(text);
    const encoder = new TextEncoder();
    for (let offset = 0; offset <= text.length; offset += 37) {
      if (converter.fault(offset, 'utf16') !== null) continue;
      expect(converter.convert(offset, 'utf16', 'codepoint')).toBe(Array.from(text.slice(0, offset)).length);
      expect(converter.convert(offset, 'utf16', 'utf8')).toBe(encoder.encode(text.slice(0, offset)).length);
    }
  });
});

import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { documentDirection, majorityDirection, paragraphs } from '../../../src/domain/text/direction.ts';
import { createOffsetConverter, offsetUnits } from '../../../src/domain/text/offsets.ts';
import { anyText } from './texts.ts';

const longText = fc.tuple(anyText, fc.integer({ min: 1, max: 40 })).map(([text, times]) => text.repeat(times));

it('counts as the language itself does, and back', () => {
  const encoder = new TextEncoder();
  fc.assert(
    fc.property(longText, fc.double({ min: 0, max: 1, noNaN: true }), (text, place) => {
      const converter = createOffsetConverter(text);
      const offset = Math.floor(text.length * place);
      fc.pre(converter.fault(offset, 'utf16') === null);
      const before = text.slice(0, offset);
      expect(converter.convert(offset, 'utf16', 'codepoint')).toBe([...before].length);
      expect(converter.convert(offset, 'utf16', 'utf8')).toBe(encoder.encode(before).length);
      for (const unit of offsetUnits) {
        const converted = converter.convert(offset, 'utf16', unit);
        expect(converter.fault(converted, unit)).toBeNull();
        expect(converter.convert(converted, unit, 'utf16')).toBe(offset);
      }
    }),
  );
});

it('objects to exactly the places inside a character', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const converter = createOffsetConverter(text);
      for (const unit of offsetUnits) {
        let valid = 0;
        for (let offset = 0; offset <= converter.length(unit); offset += 1) {
          let isConvertible = true;
          try {
            converter.convert(offset, unit, 'utf8');
          } catch (error) {
            isConvertible = !(error instanceof RangeError);
          }
          const isRefusedHere = converter.fault(offset, unit) !== null;
          expect(isConvertible).toBe(!isRefusedHere);
          if (!isRefusedHere) valid += 1;
        }
        expect(valid).toBe([...text].length + 1);
        expect(converter.fault(converter.length(unit) + 1, unit)).toBe('outside');
      }
    }),
  );
});

it('covers the text with paragraphs, each with the direction of its own text', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const direction = documentDirection(text);
      const found = paragraphs(text, direction);
      expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(text.split('\n'));
      expect(found.map(({ start, end }) => text.slice(start, end)).join('\n')).toBe(text);
      for (const paragraph of found) {
        expect(paragraph.direction).toBe(majorityDirection(text.slice(paragraph.start, paragraph.end), direction));
      }
    }),
  );
});

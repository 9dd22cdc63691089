import { describe, expect, test } from 'vitest';
import { paragraphs } from '../../../src/domain/text/direction.ts';
import { createParagraphIndex } from '../../../src/renderer/document/paragraph-index.ts';

const text = 'أعلنت الوزارة\n\nقُتل 27 شخصًا 😀\n';
const index = createParagraphIndex(paragraphs(text, 'rtl'));

describe('the paragraph index', () => {
  test('has a paragraph for each line, the empty ones too', () => {
    expect(index.count).toBe(4);
    expect(Array.from({ length: 4 }, (_, number) => index.rangeOf(number))).toEqual([
      { start: 0, end: 13 },
      { start: 14, end: 14 },
      { start: 15, end: 31 },
      { start: 32, end: 32 },
    ]);
  });

  test('puts a newline at the end of its paragraph and the next letter at the start of the next', () => {
    expect(index.positionOf(13)).toEqual({ paragraph: 0, offset: 13 });
    expect(index.positionOf(14)).toEqual({ paragraph: 1, offset: 0 });
    expect(index.positionOf(15)).toEqual({ paragraph: 2, offset: 0 });
    expect(index.positionOf(32)).toEqual({ paragraph: 3, offset: 0 });
  });

  test('answers every offset with a place that leads back to it', () => {
    for (let offset = 0; offset <= text.length; offset += 1) {
      expect(index.offsetOf(index.positionOf(offset))).toBe(offset);
    }
  });

  test('keeps places and offsets outside the text at its ends', () => {
    expect(index.positionOf(-5)).toEqual({ paragraph: 0, offset: 0 });
    expect(index.positionOf(9000)).toEqual({ paragraph: 3, offset: 0 });
    expect(index.offsetOf({ paragraph: 0, offset: 900 })).toBe(13);
    expect(() => index.rangeOf(4)).toThrow(RangeError);
  });

  test('an empty text is one empty paragraph', () => {
    const empty = createParagraphIndex(paragraphs('', 'rtl'));
    expect(empty.count).toBe(1);
    expect(empty.positionOf(0)).toEqual({ paragraph: 0, offset: 0 });
  });
});

import * as fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { Problem } from '../../../src/domain/problem.ts';
import { decodeText } from '../../../src/engine/import/decode-text.ts';
import { arabicSentences, windowsArabicSentences } from '../../unit/import/samples.ts';

const newline = fc.constantFrom('\n', '\r\n');

function outcomeOf(bytes: Uint8Array): string | Problem {
  try {
    return decodeText(bytes, 'x.txt').text;
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

function isSound(outcome: string | Problem): boolean {
  if (outcome instanceof Problem) return outcome.details['file'] === 'x.txt';
  return outcome.isWellFormed() && !outcome.includes('\u0000') && outcome.trim() !== '';
}

/** Texts of real words in any order, none of them over and over, which would be no plausible prose. */
function textOf(sentences: readonly string[]): fc.Arbitrary<string> {
  const words = sentences.flatMap((sentence) => sentence.split(' '));
  const separator = fc.oneof({ weight: 6, arbitrary: fc.constant(' ') }, newline);
  return fc
    .tuple(fc.shuffledSubarray(words, { minLength: 12 }), fc.infiniteStream(separator))
    .map(([chosen, separators]) => chosen.map((word) => `${word}${separators.next().value}`).join(''));
}

describe('decodeText', () => {
  it('tells Unicode encodings apart and gives back the text', () => {
    const anything = fc.string({ unit: 'grapheme', maxLength: 10 }).filter((text) => !/\p{Cc}/u.test(text));
    const encodings = fc.constantFrom('utf-8', 'utf-16le', 'utf-16be');
    fc.assert(
      fc.property(textOf(arabicSentences), anything, encodings, fc.boolean(), (words, extra, encoding, addBOM) => {
        const content = `${words}${extra}`;
        const decoded = decodeText(iconv.encode(content, encoding, { addBOM }), 'x.txt');
        expect(decoded.text).toBe(content.replaceAll('\r\n', '\n'));
        expect(decoded.encoding).toBe(encoding);
        expect(decoded.byteOrderMark).toBe(addBOM);
      }),
      { numRuns: 500 },
    );
  });

  it('tells Windows-1256 and gives back the text', () => {
    fc.assert(
      fc.property(textOf(windowsArabicSentences), (content) => {
        const decoded = decodeText(iconv.encode(content, 'win1256'), 'x.txt');
        expect(decoded.text).toBe(content.replaceAll('\r\n', '\n'));
        expect(decoded.encoding).toBe('windows-1256');
      }),
      { numRuns: 500 },
    );
  });

  it('never takes ISO-8859-6 for Windows-1256', () => {
    fc.assert(
      fc.property(textOf(windowsArabicSentences.map((sentence) => sentence.replace(/[«»…]/g, ''))), (content) => {
        expect(() => decodeText(iconv.encode(content, 'iso88596'), 'x.txt')).toThrow('file-encoding-unclear');
      }),
      { numRuns: 500 },
    );
  });

  it('never takes Greek or Russian capitals or KOI8-R for Arabic', () => {
    const alphabets = [
      { letters: 'ΑΒΓΔΕΖΗΘΙΚΛΜΝΟΠΡΣΤΥΦΧΨΩ', encoding: 'win1253' },
      { letters: 'АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЫЬЭЮЯ', encoding: 'win1251' },
      { letters: 'абвгдежзийклмнопрстуфхцчшщыьэюя', encoding: 'koi8-r' },
    ];
    const text = fc.constantFrom(...alphabets).chain(({ letters, encoding }) =>
      fc
        .array(fc.constantFrom(...letters, ' '), { minLength: 12, maxLength: 200 })
        .map((characters) => iconv.encode(`${characters.join('')} ${letters}`, encoding)),
    );
    fc.assert(
      fc.property(text, (bytes) => {
        expect(() => decodeText(bytes, 'x.txt')).toThrow('file-encoding-unclear');
      }),
      { numRuns: 500 },
    );
  });

  it('makes well-formed text or a Problem that names the file, of any bytes', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.uint8Array({ min: 0x20, maxLength: 200 }),
      fc
        .array(fc.constantFrom(0x06, 0x27, 0x20, 0x00, 0xd8, 0xa7, 0xff, 0xfe, 0xef, 0xbb, 0xbf, 0xc7, 0xe1))
        .map((values) => Uint8Array.from(values)),
    );
    fc.assert(
      fc.property(bytes, (content) => {
        expect(isSound(outcomeOf(content))).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});

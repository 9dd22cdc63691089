import * as fc from 'fast-check';
import type { TextRange } from '../../../src/domain/text/range.ts';

const pieces = [
  'و', 'ب', 'ال', 'لل', 'س', 'ي', 'كتاب', 'قرار', 'هم', 'ها', 'أ', 'ة', 'ى', 'ؤ', 'ﷺ', 'ﻻ', 'ی', 'د.',
  '\u064e', '\u0651', '\u064b', '\u0654', '\u0670', 'ـ', '\u200c', '\u200d', '\u200f', '\u2067', '\ufeff',
  ' ', '\u00a0', '\n', '\t', '\r', '.', '..', '…', '،', '؟', '!', ':', '«', '»', '"', '(', ')', '_', '-', '%',
  '7', '90،000', '٢٣', 'RT', 'news', 'é', 'e\u0301', 'I', '👩‍👧', '👍🏽', '🇦🇲', '❤️',
  '\ud83d', '\udd4a', '𝐀', '한', 'ᄒ', 'ᅡ', 'का',
];

/** Texts of the kind that the code must bear: Arabic with marks, glued pieces, emoji, lone surrogates. */
export const anyText = fc.oneof(
  { weight: 4, arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
);

export const textAndRange: fc.Arbitrary<{ text: string; range: TextRange }> = anyText.chain((text) =>
  fc
    .tuple(fc.nat(text.length), fc.nat(text.length))
    .map(([one, other]) => ({ text, range: { start: Math.min(one, other), end: Math.max(one, other) } })),
);

export const textAndOffset: fc.Arbitrary<{ text: string; offset: number }> = anyText.chain((text) =>
  fc.nat(text.length).map((offset) => ({ text, offset })),
);

/** The grapheme boundaries of the whole text, straight from the segmenter. */
export function graphemeBoundaries(text: string): Set<number> {
  const segmenter = new Intl.Segmenter('ar', { granularity: 'grapheme' });
  return new Set([...[...segmenter.segment(text)].map((segment) => segment.index), 0, text.length]);
}

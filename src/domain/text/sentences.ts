import { assertRange } from './range.ts';
import type { TextRange } from './range.ts';

const segmenter = new Intl.Segmenter('ar', { granularity: 'sentence' });

/** How far back from a full stop the rules look: further than any abbreviation reaches. */
const TAIL_LENGTH = 40;

const closing = /[»›”’)\]}\ufd3e"]/;
const closersAtEnd = /[\s»›”’)\]}\ufd3e"]+$/;
const goesOn = /^[،,؛;:\-–—]/;
const spacedDots = /\.\s+(?=[.…])/g;
const dotsAtEnd = /[.…]+$/;
const askingOrExclaiming = /[؟?!]$/;
const letterOrNumber = /[\p{L}\p{N}]/u;
const enumerator = /^\s*\p{Nd}{1,3}\.$/u;
const eraAfterYear = /\p{Nd}\s*(?:م|هـ?)\.$/u;
const singleLetter = /(?:^|[^\p{L}\p{M}\p{N}])[\p{Lo}\p{Lu}][\p{M}\u0640]*\.$/u;
// A proclitic may stand before these titles; before other letters it would make a word («لم», «كم»).
const titleAfterProclitic = /(?:^|[^\p{L}\p{M}\p{N}])(?:[وف][دأم]|[بلك][دأ])\.$/u;
const latinAbbreviation = /(?:^|[^\p{L}])(?:Mr|Mrs|Ms|Dr|Prof|St|Sen|Gen|Rep|Gov|Lt|Col|Sgt|Capt|No|vs)\.$/u;

/**
 * The sentences that lie in a range or reach into it, in order, without the spaces around them. UTF-16 code units.
 * They are the sentences of `Intl.Segmenter('ar')` with its mistakes put right: a newline always ends one; dots
 * («..», «...», «…»), titles and initials of one letter («د.», «أ.د.») and numbers of a list do not; a closing
 * quotation mark or bracket goes with the sentence before it. Only the paragraphs touched are looked at.
 */
export function sentencesIn(text: string, range: TextRange): TextRange[] {
  assertRange(text, range);
  const sentences: TextRange[] = [];
  let paragraph = paragraphAfter(text, range.start);
  while (paragraph !== null && paragraph.start < range.end) {
    for (const sentence of sentencesInParagraph(text, paragraph)) {
      if (sentence.end > range.start && sentence.start < range.end) sentences.push(sentence);
    }
    paragraph = paragraphAfter(text, paragraph.end + 1);
  }
  return sentences;
}

/** The first paragraph with anything in it whose end lies after the offset, or null. UTF-16 code units. */
export function paragraphAfter(text: string, offset: number): TextRange | null {
  let inside = offset;
  while (text.charAt(inside) === '\n') inside += 1;
  if (inside >= text.length) return null;
  const end = text.indexOf('\n', inside);
  return { start: lineStart(text, inside), end: end === -1 ? text.length : end };
}

/** The last paragraph with anything in it whose start lies before the offset, or null. UTF-16 code units. */
export function paragraphBefore(text: string, offset: number): TextRange | null {
  let inside = offset - 1;
  while (text.charAt(inside) === '\n') inside -= 1;
  return inside < 0 ? null : paragraphAfter(text, inside);
}

function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** The paragraph asked about last: whoever moves an edge asks about the same one several times at each key. */
let asked: { readonly text: string; readonly paragraph: TextRange; readonly sentences: readonly TextRange[] } | null = null;

/** The sentences of one paragraph (a range without a newline), without the spaces around them. */
export function sentencesInParagraph(text: string, paragraph: TextRange): readonly TextRange[] {
  const { start, end } = paragraph;
  if (asked?.text === text && asked.paragraph.start === start && asked.paragraph.end === end) return asked.sentences;
  const sentences = findSentences(text, paragraph);
  asked = { text, paragraph: { start, end }, sentences };
  return sentences;
}

function findSentences(text: string, paragraph: TextRange): TextRange[] {
  const content = text.slice(paragraph.start, paragraph.end);
  const sentences: TextRange[] = [];
  let start = 0;
  const close = (end: number): void => {
    const sentence = content.slice(start, end);
    const first = start + (sentence.length - sentence.trimStart().length);
    const last = start + sentence.trimEnd().length;
    if (last > first) sentences.push({ start: paragraph.start + first, end: paragraph.start + last });
    start = end;
  };
  for (const { index } of segmenter.segment(content)) {
    if (index <= start || !isTrueBreak(content, start, index)) continue;
    const end = afterClosers(content, start, index);
    if (end > index && goesOn.test(content.slice(end, end + 1))) continue;
    if (end < content.length) close(end);
  }
  close(content.length);
  return sentences;
}

function isTrueBreak(content: string, start: number, end: number): boolean {
  const isWhole = end - start <= TAIL_LENGTH;
  const tail = content
    .slice(isWhole ? start : end - TAIL_LENGTH, end)
    .replace(closersAtEnd, '')
    .replace(spacedDots, '.');
  if (isWhole && !letterOrNumber.test(tail)) return false;
  const dots = dotsAtEnd.exec(tail)?.[0] ?? '';
  if (dots === '') return true;
  if (dots !== '.') return askingOrExclaiming.test(tail.slice(0, -dots.length));
  if (isWhole && enumerator.test(tail)) return false;
  if (eraAfterYear.test(tail)) return true;
  return !(singleLetter.test(tail) || titleAfterProclitic.test(tail) || latinAbbreviation.test(tail));
}

/** The break moved behind closing marks (and the spaces before them) that belong to the sentence it ends. */
function afterClosers(content: string, start: number, end: number): number {
  let moved = end;
  let position = end;
  while (position < content.length) {
    const character = content.charAt(position);
    if (closing.test(character)) {
      if (character === '"' && !isQuoteOpen(content.slice(start, position))) break;
      moved = position + 1;
    } else if (character.trim() !== '') {
      break;
    }
    position += 1;
  }
  if (moved === end) return end;
  while (moved < content.length && content.charAt(moved).trim() === '') moved += 1;
  return moved;
}

function isQuoteOpen(content: string): boolean {
  return content.split('"').length % 2 === 0;
}

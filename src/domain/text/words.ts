import { nextCluster, previousCluster, snapToClusters } from './graphemes.ts';
import { assertRange } from './range.ts';
import type { TextRange } from './range.ts';

const segmenter = new Intl.Segmenter('ar', { granularity: 'word' });

const separator = /[ \t\n\u00a0]/;
/** One Arabic word and punctuation around it: nine runs in ten, and nothing that the segmenter would cut. */
const plainArabicWord =
  /^([«("]*)([\u0621-\u063a\u0641-\u064a][\u0621-\u063a\u0640-\u0652\u0670]*)[.،؛:؟!»)"…]*$/;
const arabicLetter = /^(?=\p{L})[\p{Script=Arabic}\u0640]$/u;
const letterOrNumber = /^[\p{L}\p{N}]$/u;
const markOrInvisible = /^[\p{M}\p{Cf}]$/u;
const outerCharacter = /^(?![%٪‰‱@#_])[\s\p{P}\p{Z}\p{Cc}\p{Cf}]/u;

/** The marks that come in pairs, closing by opening; straight quotation marks close themselves. */
const openingOf = new Map([
  [')', '('], [']', '['], ['}', '{'], ['»', '«'], ['›', '‹'], ['”', '“'], ['’', '‘'], ['"', '"'],
  ['\ufd3e', '\ufd3f'],
]);
const closingOf = new Map([...openingOf].map(([closing, opening]) => [opening, closing]));

/** Whether the character at the offset parts words wherever it stands: space, tab, newline or no-break space. */
function isSeparator(text: string, offset: number): boolean {
  return separator.test(text.charAt(offset));
}

/**
 * The first run of text without spaces whose end lies after the offset, or null. No word reaches over a space, so
 * that is all that a word's neighbourhood takes, however long the text. UTF-16 code units.
 */
export function spacelessRunAfter(text: string, offset: number): TextRange | null {
  let start = offset;
  while (start < text.length && isSeparator(text, start)) start += 1;
  if (start >= text.length) return null;
  let end = start + 1;
  while (start > 0 && !isSeparator(text, start - 1)) start -= 1;
  while (end < text.length && !isSeparator(text, end)) end += 1;
  return { start, end };
}

/** The last run of text without spaces whose start lies before the offset, or null. UTF-16 code units. */
export function spacelessRunBefore(text: string, offset: number): TextRange | null {
  let last = offset - 1;
  while (last >= 0 && isSeparator(text, last)) last -= 1;
  return last < 0 ? null : spacelessRunAfter(text, last);
}

/**
 * The words inside a run of text without spaces, in order: the words of `Intl.Segmenter('ar')`, cut further where
 * Arabic letters meet digits or other scripts («عالم23») and at punctuation that stands between Arabic letters
 * («أولا:ثانيا»), which the segmenter leaves glued. UTF-16 code units over the whole text.
 */
export function wordsInRun(text: string, run: TextRange): TextRange[] {
  const content = text.slice(run.start, run.end);
  const plain = plainArabicWord.exec(content);
  if (plain !== null) {
    const start = run.start + (plain[1] ?? '').length;
    return [{ start, end: start + (plain[2] ?? '').length }];
  }
  const words: TextRange[] = [];
  for (const segment of segmenter.segment(content)) {
    if (segment.isWordLike === true) pushCutAtSeams(segment.segment, run.start + segment.index, words);
  }
  return words;
}

function pushCutAtSeams(word: string, offset: number, words: TextRange[]): void {
  const characters = [...word];
  let start = 0;
  let position = 0;
  let previous: 'arabic' | 'other' | null = null;
  const close = (end: number): void => {
    if (end > start) words.push({ start: offset + start, end: offset + end });
  };
  characters.forEach((character, index) => {
    const width = character.length;
    if (arabicLetter.test(character)) {
      if (previous === 'other') {
        close(position);
        start = position;
      }
      previous = 'arabic';
    } else if (character === '_') {
      // An underscore holds a hashtag together, whatever stands beside it.
      previous = null;
    } else if (letterOrNumber.test(character)) {
      if (previous === 'arabic') {
        close(position);
        start = position;
      }
      previous = 'other';
    } else if (!markOrInvisible.test(character)) {
      if (previous === 'arabic' || arabicLetter.test(characters[index + 1] ?? '')) {
        close(position);
        start = position + width;
        previous = null;
      }
    }
    position += width;
  });
  close(position);
}

/** All words that lie in a range or reach into it, in order. UTF-16 code units. */
export function wordsIn(text: string, range: TextRange): TextRange[] {
  assertRange(text, range);
  const words: TextRange[] = [];
  let run = spacelessRunAfter(text, range.start);
  while (run !== null && run.start < range.end) {
    for (const word of wordsInRun(text, run)) {
      if (word.end > range.start && word.start < range.end) words.push(word);
    }
    run = spacelessRunAfter(text, run.end);
  }
  return words;
}

/** The word that the offset stands inside, not at the edge of, or null. */
function wordAround(text: string, offset: number): TextRange | null {
  if (offset === 0 || offset >= text.length || isSeparator(text, offset)) return null;
  const run = spacelessRunAfter(text, offset);
  if (run === null) return null;
  return wordsInRun(text, run).find((word) => word.start < offset && offset < word.end) ?? null;
}

/** Whether a cluster is punctuation, a quotation mark or a bracket that stands beside words and not in them. */
export function isOuterMark(cluster: string): boolean {
  return outerCharacter.test(cluster) && cluster.trim() !== '';
}

export interface WordSnapOptions {
  /** Leave the spaces, punctuation and quotation marks at the range's ends in it, as far as they were in it. */
  readonly takeInOuter?: boolean;
}

/**
 * Widens a range to whole words and leaves out the spaces, punctuation and quotation marks at its ends (percent
 * signs, `@`, `#` and currency signs stay: they are part of what they mark). A closing bracket or quotation mark
 * stays where its opening one is inside, and the other way round. A range without any word stays as it is, an
 * empty one stays empty; both are snapped to clusters. Throws a RangeError for a range outside the text.
 */
export function snapToWords(text: string, range: TextRange, options: WordSnapOptions = {}): TextRange {
  const snapped = snapToClusters(text, range);
  if (snapped.start === snapped.end) return snapped;
  const whole = snapToClusters(text, {
    start: wordAround(text, snapped.start)?.start ?? snapped.start,
    end: wordAround(text, snapped.end)?.end ?? snapped.end,
  });
  if (options.takeInOuter === true) return whole;
  const trimmed = trimOuter(text, whole);
  return trimmed === null ? snapped : trimmed;
}

/**
 * Leaves out the spaces, punctuation and quotation marks at a range's ends, as `snapToWords` does, but widens
 * nothing but what ends inside a cluster (a sentence may: a mark on a space is none of the segmenter's spaces); null
 * where nothing else is in it. UTF-16 code units.
 */
export function trimOuter(text: string, range: TextRange): TextRange | null {
  const whole = snapToClusters(text, range);
  let { start, end } = whole;
  while (start < end && outerCharacter.test(text.slice(start, end))) start = nextCluster(text, start);
  if (start >= end) return null;
  while (end > start) {
    const previous = previousCluster(text, end);
    if (!outerCharacter.test(text.slice(previous, end))) break;
    end = previous;
  }
  const inner = text.slice(start, end);
  const before = text.slice(whole.start, start);
  const after = text.slice(end, whole.end);
  // A partner may bear marks or invisible characters that belong to its cluster.
  return snapToClusters(text, { start: start - partnerReachBefore(inner, before), end: end + partnerReachAfter(inner, after) });
}

/** How many code units after the inner text reach up to the last mark that closes one left open inside. */
function partnerReachAfter(inner: string, after: string): number {
  let seen = inner;
  let reach = 0;
  for (let index = 0; index < after.length; index += 1) {
    const opening = openingOf.get(after.charAt(index));
    if (opening !== undefined && unpaired(seen, opening, after.charAt(index)) > 0) {
      reach = index + 1;
      seen += after.charAt(index);
    }
  }
  return reach;
}

function partnerReachBefore(inner: string, before: string): number {
  let seen = inner;
  let reach = 0;
  for (let index = before.length - 1; index >= 0; index -= 1) {
    const opening = before.charAt(index);
    const closing = closingOf.get(opening);
    // A straight quotation mark before the range would already have been counted as an opening one after it.
    if (closing === undefined || closing === opening) continue;
    if (unpaired(seen, closing, opening) > 0) {
      reach = before.length - index;
      seen += opening;
    }
  }
  return reach;
}

function unpaired(content: string, mark: string, partner: string): number {
  const marks = content.split(mark).length - 1;
  return mark === partner ? marks % 2 : marks - (content.split(partner).length - 1);
}

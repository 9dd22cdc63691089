import { previousCluster, snapToClusters } from './graphemes.ts';
import { assertOffset } from './range.ts';
import type { TextRange } from './range.ts';
import { selectedRange, selectionOver } from './selection.ts';
import type { TextSelection } from './selection.ts';
import { sentencesInParagraph } from './sentences.ts';
import { snapToWords, spacelessRunAfter, spacelessRunBefore, trimOuter, wordsInRun } from './words.ts';

/** Dates, times and ranges of numbers: several words by the rules of words, one thing to who points at them. */
const joinedNumbers = /\p{Nd}+(?:[-–/.:,،٫٬]\p{Nd}+)+/gu;

/**
 * The word that the offset stands in or before; else the one that it stands after; else, among marks, the nearest
 * one that no space parts from it; null where there is none. Numbers joined into a date, a time or a range count
 * as one. UTF-16 code units; throws a RangeError for an offset outside the text.
 */
export function wordAt(text: string, offset: number): TextRange | null {
  assertOffset(text, offset);
  const after = spacelessRunAfter(text, offset);
  const run = after !== null && after.start <= offset ? after : spacelessRunBefore(text, offset);
  if (run === null || run.end < offset) return null;
  const words = wordsOrNumbersInRun(text, run);
  const word =
    words.find(({ start, end }) => start <= offset && offset < end) ??
    words.find(({ end }) => end === offset) ??
    words.find(({ start }) => start > offset) ??
    words.at(-1);
  return word === undefined ? null : snapToClusters(text, word);
}

/** Words of a run; those that a joined number reaches into are one with it. */
function wordsOrNumbersInRun(text: string, run: TextRange): TextRange[] {
  const words = wordsInRun(text, run);
  const numbers = [...text.slice(run.start, run.end).matchAll(joinedNumbers)].map(({ index, 0: number }) => {
    const [start, end] = [run.start + index, run.start + index + number.length];
    const parts = words.filter((word) => word.start < end && word.end > start);
    return { start: Math.min(start, ...parts.map((part) => part.start)), end: Math.max(end, ...parts.map((part) => part.end)) };
  });
  const isInNumber = (word: TextRange): boolean =>
    numbers.some(({ start, end }) => start <= word.start && word.end <= end);
  return [...words.filter((word) => !isInNumber(word)), ...numbers].sort((one, other) => one.start - other.start);
}

/**
 * Widens a selection to the next level that holds more than it: the word at a caret or the words that it reaches
 * into, its sentences without the marks around them, its paragraphs without the spaces around them. What is
 * paragraphs already stays. Looks at the words and sentences at both edges only. Drawn in the same direction.
 */
export function widenSelection(text: string, selection: TextSelection): TextSelection {
  const range = selectedRange(selection);
  for (const levelOf of [wordsOver, sentencesOver, paragraphsOver]) {
    const level = levelOf(text, range);
    if (level === null) continue;
    if (range.start === range.end) return selectionOver(level, selection);
    const wider = { start: Math.min(range.start, level.start), end: Math.max(range.end, level.end) };
    if (wider.start < range.start || wider.end > range.end) return selectionOver(wider, selection);
  }
  return selection;
}

function wordsOver(text: string, range: TextRange): TextRange | null {
  return range.start === range.end ? wordAt(text, range.start) : snapToWords(text, range);
}

/**
 * By the rules of Unicode a full stop may end a sentence inside of what is one word (between letters of two scripts):
 * where a sentence would cut a word, the sentence on its other side belongs to it.
 */
function sentencesOver(text: string, range: TextRange): TextRange | null {
  const whole = sentencesReached(text, range);
  if (whole === null) return null;
  const words = snapToWords(text, whole);
  if (words.start >= whole.start && words.end <= whole.end) return whole;
  return sentencesOver(text, { start: Math.min(words.start, whole.start), end: Math.max(words.end, whole.end) });
}

function sentencesReached(text: string, range: TextRange): TextRange | null {
  const sentences = sentencesInParagraph(text, lineOf(text, range.start));
  const first = sentences.find(({ end }) => end > range.start) ?? sentences.at(-1);
  const last = sentencesInParagraph(text, lineOf(text, lastIn(text, range))).findLast(
    ({ start }) => start <= lastIn(text, range),
  );
  if (first === undefined || last === undefined || first.start >= last.end) return null;
  const whole = snapToClusters(text, { start: first.start, end: last.end });
  return trimOuter(text, whole) ?? whole;
}

/** The paragraphs that a range reaches into, without the spaces around them; null where they hold nothing else. */
export function paragraphsOver(text: string, range: TextRange): TextRange | null {
  const { start } = lineOf(text, range.start);
  const { end } = lineOf(text, lastIn(text, range));
  const content = text.slice(start, end);
  const spacesBefore = content.search(/\S/u);
  if (spacesBefore === -1) return null;
  return snapToClusters(text, { start: start + spacesBefore, end: start + content.trimEnd().length });
}

/** The start of a range's last cluster; of a caret, the caret. */
function lastIn(text: string, range: TextRange): number {
  return range.start === range.end ? range.start : previousCluster(text, range.end);
}

/** The paragraph, empty or not, that an offset stands in; that of a newline is the one before it. */
function lineOf(text: string, offset: number): TextRange {
  const newline = text.indexOf('\n', offset);
  return {
    start: offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1,
    end: newline === -1 ? text.length : newline,
  };
}

import { isInsidePair, isLowSurrogate, isSurrogate, rememberByCodeUnit } from './code-units.ts';
import { assertOffset, assertRange } from './range.ts';
import type { TextRange } from './range.ts';

const TATWEEL = 0x0640;
const CARRIAGE_RETURN = 0x0d;
const LINE_FEED = 0x0a;

const segmenter = new Intl.Segmenter('ar', { granularity: 'grapheme' });
const hangul = /^\p{Script=Hangul}$/u;
const arabicLetter = /^(?=\p{L})[\p{Script=Arabic}\u0640]$/u;
const markOrJoiner = /^[\p{M}\u200c\u200d]$/u;

const JOINS_PREVIOUS_OR_MAY = 1;
const JOINS_NEXT = 2;
const STANDS_ALONE = 3;

function graphemeCount(text: string): number {
  return [...segmenter.segment(text)].length;
}

/** How a code unit behaves beside its neighbours: asked of the segmenter once for each code unit. */
const behaviourOf = rememberByCodeUnit((unit) => {
  if (isSurrogate(unit)) return JOINS_PREVIOUS_OR_MAY;
  const character = String.fromCharCode(unit);
  if (graphemeCount(`${character}a`) === 1) return JOINS_NEXT;
  if (hangul.test(character) || graphemeCount(`a${character}`) === 1) return JOINS_PREVIOUS_OR_MAY;
  return STANDS_ALONE;
});

const BEARS_TATWEEL = 1;
const HANDS_ON = 2;
const BEARS_NONE = 3;
const bearingOf = rememberByCodeUnit((unit) => {
  const character = String.fromCharCode(unit);
  if (arabicLetter.test(character)) return BEARS_TATWEEL;
  return markOrJoiner.test(character) ? HANDS_ON : BEARS_NONE;
});

/** Whether a tatweel at the offset lengthens an Arabic letter: the one before it, marks left aside. */
function isHeldTatweel(text: string, offset: number): boolean {
  if (text.charCodeAt(offset) !== TATWEEL) return false;
  let base = offset - 1;
  while (base > 0 && bearingOf(text.charCodeAt(base)) === HANDS_ON) base -= 1;
  return bearingOf(text.charCodeAt(base)) === BEARS_TATWEEL;
}

/** Whether the two neighbours alone say that a grapheme ends here; false means that more context is needed. */
function isSurelyBoundary(text: string, offset: number): boolean {
  const previous = text.charCodeAt(offset - 1);
  const current = text.charCodeAt(offset);
  if (previous === CARRIAGE_RETURN && current === LINE_FEED) return false;
  if (behaviourOf(current) !== STANDS_ALONE) return false;
  if (behaviourOf(previous) === STANDS_ALONE) return true;
  // No grapheme goes on with an ASCII character except after the few characters that join what follows them.
  if (current < 0x20 || current > 0x7e) return false;
  if (!isLowSurrogate(previous)) return behaviourOf(previous) !== JOINS_NEXT;
  return isInsidePair(text, offset - 1) && graphemeCount(`${text.slice(offset - 2, offset)}a`) > 1;
}

/**
 * Whether a cluster ends or begins at the UTF-16 offset. A cluster is a Unicode extended grapheme cluster, with
 * the tatweel that lengthens an Arabic letter (and the marks upon it) held to that letter. Looks no further back
 * than to the last place where neighbours alone decide.
 */
export function isClusterBoundary(text: string, offset: number): boolean {
  assertOffset(text, offset);
  if (offset === 0 || offset === text.length) return true;
  if (isHeldTatweel(text, offset)) return false;
  if (isSurelyBoundary(text, offset)) return true;
  let start = offset - 1;
  while (start > 0 && !isSurelyBoundary(text, start)) start -= 1;
  // What follows a place matters to it by one character only, hence the two code units.
  const local = text.slice(start, offset + 2);
  return segmenter.segment(local).containing(offset - start)?.index === offset - start;
}

/** The nearest cluster boundary after the offset; the text's length at its end. UTF-16 code units. */
export function nextCluster(text: string, offset: number): number {
  assertOffset(text, offset);
  let next = Math.min(offset + 1, text.length);
  while (!isClusterBoundary(text, next)) next += 1;
  return next;
}

/** The nearest cluster boundary before the offset; 0 at the text's start. UTF-16 code units. */
export function previousCluster(text: string, offset: number): number {
  assertOffset(text, offset);
  let previous = Math.max(offset - 1, 0);
  while (!isClusterBoundary(text, previous)) previous -= 1;
  return previous;
}

/**
 * Widens a range until it splits no cluster. An empty range stays empty and goes to the start of the cluster that
 * it stands in. Throws a RangeError for a range outside the text.
 */
export function snapToClusters(text: string, range: TextRange): TextRange {
  assertRange(text, range);
  const start = isClusterBoundary(text, range.start) ? range.start : previousCluster(text, range.start);
  if (range.start === range.end) return { start, end: start };
  const end = isClusterBoundary(text, range.end) ? range.end : nextCluster(text, range.end);
  return { start, end };
}

import { isSurrogate } from './code-units.ts';
import { foldCluster, isIgnorable, isMark, isPlainMark } from './folding-rules.ts';
import type { TextRange } from './range.ts';

/**
 * A text folded for search and matching. `map` has one entry for each UTF-16 code unit of `folded`: the UTF-16
 * offset in the source where the cluster begins that it came from; and one more, the source's length, as its last.
 * It never descends; an entry repeats where one cluster gave several characters («ﷺ»).
 */
export interface FoldedText {
  readonly folded: string;
  readonly map: Int32Array;
}

// What a code unit is, one table entry each: zero or more is the one code unit that a base folds to.
const BASE_TO_NOTHING = -1;
const BASE_TO_SEVERAL = -2;
const LEAST_BASE = BASE_TO_SEVERAL;
const PLAIN_MARK = -3;
const COMPOSING_MARK = -4;
const SURROGATE = -5;
const UNKNOWN = -6;

const entries = new Int32Array(0x10000).fill(UNKNOWN);

function learn(unit: number): number {
  const entry = entryFor(unit);
  entries[unit] = entry;
  return entry;
}

function entryFor(unit: number): number {
  if (isSurrogate(unit)) return SURROGATE;
  const character = String.fromCharCode(unit);
  if (isPlainMark(character) || isIgnorable(character)) return PLAIN_MARK;
  if (isMark(character)) return COMPOSING_MARK;
  const folded = foldCluster(character);
  if (folded.length === 0) return BASE_TO_NOTHING;
  return folded.length === 1 ? folded.charCodeAt(0) : BASE_TO_SEVERAL;
}

/**
 * Folds a text for search and matching: cluster by cluster (a base and the combining marks and invisible
 * characters after it) as `foldCluster` says. A table of code units settles most clusters; only marks that can
 * compose, astral characters and characters that expand take the long way. Idempotent, and always well formed.
 */
export function fold(text: string): FoldedText {
  const length = text.length;
  let units = new Uint16Array(length + 16);
  let sources = new Int32Array(length + 17);
  let count = 0;

  const append = (characters: string, source: number): void => {
    const needed = count + characters.length;
    if (needed > units.length) {
      const size = Math.max(units.length * 2, needed);
      const largerUnits = new Uint16Array(size);
      largerUnits.set(units);
      units = largerUnits;
      const largerSources = new Int32Array(size + 1);
      largerSources.set(sources);
      sources = largerSources;
    }
    for (let index = 0; index < characters.length; index += 1) {
      units[count] = characters.charCodeAt(index);
      sources[count] = source;
      count += 1;
    }
  };

  let start = 0;
  while (start < length) {
    const unit = text.charCodeAt(start);
    let entry = entries[unit] ?? UNKNOWN;
    if (entry === UNKNOWN) entry = learn(unit);
    let isPlain = entry >= PLAIN_MARK;
    let end = start + (entry === SURROGATE && isPair(text, start) ? 2 : 1);
    while (end < length) {
      const nextUnit = text.charCodeAt(end);
      let next = entries[nextUnit] ?? UNKNOWN;
      if (next === UNKNOWN) next = learn(nextUnit);
      if (next >= LEAST_BASE) break;
      if (next === SURROGATE) {
        if (!isPair(text, end) || !isMarkAt(text, end)) break;
        end += 1;
      }
      if (next !== PLAIN_MARK) isPlain = false;
      end += 1;
    }
    if (isPlain && entry >= 0 && count < units.length) {
      units[count] = entry;
      sources[count] = start;
      count += 1;
    } else if (!isPlain || entry === BASE_TO_SEVERAL || entry >= 0) {
      append(foldCluster(text.slice(start, end)), start);
    }
    start = end;
  }
  sources[count] = length;
  return { folded: stringOf(units, count), map: sources.slice(0, count + 1) };
}

function isPair(text: string, offset: number): boolean {
  return (text.codePointAt(offset) ?? 0) > 0xffff;
}

function isMarkAt(text: string, offset: number): boolean {
  const character = text.slice(offset, offset + 2);
  return isMark(character) || isIgnorable(character);
}

function stringOf(units: Uint16Array, count: number): string {
  const step = 0x2000;
  let text = '';
  for (let start = 0; start < count; start += step) {
    // Spreading a typed array would go through its iterator, which takes ten times as long.
    const part = units.subarray(start, Math.min(start + step, count));
    text += String(Reflect.apply(String.fromCharCode, null, part));
  }
  return text;
}

/**
 * The source range of the folded range `[start, end)`: from the start of its first cluster to the end of its last,
 * with all that folding left out before the next cluster (marks, tatweel, invisible characters). Whole clusters
 * always, also where the folded range begins or ends inside what one cluster gave. An empty range gives an empty
 * one. UTF-16 code units. Throws a RangeError for a range outside the folded text.
 */
export function unfoldRange(map: Int32Array, start: number, end: number): TextRange {
  const first = map[start];
  if (first === undefined || !Number.isInteger(end) || end < start || end >= map.length) {
    throw new RangeError(`range ${start} to ${end} lies outside the folded text (0 to ${map.length - 1})`);
  }
  if (start === end) return { start: first, end: first };
  let next = end;
  while (next < map.length - 1 && map[next] === map[end - 1]) next += 1;
  return { start: first, end: map[next] ?? first };
}

const directionControlsAtEnd = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]+$/;

/** A range of a text without the invisible controls at its end. UTF-16 code units. */
export function withoutControlsAtEnd(text: string, { start, end }: TextRange): TextRange {
  const controls = directionControlsAtEnd.exec(text.slice(start, end))?.[0].length ?? 0;
  return { start, end: end - controls };
}

/**
 * Where a query occurs in a text when both are folded, as source ranges in ascending order that do not overlap
 * (UTF-16 code units). Each covers whole clusters with their marks and tatweel, and leaves out the invisible
 * controls after the last. A query that folds to nothing occurs nowhere. `folding` spares folding a text again.
 */
export function foldedMatches(text: string, query: string, folding: FoldedText = fold(text)): TextRange[] {
  const unfold = (start: number, end: number): TextRange => unfoldRange(folding.map, start, end);
  return [...occurrencesIn(folding.folded, fold(query).folded, unfold)].map((range) => withoutControlsAtEnd(text, range));
}

/**
 * Where a folded needle occurs in a folded text, as source ranges that do not overlap, with the invisible controls
 * after each. `unfold` is `unfoldRange` over the text's map, in whatever form that is kept.
 */
export function* occurrencesIn(
  folded: string,
  needle: string,
  unfold: (start: number, end: number) => TextRange,
): Generator<TextRange, void, void> {
  if (needle === '') return;
  let reached = 0;
  for (let found = folded.indexOf(needle); found !== -1; found = folded.indexOf(needle, found + needle.length)) {
    const range = unfold(found, found + needle.length);
    if (range.start < reached) continue;
    reached = range.end;
    yield range;
  }
}

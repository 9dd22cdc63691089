import { encliticStops, procliticStops } from './clitics.ts';
import { isClusterBoundary } from './graphemes.ts';
import type { TextRange } from './range.ts';
import { spacelessRunAfter, wordsInRun } from './words.ts';

export const matchKinds = ['anywhere', 'words', 'words-with-clitics'] as const;

/**
 * Where a match may stand: anywhere, also inside a word; as whole words; or as words to which proclitics (و ف ب ك ل
 * ال لل, the س of the future, stacks of them) and a pronoun suffix may be attached, which are then not part of it.
 */
export type MatchKind = (typeof matchKinds)[number];

export function isMatchKind(name: string): name is MatchKind {
  return matchKinds.some((kind) => kind === name);
}

/** Letters that no word ends between: two of them that stand side by side are of one word. */
const letter = /^[\u0621-\u063a\u0641-\u064a]$/;

function isBetweenLetters(text: string, offset: number): boolean {
  return letter.test(text.charAt(offset - 1)) && letter.test(text.charAt(offset));
}

/** The last letters of what `procliticStops` goes by, and the first of what `encliticStops` goes by. */
const endsProclitic = new Set('وفسبكل');
const beginsPronoun = new Set('هكني');

const invisible = /[\p{Cf}\p{M}]/u;

/**
 * Whether a stretch of a text that is not empty cuts no word, or (with clitics) only where a clitic ends before it
 * or begins after it. An end beside a space or punctuation cuts nothing. UTF-16 code units.
 */
export function standsAs(text: string, { start, end }: TextRange, kind: MatchKind): boolean {
  if (kind === 'anywhere') return true;
  const withClitics = kind === 'words-with-clitics';
  // Most matches of a short query are settled by the letters beside them, without finding the word.
  if (isBetweenLetters(text, start) && !(withClitics && endsProclitic.has(text.charAt(start - 1)))) return false;
  if (isBetweenLetters(text, end) && !(withClitics && beginsPronoun.has(text.charAt(end)))) return false;
  if (!isClusterBoundary(text, start) || !isClusterBoundary(text, end)) return false;
  const first = wordCutAt(text, start);
  if (first !== null && !(withClitics && procliticStops(text, first).includes(start))) return false;
  // Invisible characters at the end of a word belong to nobody.
  let reach = end;
  while (reach < text.length && invisible.test(text.charAt(reach))) reach += 1;
  const last = wordCutAt(text, reach);
  return last === null || (withClitics && encliticStops(text, last).some((stop) => stop >= end && stop <= reach));
}

/** The word that the offset stands inside, not at the edge of, or null. */
function wordCutAt(text: string, offset: number): TextRange | null {
  if (offset === 0 || offset >= text.length) return null;
  const run = spacelessRunAfter(text, offset);
  if (run === null || run.start >= offset) return null;
  return wordsInRun(text, run).find((word) => word.start < offset && offset < word.end) ?? null;
}

import { nextCluster } from './graphemes.ts';
import type { TextRange } from './range.ts';

const LEAST_STEM = 2;

const conjunctions = new Set(['و', 'ف']);
const prepositions = new Set(['ب', 'ك', 'ل']);
/** The first letters of the imperfect, the only thing that the س of the future stands before. */
const imperfectPrefixes = new Set(['ي', 'ت', 'ن', 'أ']);
const pronouns = ['ه', 'ها', 'هم', 'هن', 'هما', 'ك', 'كم', 'كن', 'كما', 'نا', 'ني', 'ي'];

const sameLetter = new Map([['ی', 'ي'], ['ک', 'ك'], ['ٱ', 'ا']]);

/** A letter of a word with its marks and tatweel: where it starts, and the letter alone. */
interface Letter {
  readonly start: number;
  readonly base: string;
}

/**
 * The offsets inside a word where a clitic may end or begin, in order: after the proclitics و ف, س (before an
 * imperfect), ب ك ل, ال and لل, also stacked («و|ب|ال|قرار», «ف|س|يعلن»), and before a pronoun suffix («بيت|هم»).
 * Positions to stop at and nothing more: that the و of «وكالة» is a radical, no rule here can tell. On the stem's
 * side of every stop there are at least two letters, and none parts a letter from its marks or tatweel. `word` is
 * a word of the text in UTF-16 code units.
 */
export function cliticStops(text: string, word: TextRange): number[] {
  const letters = lettersOf(text, word);
  const counts = new Set([...procliticLengths(letters), ...stemLengths(letters)]);
  return offsetsOf(letters, [...counts].sort((left, right) => left - right));
}

/** Those of `cliticStops` that proclitics end at. */
export function procliticStops(text: string, word: TextRange): number[] {
  const letters = lettersOf(text, word);
  return offsetsOf(letters, procliticLengths(letters));
}

/** Those of `cliticStops` that a pronoun suffix begins at. */
export function encliticStops(text: string, word: TextRange): number[] {
  const letters = lettersOf(text, word);
  return offsetsOf(letters, stemLengths(letters).sort((left, right) => left - right));
}

function offsetsOf(letters: readonly Letter[], counts: readonly number[]): number[] {
  return counts
    .filter((count) => count > 0 && count < letters.length)
    .flatMap((count) => letters[count]?.start ?? []);
}

function lettersOf(text: string, word: TextRange): Letter[] {
  const letters: Letter[] = [];
  let start = word.start;
  while (start < word.end) {
    const character = String.fromCodePoint(text.codePointAt(start) ?? 0);
    letters.push({ start, base: sameLetter.get(character) ?? character });
    start = nextCluster(text, start);
  }
  return letters;
}

/** How many letters each stack of proclitics at the start of the word takes. */
function procliticLengths(letters: readonly Letter[]): number[] {
  const found: number[] = [];
  const base = (index: number): string => letters[index]?.base ?? '';
  let length = 0;
  const take = (count: number): void => {
    length += count;
    if (letters.length - length >= LEAST_STEM) found.push(length);
  };
  if (conjunctions.has(base(length))) take(1);
  if (base(length) === 'س' && imperfectPrefixes.has(base(length + 1))) {
    take(1);
    return found;
  }
  let preposition = '';
  if (prepositions.has(base(length))) {
    preposition = base(length);
    take(1);
  }
  if (preposition === 'ل') {
    // ل before the article swallows its alif: «للسلام».
    if (base(length) === 'ل') take(1);
  } else if (base(length) === 'ا' && base(length + 1) === 'ل') {
    take(2);
  }
  return found;
}

/** How many letters are left before each pronoun that the word may end with. */
function stemLengths(letters: readonly Letter[]): number[] {
  return pronouns
    .filter((pronoun) => [...pronoun].every((character, index) => {
      return letters[letters.length - pronoun.length + index]?.base === character;
    }))
    .map((pronoun) => letters.length - pronoun.length)
    .filter((length) => length >= LEAST_STEM);
}

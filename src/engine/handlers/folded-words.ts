import { fold } from '../../domain/text/folding.ts';

/** So much is kept, in UTF-16 code units: the quotes of some 50,000 spans. */
const unitsKept = 4_000_000;

const kept = new Map<string, string>();
let units = 0;

/** A quote, note or title folded. Who types looks through the same ones at every letter, so what was folded is kept. */
export function foldedWords(words: string): string {
  const known = kept.get(words);
  if (known !== undefined) return known;
  const { folded } = fold(words);
  units += words.length + folded.length;
  if (units > unitsKept) {
    kept.clear();
    units = words.length + folded.length;
  }
  kept.set(words, folded);
  return folded;
}

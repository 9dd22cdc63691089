import type { Annotator } from '../domain/model/annotation.ts';
import { Problem } from '../domain/problem.ts';

/** The annotators with these names or ids; all where none is named. Throws `not-found`. */
export function annotatorsNamed(annotators: readonly Annotator[], wanted: readonly string[] | undefined): Annotator[] {
  if (wanted === undefined) return [...annotators];
  return [...new Set(wanted)].map((entry) => {
    const found = annotators.find(({ id, name }) => name === entry.trim() || id === entry);
    if (found === undefined) throw new Problem('not-found', { what: 'annotator', id: entry });
    return found;
  });
}

/** A whole number between two bounds; null where the words are none. */
export function wholeNumber(words: string, least: number, most: number): number | null {
  if (!/^[0-9]{1,10}$/.test(words)) return null;
  const value = Number(words);
  return value >= least && value <= most ? value : null;
}

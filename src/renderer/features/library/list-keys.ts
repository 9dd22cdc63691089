import { fold } from '../../../domain/text/folding.ts';
import type { FilterableDocument } from './library-filter.ts';

/** How long, in milliseconds, letters typed one after another are one word. */
const PAUSE = 800;

/**
 * Finds a row by the first letters of its title, as they are typed; folded, so that أ finds ا. Answers the next
 * position from where one stands, around the end, or null.
 */
export function createLetterSearch(): (
  letter: string,
  now: number,
  documents: readonly Pick<FilterableDocument, 'folded'>[],
  from: number,
) => number | null {
  let typed = '';
  let last = -Infinity;
  return (letter, now, documents, from) => {
    typed = now - last > PAUSE ? letter : typed + letter;
    last = now;
    const wanted = fold(typed).folded;
    if (wanted.trim() === '') return null;
    // A word that grows may still fit the row it has found; its first letter looks further.
    const begin = typed.length > letter.length ? from : from + 1;
    for (let step = 0; step < documents.length; step += 1) {
      const position = (begin + step) % documents.length;
      if (documents[position]?.folded.startsWith(wanted) === true) return position;
    }
    return null;
  };
}

import { hash } from 'node:crypto';
import { fold } from '../../domain/text/folding.ts';

/** Rises with every change of what the index keeps and how. */
const formatNumber = 1;

/** Arabic, Latin, punctuation, presentation forms: what folding is about. */
const blocks: readonly (readonly [number, number])[] = [
  [0x0000, 0x08ff],
  [0x2000, 0x20ff],
  [0xfb50, 0xfdff],
  [0xfe70, 0xfeff],
];

let known: string | null = null;

/**
 * What an index was made with: its format, and how this program (and its Unicode tables) fold. Found by folding,
 * so that nobody can change a rule and forget to say so.
 */
export function indexVersion(): string {
  known ??= `${formatNumber}-${hash('sha256', probe().map((part) => fold(part).folded).join('\n'), 'hex').slice(0, 16)}`;
  return known;
}

function probe(): string[] {
  return blocks.map(([first, last]) => {
    let part = '';
    for (let unit = first; unit <= last; unit += 1) {
      const character = String.fromCharCode(unit);
      part += `${character} ${character}\u064e ${character}\u0654 `;
    }
    return part;
  });
}

import type { Shortcut } from '../../app/commands.tsx';
import { fold } from '../../../domain/text/folding.ts';

/** Something that can be chosen in the palette: a command, or a document to go to. */
export interface PaletteEntry {
  readonly id: string;
  readonly title: string;
  /** A group of commands, `documents` or `recent`. */
  readonly group: string;
  readonly shortcut?: Shortcut;
  readonly run: () => void;
}

/** Entries with what they are looked for by. */
export interface PaletteIndex {
  readonly entry: PaletteEntry;
  readonly folded: string;
  /** Latin words of the entry's own name in the program, so that English finds it in an Arabic window too. */
  readonly name: string;
}

export interface PaletteSection {
  readonly id: string;
  readonly entries: readonly PaletteEntry[];
}

export interface PaletteMatches {
  readonly sections: readonly PaletteSection[];
  /** Documents that match but are too many to be shown. */
  readonly left: number;
}

/** Documents shown at most; one word more finds the others. */
export const DOCUMENTS_SHOWN = 50;
/** Documents shown before anything is looked for. */
const DOCUMENTS_AT_FIRST = 8;

export const documentsGroup = 'documents';
/** Documents that were visited last; they stand first while nothing is looked for. */
export const recentGroup = 'recent';

const isDocument = ({ group }: PaletteEntry): boolean => group === documentsGroup || group === recentGroup;

/** Folds titles once, so that each key press only compares. A document's id says nothing and is not looked in. */
export function paletteIndex(entries: readonly PaletteEntry[]): PaletteIndex[] {
  return entries.map((entry) => ({
    entry,
    folded: ` ${fold(entry.title).folded}`,
    name: isDocument(entry) ? '' : ` ${entry.id.replace(/[ ].*$/u, '').replaceAll('-', ' ').toLowerCase()}`,
  }));
}

/** How well a folded title matches: 3 it begins so, 2 a word in it does, 1 it holds it, 0 not at all. */
function fit(folded: string, name: string, words: readonly string[]): number {
  if (folded.startsWith(` ${words.join(' ')}`)) return 3;
  let worst = 3;
  for (const [at, word] of words.entries()) {
    if (at === 0 && folded.startsWith(` ${word}`)) continue;
    if (folded.includes(` ${word}`) || name.includes(` ${word}`)) worst = Math.min(worst, 2);
    else if (folded.includes(word)) worst = Math.min(worst, 1);
    else return 0;
  }
  return worst;
}

/**
 * What matches a query: every word of it must occur, folded, in any order. The best match is the first of the first
 * section; within a section the order is by fit and then as given.
 */
export function matchPalette(index: readonly PaletteIndex[], query: string): PaletteMatches {
  const words = fold(query).folded.split(/\s+/u).filter((word) => word !== '');
  const limit = words.length === 0 ? DOCUMENTS_AT_FIRST : DOCUMENTS_SHOWN;
  const groups = new Map<string, { entry: PaletteEntry; fit: number }[]>();
  for (const { entry, folded, name } of index) {
    const found = fit(folded, name, words);
    if (found === 0) continue;
    const group = groups.get(entry.group);
    if (group === undefined) groups.set(entry.group, [{ entry, fit: found }]);
    else group.push({ entry, fit: found });
  }
  const sorted = [...groups].map(([id, found]) => {
    const best = found.toSorted((one, other) => other.fit - one.fit);
    return { id, best: best[0]?.fit ?? 0, entries: best.map(({ entry }) => entry) };
  });
  // Sorting is stable: groups that match as well as each other stay in their order.
  if (words.length > 0) sorted.sort((one, other) => other.best - one.best);
  const documents = sorted.find(({ id }) => id === documentsGroup)?.entries.length ?? 0;
  return {
    sections: sorted.map(({ id, entries }) => ({
      id,
      entries: id === documentsGroup ? entries.slice(0, limit) : entries,
    })),
    left: Math.max(0, documents - limit),
  };
}

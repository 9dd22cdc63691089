import type { TextRange } from './range.ts';

/** A span's fragments in two: those before a cut and those after it. */
export interface DividedFragments {
  readonly before: TextRange[];
  readonly after: TextRange[];
}

/** A stretch without the spaces at its ends; null where nothing else is in it. UTF-16 code units. */
export function withoutOuterSpaces(text: string, { start, end }: TextRange): TextRange | null {
  const content = text.slice(start, end);
  const inner = content.trim();
  if (inner === '') return null;
  const first = start + content.indexOf(inner);
  return { start: first, end: first + inner.length };
}

/**
 * What of the fragments lies before a cut and what after it, without the spaces at the cut; a cut with nothing
 * between its ends is a caret. Fragments that the cut does not touch stay as they are. UTF-16 code units.
 */
export function divideFragments(text: string, fragments: readonly TextRange[], cut: TextRange): DividedFragments {
  const before: TextRange[] = [];
  const after: TextRange[] = [];
  for (const fragment of fragments) {
    if (fragment.end <= cut.start) before.push(fragment);
    else if (fragment.start >= cut.end) after.push(fragment);
    else {
      const first = fragment.start < cut.start ? withoutOuterSpaces(text, { start: fragment.start, end: cut.start }) : null;
      const last = fragment.end > cut.end ? withoutOuterSpaces(text, { start: cut.end, end: fragment.end }) : null;
      if (first !== null) before.push(first);
      if (last !== null) after.push(last);
    }
  }
  return { before, after };
}

/**
 * The fragments of two spans as those of one: where fragments of the two overlap, touch or have only spaces of one
 * line between them, they grow together. In the text's order. UTF-16 code units.
 */
export function joinFragments(text: string, first: readonly TextRange[], second: readonly TextRange[]): TextRange[] {
  // Whose a fragment is, as bits: what both have is of both.
  const owned = new Map<string, Owned>();
  for (const [ranges, owner] of [[first, 1], [second, 2]] as const) {
    for (const range of ranges) {
      const key = `${range.start} ${range.end}`;
      owned.set(key, { range, owner: (owned.get(key)?.owner ?? 0) | owner });
    }
  }
  const sorted = [...owned.values()].sort((one, other) => one.range.start - other.range.start || one.range.end - other.range.end);
  const joined: Owned[] = [];
  for (const { range, owner } of sorted) {
    const last = joined.at(-1);
    const isGap = last !== undefined && /^[^\S\n\r]*$/u.test(text.slice(last.range.end, range.start));
    if (last === undefined || !(range.start < last.range.end || (isGap && (last.owner | owner) === BOTH))) {
      joined.push({ range, owner });
      continue;
    }
    const end = Math.max(last.range.end, range.end);
    // What comes next meets whoever reaches furthest.
    const reaching = (range.end === end ? owner : 0) | (last.range.end === end ? last.owner : 0);
    joined[joined.length - 1] = { range: { start: last.range.start, end }, owner: reaching };
  }
  return joined.map(({ range }) => range);
}

interface Owned {
  readonly range: TextRange;
  readonly owner: number;
}

const BOTH = 3;

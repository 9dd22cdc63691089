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
  const owned = [...first.map((range) => ({ range, owner: 1 })), ...second.map((range) => ({ range, owner: 2 }))];
  owned.sort((one, other) => one.range.start - other.range.start || one.range.end - other.range.end);
  const joined: { range: TextRange; owner: number }[] = [];
  for (const { range, owner } of owned) {
    const last = joined.at(-1);
    // What both own has the owner 3: either may grow on to it.
    const isOther = last !== undefined && last.owner !== owner;
    const meets =
      last !== undefined &&
      (range.start < last.range.end || (isOther && /^[^\S\n\r]*$/u.test(text.slice(last.range.end, range.start))));
    if (!meets) {
      joined.push({ range, owner });
      continue;
    }
    const end = Math.max(last.range.end, range.end);
    joined[joined.length - 1] = { range: { start: last.range.start, end }, owner: range.end > last.range.end ? owner : last.owner };
  }
  return joined.map(({ range }) => range);
}

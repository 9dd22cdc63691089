import type { Fragment } from '../../domain/model/annotation.ts';
import type { Revision } from '../../domain/model/document.ts';
import { Problem } from '../../domain/problem.ts';

/**
 * Fragments with their quotes, in the text's order.
 * @param ranges `[start, end)` in UTF-16 code units of the text.
 * Throws `offsets-outside-text`, `offsets-split-character` (half of a surrogate pair) or `fragments-overlap`.
 */
export function fragmentsOf(text: string, ranges: readonly (readonly [number, number])[]): Fragment[] {
  const fragments = ranges
    .map(([start, end]) => {
      checkRange(text, start, end);
      return { start, end, quote: text.slice(start, end) };
    })
    .sort((first, second) => first.start - second.start || first.end - second.end);
  fragments.forEach((fragment, index) => {
    const next = fragments[index + 1];
    if (next !== undefined && next.start < fragment.end) {
      throw new Problem('fragments-overlap', { start: next.start, end: fragment.end });
    }
  });
  return fragments;
}

/** Throws `offsets-outside-text` or `offsets-split-character`. */
export function checkRange(text: string, start: number, end: number): void {
  if (start >= end || end > text.length) {
    throw new Problem('offsets-outside-text', { start, end, length: text.length });
  }
  if (splitsPair(text, start) || splitsPair(text, end)) {
    throw new Problem('offsets-split-character', { start, end });
  }
}

function splitsPair(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}

/** Kept runs of a text in its next revision: what stands the same at its beginning and at its end. */
export function mappingBetween(before: string, after: string): [number, number, number][] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  if (splitsPair(before, head) || splitsPair(after, head)) head -= 1;
  if (splitsPair(before, before.length - tail) || splitsPair(after, after.length - tail)) tail -= 1;
  const runs: [number, number, number][] = [];
  if (head > 0) runs.push([0, 0, head]);
  if (tail > 0) runs.push([before.length - tail, after.length - tail, tail]);
  return runs;
}

/** Moves fragments along a revision's mapping; null where one is not wholly inside a kept run. */
export function mapFragments(fragments: readonly Fragment[], mapping: Revision['mapping']): Fragment[] | null {
  const moved: Fragment[] = [];
  for (const { start, end, quote } of fragments) {
    const run = (mapping ?? []).find(([before, , length]) => before <= start && end <= before + length);
    if (run === undefined) return null;
    const shift = run[1] - run[0];
    moved.push({ start: start + shift, end: end + shift, quote });
  }
  return moved;
}

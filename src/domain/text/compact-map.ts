import type { TextRange } from './range.ts';

/**
 * The map of a folded text (see `FoldedText`) as runs in which it goes on by one each: pairs of a place in the
 * folded text and the source offset there, in ascending order, the last for the end of both. Vowelled or not, most
 * Arabic text makes few runs, so that this is what an index keeps.
 */
export type CompactMap = Int32Array;

/** The runs of a map. */
export function compactMap(map: Int32Array): CompactMap {
  const runs: number[] = [];
  for (let index = 0; index < map.length; index += 1) {
    const source = map[index] ?? 0;
    const isLast = index === map.length - 1;
    if (index === 0 || isLast || source !== (map[index - 1] ?? 0) + 1) runs.push(index, source);
  }
  return Int32Array.from(runs);
}

/** Whether one cluster gave several characters: only then can two occurrences have their places in one cluster. */
export function hasRepeats(map: Int32Array): boolean {
  return map.some((source, index) => index > 0 && index < map.length - 1 && source === map[index - 1]);
}

/** The source offset of a place in the folded text, its end included; UTF-16 code units both. */
function sourceAt(runs: CompactMap, place: number): number {
  let low = 0;
  let high = runs.length / 2 - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((runs[middle * 2] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return (runs[low * 2 + 1] ?? 0) + place - (runs[low * 2] ?? 0);
}

/** As `unfoldRange`, for a range of the folded text that is not empty and lies within it. */
export function unfoldCompact(runs: CompactMap, start: number, end: number): TextRange {
  const length = runs.at(-2) ?? 0;
  const last = sourceAt(runs, end - 1);
  let next = end;
  while (next < length && sourceAt(runs, next) === last) next += 1;
  return { start: sourceAt(runs, start), end: sourceAt(runs, next) };
}

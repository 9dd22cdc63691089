import { cliticStops } from './clitics.ts';
import { isClusterBoundary, nextCluster, previousCluster } from './graphemes.ts';
import { assertOffset, assertRange } from './range.ts';
import type { TextRange } from './range.ts';
import { paragraphAfter, paragraphBefore, sentencesInParagraph } from './sentences.ts';
import { spacelessRunAfter, spacelessRunBefore, wordsInRun } from './words.ts';

export const stopUnits = ['cluster', 'clitic', 'word', 'sentence'] as const;

/** By what a caret or the edge of a span moves. */
export type StopUnit = (typeof stopUnits)[number];

/**
 * Which stops count: those where something starts (for the first edge of a span), those where something ends (for
 * its last edge), or both. Clitic stops inside a word are both.
 */
export type StopEdge = 'start' | 'end' | 'either';

/**
 * All stops in the range, its ends included where they are stops, in ascending order and without repeats; UTF-16
 * code units. The text's start and end are stops of every unit. Every word stop is a clitic stop and every stop is
 * a cluster boundary. Throws a RangeError for a range outside the text.
 */
export function stops(text: string, unit: StopUnit, range: TextRange, edge: StopEdge = 'either'): number[] {
  assertRange(text, range);
  const found: number[] = [];
  const isEndOfText = (offset: number): boolean => offset === 0 || offset === text.length;
  const isStop =
    isEndOfText(range.start) ||
    nextStop(text, previousStop(text, range.start, unit, edge), unit, edge) === range.start;
  if (isStop) found.push(range.start);
  if (unit === 'cluster') {
    let offset = range.start;
    while (offset < range.end) {
      offset = nextCluster(text, offset);
      if (offset <= range.end) found.push(offset);
    }
    return found;
  }
  let block = blockAfter(text, range.start, unit);
  while (block !== null && block.start <= range.end) {
    for (const stop of stopsInBlock(text, block, unit, edge)) {
      if (stop > range.start && stop <= range.end) found.push(stop);
    }
    block = blockAfter(text, block.end, unit);
  }
  if (range.end === text.length && found.at(-1) !== range.end) found.push(range.end);
  return found;
}

/**
 * The nearest stop after the offset, the text's length where there is none; so it gives the offset itself only at
 * the text's end. Looks at the run without spaces around it (words, clitics) or at the paragraph (sentences) and
 * goes on to the next only where that has no stop left: cheap in long texts. UTF-16 code units; throws a
 * RangeError for an offset outside the text.
 */
export function nextStop(text: string, offset: number, unit: StopUnit, edge: StopEdge = 'either'): number {
  assertOffset(text, offset);
  if (unit === 'cluster') return nextCluster(text, offset);
  let block = blockAfter(text, offset, unit);
  while (block !== null) {
    const stop = stopsInBlock(text, block, unit, edge).find((candidate) => candidate > offset);
    if (stop !== undefined) return stop;
    block = blockAfter(text, block.end, unit);
  }
  return text.length;
}

/** The nearest stop before the offset, 0 where there is none; otherwise as `nextStop`. */
export function previousStop(text: string, offset: number, unit: StopUnit, edge: StopEdge = 'either'): number {
  assertOffset(text, offset);
  if (unit === 'cluster') return previousCluster(text, offset);
  let block = blockBefore(text, offset, unit);
  while (block !== null) {
    const stop = stopsInBlock(text, block, unit, edge).findLast((candidate) => candidate < offset);
    if (stop !== undefined) return stop;
    block = blockBefore(text, block.start, unit);
  }
  return 0;
}

type BlockUnit = Exclude<StopUnit, 'cluster'>;

function blockAfter(text: string, offset: number, unit: BlockUnit): TextRange | null {
  return unit === 'sentence' ? paragraphAfter(text, offset) : spacelessRunAfter(text, offset);
}

function blockBefore(text: string, offset: number, unit: BlockUnit): TextRange | null {
  return unit === 'sentence' ? paragraphBefore(text, offset) : spacelessRunBefore(text, offset);
}

function stopsInBlock(text: string, block: TextRange, unit: BlockUnit, edge: StopEdge): number[] {
  const parts = unit === 'sentence' ? sentencesInParagraph(text, block) : wordsInRun(text, block);
  const found: number[] = [];
  const add = (offset: number): void => {
    const last = found.at(-1);
    if ((last === undefined || offset > last) && isClusterBoundary(text, offset)) found.push(offset);
  };
  for (const part of parts) {
    if (edge !== 'end') add(part.start);
    if (unit === 'clitic') cliticStops(text, part).forEach(add);
    if (edge !== 'start') add(part.end);
  }
  return found;
}

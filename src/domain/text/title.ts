import { isClusterBoundary, previousCluster } from './graphemes.ts';

/** The longest title, in UTF-16 code units, the ellipsis included. */
export const longestTitle = 160;

/** A title ends between words unless that would take more than this away from it (UTF-16 code units). */
const longestWordCut = 40;
/** So much of a line is looked at: enough for a title even where many characters are left out. */
const longestLineRead = 4000;

const line = /[^\n\r\u0085\u2028\u2029]+/g;
const letterOrNumber = /[\p{L}\p{N}]/u;
const controlCharacter = /\p{Cc}/gu;
/** Bidirectional controls would reorder what stands beside the title; the others can't be seen. */
const invisible = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u00ad\u200b\u2060\ufeff]/g;

/**
 * A title for a text that brought none: its first line with a letter or a digit in it, without control characters
 * and invisible ones, white space collapsed, at most 160 UTF-16 code units; the file's name where there is no such
 * line. Joiners (U+200C, U+200D) are spelling and stay.
 */
export function titleOf(text: string, fileName: string): string {
  for (const [found] of text.matchAll(line)) {
    if (!letterOrNumber.test(found)) continue;
    const title = tidy(found.trimStart().slice(0, longestLineRead));
    if (letterOrNumber.test(title)) return shorten(title);
  }
  return shorten(tidy(fileName)) || '…';
}

function tidy(content: string): string {
  return content
    .toWellFormed()
    .replace(controlCharacter, ' ')
    .replace(invisible, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function shorten(title: string): string {
  if (title.length <= longestTitle) return title;
  const room = longestTitle - 1;
  const space = title.lastIndexOf(' ', room);
  return `${title.slice(0, space >= room - longestWordCut ? space : clusterBefore(title, room))}…`;
}

/** The last cluster boundary up to the offset; where one cluster fills it all, a place that splits no pair. */
function clusterBefore(title: string, offset: number): number {
  const boundary = isClusterBoundary(title, offset) ? offset : previousCluster(title, offset);
  if (boundary > 0) return boundary;
  return title.slice(0, offset).isWellFormed() ? offset : offset - 1;
}

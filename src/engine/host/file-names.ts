import path from 'node:path';

/** Bytes of UTF-8 that every file system takes for a name, with room for a temporary ending. */
const LONGEST_NAME = 200;
const deviceNames = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;

function cut(text: string, bytes: number): string {
  let kept = '';
  for (const character of text) {
    if (Buffer.byteLength(kept + character) > bytes) break;
    kept += character;
  }
  return kept;
}

/**
 * A file name as near to the given one as every file system allows: its last part, without control characters
 * and characters that Windows refuses, shortened before its ending. Never empty, never `.` or `..`.
 */
export function safeFileName(given: string): string {
  const last = given.toWellFormed().split(/[/\\]/).at(-1) ?? '';
  const clean = last.replaceAll(/[\p{Cc}<>:"|?*]/gu, '_').replace(/[. ]+$/, '').trim();
  if (clean === '') return 'file';
  const ending = path.extname(clean);
  const shortEnding = Buffer.byteLength(ending) <= 20 ? ending : '';
  const stem = shortEnding === '' ? clean : clean.slice(0, -shortEnding.length);
  const name = cut(stem, LONGEST_NAME - Buffer.byteLength(shortEnding)) + shortEnding;
  return deviceNames.test(name) ? `_${name}` : name;
}

import { isSurrogate } from './code-units.ts';
import type { TextRange } from './range.ts';

export type Direction = 'rtl' | 'ltr';

/** A paragraph: a stretch of the text without its newline (UTF-16 code units), and its direction. */
export interface Paragraph extends TextRange {
  readonly direction: Direction;
}

const NEUTRAL = 1;
const LEFT_TO_RIGHT = 2;
const RIGHT_TO_LEFT = 3;

const NEWLINE = 0x0a;
const letterOrSpacingMark = /^[\p{L}\p{Nl}\p{Mc}]$/u;
// JavaScript has no property for the bidirectional class. These are the ranges that Unicode sets aside for
// right-to-left scripts (UAX #9 and DerivedBidiClass.txt: unassigned code points in them default to R or AL).
const rightToLeftRange =
  /^[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]$/u;
const rightToLeftMark = /^[\u200f\u061c]$/;
const leftToRightMark = /^\u200e$/;

function strengthOfCharacter(character: string): number {
  if (rightToLeftMark.test(character)) return RIGHT_TO_LEFT;
  if (leftToRightMark.test(character)) return LEFT_TO_RIGHT;
  if (!letterOrSpacingMark.test(character)) return NEUTRAL;
  return rightToLeftRange.test(character) ? RIGHT_TO_LEFT : LEFT_TO_RIGHT;
}

/**
 * The strength of each UTF-16 code unit, 0 where it was not met yet. A plain table, because a text is walked
 * unit by unit at every import: a call for each one takes ten times as long.
 */
const strengthOfUnit = new Uint8Array(0x10000);

/** Slow and rare: the first time that a code unit is met, and surrogates. */
function learnStrength(text: string, offset: number, unit: number): number {
  // The second half of a pair alone is no letter, so a pair is counted once, at its first half.
  if (isSurrogate(unit)) return strengthOfCharacter(String.fromCodePoint(text.codePointAt(offset) ?? unit));
  const strength = strengthOfCharacter(String.fromCharCode(unit));
  strengthOfUnit[unit] = strength;
  return strength;
}

/**
 * The direction of most strong characters: letters of right-to-left scripts against all other letters, and the
 * invisible direction marks. Digits, punctuation and symbols are not strong (UAX #9 counts ؟ and ؛ as strong; a
 * question mark says nothing about the language around it). `whenTied` is the answer where both sides are equal,
 * so also where there is no strong character.
 */
export function majorityDirection(text: string, whenTied: Direction): Direction {
  let balance = 0;
  for (let offset = 0; offset < text.length; offset += 1) {
    const unit = text.charCodeAt(offset);
    const strength = strengthOfUnit[unit] || learnStrength(text, offset, unit);
    if (strength === RIGHT_TO_LEFT) balance += 1;
    else if (strength === LEFT_TO_RIGHT) balance -= 1;
  }
  return directionOfBalance(balance, whenTied);
}

/** The direction of the first strong character (as `dir=auto` would have it), or `whenNone`. */
export function firstStrongDirection(text: string, whenNone: Direction): Direction {
  for (let offset = 0; offset < text.length; offset += 1) {
    const unit = text.charCodeAt(offset);
    const strength = strengthOfUnit[unit] || learnStrength(text, offset, unit);
    if (strength === RIGHT_TO_LEFT) return 'rtl';
    if (strength === LEFT_TO_RIGHT) return 'ltr';
  }
  return whenNone;
}

/** The direction of a document: the majority of its whole text, right to left where that decides nothing. */
export function documentDirection(text: string): Direction {
  return majorityDirection(text, 'rtl');
}

/**
 * The paragraphs of a text, split at each `\n` as `String.split` would: a text that ends with a newline has an
 * empty last paragraph, an empty text one empty paragraph. Each has the direction of its majority and, on a tie,
 * the document's. One pass.
 */
export function paragraphs(text: string, direction: Direction): Paragraph[] {
  const found: Paragraph[] = [];
  let start = 0;
  let balance = 0;
  for (let offset = 0; offset < text.length; offset += 1) {
    const unit = text.charCodeAt(offset);
    if (unit === NEWLINE) {
      found.push({ start, end: offset, direction: directionOfBalance(balance, direction) });
      start = offset + 1;
      balance = 0;
      continue;
    }
    const strength = strengthOfUnit[unit] || learnStrength(text, offset, unit);
    if (strength === RIGHT_TO_LEFT) balance += 1;
    else if (strength === LEFT_TO_RIGHT) balance -= 1;
  }
  found.push({ start, end: text.length, direction: directionOfBalance(balance, direction) });
  return found;
}

function directionOfBalance(balance: number, whenTied: Direction): Direction {
  if (balance === 0) return whenTied;
  return balance > 0 ? 'rtl' : 'ltr';
}

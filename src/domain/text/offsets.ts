import { isHighSurrogate, isInsidePair, isLowSurrogate } from './code-units.ts';

export const offsetUnits = ['utf16', 'codepoint', 'utf8'] as const;

/** What an offset counts: UTF-16 code units (the unit inside Isnad), Unicode code points, or UTF-8 bytes. */
export type OffsetUnit = (typeof offsetUnits)[number];

/** Why an offset names no place in a text. */
export type OffsetFault = 'not-an-integer' | 'outside' | 'inside-character';

/**
 * Converts offsets in one text. A lone surrogate counts as one code point and as three UTF-8 bytes, which is
 * what an encoder writes for it (U+FFFD).
 */
export interface OffsetConverter {
  /** The text's length in the unit: the greatest valid offset. */
  length(unit: OffsetUnit): number;
  /** What is wrong with the offset, or null where it stands between two characters or at an end. */
  fault(offset: number, unit: OffsetUnit): OffsetFault | null;
  /** The same place counted in another unit. Throws a RangeError for an offset that `fault` objects to. */
  convert(offset: number, from: OffsetUnit, to: OffsetUnit): number;
}

/** One place counted in all three units. */
interface Place {
  readonly utf16: number;
  readonly codepoint: number;
  readonly utf8: number;
}

const CHECKPOINT_DISTANCE = 256;

/**
 * Builds the converter in one pass over the text. A conversion is a binary search among checkpoints and a walk
 * of at most 256 code units; without astral characters UTF-16 and code points are the same and cost nothing.
 */
export function createOffsetConverter(text: string): OffsetConverter {
  const checkpoints: readonly Place[] = placeCheckpoints(text);
  const last = checkpoints.at(-1) ?? { utf16: 0, codepoint: 0, utf8: 0 };
  const total = walk(text, last, () => true);
  const isBasicPlaneOnly = total.codepoint === total.utf16;

  /** The last place at or before the offset; its own count differs from the offset inside a character. */
  function placeAtOrBefore(offset: number, unit: OffsetUnit): Place {
    let low = 0;
    let high = checkpoints.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((checkpoints[middle]?.[unit] ?? Infinity) <= offset) low = middle;
      else high = middle - 1;
    }
    return walk(text, checkpoints[low] ?? last, (place) => place[unit] <= offset);
  }

  function fault(offset: number, unit: OffsetUnit): OffsetFault | null {
    if (!Number.isInteger(offset)) return 'not-an-integer';
    if (offset < 0 || offset > total[unit]) return 'outside';
    if (unit === 'codepoint') return null;
    if (unit === 'utf16') return isInsidePair(text, offset) ? 'inside-character' : null;
    return placeAtOrBefore(offset, unit).utf8 === offset ? null : 'inside-character';
  }

  function convert(offset: number, from: OffsetUnit, to: OffsetUnit): number {
    if (!Number.isInteger(offset) || offset < 0 || offset > total[from]) {
      throw new RangeError(`offset ${offset} lies outside the text (0 to ${total[from]}, ${from})`);
    }
    if (isBasicPlaneOnly && from !== 'utf8' && to !== 'utf8') return offset;
    const place = placeAtOrBefore(offset, from);
    if (place[from] !== offset) throw new RangeError(`offset ${offset} (${from}) lies inside a character`);
    return place[to];
  }

  return { length: (unit) => total[unit], fault, convert };
}

function placeCheckpoints(text: string): Place[] {
  let place: Place = { utf16: 0, codepoint: 0, utf8: 0 };
  const checkpoints = [place];
  while (place.utf16 < text.length) {
    const limit = place.utf16 + CHECKPOINT_DISTANCE;
    place = walk(text, place, (next) => next.utf16 <= limit);
    checkpoints.push(place);
  }
  return checkpoints;
}

/** Goes on character by character while the next place is wanted; gives the last wanted one. */
function walk(text: string, from: Place, isWanted: (place: Place) => boolean): Place {
  let { utf16, codepoint, utf8 } = from;
  const next = { utf16, codepoint, utf8 };
  while (next.utf16 < text.length) {
    const unit = text.charCodeAt(next.utf16);
    const isPair = isHighSurrogate(unit) && isLowSurrogate(text.charCodeAt(next.utf16 + 1));
    next.utf16 += isPair ? 2 : 1;
    next.codepoint += 1;
    next.utf8 += isPair ? 4 : unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
    if (!isWanted(next)) break;
    ({ utf16, codepoint, utf8 } = next);
  }
  return { utf16, codepoint, utf8 };
}

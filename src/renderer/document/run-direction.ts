import { firstStrongDirection } from '../../domain/text/direction.ts';
import type { Direction } from '../../domain/text/direction.ts';
import type { TextRange } from '../../domain/text/range.ts';

const digit = /^\p{Nd}$/u;

/** What surrounding a run is judged by; neutral stretches are shorter than this. */
const REACH = 40;

function nearestStrong(characters: Iterable<string>): Direction | null {
  for (const character of characters) {
    // A number counts as right to left for what stands between (UAX #9, N1).
    if (digit.test(character)) return 'rtl';
    const direction = firstStrongDirection(character, 'rtl');
    if (direction === 'ltr' || firstStrongDirection(character, 'ltr') === 'rtl') return direction;
  }
  return null;
}

/**
 * In which direction the character at an offset (UTF-16) runs on the screen, in a paragraph `[start, end)` of
 * this direction. After UAX #9 as far as edges need it: letters by their script, digits left to right, what is
 * neutral as both its neighbours or else as the paragraph.
 */
export function runDirection(text: string, offset: number, paragraph: TextRange, direction: Direction): Direction {
  const character = String.fromCodePoint(text.codePointAt(offset) ?? 0x20);
  if (digit.test(character)) return 'ltr';
  const rtl = firstStrongDirection(character, 'ltr');
  if (rtl === firstStrongDirection(character, 'rtl')) return rtl;
  const before = text.slice(Math.max(paragraph.start, offset - REACH), offset);
  const after = text.slice(offset, Math.min(paragraph.end, offset + REACH));
  const previous = nearestStrong([...before].reverse()) ?? direction;
  const next = nearestStrong(after) ?? direction;
  return previous === next ? previous : direction;
}

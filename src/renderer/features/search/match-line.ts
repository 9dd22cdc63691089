import { majorityDirection } from '../../../domain/text/direction.ts';
import type { Direction } from '../../../domain/text/direction.ts';

/** A match as one line shows it. */
export interface MatchLine {
  readonly before: string;
  readonly quote: string;
  readonly after: string;
  readonly direction: Direction;
}

interface Found {
  readonly before: string;
  readonly quote: string;
  readonly after: string;
}

/** So much of what stands before the quote leaves room for the quote itself; in UTF-16 code units. */
const BEFORE = 40;

const inOneLine = (text: string): string => text.replaceAll(/\s+/gu, ' ');

/** What stands around a match in its own paragraph, cut at a space, with an ellipsis where it was cut. */
export function matchLine({ before, quote, after }: Found): MatchLine {
  const ahead = inOneLine(before.slice(before.lastIndexOf('\n') + 1));
  const isLong = ahead.length > BEFORE;
  const kept = isLong ? ahead.slice(ahead.indexOf(' ', ahead.length - BEFORE) + 1) : ahead;
  const [behind = ''] = after.split('\n', 1);
  return {
    before: isLong ? `… ${kept}` : kept,
    quote: inOneLine(quote),
    after: inOneLine(behind),
    direction: majorityDirection(`${before}${quote}${after}`, 'rtl'),
  };
}

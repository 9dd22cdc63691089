import type { Quote, SampleSegment } from './sample-source.ts';

/** `[start, end)` in UTF-16 code units. */
export type Range = [number, number];

/** Finds a quote. Throws where it is not there, or stands there more than once and none is chosen. */
export function rangeOfQuote(text: string, wanted: Quote): Range {
  const { quote, nth } = typeof wanted === 'string' ? { quote: wanted, nth: null } : wanted;
  const starts: number[] = [];
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) starts.push(at);
  if (nth === null && starts.length > 1) throw new Error(`“${quote}” stands there ${starts.length} times: say which`);
  const start = starts[(nth ?? 1) - 1];
  if (start === undefined) throw new Error(`“${quote}” does not stand there${nth === null ? '' : ` ${nth} times`}`);
  return [start, start + quote.length];
}

/** Finds a segment by its lines or by the words that it holds, begins and ends with. Throws where they are not there. */
export function rangeOfSegment(lines: readonly string[], segment: SampleSegment): Range {
  const text = lines.join('\n');
  if ('lines' in segment) {
    const [first, last] = segment.lines;
    if (first > last || last > lines.length) throw new Error(`there are no lines ${first} to ${last}`);
    const start = lines.slice(0, first - 1).reduce((sum, line) => sum + line.length + 1, 0);
    return [start, start + lines.slice(first - 1, last).join('\n').length];
  }
  const { on } = segment;
  if (typeof on === 'string' || 'quote' in on) return rangeOfQuote(text, on);
  const [start] = rangeOfQuote(text, on.from);
  const [, end] = rangeOfQuote(text, on.to);
  if (end <= start) throw new Error(`“${on.to}” stands before “${on.from}”`);
  return [start, end];
}

import type { Exactness, ReadTime } from '../../../domain/typed-time.ts';
import { dateWords } from '../../ui/date-words.ts';

const parts: Readonly<Record<Exactness, Intl.DateTimeFormatOptions>> = {
  year: { year: 'numeric' },
  month: { year: 'numeric', month: 'long' },
  day: { dateStyle: 'full' },
  minute: { dateStyle: 'full', timeStyle: 'short' },
  second: { dateStyle: 'full', timeStyle: 'medium' },
};

/** The same in plain words of a language, as exact as it is: “Saturday, 3 May 2031 at 18:30 (UTC+03:00)”. */
export function timeWords({ exactness, wallClock, zone }: ReadTime, locale: string): string {
  const words = dateWords(new Date(wallClock), locale, { ...parts[exactness], timeZone: 'UTC' });
  if (zone === null) return words;
  // Left to right whatever stands around it: a sign before digits would change sides.
  return `${words} \u2066(UTC${zone === 'Z' ? '' : zone})\u2069`;
}

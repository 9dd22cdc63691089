import { westernDigits, withoutInvisible } from './text/digits.ts';

/** Why what was typed is no date or time that can be kept. */
export type TimeProblem = 'not-iso' | 'no-such-day' | 'no-such-hour' | 'no-such-zone';

/** How exact a date or time is; nothing is made up beyond it. */
export type Exactness = 'year' | 'month' | 'day' | 'minute' | 'second';

export interface ReadTime {
  /** As it is stored: ISO 8601 with Western digits, `T` between day and hour, an upper-case `Z`. */
  readonly value: string;
  readonly exactness: Exactness;
  /** The wall clock's reading, written as if it were UTC, in milliseconds: to be put in words in that zone. */
  readonly wallClock: number;
  /** `Z`, or the offset as typed (`+03:00`); null where none was given. */
  readonly zone: string | null;
}

export type TimeEntry = { readonly ok: true; readonly time: ReadTime } | { readonly ok: false; readonly problem: TimeProblem };

const shape =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?([Zz]|[+-]\d{2}:\d{2})?)?)?)?$/u;
/** What keyboards and pasted texts have in place of `-`: hyphens, dashes, the minus sign, a stroke. */
const dashes = /[\u2010-\u2015\u2212/]/gu;

/**
 * Reads a date or time of any exactness, in ISO 8601: `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, or with `Thh:mm`, seconds
 * and a zone after it (a space or a comma may stand for the `T`). Any digits are read; days and hours must exist.
 */
export function parseTime(typed: string): TimeEntry {
  const text = withoutInvisible(westernDigits(typed))
    .replaceAll(dashes, '-')
    .trim()
    .replace(/^(\d{4}-\d{2}-\d{2})[\s,\u060C]+(?=\d)/u, '$1T');
  const found = shape.exec(text);
  if (found === null) return { ok: false, problem: 'not-iso' };
  const [, year = '', month, day, hour, minute, second, fraction, zone] = found;
  const [y, m, d] = [Number(year), Number(month ?? 1), Number(day ?? 1)];
  if (y === 0 || m < 1 || m > 12 || d < 1 || d > daysOf(y, m)) return { ok: false, problem: 'no-such-day' };
  const [h, min, s] = [Number(hour ?? 0), Number(minute ?? 0), Number(second ?? 0)];
  if (h > 23 || min > 59 || s > 59) return { ok: false, problem: 'no-such-hour' };
  if (zone !== undefined && !isZone(zone)) return { ok: false, problem: 'no-such-zone' };

  const wallClock = new Date(0);
  wallClock.setUTCFullYear(y, m - 1, d);
  wallClock.setUTCHours(h, min, s);
  const date = [year, month, day].filter((part) => part !== undefined).join('-');
  const fractionText = fraction === undefined ? '' : `.${fraction}`;
  const clock =
    hour === undefined ? '' : `T${hour}:${minute ?? '00'}${second === undefined ? '' : `:${second}${fractionText}`}`;
  return {
    ok: true,
    time: {
      value: `${date}${clock}${zone?.toUpperCase() ?? ''}`,
      exactness: exactnessOf({ month, day, hour, second }),
      wallClock: wallClock.getTime(),
      zone: zone?.toUpperCase() ?? null,
    },
  };
}

type Given = Readonly<Record<'month' | 'day' | 'hour' | 'second', string | undefined>>;

function exactnessOf({ month, day, hour, second }: Given): Exactness {
  if (month === undefined) return 'year';
  if (day === undefined) return 'month';
  if (hour === undefined) return 'day';
  return second === undefined ? 'minute' : 'second';
}

/** The Gregorian calendar, also before it was there, as ISO 8601 has it. */
function daysOf(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

/** Offsets run to 14 hours ahead of UTC and 12 behind it. */
function isZone(zone: string): boolean {
  if (zone === 'Z' || zone === 'z') return true;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4));
  return Number(zone.slice(4)) <= 59 && minutes <= (zone.startsWith('+') ? 14 : 12) * 60;
}

import { westernDigits, withoutInvisible } from '../../../domain/text/digits.ts';

/** Why what was typed is no number that can be kept. */
export type NumberProblem = 'not-a-number' | 'bad-groups' | 'ambiguous' | 'too-exact';

export type NumberEntry =
  | { readonly ok: true; readonly value: number }
  | {
      readonly ok: false;
      readonly problem: NumberProblem;
      /** For `ambiguous`: the two readings, each written so that it can be read in one way only. */
      readonly readings?: readonly [string, string];
    };

/** A double keeps every decimal number of this many digits and not every one of more. */
const EXACT_DIGITS = 15;

/** Whole numbers in groups of three, with one kind of separator throughout; or no separator. */
const grouped = /^\d{1,3}(?:([.,\u066C\u060C' ])\d{3})(?:\1\d{3})*$/u;

function failed(problem: NumberProblem): NumberEntry {
  return { ok: false, problem };
}

/**
 * Reads a number as a person types or pastes it: Western, Arabic-Indic or extended digits; thousands apart by
 * ٬ ، ' a space, `,` or `.`; the fraction after ٫ `.` or `,`. Where both `.` and `,` stand, the last one begins the
 * fraction. One `,` before exactly three digits is taken for thousands, as both languages write it. One `.` before
 * exactly three digits may be either, since newsrooms write thousands so, and is refused with both readings.
 * Numbers of more digits than a double keeps are refused rather than rounded.
 */
export function parseNumber(typed: string): NumberEntry {
  const text = withoutInvisible(westernDigits(typed)).trim().replaceAll(/[\s\u00A0\u202F\u2009]/gu, ' ');
  const parts = /^([-+\u2212]?)(.*)$/u.exec(text);
  const body = parts?.[2] ?? '';
  const isNegative = parts?.[1] === '-' || parts?.[1] === '\u2212';
  if (!/\d/u.test(body) || !/^[\d.,\u066B\u066C\u060C' ]+$/u.test(body)) return failed('not-a-number');
  if (/^0*[1-9]\d{0,2}\.\d{3}$/u.test(body)) {
    const sign = isNegative ? '-' : '';
    // One digit more or less after the point says the same and can't be thousands.
    const fraction = body.endsWith('0') ? body.slice(0, -1) : `${body}0`;
    const readings = [`${sign}${body.replace('.', '')}`, `${sign}${fraction}`] as const;
    return { ok: false, problem: 'ambiguous', readings };
  }

  const point = fractionMark(body);
  if (point === 'bad') return failed('bad-groups');
  const at = point === null ? -1 : body.lastIndexOf(point);
  const whole = at < 0 ? body : body.slice(0, at);
  const fraction = at < 0 ? '' : body.slice(at + 1);
  if (at >= 0 && !/^\d+$/u.test(fraction)) return failed('not-a-number');
  if (!/^\d*$/u.test(whole) && !grouped.test(whole)) return failed('bad-groups');

  const digits = whole.replaceAll(/\D/gu, '');
  const significant = `${digits}${fraction}`.replace(/^0+/u, '').replace(/0+$/u, '');
  if (significant.length > EXACT_DIGITS || digits.length > 2 * EXACT_DIGITS) return failed('too-exact');
  const value = Number(`${digits === '' ? '0' : digits}.${fraction === '' ? '0' : fraction}`);
  // There is no −0 of anything that is counted.
  return { ok: true, value: value === 0 ? 0 : isNegative ? -value : value };
}

/** What begins the fraction; null where there is none, `bad` where the separators make no sense. */
function fractionMark(body: string): string | null {
  if (body.includes('\u066B')) return body.indexOf('\u066B') === body.lastIndexOf('\u066B') ? '\u066B' : 'bad';
  const lastPoint = body.lastIndexOf('.');
  const lastComma = body.lastIndexOf(',');
  if (lastPoint < 0 && lastComma < 0) return null;
  const mark = lastPoint > lastComma ? '.' : ',';
  const stands = body.split(mark).length - 1;
  const hasOther = /[.,\u066C\u060C' ]/u.test(body.replaceAll(mark, ''));
  // Several of one kind, and nothing else, are thousands.
  if (stands > 1) return hasOther ? 'bad' : null;
  if (!hasOther && mark === ',' && /^[1-9]\d{0,2},\d{3}$/u.test(body)) return null;
  return mark;
}

/**
 * A stored number in the digits and with the separators of a locale, exactly; it is not rounded. To be shown from
 * left to right: the marks are left out by which a locale would hold a sign in its place.
 */
export function formatNumber(value: number, locale: string): string {
  return withoutInvisible(new Intl.NumberFormat(locale, { maximumFractionDigits: 20 }).format(value));
}

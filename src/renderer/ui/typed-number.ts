import { westernDigits, withoutInvisible } from '../../domain/text/digits.ts';

/** A whole number as it is typed, in whichever digits; null where it is none or beyond its bounds. */
export function typedNumber(typed: string, [least, most]: readonly [number, number]): number | null {
  const digits = westernDigits(withoutInvisible(typed).trim());
  if (!/^[0-9]{1,10}$/u.test(digits)) return null;
  const value = Number(digits);
  return value < least || value > most ? null : value;
}

import { typedNumber } from '../../ui/typed-number.ts';

/** The numbers of a rule as they are typed. */
export interface RuleFields {
  readonly each: string;
  readonly overlap: string;
  readonly calibration: string;
  readonly seed: string;
}

const bounds: Readonly<Record<keyof RuleFields, readonly [number, number]>> = {
  each: [1, 50],
  overlap: [0, 100],
  calibration: [0, 10_000],
  seed: [0, 0xffffffff],
};

/** What a rule begins with; `words` writes a number in the reader's digits. */
export function usualRule(people: number, words: (value: number) => string): RuleFields {
  return { each: words(Math.min(2, Math.max(1, people))), overlap: words(100), calibration: words(0), seed: words(1) };
}

/** A number as it is typed, in whichever digits; null where it is none or beyond its bounds. */
export function numberIn(name: keyof RuleFields, typed: string): number | null {
  return typedNumber(typed, bounds[name]);
}

/** What the fields ask for; null while one of them is wrong. */
export function ruleOf(fields: RuleFields): Readonly<Record<keyof RuleFields, number>> | null {
  const each = numberIn('each', fields.each);
  const overlap = numberIn('overlap', fields.overlap);
  const calibration = numberIn('calibration', fields.calibration);
  const seed = numberIn('seed', fields.seed);
  if (each === null || overlap === null || calibration === null || seed === null) return null;
  return { each, overlap, calibration, seed };
}

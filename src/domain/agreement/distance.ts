/**
 * How far two categories are from each other, by their indices: 0 for the same, finite and not negative for others,
 * and the same both ways. `margins` says how many values each category has, for distances that rest on it. What is
 * not finite makes the coefficient “not a scale”.
 */
export type Distance = (first: number, second: number, margins: ArrayLike<number>) => number;

/** 0 for the same category, 1 for any other (Krippendorff 2011, “Computing Krippendorff’s Alpha-Reliability”, D). */
export const nominal: Distance = (first, second) => (first === second ? 0 : 1);

/**
 * For categories in their order: (Σ n_g over g from c to k, less half of n_c and n_k)² (Krippendorff 2011, D). It
 * counts the values between two categories, so that categories that nobody used change nothing.
 */
export const ordinal: Distance = (first, second, margins) => {
  if (first === second) return 0;
  let between = -((margins[first] ?? 0) + (margins[second] ?? 0)) / 2;
  for (let category = Math.min(first, second); category <= Math.max(first, second); category += 1) {
    between += margins[category] ?? 0;
  }
  return between * between;
};

/** For categories that are numbers, by index: (c − k)² (Krippendorff 2011, D). */
export const interval =
  (numbers: readonly number[]): Distance =>
  (first, second) =>
    first === second ? 0 : (numberAt(numbers, first) - numberAt(numbers, second)) ** 2;

/**
 * For categories that are numbers with a true zero, by index: ((c − k)/(c + k))² (Krippendorff 2011, D). 0 is 0 from
 * itself; a number below 0 has no place on such a scale.
 */
export const ratio =
  (numbers: readonly number[]): Distance =>
  (first, second) => {
    const [one, other] = [numberAt(numbers, first), numberAt(numbers, second)];
    if (first === second || (one === 0 && other === 0)) return 0;
    return one < 0 || other < 0 ? NaN : ((one - other) / (one + other)) ** 2;
  };

/** Steps between two categories in their order: weighted κ with linear weights (Cicchetti & Allison 1971). */
export const linear: Distance = (first, second) => Math.abs(first - second);

/** The square of the steps: weighted κ with quadratic weights (Fleiss & Cohen 1973). */
export const quadratic: Distance = (first, second) => (first - second) ** 2;

/** A distance computed once for each pair of what the categories stand for: sets, say, or named exceptions. */
export function distanceBetween<Thing>(
  things: readonly Thing[],
  apart: (one: Thing, other: Thing) => number,
): Distance {
  const table = things.map((one) => Float64Array.from(things, (other) => apart(one, other)));
  return (first, second) => (first === second ? 0 : (table[first]?.[second] ?? NaN));
}

/** What is no number is NaN, as a category that is no number is. */
const numberAt = (numbers: readonly number[], index: number): number => numbers[index] ?? NaN;

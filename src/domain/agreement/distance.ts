/**
 * How far two categories are from each other, by their indices: 0 for the same, finite and not negative for others.
 * `margins` says how many values each category has, for distances that rest on it. What is not finite makes the
 * coefficient “not a scale”.
 */
export type Distance = (first: number, second: number, margins: ArrayLike<number>) => number;

/** Krippendorff 2011, section D: 0 for the same category, 1 for any other. */
export const nominal: Distance = (first, second) => (first === second ? 0 : 1);

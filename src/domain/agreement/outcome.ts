/** Why a figure cannot be had. Each has a sentence `agreement.unavailable.<reason>` in the catalogues. */
export const unavailableReasons = [
  /** Fewer than two annotators. */
  'one-annotator',
  /** No unit that two annotators have both coded. */
  'nothing-in-common',
  /** There is nothing at all: no units, no spans. */
  'no-units',
  /** Everybody always gave one and the same category: agreement beyond chance is 0/0. */
  'no-variation',
  /** The measure needs every annotator's value for every unit, and some are missing. */
  'missing-values',
  /** The measure needs numbers, or categories in an order. */
  'not-a-scale',
  /** The search for the best alignment did not end within its limits. */
  'not-converged',
] as const;
export type UnavailableReason = (typeof unavailableReasons)[number];

/** A figure, or why there is none: never 0, 1 or NaN in place of “not available”. */
export type Outcome = { readonly value: number } | { readonly value: null; readonly reason: UnavailableReason };

export const unavailable = (reason: UnavailableReason): Outcome => ({ value: null, reason });

/** What is not a finite number is not available, for the reason given. */
export const outcomeOf = (value: number, otherwise: UnavailableReason): Outcome =>
  Number.isFinite(value) ? { value } : unavailable(otherwise);

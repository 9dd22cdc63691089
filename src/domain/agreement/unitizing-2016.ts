import { outcomeOf, unavailable } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import type { UnitizingTally } from './unitizing-tally.ts';

/*
 * The unitizing family of Krippendorff, Mathet, Bouvry & Widlöcher 2016, “On the reliability of unitizing textual
 * continua: Further developments”, Quality & Quantity 50, 2347–2364. Categories are nominal.
 */

export interface UnitizingFamily {
  /** uα: where units lie, and of which category they are. */
  readonly u: Outcome;
  /** |uα: where units lie, whatever their category. */
  readonly binary: Outcome;
  /** cuα: of which category what both have marked is. */
  readonly coding: Outcome;
  /** The share of all code units that cuα rests on; not available where cuα isn't. */
  readonly coverage: Outcome;
  /** (k)uα: how reliably one category is told from the others, for each category. */
  readonly byCategory: readonly Outcome[];
}

export function unitizingAlpha(tally: UnitizingTally): UnitizingFamily {
  const reason = tally.coders < 2 ? 'one-annotator' : tally.units === 0 ? 'no-units' : undefined;
  if (reason !== undefined) {
    const none = unavailable(reason);
    const byCategory = Array.from({ length: tally.categories }, () => none);
    return { u: none, binary: none, coding: none, coverage: none, byCategory };
  }
  return { u: alphaOf(tally), binary: alphaOf(collapsed(tally)), ...codingAlpha(tally) };
}

/**
 * α = 1 − D_o/D_e (eq. 6, with the nominal distance) over coincidences with gaps, where the expected coincidences
 * ε_ck = ℓ.. · ℓ_c. ℓ_k. / (ℓ..² − Σ L² − ℓ_φ) leave out pairs from within one unit and, of the gaps, pairs of a code
 * unit with itself (eq. 4, 5a).
 */
function alphaOf({ categories, coincidences, unitSquares }: UnitizingTally): Outcome {
  const margins = marginsOf(coincidences, categories + 1);
  const total = sumOf(margins);
  const gaps = margins[categories] ?? 0;
  const observed = total - diagonalOf(coincidences, categories + 1);
  const pairs = total * total - gaps - sumOf(unitSquares);
  const expected = (total * (total * total - squaresOf(margins))) / pairs;
  return expected > 0 ? outcomeOf(1 - observed / expected, 'no-variation') : unavailable('no-variation');
}

/** The same tally with one category only. */
function collapsed({ categories, coincidences, unitSquares, coveredSquares, ...rest }: UnitizingTally): UnitizingTally {
  const joined = new Float64Array(4);
  const width = categories + 1;
  coincidences.forEach((value, index) => {
    const row = Math.floor(index / width) < categories ? 0 : 1;
    const column = index % width < categories ? 0 : 1;
    increase(joined, row * 2 + column, value);
  });
  return {
    ...rest,
    categories: 1,
    coincidences: joined,
    unitSquares: Float64Array.of(sumOf(unitSquares)),
    coveredSquares: Float64Array.of(sumOf(coveredSquares)),
  };
}

/**
 * cuα (eq. 10, 11) and (k)uα (eq. 13b) over what is covered by units of both coders: the coincidences without gaps,
 * expected ε_ck = ℓ.. · ℓ_c. ℓ_k. / (ℓ..² − Σ squares), less the category's squares on the diagonal;
 * (k)uα = 1 − ((ℓ_k. − ℓ_kk) / ℓ_k.) / ((ε_k. − ε_kk) / ε_k.).
 */
function codingAlpha({
  categories,
  coincidences,
  coveredSquares,
}: UnitizingTally): Pick<UnitizingFamily, 'coding' | 'coverage' | 'byCategory'> {
  const width = categories + 1;
  const covered = new Float64Array(categories * categories);
  for (let row = 0; row < categories; row += 1) {
    covered.set(coincidences.subarray(row * width, row * width + categories), row * categories);
  }
  const margins = marginsOf(covered, categories);
  const total = sumOf(margins);
  const present = margins.filter((length) => length > 0).length;
  if (present < 2) {
    const none = unavailable(present === 0 ? 'nothing-in-common' : 'no-variation');
    return { coding: none, coverage: none, byCategory: Array.from({ length: categories }, () => none) };
  }
  const observed = total - diagonalOf(covered, categories);
  const pairs = total * total - sumOf(coveredSquares);
  const expected = (total * (total * total - squaresOf(margins))) / pairs;
  return {
    coding: outcomeOf(1 - observed / expected, 'no-variation'),
    coverage: outcomeOf(total / sumOf(coincidences), 'no-units'),
    byCategory: Array.from(margins, (length, category) => {
      if (length === 0) return unavailable('nothing-in-common');
      const others = length * (total - length);
      const own = length * length - (coveredSquares[category] ?? 0);
      const missed = (length - (covered[category * categories + category] ?? 0)) / length;
      return outcomeOf(1 - missed / (others / (others + own)), 'no-variation');
    }),
  };
}

const sumOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);

const squaresOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value * value, 0);

function marginsOf(matrix: Float64Array, width: number): Float64Array {
  const margins = new Float64Array(width);
  matrix.forEach((value, index) => increase(margins, Math.floor(index / width), value));
  return margins;
}

function diagonalOf(matrix: Float64Array, width: number): number {
  return matrix.reduce((sum, value, index) => (index % (width + 1) === 0 ? sum + value : sum), 0);
}

function increase(values: Float64Array, index: number, by: number): void {
  values[index] = (values[index] ?? 0) + by;
}

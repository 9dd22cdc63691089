import { inOrder, isFlat } from './continuum.ts';
import type { Continuum, Unit } from './continuum.ts';
import { outcomeOf, unavailable } from './outcome.ts';
import type { Outcome } from './outcome.ts';

/*
 * The unitizing family of Krippendorff, Mathet, Bouvry & Widlöcher 2016, “On the reliability of unitizing textual
 * continua: Further developments”, Quality & Quantity 50, 2347–2364. Categories are nominal.
 */

/**
 * What the family is computed from. Lengths are in code units. Tallies of documents add, and the sum is the tally of
 * the documents laid end to end: the stretches between units are counted code unit by code unit, never as blocks.
 */
export interface UnitizingTally {
  readonly categories: number;
  /** The most coders of a document. */
  readonly coders: number;
  /** Units, of documents with two coders or more. */
  readonly units: number;
  /**
   * Coincidences ℓ_ck (eq. 1): how much of what one coder gave c another gave k, over all ordered pairs of coders,
   * divided by their number less one. Row-major, categories + 1 each way; the last one is “no unit”.
   */
  readonly coincidences: Float64Array;
  /** Σ L² over the units of a category: pairs that lie within one unit and are no chance agreement (eq. 4, 5a). */
  readonly unitSquares: Float64Array;
  /**
   * The same for what is covered by units of both coders (eq. 10): for each unit and other coder the square of what
   * that coder's units cover of it, over the number of coders less one.
   */
  readonly coveredSquares: Float64Array;
}

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

/**
 * The tally of one document. A coder's units must not overlap (`flatten`); throws a RangeError where they do. Units
 * of no length count for nothing. One coder alone agrees with nobody: the tally is then empty.
 */
export function unitizingTallyOf(continuum: Continuum, categories: number): UnitizingTally {
  const coders = continuum.coders.map((units) => flatInOrder(units));
  const tally = emptyTally(categories, coders.length);
  if (coders.length < 2) return tally;
  const share = 1 / (coders.length - 1);
  let units = 0;
  coders.forEach((mine, first) => {
    units += mine.length;
    for (const { start, end, category } of mine) increase(tally.unitSquares, category, (end - start) ** 2);
    coders.forEach((theirs, second) => {
      if (first !== second) addPair(mine, theirs, continuum.length, share, tally);
    });
  });
  return { ...tally, units };
}

/** What one coder marked, met by what another did: an ordered pair of coders. */
function addPair(
  mine: readonly Unit[],
  theirs: readonly Unit[],
  length: number,
  share: number,
  { categories, coincidences, coveredSquares }: UnitizingTally,
): void {
  const width = categories + 1;
  let unmarked = length - lengthOf(mine) - lengthOf(theirs);
  let from = 0;
  for (const unit of mine) {
    while (from < theirs.length && (theirs[from]?.end ?? 0) <= unit.start) from += 1;
    let covered = 0;
    for (let index = from; index < theirs.length; index += 1) {
      const other = theirs[index];
      if (other === undefined || other.start >= unit.end) break;
      const common = Math.min(unit.end, other.end) - Math.max(unit.start, other.start);
      covered += common;
      increase(coincidences, unit.category * width + other.category, common * share);
    }
    const alone = (unit.end - unit.start - covered) * share;
    // Once as this coder's unit met by nothing, once as the other's nothing met by this unit.
    increase(coincidences, unit.category * width + categories, alone);
    increase(coincidences, categories * width + unit.category, alone);
    increase(coveredSquares, unit.category, covered * covered * share);
    unmarked += covered;
  }
  increase(coincidences, categories * width + categories, unmarked * share);
}

/** The documents laid end to end; `weights` says how often each was drawn (a bootstrap), once where left out. */
export function addUnitizingTallies(
  tallies: readonly UnitizingTally[],
  weights?: ArrayLike<number>,
): UnitizingTally {
  const sum = emptyTally(tallies[0]?.categories ?? 0, 0);
  let coders = 0;
  let units = 0;
  tallies.forEach((tally, index) => {
    if (tally.categories !== sum.categories) throw new RangeError('Tallies of other categories cannot be added.');
    const weight = weights === undefined ? 1 : (weights[index] ?? 0);
    if (weight === 0) return;
    coders = Math.max(coders, tally.coders);
    units += weight * tally.units;
    addWeighted(sum.coincidences, tally.coincidences, weight);
    addWeighted(sum.unitSquares, tally.unitSquares, weight);
    addWeighted(sum.coveredSquares, tally.coveredSquares, weight);
  });
  return { ...sum, coders, units };
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

function emptyTally(categories: number, coders: number): UnitizingTally {
  return {
    categories,
    coders,
    units: 0,
    coincidences: new Float64Array((categories + 1) ** 2),
    unitSquares: new Float64Array(categories),
    coveredSquares: new Float64Array(categories),
  };
}

function flatInOrder(units: readonly Unit[]): readonly Unit[] {
  const ordered = inOrder(units);
  if (!isFlat(ordered)) throw new RangeError('The units of one coder overlap.');
  return ordered.every(({ start, end }) => end > start) ? ordered : ordered.filter(({ start, end }) => end > start);
}

const lengthOf = (units: readonly Unit[]): number => units.reduce((sum, { start, end }) => sum + end - start, 0);

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

function addWeighted(sum: Float64Array, values: Float64Array, weight: number): void {
  for (let index = 0; index < sum.length; index += 1) {
    sum[index] = (sum[index] ?? 0) + weight * (values[index] ?? 0);
  }
}

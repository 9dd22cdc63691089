import { inOrder, isFlat } from './continuum.ts';
import type { Continuum, Unit } from './continuum.ts';
import { createDocumentRows } from './document-rows.ts';

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

/** What two coders' units of one document give, each of the two seen from the other. */
export interface UnitizedPair {
  readonly tally: UnitizingTally;
  readonly first: number;
  readonly second: number;
}

/**
 * The tally of one document. A coder's units must not overlap (`flatten`); throws a RangeError where they do. Units
 * of no length count for nothing. One coder alone agrees with nobody: the tally is then empty.
 */
export function unitizingTallyOf(continuum: Continuum, categories: number): UnitizingTally {
  return togetherOf(unitizedPairs(continuum, categories), continuum.coders.length, categories);
}

/** The tallies of each pair of coders of one document, by their places; see `unitizingTallyOf`. */
export function unitizedPairs(continuum: Continuum, categories: number): UnitizedPair[] {
  const coders = continuum.coders.map((units) => flatInOrder(units));
  const lengths = coders.map(lengthOf);
  const squares = coders.map((units) => squaresByCategory(units, categories));
  const pairs: UnitizedPair[] = [];
  coders.forEach((mine, first) => {
    for (let second = first + 1; second < coders.length; second += 1) {
      const theirs = coders[second] ?? [];
      const tally = { ...emptyTally(categories, 2), units: mine.length + theirs.length };
      addWeighted(tally.unitSquares, squares[first] ?? tally.unitSquares, 1);
      addWeighted(tally.unitSquares, squares[second] ?? tally.unitSquares, 1);
      addPair(mine, theirs, continuum.length - (lengths[first] ?? 0) - (lengths[second] ?? 0), tally);
      pairs.push({ tally, first, second });
    }
  });
  return pairs;
}

/** The tally of all coders of a document, off those of all their pairs: every coder is in all pairs but one's own. */
export function togetherOf(pairs: readonly UnitizedPair[], coders: number, categories: number): UnitizingTally {
  const sum = emptyTally(categories, coders);
  if (coders < 2) return sum;
  let units = 0;
  for (const { tally } of pairs) {
    units += tally.units;
    addWeighted(sum.coincidences, tally.coincidences, 1);
    addWeighted(sum.unitSquares, tally.unitSquares, 1);
    addWeighted(sum.coveredSquares, tally.coveredSquares, 1);
  }
  for (const values of [sum.coincidences, sum.unitSquares, sum.coveredSquares]) {
    for (let index = 0; index < values.length; index += 1) values[index] = (values[index] ?? 0) / (coders - 1);
  }
  return { ...sum, units: units / (coders - 1) };
}

function squaresByCategory(units: readonly Unit[], categories: number): Float64Array {
  const squares = new Float64Array(categories);
  for (const { start, end, category } of units) increase(squares, category, (end - start) ** 2);
  return squares;
}

/**
 * What one coder marked, met by what another did, and the other way round.
 * @param unmarked The continuum's length less the units of both.
 */
function addPair(
  mine: readonly Unit[],
  theirs: readonly Unit[],
  unmarked: number,
  { categories, coincidences, coveredSquares }: UnitizingTally,
): void {
  const width = categories + 1;
  const coveredOfTheirs = new Float64Array(theirs.length);
  let bothMarked = 0;
  let from = 0;
  for (const unit of mine) {
    while (from < theirs.length && (theirs[from]?.end ?? 0) <= unit.start) from += 1;
    let covered = 0;
    for (let index = from; index < theirs.length; index += 1) {
      const other = theirs[index];
      if (other === undefined || other.start >= unit.end) break;
      const common = Math.min(unit.end, other.end) - Math.max(unit.start, other.start);
      covered += common;
      increase(coveredOfTheirs, index, common);
      increase(coincidences, unit.category * width + other.category, common);
      increase(coincidences, other.category * width + unit.category, common);
    }
    addAlone(unit, covered, width, coincidences);
    increase(coveredSquares, unit.category, covered * covered);
    bothMarked += covered;
  }
  for (const [index, unit] of theirs.entries()) {
    const covered = coveredOfTheirs[index] ?? 0;
    addAlone(unit, covered, width, coincidences);
    increase(coveredSquares, unit.category, covered * covered);
  }
  increase(coincidences, width * width - 1, 2 * (unmarked + bothMarked));
}

/** Once as this coder's unit met by nothing, once as the other's nothing met by this unit. */
function addAlone({ start, end, category }: Unit, covered: number, width: number, coincidences: Float64Array): void {
  const alone = end - start - covered;
  increase(coincidences, category * width + width - 1, alone);
  increase(coincidences, (width - 1) * width + category, alone);
}

/** The documents laid end to end; `weights` says how often each was drawn (a bootstrap), once where left out. */
export function addUnitizingTallies(tallies: readonly UnitizingTally[], weights?: ArrayLike<number>): UnitizingTally {
  return unitizingAdder(tallies)(weights);
}

/** As `addUnitizingTallies`, prepared for adding the same tallies many times: what a bootstrap uses. */
export function unitizingAdder(tallies: readonly UnitizingTally[]): (weights?: ArrayLike<number>) => UnitizingTally {
  const categories = tallies[0]?.categories ?? 0;
  const [cells, squares] = [(categories + 1) ** 2, (categories + 1) ** 2 + categories];
  const rows = createDocumentRows(squares + categories + 1);
  for (const tally of tallies) {
    if (tally.categories !== categories) throw new RangeError('Tallies of other categories cannot be added.');
    tally.coincidences.forEach((value, cell) => rows.add(cell, value));
    tally.unitSquares.forEach((value, category) => rows.add(cells + category, value));
    tally.coveredSquares.forEach((value, category) => rows.add(squares + category, value));
    rows.add(squares + categories, tally.units);
    rows.end();
  }
  return (weights) => {
    const sums = rows.sum(weights);
    let coders = 0;
    tallies.forEach((tally, index) => {
      if (weights === undefined || (weights[index] ?? 0) !== 0) coders = Math.max(coders, tally.coders);
    });
    return {
      categories,
      coders,
      units: sums[squares + categories] ?? 0,
      coincidences: sums.subarray(0, cells),
      unitSquares: sums.subarray(cells, squares),
      coveredSquares: sums.subarray(squares, squares + categories),
    };
  };
}

/** The sum of tallies that nobody needs one by one. */
export function createUnitizingSum(categories: number) {
  const sum = emptyTally(categories, 0);
  let [coders, units] = [0, 0];
  return {
    add: (tally: UnitizingTally): void => {
      if (tally.categories !== categories) throw new RangeError('Tallies of other categories cannot be added.');
      coders = Math.max(coders, tally.coders);
      units += tally.units;
      addWeighted(sum.coincidences, tally.coincidences, 1);
      addWeighted(sum.unitSquares, tally.unitSquares, 1);
      addWeighted(sum.coveredSquares, tally.coveredSquares, 1);
    },
    /** Of no coders where nothing was added. */
    sum: (): UnitizingTally => ({ ...sum, coders, units }),
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

function increase(values: Float64Array, index: number, by: number): void {
  values[index] = (values[index] ?? 0) + by;
}

function addWeighted(sum: Float64Array, values: Float64Array, weight: number): void {
  for (let index = 0; index < sum.length; index += 1) {
    sum[index] = (sum[index] ?? 0) + weight * (values[index] ?? 0);
  }
}

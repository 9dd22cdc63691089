import { disagreementOf, weightedKappa } from './cohen.ts';
import { marginsOf } from './contingency.ts';
import type { Contingency } from './contingency.ts';
import { nominal } from './distance.ts';
import type { Distance } from './distance.ts';
import { NORMAL_95, twoSidedProbability } from './normal.ts';
import { outcomeOf, unavailable } from './outcome.ts';
import type { Outcome } from './outcome.ts';

/** κ with what large samples let one say of its error. */
export interface KappaErrors {
  readonly kappa: Outcome;
  /** Of κ as it is: for the interval. */
  readonly standardError: Outcome;
  /** 95 %: κ ± 1.96 standard errors, not cut off at 1. */
  readonly interval: { readonly low: number; readonly high: number } | null;
  /** As it would be if κ were 0: for the test against chance. */
  readonly standardErrorAtZero: Outcome;
  /** κ in standard errors at zero. */
  readonly z: Outcome;
  /** How likely chance alone gives a κ at least so far from 0, on either side. */
  readonly probability: Outcome;
}

/** What is smaller than this, of a variance free of units, is a rounding error of 0. */
const NO_VARIANCE = 1e-24;

/**
 * Asymptotic standard errors of κ and weighted κ (Fleiss, Cohen & Everitt 1969, Psychological Bulletin 72(5)). Their
 * agreement weights w are written here as distances d = 1 − w; with d̄ the distance expected in a row or a column,
 * var = Σ p_ij ((d̄_i. + d̄_.j) D_o − d_ij D_e − D_o D_e)² / n D_e⁴ and
 * var₀ = Σ p_i. p_.j (d̄_i. + d̄_.j − d_ij − D_e)² / n D_e²: sums of squares, which never fall below 0.
 */
export function kappaErrors(table: Contingency, distance: Distance = nominal): KappaErrors {
  const kappa = weightedKappa(table, distance);
  const disagreement = disagreementOf(table, distance);
  if (kappa.value === null || disagreement === null) {
    return { kappa, standardError: kappa, interval: null, standardErrorAtZero: kappa, z: kappa, probability: kappa };
  }
  const { observed, expected } = disagreement;
  const cells = cellsOf(table, distance);
  let variance = 0;
  let varianceAtZero = 0;
  for (const { share, chance, apart, rowMean, columnMean } of cells.list) {
    variance += share * ((rowMean + columnMean) * observed - apart * expected - observed * expected) ** 2;
    varianceAtZero += chance * (rowMean + columnMean - apart - expected) ** 2;
  }
  const error = Math.sqrt(variance / cells.total) / expected ** 2;
  const errorAtZero = Math.sqrt(varianceAtZero / cells.total) / expected;
  const z = varianceAtZero < NO_VARIANCE * expected ** 2 ? NaN : kappa.value / errorAtZero;
  return {
    kappa,
    standardError: outcomeOf(error, 'no-variation'),
    interval: { low: kappa.value - NORMAL_95 * error, high: kappa.value + NORMAL_95 * error },
    standardErrorAtZero: outcomeOf(errorAtZero, 'no-variation'),
    z: outcomeOf(z, 'no-variation'),
    probability: Number.isNaN(z) ? unavailable('no-variation') : { value: twoSidedProbability(z) },
  };
}

interface Cell {
  /** The share of units in the cell, and the share that chance would put there. */
  readonly share: number;
  readonly chance: number;
  readonly apart: number;
  /** The distance that chance gives in the cell's row, and in its column. */
  readonly rowMean: number;
  readonly columnMean: number;
}

/** The cells of categories that both coders could have met in: both margins are not 0. */
function cellsOf(table: Contingency, distance: Distance): { total: number; list: Cell[] } {
  const { total, rows, columns } = marginsOf(table);
  const margins = rows.map((count, category) => count + (columns[category] ?? 0));
  const used = Array.from(margins.keys()).filter((category) => (margins[category] ?? 0) > 0);
  const mean = (counts: Float64Array, category: number): number =>
    used.reduce((sum, other) => {
      const count = counts[other] ?? 0;
      return count === 0 ? sum : sum + (count / total) * distance(category, other, margins);
    }, 0);
  const rowMeans = new Map(used.map((row) => [row, mean(columns, row)]));
  const columnMeans = new Map(used.map((column) => [column, mean(rows, column)]));
  const list: Cell[] = [];
  for (const row of used) {
    for (const column of used) {
      const chance = ((rows[row] ?? 0) * (columns[column] ?? 0)) / (total * total);
      if (chance === 0) continue;
      list.push({
        share: (table.counts[row * table.categories + column] ?? 0) / total,
        chance,
        apart: distance(row, column, margins),
        rowMean: rowMeans.get(row) ?? 0,
        columnMean: columnMeans.get(column) ?? 0,
      });
    }
  }
  return { total, list };
}

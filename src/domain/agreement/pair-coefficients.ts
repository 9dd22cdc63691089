import { disagreementOf, weightedKappa } from './cohen.ts';
import { freeMarginal } from './coefficients.ts';
import { marginsOf, nothingInTable } from './contingency.ts';
import type { Contingency } from './contingency.ts';
import { nominal } from './distance.ts';
import { outcomeOf, unavailable } from './outcome.ts';
import type { Outcome, UnavailableReason } from './outcome.ts';

/**
 * Scott's π = (p_o − p_e)/(1 − p_e), p_e = Σ p_j² from both coders' values together (Scott 1955, Public Opinion
 * Quarterly 19(3)). Units that only one coded are left out.
 */
export function scottPi(table: Contingency): Outcome {
  const nothing = nothingInTable(table);
  if (nothing !== null) return unavailable(nothing);
  const { total, rows, columns } = marginsOf(table);
  const expected = rows.reduce((sum, count, category) => {
    const both = count + (columns[category] ?? 0);
    return sum + both * (2 * total - both);
  }, 0);
  return outcomeOf(1 - (4 * total * disagreements(table)) / expected, 'no-variation');
}

/**
 * Bennett, Alpert & Goldstein's S = (p_o − 1/k)/(1 − 1/k) (1954, Public Opinion Quarterly 18(3)). It counts all
 * categories of the scheme, used or not.
 */
export function bennettS(table: Contingency): Outcome {
  const nothing = nothingInTable(table);
  if (nothing !== null) return unavailable(nothing);
  return freeMarginal(1 - disagreements(table) / marginsOf(table).total, table.categories);
}

/** Light's κ: the mean of Cohen's κ over all pairs of coders (Light 1971, Psychological Bulletin 76(5)). */
export function lightKappa(tables: readonly Contingency[]): Outcome {
  const nothing = nothingInTables(tables);
  if (nothing !== null) return unavailable(nothing);
  let sum = 0;
  for (const table of tables) {
    const kappa = weightedKappa(table, nominal);
    if (kappa.value === null) return kappa;
    sum += kappa.value;
  }
  return outcomeOf(sum / tables.length, 'no-variation');
}

/**
 * Multi-κ, for all pairs of coders: (mean A_o − mean A_e)/(1 − mean A_e), A_o and A_e as in Cohen's κ (Hubert 1977,
 * Psychological Bulletin 84(2); Conger 1980; Davies & Fleiss 1982, Biometrics 38(4)).
 */
export function multiKappa(tables: readonly Contingency[]): Outcome {
  const nothing = nothingInTables(tables);
  if (nothing !== null) return unavailable(nothing);
  let observed = 0;
  let expected = 0;
  for (const table of tables) {
    const disagreement = disagreementOf(table, nominal);
    observed += disagreement?.observed ?? NaN;
    expected += disagreement?.expected ?? NaN;
  }
  return outcomeOf(1 - observed / expected, 'no-variation');
}

/**
 * Light's κ and multi-κ speak of every pair of coders: a pair with nothing in common leaves them without a value.
 * Where a value is missing, each pair counts the units that both coded.
 */
function nothingInTables(tables: readonly Contingency[]): UnavailableReason | null {
  const reasons = tables.map(nothingInTable);
  const [first] = reasons;
  if (first === undefined) return 'one-annotator';
  if (reasons.includes(null)) return reasons.every((reason) => reason === null) ? null : 'missing-values';
  return reasons.includes('nothing-in-common') ? 'nothing-in-common' : first;
}

function disagreements(table: Contingency): number {
  return table.counts.reduce((sum, count, cell) => (cell % (table.categories + 1) === 0 ? sum : sum + count), 0);
}

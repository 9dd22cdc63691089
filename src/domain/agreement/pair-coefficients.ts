import { cohenKappa, nominalDisagreement } from './cohen.ts';
import { freeMarginal } from './coefficients.ts';
import { nominalTableOf, nothingInTable } from './contingency.ts';
import type { PairTable } from './contingency.ts';
import { outcomeOf, unavailable } from './outcome.ts';
import type { Outcome, UnavailableReason } from './outcome.ts';

/**
 * Scott's π = (p_o − p_e)/(1 − p_e), p_e = Σ p_j² from both coders' values together (Scott 1955, Public Opinion
 * Quarterly 19(3)). Units that only one coded are left out.
 */
export function scottPi(table: PairTable): Outcome {
  const nothing = nothingInTable(table);
  if (nothing !== null) return unavailable(nothing);
  const { total, agreed, rows, columns } = nominalTableOf(table);
  let expected = 0;
  for (let category = 0; category < rows.length; category += 1) {
    const both = (rows[category] ?? 0) + (columns[category] ?? 0);
    expected += both * (2 * total - both);
  }
  return outcomeOf(1 - (4 * total * (total - agreed)) / expected, 'no-variation');
}

/**
 * Bennett, Alpert & Goldstein's S = (p_o − 1/k)/(1 − 1/k) (1954, Public Opinion Quarterly 18(3)). It counts all
 * categories of the scheme, used or not.
 */
export function bennettS(table: PairTable): Outcome {
  const nothing = nothingInTable(table);
  if (nothing !== null) return unavailable(nothing);
  const { total, agreed, categories } = nominalTableOf(table);
  return freeMarginal(agreed / total, categories);
}

/** Light's κ: the mean of Cohen's κ over all pairs of coders (Light 1971, Psychological Bulletin 76(5)). */
export function lightKappa(tables: readonly PairTable[]): Outcome {
  const nothing = nothingInTables(tables);
  if (nothing !== null) return unavailable(nothing);
  let sum = 0;
  for (const table of tables) {
    const kappa = cohenKappa(table);
    if (kappa.value === null) return kappa;
    sum += kappa.value;
  }
  return outcomeOf(sum / tables.length, 'no-variation');
}

/**
 * Multi-κ, for all pairs of coders: (mean A_o − mean A_e)/(1 − mean A_e), A_o and A_e as in Cohen's κ (Hubert 1977,
 * Psychological Bulletin 84(2); Conger 1980; Davies & Fleiss 1982, Biometrics 38(4)).
 */
export function multiKappa(tables: readonly PairTable[]): Outcome {
  const nothing = nothingInTables(tables);
  if (nothing !== null) return unavailable(nothing);
  let observed = 0;
  let expected = 0;
  for (const table of tables) {
    const disagreement = nominalDisagreement(table);
    observed += disagreement.observed;
    expected += disagreement.expected;
  }
  return outcomeOf(1 - observed / expected, 'no-variation');
}

/**
 * Light's κ and multi-κ speak of every pair of coders: a pair with nothing in common leaves them without a value.
 * Where a value is missing, each pair counts the units that both coded.
 */
function nothingInTables(tables: readonly PairTable[]): UnavailableReason | null {
  const reasons = tables.map(nothingInTable);
  const [first] = reasons;
  if (first === undefined) return 'one-annotator';
  if (reasons.includes(null)) return reasons.every((reason) => reason === null) ? null : 'missing-values';
  return reasons.includes('nothing-in-common') ? 'nothing-in-common' : first;
}

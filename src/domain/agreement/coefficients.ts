import { disagreeingPairs, nothingToCompare, pairableValues, unitsWith } from './coincidences.ts';
import type { CodingTally } from './coincidences.ts';
import { outcomeOf, unavailable } from './outcome.ts';
import type { Outcome, UnavailableReason } from './outcome.ts';

const sumOf = (numbers: Float64Array): number => numbers.reduce((sum, number) => sum + number, 0);

/** The mean over units with two or more values of the share of pairs of values that are equal. */
export function percentAgreement(tally: CodingTally): Outcome {
  const nothing = nothingToCompare(tally);
  if (nothing !== null) return unavailable(nothing);
  return outcomeOf(tally.agreement / unitsWith(tally, 2), 'nothing-in-common');
}

/**
 * Why Fleiss' κ cannot be had: it is defined for the same number of values in every unit, be they of the same coders
 * or of others (Fleiss 1971). With other numbers of values its versions differ; α is the measure then.
 */
function unfitForFleiss(tally: CodingTally): UnavailableReason | null {
  const numbers = tally.unitsByValues.subarray(1).reduce((sum, units) => sum + (units > 0 ? 1 : 0), 0);
  return nothingToCompare(tally) ?? (numbers > 1 ? 'missing-values' : null);
}

/**
 * Fleiss' κ = (P̄ − P̄_e)/(1 − P̄_e), P̄_e = Σ p_j² from all coders' values together (Fleiss 1971, Psychological
 * Bulletin 76(5)); for two coders Scott's π. Here as 1 − (1 − P̄)/(1 − P̄_e).
 */
export function fleissKappa(tally: CodingTally): Outcome {
  const unfit = unfitForFleiss(tally);
  if (unfit !== null) return unavailable(unfit);
  const values = pairableValues(tally);
  const total = sumOf(values);
  const observed = sumOf(disagreeingPairs(tally)) / total;
  const expected = values.reduce((sum, count) => sum + count * (total - count), 0) / (total * total);
  return outcomeOf(1 - observed / expected, 'no-variation');
}

/**
 * By category, κ_j = 1 − Σ n_ij (n − n_ij) / N n (n − 1) p_j q_j (Fleiss 1971, in the form of Fleiss, Levin & Paik
 * 2003, Statistical Methods for Rates and Proportions, chapter 18). Not available for a category that nobody or
 * everybody gave.
 */
export function fleissByCategory(tally: CodingTally): Outcome[] {
  const unfit = unfitForFleiss(tally);
  const values = pairableValues(tally);
  const total = sumOf(values);
  return Array.from(disagreeingPairs(tally), (pairs, category) => {
    if (unfit !== null) return unavailable(unfit);
    const count = values[category] ?? 0;
    return outcomeOf(1 - (pairs * total) / (count * (total - count)), 'no-variation');
  });
}

/** (p_o − p_e)/(1 − p_e) where chance is what choosing blindly among all categories gives, p_e = 1/k. */
export function freeMarginal(agreement: number, categories: number): Outcome {
  if (categories < 2) return unavailable('no-variation');
  return outcomeOf((agreement * categories - 1) / (categories - 1), 'no-variation');
}

/**
 * Randolph's free-marginal κ for any number of coders (Randolph 2005, “Free-marginal multirater kappa”). It counts
 * all categories of the scheme, used or not. Where values are missing, the agreement is the mean over units with two
 * or more.
 */
export function randolphKappa(tally: CodingTally): Outcome {
  const agreement = percentAgreement(tally);
  return agreement.value === null ? agreement : freeMarginal(agreement.value, tally.categories);
}

/**
 * Gwet's AC1 = (p_a − p_e)/(1 − p_e), p_e = Σ π_j (1 − π_j)/(k − 1), π_j the mean over units with a value of the
 * share that category j has in it (Gwet 2008, British Journal of Mathematical and Statistical Psychology 61(1);
 * with missing values Gwet 2014, Handbook of Inter-Rater Reliability, 4th ed.). It counts all categories of the
 * scheme, used or not.
 */
export function gwetAc1(tally: CodingTally): Outcome {
  const agreement = percentAgreement(tally);
  if (agreement.value === null) return agreement;
  if (tally.categories < 2) return unavailable('no-variation');
  const units = unitsWith(tally, 1);
  const spread = tally.shares.reduce((sum, share) => sum + (share / units) * (1 - share / units), 0);
  const chance = spread / (tally.categories - 1);
  return outcomeOf((agreement.value - chance) / (1 - chance), 'no-variation');
}

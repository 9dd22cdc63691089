import { disagreeingPairs, nothingToCompare, pairableValues } from './coincidences.ts';
import type { CodingTally } from './coincidences.ts';
import { nominal } from './distance.ts';
import type { Distance } from './distance.ts';
import { outcomeOf, unavailable } from './outcome.ts';
import type { Outcome } from './outcome.ts';

/**
 * Krippendorff's α = 1 − D_o/D_e = 1 − (n − 1) Σ o_ck δ_ck / Σ n_c n_k δ_ck, o the coincidences, n their margins
 * (Krippendorff 2011, “Computing Krippendorff’s Alpha-Reliability”, section C; Hayes & Krippendorff 2007). Values
 * that stand alone in their unit are left out. Not available where no two values differ.
 */
export function krippendorffAlpha(tally: CodingTally, distance: Distance = nominal): Outcome {
  const nothing = nothingToCompare(tally);
  if (nothing !== null) return unavailable(nothing);
  const size = tally.categories;
  const margins = pairableValues(tally);
  const total = margins.reduce((sum, values) => sum + values, 0);
  let observed = 0;
  let expected = 0;
  for (let first = 0; first < size; first += 1) {
    for (let second = 0; second < size; second += 1) {
      const chance = (margins[first] ?? 0) * (margins[second] ?? 0);
      if (chance === 0) continue;
      const apart = distance(first, second, margins);
      if (!(apart >= 0 && apart < Infinity)) return unavailable('not-a-scale');
      observed += (tally.coincidences[first * size + second] ?? 0) * apart;
      expected += chance * apart;
    }
  }
  if (expected === 0) return unavailable('no-variation');
  return outcomeOf(1 - ((total - 1) * observed) / expected, 'no-variation');
}

/**
 * By category, nominal α of “this category or any other” (Krippendorff 2004, Content Analysis, 2nd ed., chapter
 * 11): 1 − (n − 1) Σ_{k≠c} o_ck / n_c (n − n_c). Not available for a category that nobody or everybody gave.
 */
export function alphaByCategory(tally: CodingTally): Outcome[] {
  const nothing = nothingToCompare(tally);
  const margins = pairableValues(tally);
  const total = margins.reduce((sum, values) => sum + values, 0);
  return Array.from(disagreeingPairs(tally), (pairs, category) => {
    if (nothing !== null) return unavailable(nothing);
    const values = margins[category] ?? 0;
    return outcomeOf(1 - ((total - 1) * pairs) / (values * (total - values)), 'no-variation');
  });
}

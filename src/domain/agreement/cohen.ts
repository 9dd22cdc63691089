import { marginsOf, nominalTableOf, nothingInTable } from './contingency.ts';
import type { Contingency, PairTable } from './contingency.ts';
import type { Distance } from './distance.ts';
import { outcomeOf, unavailable } from './outcome.ts';
import type { Outcome } from './outcome.ts';

/** Mean distances over units, as observed and as two independent coders with these margins would have them. */
export interface Disagreement {
  readonly observed: number;
  readonly expected: number;
}

/** Both are on the distance's own scale; null where a distance is no finite number. */
export function disagreementOf(table: Contingency, distance: Distance): Disagreement | null {
  const size = table.categories;
  const { total, rows, columns } = marginsOf(table);
  const margins = rows.map((count, category) => count + (columns[category] ?? 0));
  let observed = 0;
  let expected = 0;
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const chance = (rows[row] ?? 0) * (columns[column] ?? 0);
      if (chance === 0) continue;
      const apart = distance(row, column, margins);
      if (!(apart >= 0 && apart < Infinity)) return null;
      observed += (table.counts[row * size + column] ?? 0) * apart;
      expected += chance * apart;
    }
  }
  return { observed: observed / total, expected: expected / (total * total) };
}

/**
 * Cohen's weighted κ_w = 1 − D_o/D_e (Cohen 1968, Psychological Bulletin 70(4)), for any distance. Written with
 * distances, not with weights scaled to the largest one, so that observed and expected share one scale whichever
 * distances occur.
 */
export function weightedKappa(table: Contingency, distance: Distance): Outcome {
  const nothing = nothingInTable(table);
  if (nothing !== null) return unavailable(nothing);
  const disagreement = disagreementOf(table, distance);
  if (disagreement === null) return unavailable('not-a-scale');
  if (disagreement.expected === 0) return unavailable('no-variation');
  return outcomeOf(1 - disagreement.observed / disagreement.expected, 'no-variation');
}

/** As `disagreementOf` where any two categories are as far apart as any other two. */
export function nominalDisagreement(table: PairTable): Disagreement {
  const { total, agreed, rows, columns } = nominalTableOf(table);
  let alike = 0;
  for (let category = 0; category < rows.length; category += 1) alike += (rows[category] ?? 0) * (columns[category] ?? 0);
  return { observed: (total - agreed) / total, expected: (total * total - alike) / (total * total) };
}

/** Cohen's κ = (p_o − p_e)/(1 − p_e), p_e from each coder's own margins (Cohen 1960, Educ. Psychol. Meas. 20(1)). */
export function cohenKappa(table: PairTable): Outcome {
  const nothing = nothingInTable(table);
  if (nothing !== null) return unavailable(nothing);
  const { observed, expected } = nominalDisagreement(table);
  return outcomeOf(1 - observed / expected, 'no-variation');
}

/**
 * The largest κ that two coders with these margins could reach: p_o is then Σ min(p_i., p_.i) (Cohen 1960).
 * How far κ falls short of it is disagreement in single units, the rest in how often each category is used.
 */
export function cohenKappaMax(table: Contingency): Outcome {
  const nothing = nothingInTable(table);
  if (nothing !== null) return unavailable(nothing);
  const { total, rows, columns } = marginsOf(table);
  const most = rows.reduce((sum, count, category) => sum + Math.min(count, columns[category] ?? 0), 0);
  const { expected } = nominalDisagreement(table);
  return outcomeOf(1 - (1 - most / total) / expected, 'no-variation');
}

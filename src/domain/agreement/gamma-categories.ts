import type { Alignment } from './best-alignment.ts';
import { categorialDissimilarity, positionalDissimilarity } from './dissimilarity.ts';
import type { GammaWeights } from './dissimilarity.ts';

/**
 * How far the categories of aligned units are apart: the mean of d_cat over pairs of one unitary alignment, each
 * weighted by how near the two lie, max(0, 1 − α·d_pos), and by one over the number of the alignment's units less one
 * (Mathet 2017, section 4.2). For γ-k only pairs with a unit of `category` count.
 *
 * Where the category is there but nothing that it is aligned with has any weight, all of it is apart: Δ∅. Null where
 * there is no unit of it, or, for γ-cat, where no two units are aligned.
 */
export function categorialDisorder(
  { alignments }: Alignment,
  weights: GammaWeights,
  category: number | null,
): number | null {
  let sum = 0;
  let total = 0;
  let present = false;
  for (const tuple of alignments) {
    const units = tuple.filter((unit) => unit !== null);
    present ||= units.some((unit) => unit.category === category);
    for (const [index, unit] of units.entries()) {
      for (const other of units.slice(index + 1)) {
        if (category !== null && unit.category !== category && other.category !== category) continue;
        const apart = weights.position * positionalDissimilarity(unit, other, weights.empty);
        const weight = Math.max(0, 1 - apart) / (units.length - 1);
        sum += weight * categorialDissimilarity(unit.category, other.category, weights);
        total += weight;
      }
    }
  }
  if (total > 0) return sum / total;
  return present ? weights.empty : null;
}

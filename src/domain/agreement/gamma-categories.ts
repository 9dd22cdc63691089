import type { Alignment } from './best-alignment.ts';
import { categorialDissimilarity, positionalDissimilarity } from './dissimilarity.ts';
import type { GammaWeights } from './dissimilarity.ts';

/**
 * How far the categories of aligned units are apart: the mean of d_cat over the pairs of unitary alignments, each
 * weighted by how near the two lie, max(0, 1 − α·d_pos), and by one over the number of the alignment's units less one
 * (Mathet 2017, section 4.2). A unit and an empty place are a pair of weight Δ∅ that is wholly apart, Δ∅, as in the
 * implementation by Titeux & Riad 2021 (pygamma-agreement, JOSS 6(62), 2989): a category that only one coder uses is
 * not agreed upon. For γ-k only pairs with a unit of `category` count; null where there is no unit of it.
 */
export function categorialDisorder(
  { alignments }: Alignment,
  weights: GammaWeights,
  category: number | null,
): number | null {
  let sum = 0;
  let total = 0;
  for (const tuple of alignments) {
    const units = tuple.filter((unit) => unit !== null);
    for (const [index, unit] of units.entries()) {
      if (category === null || unit.category === category) {
        const alone = tuple.length - units.length;
        sum += alone * weights.empty ** 2;
        total += alone * weights.empty;
      }
      for (const other of units.slice(index + 1)) {
        if (category !== null && unit.category !== category && other.category !== category) continue;
        const apart = weights.position * positionalDissimilarity(unit, other, weights.empty);
        const weight = Math.max(0, 1 - apart) / (units.length - 1);
        sum += weight * categorialDissimilarity(unit.category, other.category, weights);
        total += weight;
      }
    }
  }
  return total > 0 ? sum / total : null;
}

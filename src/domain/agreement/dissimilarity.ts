import type { Unit } from './continuum.ts';

/*
 * The dissimilarities of Mathet, Widlöcher & Métivier 2015, “The unified and holistic method gamma (γ) for
 * inter-annotator agreement measure and alignment”, Computational Linguistics 41(3), 437–479, section 4.1.
 */

export interface GammaWeights {
  /** Weight of where units lie (α). */
  readonly position: number;
  /** Weight of which category they are of (β). */
  readonly category: number;
  /** Dissimilarity Δ∅ of a unit and nothing; the scale of the others. */
  readonly empty: number;
  /**
   * How far categories are apart, from 0 (the same) to 1 (nothing in common), row-major, `size` each way; 1 for each
   * two that differ where it is left out.
   */
  readonly distances?: { readonly size: number; readonly values: ArrayLike<number> };
}

/** As in the paper: place and category count alike. */
export const gammaWeights: GammaWeights = { position: 1, category: 1, empty: 1 };

/**
 * d_pos: the sum of how far the ends lie apart over the sum of the lengths, squared, times Δ∅. Two units of no
 * length have none (0/0): NaN, which callers keep out.
 */
export function positionalDissimilarity(
  first: Pick<Unit, 'start' | 'end'>,
  second: Pick<Unit, 'start' | 'end'>,
  empty: number,
): number {
  const apart = Math.abs(first.start - second.start) + Math.abs(first.end - second.end);
  const lengths = first.end - first.start + (second.end - second.start);
  return (apart / lengths) ** 2 * empty;
}

/** d_cat: the distance of two categories times Δ∅. */
export function categorialDissimilarity(first: number, second: number, weights: GammaWeights): number {
  const { distances } = weights;
  const distance = distances?.values[first * distances.size + second] ?? (first === second ? 0 : 1);
  return distance * weights.empty;
}

/** d_combi = α d_pos + β d_cat. */
export function unitDissimilarity(first: Unit, second: Unit, weights: GammaWeights): number {
  return (
    weights.position * positionalDissimilarity(first, second, weights.empty) +
    weights.category * categorialDissimilarity(first.category, second.category, weights)
  );
}

import type { Unit } from './continuum.ts';
import { unitDissimilarity } from './dissimilarity.ts';
import type { GammaWeights } from './dissimilarity.ts';

/** Choose sets so that each item is in exactly one of them, at the least cost. */
export interface SetPartition {
  readonly items: number;
  /** The members of set s: `members[starts[s]]` up to `members[starts[s + 1]]`, rising. */
  readonly starts: Int32Array;
  readonly members: Int32Array;
  readonly costs: Float64Array;
}

/** What aligning one more unit is worth where all else is equal, in parts of Δ∅. */
export const TIE = 1e-8;

export interface Candidates extends SetPartition {
  /** The coder and the unit behind each item; items are in the order of the text. */
  readonly units: readonly { readonly coder: number; readonly unit: Unit }[];
}

/**
 * The unitary alignments that a best alignment may need, with their disorders (Mathet et al. 2015, section 4.3: the
 * mean dissimilarity of all pairs of the n-tuple, where a pair with an empty place, or two, has Δ∅). One is left out
 * where splitting off one of its units costs less; the paper's own bound, n·Δ∅, is a weaker case of this. Of two ways
 * to align at the same disorder the one that aligns more counts as the cheaper by a hair. Null where there are more
 * than `limit`.
 */
export function alignmentCandidates(
  coders: readonly (readonly Unit[])[],
  weights: GammaWeights,
  limit: number,
): Candidates | null {
  const units = coders
    .flatMap((list, coder) => list.map((unit) => ({ coder, unit })))
    .sort((a, b) => a.unit.start - b.unit.start || a.unit.end - b.unit.end || a.coder - b.coder);
  const { empty } = weights;
  const pairs = (coders.length * (coders.length - 1)) / 2;
  const near = nearPairs(units, coders.length, weights);
  const starts: number[] = [0];
  const members: number[] = [];
  const costs: number[] = [];

  const most = pairs * empty * (1 + TIE);
  // A set of k units costs Δ∅ plus, over pairs, what each of its pairs costs more or less than Δ∅.
  const set: number[] = [];
  const excess: number[] = [];
  const coderUsed = new Uint8Array(coders.length);
  let total = 0;
  const put = (): boolean => {
    if (costs.length >= limit) return false;
    members.push(...set);
    starts.push(members.length);
    costs.push(empty + total / pairs - TIE * empty * (set.length - 1));
    return true;
  };
  const extend = (options: readonly number[]): boolean => {
    if (excess.every((sum) => sum <= most) && !put()) return false;
    const left = coders.length - set.length;
    for (const [at, item] of options.entries()) {
      const coder = units[item]?.coder ?? 0;
      if (coderUsed[coder] === 1) continue;
      const added = set.map((other) => (near[other]?.get(item) ?? Number.POSITIVE_INFINITY) - empty);
      const own = added.reduce((sum, value) => sum + value, 0);
      // Each unit that is still to come can lower a unit's sum by Δ∅ at the most.
      const bound = most + (left - 1) * empty;
      if (own > bound || excess.some((sum, index) => sum + (added[index] ?? 0) > bound)) continue;
      coderUsed[coder] = 1;
      set.push(item);
      added.forEach((value, index) => {
        excess[index] = (excess[index] ?? 0) + value;
      });
      excess.push(own);
      total += own;
      const reached = extend(options.slice(at + 1));
      total -= own;
      excess.pop();
      added.forEach((value, index) => {
        excess[index] = (excess[index] ?? 0) - value;
      });
      set.pop();
      coderUsed[coder] = 0;
      if (!reached) return false;
    }
    return true;
  };
  for (const [item, { coder }] of units.entries()) {
    set.push(item);
    excess.push(0);
    coderUsed[coder] = 1;
    const reached = extend([...(near[item]?.keys() ?? [])].filter((other) => other > item));
    coderUsed[coder] = 0;
    set.pop();
    excess.pop();
    if (!reached) return null;
  }
  return {
    units,
    items: units.length,
    starts: Int32Array.from(starts),
    members: Int32Array.from(members),
    costs: Float64Array.from(costs),
  };
}

/** For each item the items of other coders, rising, that may share a unitary alignment with it, and how unlike it is. */
function nearPairs(
  units: readonly { readonly coder: number; readonly unit: Unit }[],
  coders: number,
  weights: GammaWeights,
): Map<number, number>[] {
  // A pair can be as bad as this where all other pairs of its alignment are perfect.
  const worst = ((coders * (coders - 1)) / 2 + coders - 1) * weights.empty * (1 + TIE);
  const near = units.map(() => new Map<number, number>());
  for (const [item, { coder, unit }] of units.entries()) {
    for (let other = item + 1; other < units.length; other += 1) {
      const candidate = units[other];
      if (candidate === undefined) break;
      if (candidate.coder === coder) continue;
      const dissimilarity = unitDissimilarity(unit, candidate.unit, weights);
      if (dissimilarity > worst) continue;
      near[item]?.set(other, dissimilarity);
      near[other]?.set(item, dissimilarity);
    }
  }
  return near;
}

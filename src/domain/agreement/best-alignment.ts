import { TIE, alignmentCandidates } from './alignment-candidates.ts';
import { bestPairs } from './assignment.ts';
import type { Pairing } from './assignment.ts';
import type { Unit } from './continuum.ts';
import { unitDissimilarity } from './dissimilarity.ts';
import type { GammaWeights } from './dissimilarity.ts';
import { cheapestPartition } from './set-partition.ts';
import type { PartitionSolver } from './set-partition.ts';

/** For each coder the unit that is aligned with the others', or null; at least one unit. */
export type UnitaryAlignment = readonly (Unit | null)[];

export interface Alignment {
  /** Of each unit exactly one. */
  readonly alignments: readonly UnitaryAlignment[];
  /** Sum of the unitary disorders over the mean number of units of a coder. */
  readonly disorder: number;
}

export interface AlignmentLimits {
  /** How many unitary alignments may be considered. */
  readonly candidates: number;
  /** How many states the search may visit before it hands over to the solver. */
  readonly states: number;
}

export const alignmentLimits: AlignmentLimits = { candidates: 200_000, states: 100_000 };

/**
 * The alignment of least disorder (Mathet et al. 2015, section 4.4), proven; it need not be the only one,
 * its disorder is. Of several one that aligns most is taken. Two coders: an assignment. More: a set partition, searched here and, where that gets too long, by
 * `solver`. Null where neither ends within its limits. Units have a length; there are two coders or more, one unit or
 * more.
 */
export function bestAlignment(
  coders: readonly (readonly Unit[])[],
  weights: GammaWeights,
  solver: PartitionSolver | null = null,
  limits: AlignmentLimits = alignmentLimits,
): Alignment | null {
  const [first, second, ...others] = coders;
  if (first !== undefined && second !== undefined && others.length === 0) return bestOfTwo(first, second, weights);
  const problem = alignmentCandidates(coders, weights, limits.candidates);
  if (problem === null) return null;
  const chosen = cheapestPartition(problem, limits.states) ?? solver?.(problem) ?? null;
  if (chosen === null) return null;
  const alignments = chosen.map((set) => {
    const tuple: (Unit | null)[] = coders.map(() => null);
    for (const item of problem.members.subarray(problem.starts[set], problem.starts[set + 1])) {
      const member = problem.units[item];
      if (member !== undefined) tuple[member.coder] = member.unit;
    }
    return tuple;
  });
  return withDisorder(alignments, weights);
}

function bestOfTwo(first: readonly Unit[], second: readonly Unit[], weights: GammaWeights): Alignment {
  const rows = first.map((unit): Pairing[] =>
    second.flatMap((other, column) => {
      const gain = (2 + TIE) * weights.empty - unitDissimilarity(unit, other, weights);
      return gain > 0 ? [{ column, gain }] : [];
    }),
  );
  const columns = bestPairs(rows, second.length);
  const taken = new Set(columns);
  const alignments: UnitaryAlignment[] = first.map((unit, row) => [unit, second[columns[row] ?? -1] ?? null]);
  second.forEach((unit, column) => {
    if (!taken.has(column)) alignments.push([null, unit]);
  });
  return withDisorder(alignments, weights);
}

function withDisorder(alignments: readonly UnitaryAlignment[], weights: GammaWeights): Alignment {
  let units = 0;
  let disorder = 0;
  for (const tuple of alignments) {
    units += tuple.filter((unit) => unit !== null).length;
    disorder += unitaryDisorder(tuple, weights);
  }
  const coders = alignments[0]?.length ?? 0;
  return { alignments, disorder: disorder / (units / coders) };
}

/** The mean dissimilarity of the pairs of an n-tuple; a pair with an empty place, or two, has Δ∅ (section 4.3). */
export function unitaryDisorder(tuple: UnitaryAlignment, weights: GammaWeights): number {
  let sum = 0;
  let pairs = 0;
  tuple.forEach((unit, index) => {
    for (const other of tuple.slice(index + 1)) {
      pairs += 1;
      sum += unit === null || other === null ? weights.empty : unitDissimilarity(unit, other, weights);
    }
  });
  return sum / pairs;
}

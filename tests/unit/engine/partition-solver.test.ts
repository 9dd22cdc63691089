import { beforeAll, describe, expect, it } from 'vitest';
import { alignmentCandidates } from '../../../src/domain/agreement/alignment-candidates.ts';
import { bestAlignment } from '../../../src/domain/agreement/best-alignment.ts';
import type { Unit } from '../../../src/domain/agreement/continuum.ts';
import { gammaWeights } from '../../../src/domain/agreement/dissimilarity.ts';
import { seededRandom } from '../../../src/domain/agreement/seeded-random.ts';
import { cheapestPartition, costOf } from '../../../src/domain/agreement/set-partition.ts';
import type { PartitionSolver } from '../../../src/domain/agreement/set-partition.ts';
import { loadPartitionSolver } from '../../../src/engine/agreement/highs-solver.ts';

/** Units on 1,500 code units, some of them long, so that many could be aligned with many. */
function unitsBy(coders: number, count: number, seed: number): Unit[][] {
  const random = seededRandom(seed);
  return Array.from({ length: coders }, () =>
    Array.from({ length: count }, () => {
      const start = random.below(1400);
      return { start, end: start + 3 + random.below(random.below(4) === 0 ? 90 : 20), category: random.below(4) };
    }),
  );
}

describe('the solver of set partitions', () => {
  let solver: PartitionSolver = () => null;

  beforeAll(async () => {
    solver = await loadPartitionSolver();
  });

  it('finds partitions that cost what those of the domain’s own search cost', () => {
    for (const [coders, count, seed] of [[3, 40, 1], [4, 25, 2], [5, 15, 3]] as const) {
      const problem = alignmentCandidates(unitsBy(coders, count, seed), gammaWeights, 200_000);
      if (problem === null) throw new Error('more candidates than thought');
      const own = cheapestPartition(problem, 1_000_000);
      const solved = solver(problem);
      if (own === null || solved === null) throw new Error('no answer');
      expect(costOf(problem, solved)).toBeCloseTo(costOf(problem, own), 6);
      const members = solved.flatMap((set) => [...problem.members.subarray(problem.starts[set], problem.starts[set + 1])]);
      expect(new Set(members).size).toBe(problem.items);
      expect(members).toHaveLength(problem.items);
    }
  });

  it('takes over where the search gives up', () => {
    const coders = unitsBy(3, 40, 4);
    const limits = { candidates: 200_000, states: 0 };
    expect(bestAlignment(coders, gammaWeights, null, limits)).toBeNull();
    const taken = bestAlignment(coders, gammaWeights, solver, limits);
    expect(taken?.disorder).toBeCloseTo(bestAlignment(coders, gammaWeights)?.disorder ?? -1, 6);
  });

  it('has no answer where its time is up', async () => {
    const hurried = await loadPartitionSolver({ seconds: 0 });
    const problem = alignmentCandidates(unitsBy(4, 40, 5), gammaWeights, 500_000);
    if (problem === null) throw new Error('more candidates than thought');
    expect(hurried(problem)).toBeNull();
  });
});

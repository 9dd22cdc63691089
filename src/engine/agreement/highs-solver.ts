import loadHighs from 'highs';
import type { Highs } from 'highs';
import type { SetPartition } from '../../domain/agreement/alignment-candidates.ts';
import type { PartitionSolver } from '../../domain/agreement/set-partition.ts';

export interface SolverOptions {
  /** Seconds for one problem; 60 otherwise. What isn't solved and proven by then counts as not converged. */
  readonly seconds?: number;
}

/**
 * HiGHS (Huangfu & Hall 2018, “Parallelizing the dual revised simplex method”), compiled to WebAssembly, for set
 * partitions that the domain's own search gives up: best alignments of many coders who marked much. Loading takes
 * about 0.1 s; solving blocks the thread. The same problem gets the same answer.
 */
export async function loadPartitionSolver(options: SolverOptions = {}): Promise<PartitionSolver> {
  const highs = await loadHighs();
  return (problem) => solve(highs, problem, options.seconds ?? 60);
}

function solve(highs: Highs, problem: SetPartition, seconds: number): readonly number[] | null {
  const columns = problem.costs.length;
  const model = {
    numCols: columns,
    numRows: problem.items,
    colCost: problem.costs,
    colLower: new Float64Array(columns),
    colUpper: new Float64Array(columns).fill(1),
    rowLower: new Float64Array(problem.items).fill(1),
    rowUpper: new Float64Array(problem.items).fill(1),
    integrality: new Int32Array(columns).fill(highs.constants.variableType.integer),
    matrix: {
      format: 'csc',
      numRows: problem.items,
      numCols: columns,
      starts: problem.starts,
      indices: problem.members,
      values: new Float64Array(problem.members.length).fill(1),
    },
  } as const;
  return highs.withModel(model, (loaded) => {
    // Its usual gap, one in ten thousand, would do for planning; a best alignment is to be the best.
    loaded.options.set({ output_flag: false, time_limit: seconds, mip_rel_gap: 0, mip_abs_gap: 1e-9 });
    loaded.run();
    if (loaded.getModelStatus() !== highs.constants.modelStatus.optimal) return null;
    const { colValue } = loaded.getSolution();
    return problem.costs.reduce<number[]>((chosen, _cost, set) => {
      if ((colValue[set] ?? 0) > 0.5) chosen.push(set);
      return chosen;
    }, []);
  });
}

import { unitsOf } from '../../domain/agreement/coded-units.ts';
import type { Continuum } from '../../domain/agreement/continuum.ts';
import { gamma, type Gamma } from '../../domain/agreement/gamma.ts';
import { unavailable } from '../../domain/agreement/outcome.ts';
import type { PartitionSolver } from '../../domain/agreement/set-partition.ts';
import type { AgreementMeasure } from '../../domain/api/agreement-methods.ts';
import type { ExclusionLedger } from './exclusions.ts';
import type { ComparedDocument } from './read-documents.ts';
import { weightedMeanOf, type Statistic } from './statistic.ts';

const parts = { gamma: 'gamma', 'gamma-cat': 'categorial' } as const satisfies Partial<Record<AgreementMeasure, keyof Gamma>>;
type GammaMeasure = keyof typeof parts;
export const isGammaMeasure = (name: AgreementMeasure): name is GammaMeasure => Object.hasOwn(parts, name);

/** How near the expected disorder is to what ever more samples would give, with a confidence of 95 %. */
const precision = 0.02;

interface Asked {
  readonly measures: readonly GammaMeasure[];
  readonly labels: readonly string[];
  readonly seed: number;
  readonly solver: PartitionSolver | null;
  readonly excluded: ExclusionLedger;
}

/** γ document by document: a mean weighted by the documents' units. */
export function createGammaFigures({ measures, labels, seed, solver, excluded }: Asked) {
  const kept: { readonly id: string; readonly continuum: Continuum }[] = [];
  const figures: Gamma[] = [];
  const units: number[] = [];

  /** Keeps what is to be aligned: that takes long, and is done once nothing is read any more. */
  const add = ({ id, length, layers }: ComparedDocument): void => {
    const coders = layers.map(unitsOf);
    kept.push({ id, continuum: { length, coders } });
    units.push(coders.reduce((sum, each) => sum + each.length, 0));
  };

  /** @param onStep Called between samples; what it throws ends the work. */
  const align = (onStep: (documents: number) => void): void => {
    kept.forEach(({ id, continuum }, index) => {
      const found = gamma(continuum, { seed, precision, solver, categories: labels.length, onSample: () => onStep(index) });
      // The alignment itself is large, and nobody asks for it.
      figures.push({ ...found, alignment: null });
      if (found.gamma.value === null && found.gamma.reason === 'not-converged') {
        excluded.add({ reason: 'not-converged', kind: 'document', document: id, annotator: null, count: 1 });
      }
      onStep(index + 1);
    });
  };

  const statistics = (): Statistic[] =>
    measures.map((name) => {
      const outcomes = figures.map((figure) => figure[parts[name]]);
      const over = (of: typeof outcomes, weights?: ArrayLike<number>) =>
        weightedMeanOf(of, weights === undefined ? units : units.map((count, index) => count * (weights[index] ?? 0)));
      return {
        name,
        kind: 'span',
        count: units.reduce((sum, count) => sum + count, 0),
        overall: (weights) => over(outcomes, weights),
        atDocument: (index) => ({ outcome: outcomes[index] ?? unavailable('no-units'), count: units[index] ?? 0 }),
        // γ-k says of a category what γ-cat says of all.
        byLabel: () =>
          name === 'gamma'
            ? []
            : labels.map((label, category) => ({
                label,
                outcome: over(figures.map(({ byCategory }) => byCategory[category] ?? unavailable('no-units'))),
                count: units.reduce((sum, count) => sum + count, 0),
              })),
      };
    });
  return { add, align, statistics, count: () => kept.length };
}

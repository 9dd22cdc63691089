import { alignmentLimits, bestAlignment } from './best-alignment.ts';
import type { Alignment, AlignmentLimits } from './best-alignment.ts';
import type { Continuum, Unit } from './continuum.ts';
import { gammaWeights } from './dissimilarity.ts';
import type { GammaWeights } from './dissimilarity.ts';
import { categorialDisorder } from './gamma-categories.ts';
import { outcomeOf, unavailable } from './outcome.ts';
import type { Outcome, UnavailableReason } from './outcome.ts';
import { sampledCoders } from './sampled-continuum.ts';
import { seededRandom } from './seeded-random.ts';
import type { PartitionSolver } from './set-partition.ts';

export interface GammaOptions {
  /** The same seed gives the same figures. */
  readonly seed: number;
  /** How far, in parts of it, the expected disorder may be off in 95 of 100 runs: 0.02 for 2 %. */
  readonly precision: number;
  /** For best alignments of three coders or more that the search here finds too long. */
  readonly solver?: PartitionSolver | null;
  readonly limits?: AlignmentLimits;
  readonly weights?: GammaWeights;
  /** How many categories there are, for γ-k; none otherwise. */
  readonly categories?: number;
  /** Never more samples than this, whatever the precision; 1,000 otherwise. */
  readonly mostSamples?: number;
  /** Called after each sample; what it throws ends the computation. */
  readonly onSample?: (done: number, wanted: number) => void;
}

export interface Gamma {
  readonly gamma: Outcome;
  /** γ-cat: of which category what is aligned is. */
  readonly categorial: Outcome;
  /** γ-k for each category. */
  readonly byCategory: readonly Outcome[];
  /** Disorder of the best alignment, and its mean over sampled continua. */
  readonly observed: number | null;
  readonly expected: number | null;
  readonly samples: number;
  /** The precision that the samples reached; null where there are none. */
  readonly precision: number | null;
  /** Units of no length, which have no positional dissimilarity and are left out. */
  readonly withoutLength: number;
  readonly alignment: Alignment | null;
}

/** The paper's first batch of samples (section 5.3). */
const FIRST_SAMPLES = 30;
/** Standard normal deviate of a confidence of 95 %. */
const CONFIDENCE = 1.96;

/**
 * γ = 1 − observed / expected disorder (Mathet, Widlöcher & Métivier 2015, section 5), with γ-cat and γ-k (Mathet
 * 2017, “The agreement measure γ-cat, a complement to γ focused on categorization of a continuum”, Computational
 * Linguistics 43(3), 661–681). The number of samples is the paper's: 30, and more where their coefficient of variation
 * V asks for it, (1.96 · V / precision)². Units of one coder may overlap. A continuum on which the search does not
 * end is *not converged*.
 */
export function gamma(continuum: Continuum, options: GammaOptions): Gamma {
  const weights = options.weights ?? gammaWeights;
  const align = (units: readonly (readonly Unit[])[]): Alignment | null =>
    bestAlignment(units, weights, options.solver, options.limits ?? alignmentLimits);
  const categories = options.categories ?? 0;
  const coders = continuum.coders.map((units) => units.filter(({ start, end }) => end > start));
  const count = coders.reduce((sum, units) => sum + units.length, 0);
  const withoutLength = continuum.coders.reduce((sum, units) => sum + units.length, 0) - count;
  const none = (reason: UnavailableReason, alignment: Alignment | null = null): Gamma => ({
    gamma: unavailable(reason),
    categorial: unavailable(reason),
    byCategory: Array.from({ length: categories }, () => unavailable(reason)),
    observed: alignment?.disorder ?? null,
    expected: null,
    samples: 0,
    precision: null,
    withoutLength,
    alignment,
  });
  if (coders.length < 2) return none('one-annotator');
  if (count === 0) return none('no-units');
  const alignment = align(coders);
  if (alignment === null) return none('not-converged');

  const kinds = [null, ...Array.from({ length: categories }, (_unused, category) => category)];
  const random = seededRandom(options.seed);
  const disorders: number[] = [];
  const chance = kinds.map(() => ({ sum: 0, samples: 0 }));
  const most = options.mostSamples ?? 1000;
  let wanted = Math.min(FIRST_SAMPLES, most);
  while (disorders.length < wanted) {
    const sample = align(sampledCoders({ ...continuum, coders }, random));
    if (sample === null) return none('not-converged', alignment);
    disorders.push(sample.disorder);
    kinds.forEach((category, kind) => {
      const disorder = categorialDisorder(sample, weights, category);
      const sums = chance[kind];
      if (disorder === null || sums === undefined) return;
      sums.sum += disorder;
      sums.samples += 1;
    });
    if (disorders.length === wanted) {
      const needed = Math.ceil(((variationOf(disorders) * CONFIDENCE) / options.precision) ** 2);
      wanted = Math.max(wanted, Math.min(most, needed));
    }
    options.onSample?.(disorders.length, wanted);
  }
  const expected = meanOf(disorders);
  const figures = kinds.map((category, kind): Outcome => {
    const observed = categorialDisorder(alignment, weights, category);
    const sums = chance[kind];
    const used = category === null || coders.some((units) => units.some((unit) => unit.category === category));
    if (observed === null || sums === undefined) return unavailable(used ? 'nothing-in-common' : 'no-units');
    return gammaOf(observed, sums.sum / sums.samples);
  });
  return {
    gamma: gammaOf(alignment.disorder, expected),
    categorial: figures[0] ?? unavailable('nothing-in-common'),
    byCategory: figures.slice(1),
    observed: alignment.disorder,
    expected,
    samples: disorders.length,
    precision: (variationOf(disorders) * CONFIDENCE) / Math.sqrt(disorders.length),
    withoutLength,
    alignment,
  };
}

/** 1 − observed / expected disorder. Where chance makes no disorder either there is nothing to compare with. */
export function gammaOf(observed: number, expected: number): Outcome {
  return expected > 0 ? outcomeOf(1 - observed / expected, 'no-variation') : unavailable('no-variation');
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The standard deviation over the mean; 0 where all are 0. */
function variationOf(values: readonly number[]): number {
  const mean = meanOf(values);
  if (mean === 0) return 0;
  return Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2))) / mean;
}

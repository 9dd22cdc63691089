import type { Outcome } from './outcome.ts';
import { resampleWeights, type SeededRandom } from './seeded-random.ts';

export interface Interval {
  readonly low: number;
  readonly high: number;
  /** Samples that had a value. */
  readonly samples: number;
}

/**
 * Percentile bootstrap (Efron 1979; Efron & Tibshirani 1993, chapter 13): figures over samples of as many documents
 * as there are, drawn with replacement. All figures are taken of the same samples.
 * @param figures Each answers for documents drawn so often.
 * @param onSample Called after each sample; what it throws ends the work.
 */
export function bootstrapSamples(
  figures: readonly ((weights: Float64Array) => Outcome)[],
  { documents, samples, random, onSample }: {
    readonly documents: number;
    readonly samples: number;
    readonly random: SeededRandom;
    readonly onSample?: (done: number) => void;
  },
): number[][] {
  const values = figures.map((): number[] => []);
  for (let sample = 0; sample < samples; sample += 1) {
    const weights = resampleWeights(documents, random);
    figures.forEach((figure, index) => {
      const { value } = figure(weights);
      if (value !== null) values[index]?.push(value);
    });
    onSample?.(sample + 1);
  }
  return values;
}

/**
 * The middle 95 % of sampled values, between neighbours by straight lines; null where fewer than half of the samples
 * had one: the others say nothing of them.
 */
export function intervalOf(values: readonly number[], samples: number): Interval | null {
  if (values.length === 0 || values.length * 2 < samples) return null;
  const sorted = Float64Array.from(values).sort();
  const at = (share: number): number => {
    const place = share * (sorted.length - 1);
    const below = sorted[Math.floor(place)] ?? 0;
    return below + (place - Math.floor(place)) * ((sorted[Math.ceil(place)] ?? below) - below);
  };
  return { low: at(0.025), high: at(0.975), samples: values.length };
}

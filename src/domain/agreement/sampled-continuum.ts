import type { Continuum, Unit } from './continuum.ts';
import type { SeededRandom } from './seeded-random.ts';

/**
 * What coders might have marked by chance (Mathet et al. 2015, section 5.2, as in the authors' software): for each
 * coder the units of one drawn at random, with replacement, all moved to the right by a random number of code units;
 * what starts beyond the end comes in again at the beginning, whole. Places to move to keep half the mean length of a
 * unit apart from each other while there is room, so that no coder meets itself. Drawn anew where nobody who was
 * drawn has a unit: somebody must have one.
 */
export function sampledCoders({ coders, length }: Continuum, random: SeededRandom): Unit[][] {
  const lengths = coders.flat().map(({ start, end }) => end - start);
  const apart = lengths.reduce((sum, value) => sum + value, 0) / lengths.length / 2;
  for (;;) {
    let free: Stretch[] = [{ start: 0, end: length }];
    const sample = coders.map(() => {
      const shift = drawFrom(free.length > 0 ? free : [{ start: 0, end: length }], random);
      free = without(free, shift - apart, shift + apart);
      return (coders[random.below(coders.length)] ?? []).map((unit) => moved(unit, shift, length));
    });
    if (sample.some((units) => units.length > 0)) return sample;
  }
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

function moved({ start, end, category }: Unit, shift: number, length: number): Unit {
  const by = start + shift >= length ? shift - length : shift;
  return { start: start + by, end: end + by, category };
}

/** A whole number, evenly from the stretches. */
function drawFrom(stretches: readonly Stretch[], random: SeededRandom): number {
  const total = stretches.reduce((sum, { start, end }) => sum + end - start, 0);
  let left = random.next() * total;
  for (const { start, end } of stretches) {
    if (left < end - start) return Math.floor(start + left);
    left -= end - start;
  }
  return Math.floor(stretches.at(-1)?.start ?? 0);
}

function without(stretches: readonly Stretch[], from: number, to: number): Stretch[] {
  return stretches
    .flatMap(({ start, end }) => [
      { start, end: Math.min(end, from) },
      { start: Math.max(start, to), end },
    ])
    .filter(({ start, end }) => end > start);
}

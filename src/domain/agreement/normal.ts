/** The quantile of the standard normal distribution at 0.975: half the width of a 95 % interval in standard errors. */
export const NORMAL_95 = 1.959963984540054;

/** How likely a standard normal variable is to lie at least so far from 0, on either side. */
export const twoSidedProbability = (z: number): number => complementaryError(Math.abs(z) / Math.SQRT2);

/**
 * erfc(x) for x ≥ 0, with a small relative error far out too: the series of erf near 0, the continued fraction of
 * erfc further out (Abramowitz & Stegun 1964, 7.1.6 and 7.1.14).
 */
function complementaryError(x: number): number {
  const scale = Math.exp(-x * x) / Math.sqrt(Math.PI);
  if (x < 2) {
    let term = x;
    let sum = x;
    for (let index = 1; term > sum * 1e-17; index += 1) {
      term *= (2 * x * x) / (2 * index + 1);
      sum += term;
    }
    return 1 - 2 * scale * sum;
  }
  let fraction = x;
  for (let index = 120; index > 0; index -= 1) fraction = x + index / 2 / fraction;
  return scale / fraction;
}

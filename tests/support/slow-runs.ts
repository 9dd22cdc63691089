/** A search for the smallest counterexample ends here, in milliseconds: well below the limit of the test. */
const ENOUGH = 60_000;

/**
 * How often to try a property whose every run takes long. Shrinking a failure of such a one takes hours: without an
 * end the test would only be known to have taken too long, and its seed would be lost. On a machine so slow that
 * the runs themselves take longer, fewer are tried.
 */
export const slowRuns = (numRuns: number): { numRuns: number; interruptAfterTimeLimit: number } => ({
  numRuns,
  interruptAfterTimeLimit: ENOUGH,
});

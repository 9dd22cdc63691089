import { z } from 'zod';
import { identifier, instant } from '../identifiers.ts';

/** A document that a lead asks somebody to annotate; there is one for each pair. */
export const assignment = z.object({
  document: identifier,
  annotator: identifier,
  /** Counts from 0 in the annotator's queue; what is assigned later goes behind. */
  position: z.int().min(0),
  /** Of the set that everybody does first. */
  calibration: z.boolean(),
  /** What was assigned in one step: by hand, or by one run of a rule. */
  batch: identifier,
  at: instant,
});
export type Assignment = z.infer<typeof assignment>;

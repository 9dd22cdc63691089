import { z } from 'zod';
import { identifier, instant, name } from '../identifiers.ts';
import { schemeStep, type SchemeStep } from './scheme-step.ts';
import { scheme } from './scheme.ts';

export const project = z.object({
  id: identifier,
  title: name,
  createdAt: instant,
  /**
   * Annotators see neither the layers of others nor what is counted over them, until the lead opens them. Absent (as
   * false) in what was written before there was blind work.
   */
  blind: z.boolean().optional(),
});
export type Project = z.infer<typeof project>;

/** What a version of the scheme does to what was labelled before, in this order; each step finds what the one before left. */
export const schemeSteps = z.strictObject({ steps: z.array(schemeStep).max(200) });

/** The shape of files from before there were steps. Nothing ever followed it: it stands for no steps. */
const earlierMapping = z.strictObject({
  labels: z.record(z.string(), z.string().nullable()),
  attributes: z.record(z.string(), z.string().nullable()),
  values: z.record(z.string(), z.string().nullable()),
});

export const schemeVersion = z.object({
  version: z.int().positive(),
  content: scheme,
  mapping: z.union([schemeSteps, earlierMapping]).nullable(),
  at: instant,
});
export type SchemeVersion = z.infer<typeof schemeVersion>;

/** The steps from the version before to this one. */
export function stepsOf({ mapping }: SchemeVersion): readonly SchemeStep[] {
  return mapping !== null && 'steps' in mapping ? mapping.steps : [];
}

import { z } from 'zod';
import { identifier, instant, name } from '../identifiers.ts';
import { scheme } from './scheme.ts';

export const project = z.object({ id: identifier, title: name, createdAt: instant });
export type Project = z.infer<typeof project>;

/** How a later version reads what was labelled under the one before: old slug to new, null where retired. */
export const schemeMapping = z.object({
  labels: z.record(z.string(), z.string().nullable()),
  attributes: z.record(z.string(), z.string().nullable()),
  values: z.record(z.string(), z.string().nullable()),
});

export const schemeVersion = z.object({
  version: z.int().positive(),
  content: scheme,
  mapping: schemeMapping.nullable(),
  at: instant,
});
export type SchemeVersion = z.infer<typeof schemeVersion>;

import { z } from 'zod';
import { identifier, instant, sha256 } from '../identifiers.ts';
import { copyOrigin, mergeReport } from '../model/exchange.ts';
import { nothing, read, write } from './method.ts';

export const writtenBundle = z.object({
  path: z.string(),
  bytes: z.int(),
  sha256,
  bundle: identifier,
  kind: z.enum(['assignment', 'layers']),
  annotator: identifier,
  blind: z.boolean(),
  documents: z.int(),
  layers: z.int(),
  operations: z.int(),
});

export const exchangeMethods = {
  'bundles.write': read(
    'Write a bundle for one annotator: an assignment (documents, scheme, the layers that may be seen), or on a copy that was handed out the layers that go back.',
    z.strictObject({
      annotator: identifier,
      path: z.string().min(1),
      /** `layers` where this copy was handed out to this annotator, `assignment` otherwise. */
      kind: z.enum(['assignment', 'layers']).optional(),
    }),
    writtenBundle,
    { paths: true },
  ),
  'bundles.merge': write(
    'Take in bundles, all of them or none; what is known already is passed over.',
    z.strictObject({ paths: z.array(z.string().min(1)).min(1).max(200) }),
    z.array(mergeReport),
    { paths: true },
  ),
  'bundles.list': read(
    'Where this copy came from, and what was merged into it, newest first.',
    nothing,
    z.object({
      origin: copyOrigin.nullable(),
      merges: z.array(z.object({ id: identifier, at: instant, actor: identifier, report: mergeReport })),
    }),
  ),
};

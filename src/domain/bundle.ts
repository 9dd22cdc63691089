import { z } from 'zod';
import { identifier, instant, oneLine, sha256 } from './identifiers.ts';
import { operation } from './operation.ts';

/**
 * A bundle carries whole chains of operations from one desktop to another, as lines of JSON: a header, the texts, the
 * operations in the order in which the writer's copy came to hold them, and an end with a SHA-256 over all bytes before
 * it. The sum shows damage on the way; like the chains' hashes it proves no authorship.
 */
export const bundleVersion = 1;

export const bundleKinds = ['assignment', 'layers'] as const;

const schemeMark = z.object({ version: z.int().positive(), hash: sha256 });

export const absentEnd = z.object({
  id: identifier,
  kind: z.enum(['span', 'document']),
  document: identifier,
  title: z.string(),
  quote: z.string(),
});
export type AbsentEnd = z.infer<typeof absentEnd>;

export const bundleHeader = z.strictObject({
  format: z.literal('isnad-bundle'),
  version: z.literal(bundleVersion),
  id: identifier,
  kind: z.enum(bundleKinds),
  project: z.object({ id: identifier, title: oneLine }),
  /** Whose it is: for whom an assignment is, whose layers go back. */
  annotator: z.object({ id: identifier, name: oneLine }),
  /** Without anything that others annotated. */
  blind: z.boolean(),
  /** Who wrote it. */
  by: identifier,
  at: instant,
  /** Who leads the project, by id. */
  leads: z.array(identifier),
  /** The versions of the scheme that the writer's copy holds, each with the hash of its canonical content. */
  schemes: z.array(schemeMark).min(1),
  /** Ends of relations that the bundle names and does not hold. */
  absent: z.array(absentEnd),
});
export type BundleHeader = z.infer<typeof bundleHeader>;

/** Without the position, which is local to a copy; a withheld content (null) keeps its place in the chain. */
export const bundledOperation = operation.omit({ position: true });
export type BundledOperation = z.infer<typeof bundledOperation>;

export const bundleLine = z.union([
  z.strictObject({ text: z.strictObject({ hash: sha256, text: z.string() }) }),
  /** From here on the writer's copy had this version of the scheme. */
  z.strictObject({ scheme: z.int().positive() }),
  z.strictObject({ operation: bundledOperation }),
  z.strictObject({ end: z.strictObject({ lines: z.int(), sha256 }) }),
]);

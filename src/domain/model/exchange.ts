import { z } from 'zod';
import { identifier, instant } from '../identifiers.ts';

/** Where a copy of a project came from: the bundle that it was begun from, and for whom. */
export const copyOrigin = z.object({
  bundle: identifier,
  annotator: identifier,
  /** Who may change what concerns the project as a whole: a blind bundle names them by id alone. */
  leads: z.array(identifier),
  at: instant,
});
export type CopyOrigin = z.infer<typeof copyOrigin>;

/** What one bundle brought. */
export const mergeReport = z.object({
  bundle: identifier,
  kind: z.enum(['assignment', 'layers']),
  annotator: identifier,
  annotatorName: z.string(),
  /** When the bundle was written. */
  writtenAt: instant,
  operations: z.object({ added: z.int(), known: z.int(), withheld: z.int() }),
  texts: z.int(),
  /** Layers in which something changed. */
  layers: z.array(
    z.object({
      document: identifier,
      title: z.string(),
      annotator: identifier,
      added: z.int(),
      /** Spans, relations and document labels that were carried forward to today's scheme. */
      carriedForward: z.int(),
      /** Spans on a text that has been superseded since. */
      onEarlierText: z.int(),
      /** The annotator changed the same things on two desktops; the later change of each stands. */
      writtenTwice: z.boolean(),
    }),
  ),
  /** Ends of relations that are in no document of this copy. */
  absentEnds: z.int(),
  /** Documents that the lead purged: gone from here as well. */
  purged: z.array(identifier),
});
export type MergeReport = z.infer<typeof mergeReport>;

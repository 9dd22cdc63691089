import { z } from 'zod';
import { direction, identifier, instant, name, offset, oneLine, sha256 } from '../identifiers.ts';

const optionalLine = oneLine.refine((value) => value.length <= 2000, 'at most 2000 characters').nullable();

/** Only addresses that a person may safely open. */
const webAddress = z.url({ protocol: /^https?$/ }).max(2000).nullable();

/** A day, or an instant, as the publisher gave it; never more exact than that. */
const publicationTime = z
  .string()
  .regex(/^\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?)?)?$/, 'an ISO 8601 date or time')
  .nullable();

export const document = z.object({
  id: identifier,
  title: name,
  direction,
  publisher: optionalLine,
  url: webAddress,
  publishedAt: publicationTime,
  /** The name of the file that it came from. */
  source: optionalLine,
  story: identifier.nullable(),
  /** The revision that is read and annotated now. */
  revision: identifier,
  removed: z.boolean(),
  importedAt: instant,
});
export type Document = z.infer<typeof document>;

export const lineEndings = ['lf', 'crlf', 'mixed', 'none'] as const;

/** A revision is immutable: its text is found by its hash. */
export const revision = z.object({
  id: identifier,
  document: identifier,
  previous: identifier.nullable(),
  /** Of the text in UTF-8. */
  textHash: sha256,
  /** UTF-16 code units. */
  length: offset,
  /** Of the file's bytes as they were, where the text came from a file. */
  sourceHash: sha256.nullable(),
  encoding: oneLine.nullable(),
  byteOrderMark: z.boolean(),
  lineEndings: z.enum(lineEndings),
  /** How offsets of the previous revision move: kept runs [start before, start now, length]. */
  mapping: z.array(z.tuple([offset, offset, offset])).nullable(),
  at: instant,
});
export type Revision = z.infer<typeof revision>;

export const segmentRoles = [
  'headline',
  'dateline',
  'body',
  'caption',
  'inline-link',
  'embedded-post',
  'credit-line',
  'keywords',
  'related',
  'comments',
  'other',
] as const;

export const segment = z.object({
  id: identifier,
  document: identifier,
  revision: identifier,
  start: offset,
  end: offset,
  role: z.enum(segmentRoles),
  /** Not annotated, not counted, not exported. */
  excluded: z.boolean(),
  /** A direction given by hand; null follows the majority of each paragraph's letters. */
  direction: direction.nullable(),
  origin: z.enum(['rule', 'person']),
});
export type Segment = z.infer<typeof segment>;

export const story = z.object({ id: identifier, title: name });

/** Left where a document was purged: later merges respect it. */
export const tombstone = z.object({ document: identifier, at: instant });

import { z } from 'zod';
import { direction, entered, enteredName, identifier, offset, someIdentifiers, wellFormedText } from '../identifiers.ts';
import { layerStatuses } from '../model/annotation.ts';
import { document, revision, segment, segmentRoles, story } from '../model/document.ts';
import { nothing, read, write } from './method.ts';
import { problemData } from './project-methods.ts';

const byId = z.strictObject({ id: identifier });
const removedOutput = z.object({ removed: z.int() });

/** One row of the library. */
export const documentSummary = z.object({
  ...document.shape,
  /** UTF-16 code units of the current revision. */
  length: z.int(),
  spans: z.int(),
  relations: z.int(),
  layers: z.array(z.object({ annotator: identifier, status: z.enum(layerStatuses) })),
});
export type DocumentSummary = z.infer<typeof documentSummary>;

export const documentDetail = z.object({
  document,
  revision,
  /** The revision's text, exactly as imported but for CRLF → LF. */
  text: wellFormedText,
  segments: z.array(segment),
});
export type DocumentDetail = z.infer<typeof documentDetail>;

const details = {
  title: enteredName,
  direction,
  publisher: entered(document.shape.publisher),
  url: document.shape.url,
  publishedAt: document.shape.publishedAt,
  source: entered(document.shape.source),
  story: document.shape.story,
};

/** What became of one source of an import. */
export const importOutcome = z.object({
  source: z.string(),
  status: z.enum(['imported', 'duplicate', 'refused']),
  documents: z.array(identifier),
  /** Told apart from its bytes: utf-8, utf-16le, utf-16be or windows-1256; null for other formats. */
  encoding: z.string().nullable(),
  problem: problemData.nullable(),
});
export type ImportOutcome = z.infer<typeof importOutcome>;

export const importReport = z.object({
  imported: z.int(),
  duplicates: z.int(),
  refused: z.int(),
  outcomes: z.array(importOutcome),
});
export type ImportReport = z.infer<typeof importReport>;

export const exportReport = z.object({
  format: z.string(),
  path: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  offsetUnit: z.enum(['utf16', 'codepoint', 'utf8']).nullable(),
  counts: z.record(z.string(), z.int()),
  /** What the format could not say, counted, with the first examples. */
  losses: z.array(z.object({ what: z.string(), count: z.int(), examples: z.array(z.string()) })),
});
export type ExportReport = z.infer<typeof exportReport>;

export const formatInfo = z.object({
  name: z.string(),
  endings: z.array(z.string()),
  reads: z.boolean(),
  writes: z.boolean(),
  offsetUnit: z.enum(['utf16', 'codepoint', 'utf8']).nullable(),
  cannotCarry: z.array(z.string()),
});

const segmentInput = z.strictObject({
  id: identifier.optional(),
  start: offset,
  end: offset,
  role: z.enum(segmentRoles),
  excluded: z.boolean(),
  direction: direction.nullable().optional(),
  origin: z.enum(['rule', 'person']).optional(),
});

export const documentMethods = {
  'documents.list': read(
    'The library, in the order of import, or the rows of some documents. The total counts what fits, beyond the limit.',
    z.strictObject({
      removed: z.boolean().optional(),
      /** What is not there is left out. */
      ids: someIdentifiers.optional(),
      offset: z.int().nonnegative().optional(),
      limit: z.int().positive().optional(),
    }),
    z.object({ total: z.int(), documents: z.array(documentSummary) }),
  ),
  'documents.get': read('A document with its text and segments.', byId, documentDetail),
  'documents.create': write(
    'Make a document from text.',
    z.strictObject({ text: wellFormedText.min(1), ...partial(details) }),
    document,
  ),
  'documents.update': write('Change what is known of a document.', z.strictObject({ id: identifier, ...partial(details) }), document),
  'documents.remove': write('Hide a document and all that belongs to it; undo brings it back.', byId, document),
  'documents.restore': write('Bring a removed document back.', byId, document),
  'documents.purge': write(
    'Erase a document, its annotations and its history from the file and its backups. This cannot be undone.',
    byId,
    z.object({
      document: identifier,
      operationsErased: z.int(),
      backupsPurged: z.array(z.string()),
      /** Files of this project that may still hold the text: unreadable backups, damaged copies moved aside. */
      remaining: z.array(z.string()),
    }),
  ),
  'documents.import': write(
    'Bring files and folders in. Good ones go in, refused ones are named.',
    z.strictObject({
      sources: z.array(z.string().min(1)).min(1),
      format: z.string().optional(),
      task: identifier.optional(),
    }),
    importReport,
    { paths: true },
  ),
  'revisions.list': read('The revisions of a document’s text, oldest first.', z.strictObject({ document: identifier }), z.array(revision)),
  'revisions.get': read('One revision with its text.', byId, z.object({ revision, text: wellFormedText })),
  'revisions.create': write(
    'Give a document a new text. Spans in unchanged text are shown in it; others stay with the text they were made on.',
    z.strictObject({ document: identifier, text: wellFormedText.min(1) }),
    revision,
  ),
  'segments.list': read('The segments of a document’s current text.', z.strictObject({ document: identifier }), z.array(segment)),
  'segments.set': write(
    'Replace all segments of a document’s current text.',
    z.strictObject({ document: identifier, segments: z.array(segmentInput) }),
    z.array(segment),
  ),
  'stories.list': read('The stories.', nothing, z.array(story)),
  'stories.create': write('Make a story.', z.strictObject({ title: enteredName }), story),
  'stories.update': write('Rename a story.', z.strictObject({ id: identifier, title: enteredName }), story),
  'stories.remove': write('Remove a story; its documents stay.', byId, removedOutput),
  'formats.list': read('The formats that can be read and written.', nothing, z.array(formatInfo)),
  'project.export': read(
    'Write the project in a format.',
    z.strictObject({
      format: z.string(),
      path: z.string().min(1),
      annotators: z.array(z.string()).optional(),
      task: identifier.optional(),
    }),
    exportReport,
    { paths: true },
  ),
};

/** Every field optional, none of them null where the field itself may not be. */
function partial<Shape extends Record<string, z.ZodType>>(shape: Shape) {
  const optional = Object.entries(shape).map(([key, schema]) => [key, schema.optional()] as const);
  return Object.fromEntries(optional) as { [Key in keyof Shape]: z.ZodOptional<Shape[Key]> };
}

import { z } from 'zod';
import { enteredName, identifier, instant, oneLine, sha256 } from '../identifiers.ts';
import { project } from '../model/project.ts';
import { problemCodes } from '../problem.ts';
import { nothing, read, write } from './method.ts';

export const problemData = z.object({
  code: z.enum(problemCodes),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
});

export const projectInfo = z.object({
  project,
  file: z.string(),
  /** The version of the file format (`user_version`). */
  formatVersion: z.int(),
  /** This copy's name; null until something is written here. */
  replica: identifier.nullable(),
  journalMode: z.enum(['wal', 'truncate']),
  /** Why it is not WAL: the folder is on a network or is synchronised by another program. */
  journalReason: z.string().nullable(),
  backups: z.string(),
  schemeVersion: z.int(),
  counts: z.object({
    documents: z.int(),
    removedDocuments: z.int(),
    annotators: z.int(),
    layers: z.int(),
    spans: z.int(),
    relations: z.int(),
    suggestions: z.int(),
    decisions: z.int(),
    operations: z.int(),
  }),
});
export type ProjectInfo = z.infer<typeof projectInfo>;

/** What checking found: each finding is a sentence's code with where it is. */
export const verifyFinding = z.object({
  kind: z.enum([
    'database-damaged',
    'hash-chain-broken',
    'operation-unreadable',
    'row-differs',
    'row-missing',
    'row-unexpected',
    'text-hash-differs',
    'quote-differs',
    'relation-end-missing',
    'foreign-key-broken',
  ]),
  table: z.string(),
  key: z.string(),
  message: z.string(),
});
export type VerifyFinding = z.infer<typeof verifyFinding>;

export const verifyReport = z.object({
  ok: z.boolean(),
  operations: z.int(),
  erasedOperations: z.int(),
  rows: z.int(),
  texts: z.int(),
  quotes: z.int(),
  findings: z.array(verifyFinding),
  /** True where the list of findings was cut. */
  more: z.boolean(),
});
export type VerifyReport = z.infer<typeof verifyReport>;

export const backupEntry = z.object({ path: z.string(), at: instant, bytes: z.int() });

export const historyEntry = z.object({
  group: identifier,
  at: instant,
  actor: identifier,
  actorName: z.string(),
  intent: z.string(),
  role: z.enum(['do', 'undo', 'redo']),
  operations: z.int(),
  documents: z.array(identifier),
});

export const undoState = z.object({
  /** The method that the next undo or redo takes back or brings again; null where there is none. */
  undo: z.object({ group: identifier, intent: z.string() }).nullable(),
  redo: z.object({ group: identifier, intent: z.string() }).nullable(),
});

export const projectMethods = {
  'project.get': read(
    'The project’s title, when it was made, and whether who asks sees only her own layers, as in blind work.',
    nothing,
    project.extend({ seesOnlyOwn: z.boolean() }),
  ),
  'project.info': read('Counts, place, versions and safety settings of the project file.', nothing, projectInfo),
  'project.update': write(
    'Change the project’s title, or whether annotators work blind.',
    z.strictObject({ title: enteredName.optional(), blind: z.boolean().optional() }),
    project,
  ),
  'project.verify': read('Replay every operation and compare with the tables.', nothing, verifyReport),
  'project.backups': read(
    'The backups of this project, newest first.',
    nothing,
    z.object({ folder: z.string(), backups: z.array(backupEntry) }),
  ),
  'project.backup': read(
    'Make a backup now.',
    nothing,
    backupEntry,
  ),
  'project.saveCopy': read(
    'Write one complete copy of the project to a new file.',
    z.strictObject({ path: z.string().min(1) }),
    z.object({ path: z.string(), bytes: z.int(), sha256 }),
    { paths: true },
  ),
  'history.list': read(
    'What was done, newest first; where an entity is named, only what concerns it, and that alone is counted.',
    z.strictObject({
      document: identifier.optional(),
      /** A span, a relation, a document: anything that has an id. Found faster with its document. */
      entity: identifier.optional(),
      before: identifier.optional(),
      limit: z.int().positive().max(1000).optional(),
    }),
    z.array(historyEntry),
  ),
  'history.state': read('What undo and redo would do now, for the person who asks.', nothing, undoState),
  'history.undo': write('Take back the newest change that this person made on this desktop.', nothing, undoState),
  'history.redo': write('Bring back the newest change that was undone.', nothing, undoState),
  'session.get': read(
    'Who writes, and where.',
    nothing,
    z.object({ actor: z.object({ id: identifier, name: oneLine }), replica: identifier.nullable(), file: z.string() }),
  ),
  'task.cancel': read(
    'Stop a running task; the project is then as it was before.',
    z.strictObject({ task: identifier }),
    z.object({ cancelled: z.boolean() }),
  ),
};

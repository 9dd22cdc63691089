import { z } from 'zod';

/** What a recovery may have to tell beside its counts; the sentence is `recoveryNote.<code>` of the message catalogue. */
export const recoveryNoteCodes = [
  'nothing-read',
  'backup-passed-over',
  'backup-taken-unsound',
  'operations-damaged',
  'operation-hash-differs',
  'operation-without-text',
  'operation-refused',
  'text-altered',
  'names-unreadable',
  'project-from-table',
  'project-made-anew',
  'scheme-from-table',
  'scheme-made-anew',
  'state-differs',
] as const;

export type RecoveryNoteCode = (typeof recoveryNoteCodes)[number];

/** The details that each note brings for its sentence. */
export const recoveryNoteDetails = {
  'nothing-read': ['reason'],
  'backup-passed-over': ['backup', 'reason'],
  'backup-taken-unsound': ['backup'],
  'operations-damaged': ['position', 'reason'],
  'operation-hash-differs': ['at', 'operation', 'id'],
  'operation-without-text': ['at', 'operation', 'id'],
  'operation-refused': ['at', 'operation', 'id', 'reason'],
  'text-altered': ['hash'],
  'names-unreadable': ['reason'],
  'project-from-table': [],
  'project-made-anew': [],
  'scheme-from-table': [],
  'scheme-made-anew': [],
  'state-differs': ['place', 'reason'],
} as const satisfies Record<RecoveryNoteCode, readonly string[]>;

/** What a recovery could not do or had to guess. A `reason` is SQLite’s or the check’s own words, in English. */
export const recoveryNote = z.object({
  code: z.enum(recoveryNoteCodes),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
});

export type RecoveryNote = z.infer<typeof recoveryNote>;

/** Makes a note with all that its sentence asks for. */
export function noteOf<Code extends RecoveryNoteCode>(
  code: Code,
  details: Readonly<Record<(typeof recoveryNoteDetails)[Code][number], string | number>>,
): RecoveryNote {
  return { code, details };
}

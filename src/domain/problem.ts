/**
 * Everything that can go wrong in a way a person should hear about. A problem carries a code and plain
 * details; the sentence is made from `problem.<code>` of the message catalogue in the reader's language.
 */
export const problemCodes = [
  'unknown-method',
  'invalid-input',
  'not-found',
  'already-exists',
  'in-use',
  'not-yours',
  'too-few-annotators',
  'lead-only',
  'last-lead',
  'blind-work',
  'not-a-bundle',
  'bundle-newer',
  'bundle-invalid',
  'bundle-damaged',
  'bundle-of-another-project',
  'bundle-forked',
  'bundle-conflict',
  'bundle-foreign',
  'bundle-scheme-unknown',
  'bundle-text-unknown',
  'bundle-needs-assignment',
  'nothing-to-undo',
  'nothing-to-redo',
  'cannot-undo',
  'offsets-outside-text',
  'offsets-split-character',
  'name-has-controls',
  'quote-differs',
  'query-empty',
  'too-many-places',
  'fragments-overlap',
  'nothing-to-divide',
  'cannot-join',
  'segment-excluded',
  'label-unknown',
  'label-retired',
  'attribute-unknown',
  'attribute-invalid',
  'relation-end-refused',
  'relation-ends-equal',
  'scheme-invalid',
  'scheme-differs',
  'scheme-changed',
  'scheme-refused',
  'scheme-file-invalid',
  'ambiguous-name',
  'no-project-open',
  'not-a-project',
  'project-from-the-future',
  'project-damaged',
  'project-exists',
  'project-missing',
  'project-replaced',
  'project-busy',
  'project-not-writable',
  'disk-full',
  'migration-failed',
  'recovery-impossible',
  'backup-failed',
  'file-missing',
  'file-unreadable',
  'file-empty',
  'file-binary',
  'file-too-large',
  'file-encoding-unclear',
  'file-duplicate',
  'file-malformed',
  'format-unknown',
  'format-cannot-read',
  'format-cannot-write',
  'project-not-empty',
  'destination-unwritable',
  'destination-exists',
  'cancelled',
  'some-refused',
  'backups-not-purged',
  'upload-too-large',
  'settings-damaged',
  'port-in-use',
  'connection-lost',
  'engine-failed',
] as const;

export type ProblemCode = (typeof problemCodes)[number];
export type ProblemDetails = Readonly<Record<string, string | number>>;

/** What crosses a process or network border instead of an Error. */
export interface ProblemData {
  readonly code: ProblemCode;
  readonly details: ProblemDetails;
}

export class Problem extends Error {
  readonly code: ProblemCode;
  readonly details: ProblemDetails;

  constructor(code: ProblemCode, details: ProblemDetails = {}, options?: ErrorOptions) {
    super(describe(code, details), options);
    this.name = 'Problem';
    this.code = code;
    this.details = details;
  }

  toData(): ProblemData {
    return { code: this.code, details: this.details };
  }
}

/** A line for logs and tests; people read the catalogue's sentence instead. */
function describe(code: ProblemCode, details: ProblemDetails): string {
  const parts = Object.entries(details).map(([key, value]) => `${key}: ${String(value)}`);
  return parts.length === 0 ? code : `${code} (${parts.join(', ')})`;
}

/** Turns anything thrown into what may be sent to a person; what we did not foresee is `engine-failed`. */
export function problemData(thrown: unknown): ProblemData {
  if (thrown instanceof Problem) return thrown.toData();
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return { code: 'engine-failed', details: { message } };
}

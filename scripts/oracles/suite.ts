/** What came of one case of a case file. */
export type CaseOutcome =
  | { readonly name: string; readonly passed: true }
  | { readonly name: string; readonly passed: false; readonly expected: string; readonly got: string };

/** Runs the case files of one kind. To teach the runner another kind, write another suite and list it. */
export interface OracleSuite {
  /** Whether a parsed JSON file holds cases of this kind, judged by its content. */
  readonly recognises: (content: unknown) => boolean;
  /** Runs every case of a file that it recognises. */
  readonly run: (content: unknown) => CaseOutcome[];
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

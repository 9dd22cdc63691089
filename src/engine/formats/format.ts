import type { ExportReport } from '../../domain/api/document-methods.ts';
import type { ReadableDatabase } from '../database/handles.ts';
import type { WriteContext } from '../project/write-transaction.ts';

export type OffsetUnit = NonNullable<ExportReport['offsetUnit']>;

/** What a writer reads from: one unchanging state of the project. */
export interface ExportSource {
  readonly database: ReadableDatabase;
  /** Only these annotators' layers; null for all. */
  readonly annotators: ReadonlySet<string> | null;
}

export interface WriteOutcome {
  readonly counts: Readonly<Record<string, number>>;
  readonly losses: ExportReport['losses'];
}

export interface ReadOutcome {
  readonly documents: readonly string[];
}

/** One format: a module each. What it cannot carry is declared here and counted in every export. */
export interface Format {
  readonly name: string;
  readonly endings: readonly string[];
  readonly offsetUnit: OffsetUnit | null;
  readonly cannotCarry: readonly string[];
  /** Hands over the file piece by piece; the same project gives the same bytes. */
  readonly write?: (source: ExportSource) => Generator<string, WriteOutcome>;
  /** Brings one file in, inside the caller's transaction: all of it, or it throws and nothing stays. */
  readonly read?: (file: string, context: WriteContext, checkCancelled: () => Promise<void>) => Promise<ReadOutcome>;
}

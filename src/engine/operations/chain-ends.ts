import type { ReadableDatabase } from '../database/handles.ts';
import { chainEnd, newestOperationId } from './operation-log.ts';

export interface ChainEnd {
  readonly counter: number;
  readonly hash: string | null;
}

/** Where a replica's chains end, and which operation is the newest: kept between the writes of one process. */
export interface ChainEnds {
  readonly endOf: (scope: string) => ChainEnd;
  readonly newest: () => string | null;
  /** After an operation was appended. */
  readonly move: (scope: string, end: ChainEnd, operation: string) => void;
  /** After a rollback, or where another process wrote: all is read again. */
  readonly forget: () => void;
}

/** Chains of documents imported by the thousand are not worth keeping in memory. */
const chainsKept = 1000;

/** Reads what it does not know through the given handle. */
export function createChainEnds(database: ReadableDatabase, replica: string): ChainEnds {
  const ends = new Map<string, ChainEnd>();
  let newest: string | null | undefined;
  return {
    endOf: (scope) => ends.get(scope) ?? chainEnd(database, replica, scope),
    newest: () => {
      newest ??= newestOperationId(database);
      return newest;
    },
    move: (scope, end, operation) => {
      if (ends.size >= chainsKept) ends.clear();
      ends.set(scope, end);
      newest = operation;
    },
    forget: () => {
      ends.clear();
      newest = undefined;
    },
  };
}

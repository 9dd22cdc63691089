import type { Scope } from '../../domain/operation.ts';
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
  /** The latest time that another replica's operation in the scope bears; '' where there is none. */
  readonly latestElsewhere: (scope: string) => string;
  /** For a scope that has no operations yet: spares looking for its end. */
  readonly begin: (scope: Scope) => void;
  /** After an operation was appended. */
  readonly move: (scope: string, end: ChainEnd, operation: string) => void;
  /** After an operation of another replica was appended. */
  readonly arrived: (operation: string) => void;
  /** After a rollback, or where another process wrote: all is read again. */
  readonly forget: () => void;
}

/** Chains of documents imported by the thousand are not worth keeping in memory. */
const chainsKept = 1000;

/** Reads what it does not know through the given handle. */
export function createChainEnds(database: ReadableDatabase, replica: string): ChainEnds {
  const ends = new Map<string, ChainEnd>();
  const keep = (scope: string, end: ChainEnd): void => {
    if (ends.size >= chainsKept) ends.clear();
    ends.set(scope, end);
  };
  const elsewhere = new Map<string, string>();
  let newest: string | null | undefined;
  return {
    endOf: (scope) => ends.get(scope) ?? chainEnd(database, replica, scope),
    newest: () => {
      newest ??= newestOperationId(database);
      return newest;
    },
    latestElsewhere: (scope) => {
      const known = elsewhere.get(scope);
      if (known !== undefined) return known;
      const latest = database.query('SELECT max(at) FROM operations WHERE scope = ? AND replica <> ?').value(scope, replica);
      const at = typeof latest === 'string' ? latest : '';
      if (elsewhere.size >= chainsKept) elsewhere.clear();
      elsewhere.set(scope, at);
      return at;
    },
    begin: (scope) => keep(scope, { counter: 0, hash: null }),
    move: (scope, end, operation) => {
      keep(scope, end);
      newest = operation;
    },
    arrived: (operation) => {
      newest = operation;
      elsewhere.clear();
    },
    forget: () => {
      ends.clear();
      elsewhere.clear();
      newest = undefined;
    },
  };
}

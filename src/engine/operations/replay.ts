import type { Operation } from '../../domain/operation.ts';
import { createDatabase } from '../database/open-database.ts';
import type { Connection } from '../database/handles.ts';
import { migrate } from '../database/migrate.ts';
import { applyChange, changeFromPayload } from './change.ts';
import { operationHash } from './operation-hash.ts';

/**
 * A database of its own, on disk but without a name, that replays operations. Foreign keys are off: a broken
 * operation is to be told by name, and the texts are not here.
 */
export function createReplay(): { readonly connection: Connection; readonly apply: (operation: Operation) => void } {
  const connection = createDatabase('');
  migrate(connection, 'replay');
  connection.execute('PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF; BEGIN');
  return {
    connection,
    apply: (operation) => {
      if (operation.payload === null) return;
      applyChange(connection.writer, changeFromPayload(operation.kind, operation.payload));
    },
  };
}

export interface ChainProblem {
  /** `gap`: operations of the chain are missing before this one; `hash`: its content was altered. */
  readonly kind: 'gap' | 'hash';
  readonly message: string;
}

/** Checks that operations follow one another in their chains with nothing altered between. */
export function chainChecker(): (operation: Operation) => ChainProblem | null {
  const ends = new Map<string, { counter: number; hash: string; sound: boolean }>();
  return (operation) => {
    const chain = `${operation.replica} ${operation.scope}`;
    const end = ends.get(chain);
    const here = { counter: operation.counter, hash: operation.hash, sound: true };
    ends.set(chain, here);
    if (operation.counter !== (end?.counter ?? 0) + 1) {
      const message = `expected number ${(end?.counter ?? 0) + 1} of its chain, found ${operation.counter}`;
      return { kind: 'gap', message };
    }
    // The content of what was purged is gone; its hash still ties the chain together.
    if (operation.payload === null) return null;
    const expected = operationHash(operation, end?.hash ?? null);
    if (expected === operation.hash) return null;
    here.sound = false;
    // The fault may lie in the one before, which is named already, and not in this one.
    if (end?.sound === false) return { kind: 'gap', message: 'it cannot be checked, since the one before is damaged' };
    return { kind: 'hash', message: 'its hash does not fit its content' };
  };
}

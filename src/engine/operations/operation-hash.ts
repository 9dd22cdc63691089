import { hash } from 'node:crypto';
import type { Operation } from '../../domain/operation.ts';

type HashedPart = Omit<Operation, 'position' | 'hash'>;

/**
 * SHA-256 over the operation's content and the hash of the one before it in the same replica's scope, so
 * that a change of any earlier operation shows. It proves that nothing was altered by accident, not who
 * wrote it. The content is a JSON array of strings, integers and nulls, which has one canonical form; the
 * payload inside is canonical JSON already (RFC 8785).
 */
export function operationHash(operation: HashedPart, previousHash: string | null): string {
  const content = [
    previousHash,
    operation.id,
    operation.replica,
    operation.scope,
    operation.counter,
    operation.after,
    operation.at,
    operation.actor,
    operation.kind,
    operation.payload,
    operation.inverse,
    operation.group,
    operation.intent,
    operation.role,
    operation.reverses,
  ];
  return hash('sha256', JSON.stringify(content), 'hex');
}

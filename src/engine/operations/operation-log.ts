import { documentOfScope, type Operation, type OperationRole } from '../../domain/operation.ts';
import { integer, text, textOrNull, type ReadableDatabase, type Row, type WritableDatabase } from '../database/handles.ts';

const columns =
  'position, id, replica, scope, counter, after, at, actor, kind, payload, inverse, group_id, intent, role, reverses, hash';

/** Adds one operation; its position is given by the table. */
export function appendOperation(database: WritableDatabase, operation: Omit<Operation, 'position'>): void {
  database
    .command(
      `INSERT INTO operations
        (id, replica, scope, counter, after, at, actor, kind, payload, inverse, group_id, intent, role, reverses, hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
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
      operation.hash,
    );
}

/** In the order in which this copy came to hold them. */
export function* operationsInOrder(database: ReadableDatabase, after = 0): IterableIterator<Operation> {
  const query = database.query(`SELECT ${columns} FROM operations WHERE position > ? ORDER BY position`);
  for (const row of query.iterate(after)) yield operationFromRow(row);
}

export function operationsOfGroup(database: ReadableDatabase, group: string): Operation[] {
  return database
    .query(`SELECT ${columns} FROM operations WHERE group_id = ? ORDER BY position`)
    .all(group)
    .map(operationFromRow);
}

export function newestOperationId(database: ReadableDatabase): string | null {
  const id = database.query('SELECT id FROM operations ORDER BY position DESC LIMIT 1').value();
  return typeof id === 'string' ? id : null;
}

/** The end of a chain: where the next operation of this replica in this scope is to be tied on. */
export function chainEnd(
  database: ReadableDatabase,
  replica: string,
  scope: string,
): { counter: number; hash: string | null } {
  const row = database
    .query('SELECT counter, hash FROM operations WHERE replica = ? AND scope = ? ORDER BY counter DESC LIMIT 1')
    .get(replica, scope);
  return row === undefined ? { counter: 0, hash: null } : { counter: integer(row, 'counter'), hash: text(row, 'hash') };
}

export function operationFromRow(row: Row): Operation {
  return {
    position: integer(row, 'position'),
    id: text(row, 'id'),
    replica: text(row, 'replica'),
    scope: text(row, 'scope'),
    counter: integer(row, 'counter'),
    after: textOrNull(row, 'after'),
    at: text(row, 'at'),
    actor: text(row, 'actor'),
    kind: text(row, 'kind'),
    payload: textOrNull(row, 'payload'),
    inverse: textOrNull(row, 'inverse'),
    group: text(row, 'group_id'),
    intent: text(row, 'intent'),
    role: roleOf(text(row, 'role')),
    reverses: textOrNull(row, 'reverses'),
    hash: text(row, 'hash'),
  };
}

export function roleOf(value: string): OperationRole {
  if (value === 'do' || value === 'undo' || value === 'redo') return value;
  throw new TypeError(`unknown role of an operation: ${value}`);
}

/** The documents whose scopes these operations belong to. */
export function documentsOf(operations: Iterable<{ readonly scope: string }>): string[] {
  const documents = new Set<string>();
  for (const { scope } of operations) {
    const document = documentOfScope(scope);
    if (document !== null) documents.add(document);
  }
  return [...documents];
}

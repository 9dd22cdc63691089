import type { Operation, OperationRole } from '../../domain/operation.ts';
import { DamagedValue, integer, text, textOrNull, type ReadableDatabase, type Row, type WritableDatabase } from '../database/handles.ts';

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

/** Where a group's operations stand: they were written in one transaction, one after another. */
export interface GroupRange {
  readonly first: number;
  readonly last: number;
}

export function rangeOfGroup(database: ReadableDatabase, group: string): GroupRange | null {
  const last = database.query('SELECT position FROM operations WHERE group_id = ? ORDER BY position DESC LIMIT 1').value(group);
  return typeof last === 'number' ? rangeEndingAt(database, group, last) : null;
}

/** The range of a group whose newest operation is known. */
export function rangeEndingAt(database: ReadableDatabase, group: string, last: number): GroupRange {
  const before = database
    .query('SELECT position FROM operations WHERE position < ? AND group_id <> ? ORDER BY position DESC LIMIT 1')
    .value(last, group);
  return { first: typeof before === 'number' ? before + 1 : 1, last };
}

export function operationsOfGroup(database: ReadableDatabase, group: string): Operation[] {
  const range = rangeOfGroup(database, group);
  if (range === null) return [];
  return database
    .query(`SELECT ${columns} FROM operations WHERE position BETWEEN ? AND ? ORDER BY position`)
    .all(range.first, range.last)
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
    .query('SELECT counter, hash FROM operations WHERE scope = ? AND replica = ? ORDER BY counter DESC LIMIT 1')
    .get(scope, replica);
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
  throw new DamagedValue(`unknown role of an operation: ${value}`);
}

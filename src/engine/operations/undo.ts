import { Problem } from '../../domain/problem.ts';
import type { Operation, OperationRole } from '../../domain/operation.ts';
import { integer, text, textOrNull, type ReadableDatabase } from '../database/handles.ts';
import { canonicalJson } from '../store/stored-json.ts';
import { ChangeDoesNotFit, changeFromPayload, inverseKind, storeOf } from './change.ts';
import { operationsOfGroup, rangeEndingAt, roleOf } from './operation-log.ts';
import { stores } from '../store/stores.ts';
import type { Recorder } from './recorder.ts';

/** A group that undo or redo would reverse, with the method that it goes back to. */
export interface Reversible {
  readonly group: string;
  readonly intent: string;
}

interface GroupHead {
  readonly group: string;
  readonly role: OperationRole;
  readonly reverses: string | null;
  readonly intent: string;
}

/** What nobody takes back: the project's own making, and a purge. */
const beginnings = new Set(['project.create', 'documents.purge']);

/**
 * The groups of one person on one replica, newest first, as far back as they can be reversed: what a purge
 * erased cannot be, nor anything before it.
 */
function* groupsBackwards(database: ReadableDatabase, replica: string, actor: string): Generator<GroupHead> {
  const newest = database.query(
    `SELECT position, group_id, role, reverses, intent FROM operations
      WHERE position < ? AND replica = ? AND actor = ? ORDER BY position DESC LIMIT 1`,
  );
  const erased = database.query(
    'SELECT 1 AS erased FROM operations WHERE position BETWEEN ? AND ? AND payload IS NULL LIMIT 1',
  );
  let before = Number.MAX_SAFE_INTEGER;
  for (;;) {
    const row = newest.get(before, replica, actor);
    if (row === undefined) return;
    const group = text(row, 'group_id');
    const { first, last } = rangeEndingAt(database, group, integer(row, 'position'));
    // What a merge carried forward goes with what it brought, which is not this desktop's to take back.
    if (text(row, 'intent') === 'bundles.merge') {
      before = first;
      continue;
    }
    if (beginnings.has(text(row, 'intent')) || erased.get(first, last) !== undefined) return;
    yield { group, role: roleOf(text(row, 'role')), reverses: textOrNull(row, 'reverses'), intent: text(row, 'intent') };
    before = first;
  }
}

/**
 * What undo would take back: the newest group that still holds. An undo group stands for nothing to take
 * back; it marks the group that it reversed as gone, unless a redo reversed the undo itself.
 */
export function undoTarget(database: ReadableDatabase, replica: string, actor: string): Reversible | null {
  const reversed = new Set<string>();
  for (const head of groupsBackwards(database, replica, actor)) {
    const gone = reversed.has(head.group);
    if (head.role === 'do') {
      if (!gone) return { group: head.group, intent: head.intent };
    } else if (head.role === 'redo') {
      if (!gone) return { group: head.group, intent: head.intent };
      // This redo was undone again; the undo that it had reversed holds, and is met further back.
    } else if (!gone && head.reverses !== null) {
      reversed.add(head.reverses);
    }
  }
  return null;
}

/** What redo would bring back: the newest undo that no redo has reversed, with nothing done since. */
export function redoTarget(database: ReadableDatabase, replica: string, actor: string): Reversible | null {
  const reversed = new Set<string>();
  for (const head of groupsBackwards(database, replica, actor)) {
    if (head.role === 'do') return null;
    if (head.role === 'redo') {
      if (head.reverses !== null) reversed.add(head.reverses);
    } else if (!reversed.has(head.group)) {
      return { group: head.group, intent: head.intent };
    }
  }
  return null;
}

/** Records the inverse of every operation of a group, last first. */
export function reverseGroup(database: ReadableDatabase, group: string, recorder: Recorder): void {
  const operations = operationsOfGroup(database, group).reverse();
  for (const operation of operations) {
    // Its owner has begun to work there since; there is nothing in a layer itself that would have to go.
    if (operation.kind === 'layer.create' && holdsSomething(database, operation)) continue;
    try {
      requireUntouched(database, operation);
      recorder.recordLoose(inverseOf(operation));
    } catch (thrown) {
      if (thrown instanceof ChangeDoesNotFit) {
        throw new Problem('cannot-undo', { intent: operation.intent, why: thrown.message }, { cause: thrown });
      }
      throw thrown;
    }
  }
}

/** Whether something is kept in the layer that an operation began. */
function holdsSomething(database: ReadableDatabase, { kind, payload }: Operation): boolean {
  if (payload === null) return false;
  const layer = stores.layer.get(database, changeFromPayload(kind, payload).key);
  if (layer === undefined) return false;
  return ['spans', 'relations', 'document_labels'].some((table) => {
    const held = database.query(`SELECT 1 AS held FROM ${table} WHERE document = ? AND annotator = ? LIMIT 1`);
    return held.get(layer.document, layer.annotator) !== undefined;
  });
}

/**
 * What an operation left must still stand: somebody else's later change of the same fields is not to be lost
 * without a word, and a reversal that changes nothing would leave undo standing on the same group for ever.
 */
function requireUntouched(database: ReadableDatabase, operation: Operation): void {
  if (operation.payload === null) return;
  const change = changeFromPayload(operation.kind, operation.payload);
  const now = storeOf(change.entity).get(database, change.key) as Readonly<Record<string, unknown>> | undefined;
  if (change.action === 'remove') {
    if (now !== undefined) throw new ChangeDoesNotFit(change, 'it is there again');
    return;
  }
  if (now === undefined) throw new ChangeDoesNotFit(change, 'it does not exist');
  for (const [field, left] of Object.entries(change.fields)) {
    if (canonicalJson(now[field]) !== canonicalJson(left)) {
      throw new ChangeDoesNotFit(change, `${field} was changed by somebody else since`);
    }
  }
}

function inverseOf(operation: Operation) {
  if (operation.inverse === null) {
    throw new Problem('cannot-undo', { intent: operation.intent, why: 'its document was purged' });
  }
  return changeFromPayload(inverseKind(operation.kind), operation.inverse);
}

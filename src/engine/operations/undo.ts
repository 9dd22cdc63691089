import { Problem } from '../../domain/problem.ts';
import type { Operation, OperationRole } from '../../domain/operation.ts';
import { integer, text, textOrNull, type ReadableDatabase } from '../database/handles.ts';
import { ChangeDoesNotFit, changeFromPayload, inverseKind } from './change.ts';
import { operationsOfGroup, roleOf } from './operation-log.ts';
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
    `SELECT group_id, role, reverses, intent FROM operations
      WHERE position < ? AND replica = ? AND actor = ? ORDER BY position DESC LIMIT 1`,
  );
  const first = database.query('SELECT min(position) AS first FROM operations WHERE group_id = ?');
  const erased = database.query('SELECT 1 AS erased FROM operations WHERE group_id = ? AND payload IS NULL LIMIT 1');
  let before = Number.MAX_SAFE_INTEGER;
  for (;;) {
    const row = newest.get(before, replica, actor);
    if (row === undefined) return;
    const group = text(row, 'group_id');
    if (beginnings.has(text(row, 'intent')) || erased.get(group) !== undefined) return;
    yield { group, role: roleOf(text(row, 'role')), reverses: textOrNull(row, 'reverses'), intent: text(row, 'intent') };
    const start = first.get(group);
    if (start === undefined) return;
    before = integer(start, 'first');
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
    try {
      recorder.recordLoose(inverseOf(operation));
    } catch (thrown) {
      if (thrown instanceof ChangeDoesNotFit) {
        throw new Problem('cannot-undo', { intent: operation.intent, why: thrown.message }, { cause: thrown });
      }
      throw thrown;
    }
  }
}

function inverseOf(operation: Operation) {
  if (operation.inverse === null) {
    throw new Problem('cannot-undo', { intent: operation.intent, why: 'its document was purged' });
  }
  return changeFromPayload(inverseKind(operation.kind), operation.inverse);
}

import { setTimeout as delay } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import type { Change, OperationRole } from '../../domain/operation.ts';
import { Problem, type ProblemCode } from '../../domain/problem.ts';
import type { Connection, SqlValue, WritableDatabase } from '../database/handles.ts';
import type { LooseChange } from '../operations/change.ts';
import { createChainEnds, type ChainEnds } from '../operations/chain-ends.ts';
import { newestPosition } from '../operations/changes-since.ts';
import { beginGroup, type Recorder, type Touched } from '../operations/recorder.ts';
import { rememberPerson, type Person } from './people.ts';
import { claimReplica, currentReplica } from './replica.ts';
import { checkState } from './state-checks.ts';
import type { WrittenState } from './watch-others.ts';

/** What a write is given: the writable handle, and the way to record changes as operations. */
export interface WriteContext {
  readonly database: WritableDatabase;
  readonly person: Person;
  readonly replica: string;
  /** The instant of this write. */
  readonly at: string;
  readonly newId: () => string;
  /** A new document's id: nothing is recorded of it yet, which spares a look-up. */
  readonly newDocumentId: () => string;
  readonly record: (change: Change) => void;
  /** As `record`, for changes whose entity is known by name only. */
  readonly recordLoose: (change: LooseChange) => void;
  /** Takes in operations that were made elsewhere: see `Recorder.admit`. */
  readonly admit: Recorder['admit'];
  /** The group of what was recorded so far; null where nothing was. */
  readonly group: () => string | null;
  /** Runs a part that may fail by itself: what it wrote is taken back, and the rest of the write goes on. */
  readonly attempt: <Result>(body: () => Promise<Result>) => Promise<Result>;
  /** Makes this write a reversal of an earlier group; to be said before anything is recorded. */
  readonly reversing: (role: 'undo' | 'redo', group: string, intent: string) => Recorder;
}

export interface TransactionRequest<Result> {
  readonly intent: string;
  readonly person: Person;
  readonly at: string;
  readonly body: (context: WriteContext) => Result | Promise<Result>;
}

export interface WriteOutcome<Result> extends WrittenState {
  readonly result: Result;
  /** Null where nothing was recorded. */
  readonly touched: Touched | null;
}

export type RunTransaction = <Result>(
  connection: Connection,
  request: TransactionRequest<Result>,
) => Promise<WriteOutcome<Result>>;

interface Surroundings {
  /** Where this copy of the project is: see `placeOf`. */
  readonly place: string;
  readonly newId: () => string;
  /** How long to wait for another process's write, in milliseconds. */
  readonly busyTimeout: number;
}

/** What one write has recorded so far, and under which heading. */
interface Heading {
  recorder: Recorder | null;
  intent: string;
  role: OperationRole;
}

/** Makes the function that runs writes on one file: each in one IMMEDIATE transaction, all of it or nothing. */
export function createTransactions({ place, newId, busyTimeout }: Surroundings): RunTransaction {
  // Known once something was written here: who writes, and as which copy.
  let remembered: string | null = null;
  let knownReplica: string | null = null;
  let ends: ChainEnds | null = null;
  let version: SqlValue | undefined;

  return async (connection, { intent, person, at, body }) => {
    await beginImmediate(connection, busyTimeout);
    const heading: Heading = { recorder: null, intent, role: 'do' };
    try {
      const database = connection.writer;
      let replica = knownReplica ?? currentReplica(database, place);
      if (replica === null) {
        replica = newId();
        claimReplica(database, place, replica, at);
      }
      if (remembered !== person.id) rememberPerson(database, person);
      // Changes when another process has written since.
      const versionNow = database.query('PRAGMA data_version').value();
      if (ends === null || replica !== knownReplica || version !== versionNow) ends = createChainEnds(database, replica);
      version = versionNow;
      const context = contextOf(connection, heading, { person, replica, at, newId }, ends);
      const result = await body(context);
      const touched = heading.recorder?.touched() ?? null;
      if (touched !== null) checkState(database, touched);
      const newest = newestPosition(database);
      connection.commit();
      remembered = person.id;
      knownReplica = replica;
      return { result, touched, version: versionNow, newest };
    } catch (thrown) {
      if (connection.inTransaction()) connection.execute('ROLLBACK');
      ends = null;
      throw heading.role === 'do' ? thrown : asReversalRefused(thrown, heading.intent);
    }
  };
}

type Writer = Pick<WriteContext, 'person' | 'replica' | 'at' | 'newId'>;

function contextOf(connection: Connection, heading: Heading, writer: Writer, ends: ChainEnds): WriteContext {
  const database = connection.writer;
  const begin = (reverses: string | null): Recorder => {
    if (heading.recorder !== null) throw new Error('this write has begun its group already');
    heading.recorder = beginGroup(database, {
      replica: writer.replica,
      actor: writer.person.id,
      intent: heading.intent,
      group: writer.newId(),
      at: writer.at,
      role: heading.role,
      reverses,
      newId: writer.newId,
      ends,
    });
    return heading.recorder;
  };
  return {
    ...writer,
    database,
    newDocumentId: () => {
      const id = writer.newId();
      ends.begin(`document/${id}`);
      return id;
    },
    record: (change) => (heading.recorder ?? begin(null)).record(change),
    recordLoose: (change) => (heading.recorder ?? begin(null)).recordLoose(change),
    admit: (operation, hidden) => (heading.recorder ?? begin(null)).admit(operation, hidden),
    group: () => heading.recorder?.group ?? null,
    attempt: async (part) => {
      connection.execute('SAVEPOINT attempt');
      try {
        const value = await part();
        connection.execute('RELEASE attempt');
        return value;
      } catch (thrown) {
        connection.execute('ROLLBACK TO attempt; RELEASE attempt');
        heading.recorder?.rewind();
        throw thrown;
      }
    },
    reversing: (role, group, original) => {
      heading.intent = original;
      heading.role = role;
      return begin(group);
    },
  };
}

/**
 * Begins a transaction, waiting up to `timeout` milliseconds while another process writes. The waiting leaves
 * the thread free, so that a window can go on reading.
 */
async function beginImmediate(connection: Connection, timeout: number): Promise<void> {
  const end = performance.now() + timeout;
  for (let pause = 1; ; pause = Math.min(pause * 2, 20)) {
    try {
      connection.beginImmediate();
      return;
    } catch (thrown) {
      const busy = thrown instanceof Sqlite.SqliteError && thrown.code.startsWith('SQLITE_BUSY');
      if (!busy || performance.now() >= end) throw thrown;
    }
    await delay(pause);
  }
}

const refusedByChecks: ReadonlySet<ProblemCode> = new Set(['in-use', 'not-found', 'last-lead']);

/** What somebody else made on top keeps a reversal from fitting: said as such, whichever check found it. */
function asReversalRefused(thrown: unknown, intent: string): unknown {
  const constraint = thrown instanceof Sqlite.SqliteError && thrown.code.startsWith('SQLITE_CONSTRAINT');
  const check = thrown instanceof Problem && refusedByChecks.has(thrown.code);
  if (!constraint && !check) return thrown;
  return new Problem('cannot-undo', { intent, why: thrown.message }, { cause: thrown });
}

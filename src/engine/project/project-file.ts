import fs from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import type { WorkbenchEvent } from '../../domain/api.ts';
import type { Change, OperationRole } from '../../domain/operation.ts';
import { Problem } from '../../domain/problem.ts';
import type { Connection, ReadableDatabase, WritableDatabase } from '../database/handles.ts';
import { chooseJournal, type JournalChoice } from '../database/journal-mode.ts';
import { migrate, pendingMigrations } from '../database/migrate.ts';
import { canWrite, hasLeftovers, openForReading, openForWriting } from '../database/open-database.ts';
import { asProblem } from '../database/sqlite-problems.ts';
import { beginGroup, type Recorder } from '../operations/recorder.ts';
import type { WorkbenchOptions } from '../workbench-types.ts';
import { backupInterval, listBackups, makeBackup, type Backup } from './backups.ts';
import { backupFolder } from './backup-folder.ts';
import { identify, rememberPerson, type Person } from './people.ts';
import { claimReplica, currentReplica, placeOf } from './replica.ts';
import { checkState } from './state-checks.ts';
import { createTasks, type Tasks } from './tasks.ts';

/** What a write is given: the writable handle, and the way to record changes as operations. */
export interface WriteContext {
  readonly database: WritableDatabase;
  readonly person: Person;
  readonly replica: string;
  /** The instant of this write. */
  readonly at: string;
  readonly newId: () => string;
  readonly record: (change: Change) => void;
  /** Runs a part that may fail by itself: what it wrote is taken back, and the rest of the write goes on. */
  readonly attempt: <Result>(body: () => Promise<Result>) => Promise<Result>;
  /** Makes this write a reversal of an earlier group; to be said before anything is recorded. */
  readonly reversing: (role: 'undo' | 'redo', group: string, intent: string) => Recorder;
}

export interface ProjectFile {
  readonly file: string;
  readonly journal: JournalChoice;
  readonly closedUncleanly: boolean;
  readonly backupFolder: string;
  readonly reader: () => ReadableDatabase;
  readonly person: () => Person;
  /** This copy's name; null until the first write here. */
  readonly replica: () => string | null;
  readonly now: () => number;
  readonly newId: () => string;
  /** One IMMEDIATE transaction; writes of this process wait for one another. */
  readonly write: <Result>(
    intent: string,
    body: (context: WriteContext) => Result | Promise<Result>,
  ) => Promise<Result>;
  /** Between writes, with the connection itself: for what no transaction can do (VACUUM). */
  readonly exclusively: <Result>(body: (connection: Connection) => Result | Promise<Result>) => Promise<Result>;
  readonly backUp: () => Promise<Backup>;
  readonly tasks: Tasks;
  readonly emit: (event: WorkbenchEvent) => void;
  readonly subscribe: (listener: (event: WorkbenchEvent) => void) => () => void;
  readonly close: () => Promise<void>;
}

/** After a backup that failed the next is tried this much later, in milliseconds. */
const backupRetry = 5 * 60 * 1000;

/** How often another process’s changes are looked for, in milliseconds. */
const watchInterval = 500;

type Needed = Required<Omit<WorkbenchOptions, 'actor'>> & Pick<WorkbenchOptions, 'actor'>;

/** Opens a project file, bringing it to today's format first where it is older. */
export async function openProjectFile(file: string, options: Needed): Promise<ProjectFile> {
  const journal = chooseJournal(file);
  const reading = openReader(file, journal);
  let reader = reading.connection;
  let writer: Connection | null = null;
  let closed = false;
  let person: Person | null = null;
  let lastBackup: number | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  const listeners = new Set<(event: WorkbenchEvent) => void>();
  const folder = backupFolder(file);
  const place = placeOf(file);
  const openedInode = fs.statSync(file, { bigint: true }).ino;
  // Known once something was written here: who writes, and as which copy.
  let remembered = false;
  let knownReplica: string | null = null;

  const emit = (event: WorkbenchEvent): void => {
    for (const listener of listeners) listener(event);
  };

  const writing = (): Connection => {
    writer ??= openForWriting(file);
    return writer;
  };

  const inTurn = <Result>(body: () => Promise<Result>): Promise<Result> => {
    const result = queue.then(() => {
      if (closed) throw new Problem('no-project-open');
      return body();
    });
    queue = result.then(
      () => undefined,
      () => undefined, // the caller hears of it; the next in the queue does not depend on it
    );
    return result;
  };

  const backUp = async (): Promise<Backup> => {
    checkInPlace();
    const backup = await makeBackup(writing(), folder, options.clock());
    lastBackup = options.clock();
    return backup;
  };

  /** What is written to a file that was moved or replaced while it was open would be lost with it. */
  const checkInPlace = (): void => {
    const inode = fs.statSync(file, { bigint: true, throwIfNoEntry: false })?.ino;
    if (inode === undefined) throw new Problem('project-missing', { file });
    if (inode !== openedInode) throw new Problem('project-replaced', { file });
  };

  const backUpIfDue = async (): Promise<void> => {
    if (options.backups === 'off') return;
    if (lastBackup === null && options.backups === 'hourly') {
      const newest = listBackups(folder)[0];
      if (newest !== undefined) lastBackup = Date.parse(newest.at);
    }
    if (lastBackup !== null && options.clock() - lastBackup < backupInterval) return;
    try {
      await backUp();
    } catch (thrown) {
      // Nobody is kept from working by a backup that fails: it is announced, and tried again after a while.
      if (!(thrown instanceof Problem) || thrown.code !== 'backup-failed') throw thrown;
      lastBackup = options.clock() - backupInterval + backupRetry;
      emit({ type: 'problem', problem: thrown.toData() });
    }
  };

  const personNow = (): Person => {
    if (person !== null) return person;
    const actor = typeof options.actor === 'function' ? options.actor() : options.actor;
    person = identify(reader.reader, actor, options.ids);
    return person;
  };

  const project: ProjectFile = {
    file,
    journal,
    closedUncleanly: reading.closedUncleanly,
    backupFolder: folder,
    reader: () => {
      if (closed) throw new Problem('no-project-open');
      return reader.reader;
    },
    person: personNow,
    replica: () => currentReplica(reader.reader, place),
    now: options.clock,
    newId: options.ids,
    write: (intent, body) =>
      inTurn(async () => {
        try {
          await backUpIfDue();
          return await transact(writing(), intent, body);
        } catch (thrown) {
          throw asProblem(thrown, file);
        }
      }),
    exclusively: (body) =>
      inTurn(async () => {
        try {
          return await body(writing());
        } catch (thrown) {
          throw asProblem(thrown, file);
        }
      }),
    backUp: () => inTurn(backUp),
    tasks: createTasks(emit),
    emit,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    close: async () => {
      if (closed) return;
      await queue;
      closed = true;
      clearInterval(watch);
      // The last connection to close writes the log back, so that one file remains.
      reader.close();
      writer?.close();
      listeners.clear();
    },
  };

  async function transact<Result>(
    connection: Connection,
    intent: string,
    body: (context: WriteContext) => Result | Promise<Result>,
  ): Promise<Result> {
    const who = personNow();
    const at = new Date(options.clock()).toISOString();
    checkInPlace();
    await beginImmediate(connection, options.busyTimeout);
    let result: Result;
    let recorder: Recorder | null = null;
    let recordedIntent = intent;
    let recordedRole: OperationRole = 'do';
    try {
      const database = connection.writer;
      let replica = knownReplica ?? currentReplica(database, place);
      if (replica === null) {
        replica = options.ids();
        claimReplica(database, place, replica, at);
      }
      if (!remembered) rememberPerson(database, who);
      const copy = replica;
      const begin = (role: OperationRole, reverses: string | null): Recorder => {
        if (recorder !== null) throw new Error('this write has begun its group already');
        const group = options.ids();
        recorder = beginGroup(database, {
          replica: copy,
          actor: who.id,
          intent: recordedIntent,
          group,
          at,
          role,
          reverses,
          newId: options.ids,
        });
        return recorder;
      };
      result = await body({
        database,
        person: who,
        replica: copy,
        at,
        newId: options.ids,
        record: (change) => (recorder ?? begin('do', null)).record(change),
        attempt: async (part) => {
          connection.execute('SAVEPOINT attempt');
          try {
            const value = await part();
            connection.execute('RELEASE attempt');
            return value;
          } catch (thrown) {
            connection.execute('ROLLBACK TO attempt; RELEASE attempt');
            recorder?.rewind();
            throw thrown;
          }
        },
        reversing: (role, group, original) => {
          recordedIntent = original;
          recordedRole = role;
          return begin(role, group);
        },
      });
      const touched = touchedBy(recorder);
      if (touched !== null) checkState(database, touched);
      connection.execute('COMMIT');
      remembered = true;
      knownReplica = replica;
    } catch (thrown) {
      if (connection.inTransaction()) connection.execute('ROLLBACK');
      throw recordedRole === 'do' ? thrown : asReversalRefused(thrown, recordedIntent);
    }
    const touched = touchedBy(recorder);
    if (touched !== null && touched.operations > 0) {
      emit({
        type: 'changed',
        intent,
        entities: [...touched.entities],
        documents: touched.documents === null ? null : [...touched.documents],
        elsewhere: false,
      });
    }
    return result;
  }

  if (pendingMigrations(reader).length > 0) {
    reader.close();
    const connection = writing();
    try {
      // Without a backup nothing is migrated; `off` is for files that are backups themselves.
      if (options.backups !== 'off') await makeBackup(connection, folder, options.clock());
      migrate(connection, file);
      reader = openReader(file, journal).connection;
    } catch (thrown) {
      connection.close();
      throw thrown;
    }
  }
  if (options.watch) writing();
  const watch = options.watch ? watchOthers(() => writer, emit) : undefined;
  return project;
}

/**
 * Begins a transaction, waiting up to `timeout` milliseconds while another process writes. The waiting leaves
 * the thread free, so that a window can go on reading.
 */
async function beginImmediate(connection: Connection, timeout: number): Promise<void> {
  const end = performance.now() + timeout;
  for (let pause = 1; ; pause = Math.min(pause * 2, 20)) {
    try {
      connection.execute('PRAGMA busy_timeout = 0; BEGIN IMMEDIATE');
      return;
    } catch (thrown) {
      const busy = thrown instanceof Sqlite.SqliteError && thrown.code.startsWith('SQLITE_BUSY');
      if (!busy || performance.now() >= end) throw thrown;
    } finally {
      connection.execute(`PRAGMA busy_timeout = ${timeout}`);
    }
    await delay(pause);
  }
}

/** Looks for commits of other processes: SQLite counts those that this connection did not make. */
function watchOthers(connection: () => Connection | null, emit: (event: WorkbenchEvent) => void): NodeJS.Timeout {
  const version = () => connection()?.reader.pragma('data_version') ?? null;
  let known = version();
  const timer = setInterval(() => {
    const current = connection();
    // Inside a transaction of our own nobody else can have committed.
    if (current === null || current.inTransaction()) return;
    try {
      const now = version();
      if (now === known) return;
      known = now;
      emit({ type: 'changed', intent: 'elsewhere', entities: [], documents: null, elsewhere: true });
    } catch (thrown) {
      if (!(thrown instanceof Sqlite.SqliteError)) throw thrown;
      if (thrown.code.startsWith('SQLITE_BUSY')) return; // asked again in half a second
      clearInterval(timer);
      const problem = asProblem(thrown, current.raw.name);
      emit({
        type: 'problem',
        problem: problem instanceof Problem ? problem.toData() : { code: 'engine-failed', details: { message: thrown.message } },
      });
    }
  }, watchInterval);
  timer.unref();
  return timer;
}

/** Where the folder needs a rollback journal, the writer sets it before anybody reads. */
function openReader(file: string, journal: JournalChoice): { connection: Connection; closedUncleanly: boolean } {
  const closedUncleanly = hasLeftovers(file);
  if (journal.mode === 'truncate' && canWrite(file)) openForWriting(file).close();
  return { connection: openForReading(file), closedUncleanly };
}

/** What somebody else made on top keeps a reversal from fitting: said as such, whichever check found it. */
function asReversalRefused(thrown: unknown, intent: string): unknown {
  const constraint = thrown instanceof Sqlite.SqliteError && thrown.code.startsWith('SQLITE_CONSTRAINT');
  const check = thrown instanceof Problem && (thrown.code === 'in-use' || thrown.code === 'not-found');
  if (!constraint && !check) return thrown;
  return new Problem('cannot-undo', { intent, why: thrown.message }, { cause: thrown });
}

function touchedBy(recorder: Recorder | null) {
  return recorder === null ? null : recorder.touched();
}

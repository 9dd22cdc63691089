import Sqlite from 'better-sqlite3';
import type { WorkbenchEvent } from '../../domain/api.ts';
import { problemData } from '../../domain/problem.ts';
import type { Connection, SqlValue } from '../database/handles.ts';
import { asProblem } from '../database/sqlite-problems.ts';
import { changesSince, newestPosition, type ToldChanges } from '../operations/changes-since.ts';

/** How often another process’s changes are looked for, in milliseconds. */
const watchInterval = 500;

/** How the file stood at the end of a write, while nobody else could write. */
export interface WrittenState {
  /** SQLite’s count of others’ commits (`data_version`). */
  readonly version: SqlValue | undefined;
  /** The position of the newest operation. */
  readonly newest: number;
}

export interface OthersWatch {
  /** After a write of this process, so that its operations are not taken for another’s. */
  readonly wrote: (state: WrittenState) => void;
  readonly stop: () => void;
}

/** Something changed, and nobody can say what. */
const unknownChanges: ToldChanges = { entities: [], documents: null, changes: null };

/**
 * Announces commits of other processes: SQLite counts those that this connection did not make. What they changed
 * is read off the operations that were added since; own ones among these are then named once more.
 */
export function watchOthers(connection: Connection, file: string, emit: (event: WorkbenchEvent) => void): OthersWatch {
  const database = connection.reader;
  const version = () => database.pragma('data_version');
  let known = version();
  let seen = newestPosition(database);

  const look = (): void => {
    // Inside a transaction of our own nobody else can have committed.
    if (connection.inTransaction()) return;
    try {
      const now = version();
      if (now === known) return;
      // Whatever is committed after this is announced at the next look.
      const newest = newestPosition(database);
      const told = changesSince(database, seen, newest) ?? unknownChanges;
      known = now;
      seen = newest;
      emit({ type: 'changed', intent: 'elsewhere', ...told, elsewhere: true });
    } catch (thrown) {
      if (!(thrown instanceof Sqlite.SqliteError)) throw thrown;
      if (thrown.code.startsWith('SQLITE_BUSY')) return; // asked again in half a second
      clearInterval(timer);
      emit({ type: 'problem', problem: problemData(asProblem(thrown, file)) });
    }
  };
  const timer = setInterval(look, watchInterval);
  timer.unref();
  return {
    wrote: ({ version: versionThen, newest }) => {
      if (versionThen === known) seen = newest;
    },
    stop: () => clearInterval(timer),
  };
}

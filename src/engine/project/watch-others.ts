import Sqlite from 'better-sqlite3';
import type { WorkbenchEvent } from '../../domain/api.ts';
import { problemData } from '../../domain/problem.ts';
import type { Connection } from '../database/handles.ts';
import { asProblem } from '../database/sqlite-problems.ts';

/** How often another process’s changes are looked for, in milliseconds. */
const watchInterval = 500;

/** Announces commits of other processes: SQLite counts those that this connection did not make. */
export function watchOthers(connection: Connection, file: string, emit: (event: WorkbenchEvent) => void): () => void {
  const version = () => connection.reader.pragma('data_version');
  let known = version();
  const timer = setInterval(() => {
    // Inside a transaction of our own nobody else can have committed.
    if (connection.inTransaction()) return;
    try {
      const now = version();
      if (now === known) return;
      known = now;
      emit({ type: 'changed', intent: 'elsewhere', entities: [], documents: null, elsewhere: true });
    } catch (thrown) {
      if (!(thrown instanceof Sqlite.SqliteError)) throw thrown;
      if (thrown.code.startsWith('SQLITE_BUSY')) return; // asked again in half a second
      clearInterval(timer);
      emit({ type: 'problem', problem: problemData(asProblem(thrown, file)) });
    }
  }, watchInterval);
  timer.unref();
  return () => clearInterval(timer);
}

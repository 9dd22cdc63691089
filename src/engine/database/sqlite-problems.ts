import Sqlite from 'better-sqlite3';
import { Problem } from '../../domain/problem.ts';

/**
 * Says what a failure of SQLite means for a person. What is not about the file or the disk is passed on as
 * it is: it would be an error of ours.
 */
export function asProblem(thrown: unknown, file: string): unknown {
  if (!(thrown instanceof Sqlite.SqliteError)) return thrown;
  const options = { cause: thrown };
  const code = thrown.code;
  if (code === 'SQLITE_NOTADB') return new Problem('not-a-project', { file }, options);
  if (code.startsWith('SQLITE_CORRUPT')) return new Problem('project-damaged', { file, message: thrown.message }, options);
  if (code === 'SQLITE_FULL') return new Problem('disk-full', { file }, options);
  if (code.startsWith('SQLITE_IOERR')) {
    const full = code === 'SQLITE_IOERR_WRITE' || code === 'SQLITE_IOERR_FSYNC';
    return new Problem(full ? 'disk-full' : 'project-damaged', { file, message: thrown.message }, options);
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return new Problem('project-busy', { file }, options);
  if (code.startsWith('SQLITE_READONLY')) return new Problem('project-not-writable', { file }, options);
  if (code.startsWith('SQLITE_CANTOPEN')) return new Problem('project-missing', { file }, options);
  return thrown;
}

/** Runs with SQLite's failures said as problems. */
export function withProblems<Result>(file: string, run: () => Result): Result {
  try {
    return run();
  } catch (thrown) {
    throw asProblem(thrown, file);
  }
}

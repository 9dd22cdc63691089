import fs from 'node:fs';
import Sqlite from 'better-sqlite3';
import { Problem } from '../../domain/problem.ts';
import { DamagedValue } from './handles.ts';

/** Failures to make room for the log's index, which SQLite reports as errors of the device. */
const noRoom: ReadonlySet<string> = new Set(
  ['WRITE', 'FSYNC', 'SHMSIZE', 'SHMOPEN', 'SHMMAP'].map((operation) => `SQLITE_IOERR_${operation}`),
);

/** Our SQL is tested against our schema: where it does not fit, the file's schema has been altered. */
const alteredSchema = /^(?:no such (?:table|column|index)|malformed database schema|table \S+ has no column)/;

/**
 * Says what a failure of SQLite means for a person. What is not about the file or the disk is passed on as
 * it is: it would be an error of ours.
 */
export function asProblem(thrown: unknown, file: string): unknown {
  if (thrown instanceof DamagedValue) {
    return new Problem('project-damaged', { file, message: thrown.message }, { cause: thrown });
  }
  if (!(thrown instanceof Sqlite.SqliteError)) return thrown;
  const options = { cause: thrown };
  const { code, message } = thrown;
  if (code === 'SQLITE_NOTADB') return new Problem('not-a-project', { file }, options);
  if (code === 'SQLITE_FULL' || noRoom.has(code)) return new Problem('disk-full', { file }, options);
  const damaged = code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_IOERR') || alteredSchema.test(message);
  if (damaged) return new Problem('project-damaged', { file, message }, options);
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return new Problem('project-busy', { file }, options);
  if (code.startsWith('SQLITE_READONLY')) return new Problem('project-not-writable', { file }, options);
  // Where the file is there, and who opens it has made sure, it is the log that cannot be made beside it.
  const missing = code.startsWith('SQLITE_CANTOPEN') && !fs.existsSync(file);
  if (missing) return new Problem('project-missing', { file }, options);
  if (code.startsWith('SQLITE_CANTOPEN')) return new Problem('project-not-writable', { file }, options);
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

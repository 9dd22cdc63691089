import fs from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { Problem } from '../../domain/problem.ts';
import { connectionOf, type Connection } from './handles.ts';
import { chooseJournal, type JournalChoice } from './journal-mode.ts';
import { formatVersion } from './migrations/all.ts';
import { withProblems } from './sqlite-problems.ts';

/** “Isnd” in ASCII: tells a project from any other SQLite file. */
export const applicationId = 0x49736e64;

/** How long a write waits for another process before it says that the project is busy, in milliseconds. */
export const busyTimeout = 10_000;

/** Of pages that a writing connection keeps: enough for the indexes that a large import touches at random. */
const cacheKibibytes = 16 * 1024;

/** Opens an existing project for writing, sets what must hold and reads it back. */
export function openForWriting(file: string): Connection {
  checkPresence(file);
  return withProblems(file, () => {
    const connection = connectionOf(new Sqlite(file, { fileMustExist: true, timeout: busyTimeout }));
    try {
      checkIdentity(connection, file);
      const journal = chooseJournal(file);
      setPragmas(connection, journal);
      return leavingOneFile(connection, journal);
    } catch (thrown) {
      connection.close();
      throw thrown;
    }
  });
}

/**
 * Opens a second connection that cannot change anything. It is not opened read-only, because such a one leaves
 * the log behind when it is the last to close; only where the file or its folder cannot be written it is.
 */
export function openForReading(file: string): Connection {
  checkPresence(file);
  return withProblems(file, () => {
    const connection = connectionOf(canWrite(file) ? new Sqlite(file, { fileMustExist: true, timeout: busyTimeout }) : openFixed(file));
    try {
      checkIdentity(connection, file);
      connection.execute('PRAGMA query_only = ON');
      return connection;
    } catch (thrown) {
      connection.close();
      throw thrown;
    }
  });
}

/**
 * A file that this person cannot write. In WAL mode SQLite would have to make an index of the log beside it, so
 * one that was closed well, and has no log, is read into memory, with its header saying that it has none.
 */
function openFixed(file: string): Sqlite.Database {
  const header = Buffer.alloc(20);
  const handle = fs.openSync(file, 'r');
  try {
    fs.readSync(handle, header);
  } finally {
    fs.closeSync(handle);
  }
  const isWal = header[18] === 2 && header[19] === 2;
  if (!isWal || hasLeftovers(file)) return new Sqlite(file, { fileMustExist: true, readonly: true, timeout: busyTimeout });
  const content = fs.readFileSync(file);
  content[18] = content[19] = 1;
  return new Sqlite(content, { readonly: true });
}

/** A new, empty database with the identity of a project and nothing in it; the caller migrates it. */
export function createDatabase(file: string): Connection {
  return withProblems(file, () => {
    const connection = connectionOf(new Sqlite(file, { timeout: busyTimeout }));
    try {
      connection.execute(`PRAGMA application_id = ${applicationId}`);
      const journal: JournalChoice = file === '' ? { mode: 'truncate', reason: null } : chooseJournal(file);
      setPragmas(connection, journal);
      return leavingOneFile(connection, journal);
    } catch (thrown) {
      connection.close();
      throw thrown;
    }
  });
}

/** A truncated journal stays behind as an empty file, unless the last to write says DELETE before closing. */
function leavingOneFile(connection: Connection, journal: JournalChoice): Connection {
  if (journal.mode === 'wal' || connection.raw.name === '') return connection;
  const close = (): void => {
    try {
      if (connection.raw.open && !connection.inTransaction()) connection.execute('PRAGMA journal_mode = DELETE');
    } catch (thrown) {
      // Where the file is damaged or busy an empty journal stays, which says nothing to anybody.
      if (!(thrown instanceof Sqlite.SqliteError)) throw thrown;
    } finally {
      connection.close();
    }
  };
  return { ...connection, close };
}

function setPragmas(connection: Connection, journal: JournalChoice): void {
  connection.execute('PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA secure_delete = ON;');
  connection.execute(`PRAGMA journal_mode = ${journal.mode}; PRAGMA synchronous = FULL;`);
  connection.execute(`PRAGMA cache_size = -${cacheKibibytes}`);
  // With a rollback journal, pages that are written before the commit lock every reader out, those of this very
  // process too, which would wait for one another. A large import there takes memory instead.
  if (journal.mode === 'truncate' && connection.raw.name !== '') connection.execute('PRAGMA cache_spill = OFF');
  const expected: readonly (readonly [string, string | number])[] = [
    ['foreign_keys', 1],
    ['trusted_schema', 0],
    ['synchronous', 2],
    // A database in memory or without a name keeps its own journal.
    ...(connection.raw.name === '' ? [] : ([['journal_mode', journal.mode]] as const)),
  ];
  for (const [pragma, value] of expected) {
    const actual = connection.reader.pragma(pragma);
    if (actual !== value) throw new Error(`SQLite kept ${pragma} at ${String(actual)} instead of ${value}`);
  }
}

function checkPresence(file: string): void {
  const stats = withAccess(file, () => fs.statSync(file, { throwIfNoEntry: false }));
  if (stats === undefined) throw new Problem('project-missing', { file });
  if (!stats.isFile() || stats.size === 0) throw new Problem('not-a-project', { file });
  withAccess(file, () => fs.accessSync(file, fs.constants.R_OK));
}

function withAccess<Result>(file: string, look: () => Result): Result | undefined {
  try {
    return look();
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : null;
    if (code === null) throw thrown;
    if (code === 'ENOTDIR' || code === 'ENOENT') return undefined;
    throw new Problem('file-unreadable', { file, message: code }, { cause: thrown });
  }
}

function checkIdentity(connection: Connection, file: string): void {
  if (connection.reader.pragma('application_id') !== applicationId) throw new Problem('not-a-project', { file });
  const version = connection.reader.pragma('user_version');
  if (typeof version !== 'number' || version < 1) throw new Problem('not-a-project', { file });
  if (version > formatVersion) {
    throw new Problem('project-from-the-future', { file, version, supported: formatVersion });
  }
}

export function canWrite(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.W_OK);
    fs.accessSync(path.dirname(path.resolve(file)), fs.constants.W_OK);
    return true;
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown) return false;
    throw thrown;
  }
}

/** A log with something in it was left behind: whoever had the file open did not close it, or has it open. */
export function hasLeftovers(file: string): boolean {
  const sizeOf = (log: string) => withAccess(file, () => fs.statSync(log, { throwIfNoEntry: false }))?.size ?? 0;
  return ['-wal', '-journal'].some((ending) => sizeOf(file + ending) > 0);
}

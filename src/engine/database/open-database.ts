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
const busyTimeout = 10_000;

/** Opens an existing project for writing, sets what must hold and reads it back. */
export function openForWriting(file: string): Connection {
  checkPresence(file);
  return withProblems(file, () => {
    const connection = connectionOf(new Sqlite(file, { fileMustExist: true, timeout: busyTimeout }));
    try {
      checkIdentity(connection, file);
      setPragmas(connection, chooseJournal(file));
      return connection;
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
    const readonly = !canWrite(file);
    const connection = connectionOf(new Sqlite(file, { fileMustExist: true, readonly, timeout: busyTimeout }));
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

/** A new, empty database with the identity of a project and nothing in it; the caller migrates it. */
export function createDatabase(file: string): Connection {
  return withProblems(file, () => {
    const connection = connectionOf(new Sqlite(file, { timeout: busyTimeout }));
    connection.execute(`PRAGMA application_id = ${applicationId}`);
    setPragmas(connection, file === '' ? { mode: 'truncate', reason: null } : chooseJournal(file));
    return connection;
  });
}

function setPragmas(connection: Connection, journal: JournalChoice): void {
  connection.execute('PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA secure_delete = ON;');
  connection.execute(`PRAGMA journal_mode = ${journal.mode}; PRAGMA synchronous = FULL;`);
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
  const stats = fs.statSync(file, { throwIfNoEntry: false });
  if (stats === undefined) throw new Problem('project-missing', { file });
  if (!stats.isFile() || stats.size === 0) throw new Problem('not-a-project', { file });
}

function checkIdentity(connection: Connection, file: string): void {
  if (connection.reader.pragma('application_id') !== applicationId) throw new Problem('not-a-project', { file });
  const version = connection.reader.pragma('user_version');
  if (typeof version !== 'number' || version < 1) throw new Problem('not-a-project', { file });
  if (version > formatVersion) {
    throw new Problem('project-from-the-future', { file, version, supported: formatVersion });
  }
}

function canWrite(file: string): boolean {
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
  return ['-wal', '-journal'].some((ending) => (fs.statSync(file + ending, { throwIfNoEntry: false })?.size ?? 0) > 0);
}

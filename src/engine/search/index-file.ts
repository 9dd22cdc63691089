import fs from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { connectionOf, type Connection } from '../database/handles.ts';
import { chooseJournal } from '../database/journal-mode.ts';
import { personFolder } from '../person/person-folder.ts';
import { indexVersion } from './index-version.ts';

/** “IsnS”: tells a search index from a project. */
const applicationId = 0x49736e53;

/** How long to wait for another process that writes the index, in milliseconds; nobody waits longer to search. */
const indexBusyTimeout = 2000;

/** The pages of an index that a process keeps, in KiB. */
const cacheKibibytes = 32 * 1024;

/**
 * `texts` holds each text once, by the SHA-256 of its UTF-8: folded (UTF-16, little-endian), the way back to the
 * source (`CompactMap`, 32-bit integers of this machine) and a CRC-32 over both. `trigrams` finds those that hold a query,
 * whose places are then looked for in `folded`; so it keeps no contents.
 */
const schema = `
CREATE TABLE about (version TEXT NOT NULL) STRICT;
CREATE TABLE texts (
  id INTEGER PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  folded BLOB NOT NULL,
  map BLOB NOT NULL,
  repeats INTEGER NOT NULL,
  checksum INTEGER NOT NULL
) STRICT;
CREATE VIRTUAL TABLE trigrams USING fts5(
  folded, content='', columnsize=0, tokenize='trigram case_sensitive 1'
);
`;

/** Where a project's index is: with the person, not beside the project; it can be deleted at any time. */
export function indexFileOf(projectId: string): string {
  return path.join(personFolder(), 'search', `${projectId}.sqlite`);
}

/** An index of another version, or what is no index at all. */
class UnfitIndex extends Error {}

/** Opens an index that is there; null where there is none. Throws for one that cannot be used: `isUnfit`. */
export function openIndex(file: string): Connection | null {
  if (!fs.existsSync(file)) return null;
  const connection = connectionOf(new Sqlite(file, { fileMustExist: true, timeout: indexBusyTimeout }));
  try {
    prepare(connection, file);
    if (connection.reader.pragma('application_id') !== applicationId) throw new UnfitIndex('no search index');
    const version = connection.reader.query('SELECT version FROM about').value();
    if (version !== indexVersion()) throw new UnfitIndex(`version ${String(version)}`);
    return connection;
  } catch (thrown) {
    connection.close();
    throw thrown;
  }
}

/** Opens the index or makes an empty one. Throws as `openIndex` does, and where the folder cannot be written. */
export function openOrCreateIndex(file: string): Connection {
  const known = openIndex(file);
  if (known !== null) return known;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const connection = connectionOf(new Sqlite(file, { timeout: indexBusyTimeout }));
  try {
    connection.execute('PRAGMA page_size = 16384');
    prepare(connection, file);
    connection.execute('BEGIN IMMEDIATE');
    // Another process may have been quicker.
    const isEmpty = connection.reader.query('SELECT count(*) FROM sqlite_schema').value() === 0;
    if (isEmpty) {
      connection.execute(`PRAGMA application_id = ${applicationId}`);
      connection.execute(schema);
      connection.writer.command('INSERT INTO about (version) VALUES (?)').run(indexVersion());
    }
    connection.commit();
    return connection;
  } catch (thrown) {
    connection.close();
    throw thrown;
  }
}

function prepare(connection: Connection, file: string): void {
  // What is lost with the power is filled in again; what is torn is found, and thrown away.
  connection.execute(`PRAGMA journal_mode = ${chooseJournal(file).mode}; PRAGMA synchronous = NORMAL`);
  connection.execute(`PRAGMA trusted_schema = OFF; PRAGMA secure_delete = ON; PRAGMA cache_size = -${cacheKibibytes}`);
}

/** Whether what was thrown means that the index is to be thrown away, and not that somebody else is at it. */
export function isUnfit(thrown: unknown): boolean {
  if (thrown instanceof UnfitIndex) return true;
  if (!(thrown instanceof Sqlite.SqliteError)) return false;
  const { code, message } = thrown;
  const altered = /^(?:no such (?:table|column)|malformed database schema|table \S+ has no column|unable to use function)/;
  return code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_IOERR') || altered.test(message);
}

/** Whether the index cannot be used now: busy, unreadable, no room. It is left as it is, and the texts are searched. */
export function isOutOfReach(thrown: unknown): boolean {
  return thrown instanceof Sqlite.SqliteError || (thrown instanceof Error && 'code' in thrown && 'syscall' in thrown);
}

/** Says that what a row holds is not what was put in. */
export function damagedRow(hash: string): Error {
  return new UnfitIndex(`the text ${hash} is damaged`);
}

/** Deletes an index with its log. False where the system does not let go of it. */
export function deleteIndex(file: string): boolean {
  try {
    for (const ending of ['', '-wal', '-shm', '-journal']) fs.rmSync(file + ending, { force: true });
    return true;
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown) return false;
    throw thrown;
  }
}

import fs from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import type { HostOutput } from '../domain/host-api.ts';
import type { Operation } from '../domain/operation.ts';
import { Problem } from '../domain/problem.ts';
import { noteOf, type RecoveryNote } from '../domain/recovery-note.ts';
import { connectionOf, DamagedValue, text, type Connection, type ReadableDatabase } from './database/handles.ts';
import { migrate } from './database/migrate.ts';
import { formatVersion } from './database/migrations/all.ts';
import { applicationId, createDatabase, openForReading, openForWriting } from './database/open-database.ts';
import { withProblems } from './database/sqlite-problems.ts';
import { hashOf } from './handlers/document-handlers.ts';
import { applyChange, changeFromPayload } from './operations/change.ts';
import { appendOperation, operationFromRow, operationsInOrder } from './operations/operation-log.ts';
import { chainChecker } from './operations/replay.ts';
import { backupFolder } from './project/backup-folder.ts';
import { listBackups, syncFile } from './project/backups.ts';
import { copyWithLogs, isOpenSomewhere, moveAside, removeWithLogs, resumeFrom } from './project/damaged-copies.ts';
import { eraseDocument, relationsThatTouch } from './project/erase-document.ts';
import { layFoundations } from './project/foundations.ts';
import { verifyNow } from './project/verify.ts';

export type Recovered = HostOutput<'host.recover'>;

/**
 * Rebuilds a damaged project: the newest sound backup is the ground, and every operation that can still be read
 * from the damaged file, fits its hash chain and is not in the backup is applied on top. Without a backup the
 * ground is empty. Only when the new file is whole is the damaged one moved aside, with its log; it is never
 * deleted, and a recovery that was cut off can be asked for again. What could not be brought back is listed.
 * Refused while the file is open somewhere: what is written there would be lost.
 */
export function recoverProject(file: string, now: number = Date.now()): Recovered {
  return withProblems(file, () => recover(file, now));
}

function recover(file: string, now: number): Recovered {
  const target = path.resolve(file);
  const resumed = fs.existsSync(target) ? null : resumeFrom(target);
  const source = resumed ?? target;
  if (!fs.existsSync(source)) throw new Problem('project-missing', { file });
  if (!fs.statSync(source).isFile()) throw new Problem('not-a-project', { file });
  if (isOpenSomewhere(source)) throw new Problem('project-busy', { file });
  const notes: RecoveryNote[] = [];
  const { unfinished, reading } = workFiles(target);
  try {
    removeUnfinishedRecovery(target);
    copyWithLogs(source, reading);
    const damaged = openDamaged(reading, file, notes);
    let backup: string | null;
    let outcome = { recovered: 0, lost: 0 };
    try {
      backup = placeBackup(target, unfinished, notes);
      const ground = backup === null ? emptyGround(unfinished) : openForWriting(unfinished);
      try {
        if (damaged !== null) outcome = bringOver(damaged.reader, ground, target, notes);
        if (backup === null && outcome.recovered === 0) throw new Problem('recovery-impossible', { file });
        layFoundations(ground, damaged?.reader ?? null, target, now, notes);
        noteFindings(ground.reader, notes);
      } finally {
        ground.close();
      }
    } finally {
      damaged?.close();
    }
    removeWithLogs(reading);
    syncFile(unfinished);
    const movedAside = resumed ?? moveAside(target, now);
    fs.renameSync(unfinished, target);
    syncFile(path.dirname(target));
    const { recovered, lost } = outcome;
    return { recovered: target, movedAside, backup, operationsRecovered: recovered, operationsLost: lost, notes };
  } catch (thrown) {
    removeUnfinishedRecovery(target);
    if (thrown instanceof Error && 'code' in thrown && (thrown.code === 'ENOSPC' || thrown.code === 'EDQUOT')) {
      throw new Problem('disk-full', { file }, { cause: thrown });
    }
    throw thrown;
  }
}

/** What a recovery works on before it is done. */
function workFiles(target: string): { readonly unfinished: string; readonly reading: string } {
  return { unfinished: `${target}.recovering`, reading: `${target}.recovering-source` };
}

/** Whole texts may stand in what a recovery that was killed left behind. */
export function removeUnfinishedRecovery(file: string): void {
  for (const leftover of Object.values(workFiles(path.resolve(file)))) removeWithLogs(leftover);
}

/** A connection that takes the damaged file as it is; null where nothing at all can be read. */
function openDamaged(copy: string, file: string, notes: RecoveryNote[]): Connection | null {
  const raw = new Sqlite(copy, { fileMustExist: true });
  try {
    const connection = connectionOf(raw);
    connection.execute('PRAGMA query_only = ON; PRAGMA cell_size_check = ON');
    connection.reader.query('SELECT count(*) FROM sqlite_schema').value();
    const version = Number(connection.reader.pragma('user_version'));
    // A version that no program will reach for long is a flipped bit.
    const isLater = connection.reader.pragma('application_id') === applicationId && version > formatVersion && version < 1000;
    if (isLater) throw new Problem('project-from-the-future', { file, version, supported: formatVersion });
    return connection;
  } catch (thrown) {
    raw.close();
    if (!(thrown instanceof Sqlite.SqliteError)) throw thrown;
    notes.push(noteOf('nothing-read', { reason: thrown.message }));
    return null;
  }
}

/** Copies the newest backup that agrees with itself to where the project is rebuilt; else the newest that opens. */
function placeBackup(target: string, unfinished: string, notes: RecoveryNote[]): string | null {
  const backups = listBackups(backupFolder(target));
  let usable: string | null = null;
  for (const backup of backups) {
    try {
      const { structure, finding } = placeOne(backup.path, unfinished);
      if (finding === null) return backup.path;
      if (structure) usable ??= backup.path;
      notes.push(noteOf('backup-passed-over', { backup: backup.path, reason: finding }));
    } catch (thrown) {
      if (!(thrown instanceof Problem || thrown instanceof Sqlite.SqliteError)) throw thrown;
      notes.push(noteOf('backup-passed-over', { backup: backup.path, reason: thrown.message }));
    }
    removeWithLogs(unfinished);
  }
  if (usable === null) return null;
  placeOne(usable, unfinished);
  notes.push(noteOf('backup-taken-unsound', { backup: usable }));
  return usable;
}

function placeOne(backup: string, unfinished: string): { structure: boolean; finding: string | null } {
  fs.copyFileSync(backup, unfinished);
  const connection = openForWriting(unfinished);
  try {
    const structure = connection.reader.query('PRAGMA quick_check(1)').value();
    if (structure !== 'ok') return { structure: false, finding: String(structure) };
    migrate(connection, unfinished);
    const first = verifyNow(connection.reader).findings[0];
    return { structure: true, finding: first === undefined ? null : `${first.table} ${first.key}: ${first.message}` };
  } finally {
    connection.close();
  }
}

/** How many findings of the last check are told; “verify” lists them all. */
const findingsNoted = 20;

function noteFindings(ground: ReadableDatabase, notes: RecoveryNote[]): void {
  const { findings } = verifyNow(ground);
  for (const { table, key, message } of findings.slice(0, findingsNoted)) {
    notes.push(noteOf('state-differs', { place: `${table} ${key}`, reason: message }));
  }
}

function emptyGround(unfinished: string): Connection {
  const connection = createDatabase(unfinished);
  migrate(connection, unfinished);
  return connection;
}

/** Applies what the damaged file still tells. One transaction: an operation that does not fit is left out. */
function bringOver(
  damaged: ReadableDatabase,
  ground: Connection,
  target: string,
  notes: RecoveryNote[],
): { recovered: number; lost: number } {
  const { operations, unreadable } = readableOperations(damaged, notes);
  const checked = chainChecker();
  const known = new Set<string>();
  for (const operation of operationsInOrder(ground.reader)) known.add(operation.id);
  let recovered = 0;
  let lost = unreadable;
  ground.execute('PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE');
  try {
    copyLocal(damaged, ground, notes);
    for (const operation of operations) {
      const broken = checked(operation);
      if (known.has(operation.id)) continue;
      // Behind a gap the hash cannot be checked, but what can be read is worth more than its proof.
      const note =
        broken?.kind === 'hash'
          ? noteOf('operation-hash-differs', detailsOf(operation))
          : applyOne(operation, damaged, ground, target, notes);
      if (note === null) recovered += 1;
      else {
        lost += 1;
        notes.push(note);
      }
    }
    ground.execute('COMMIT; PRAGMA foreign_keys = ON');
  } catch (thrown) {
    if (ground.inTransaction()) ground.execute('ROLLBACK');
    throw thrown;
  }
  erasePurged(ground);
  return { recovered, lost };
}

function detailsOf({ at, kind, id }: Operation): { readonly at: string; readonly operation: string; readonly id: string } {
  return { at, operation: kind, id };
}

/** A text that an operation brings is nowhere to be had. */
class TextMissing extends Error {}

/** Null where it was applied, else why not. */
function applyOne(
  operation: Operation,
  damaged: ReadableDatabase,
  ground: Connection,
  target: string,
  notes: RecoveryNote[],
): RecoveryNote | null {
  ground.execute('SAVEPOINT one');
  try {
    const { payload } = operation;
    if (payload !== null) {
      const change = changeFromPayload(operation.kind, payload);
      if (change.entity === 'revision' && change.action === 'create') {
        copyText(String(change.fields['textHash']), damaged, ground, target, notes);
      }
      applyChange(ground.writer, change);
    }
    appendOperation(ground.writer, operation);
    ground.execute('RELEASE one');
    return null;
  } catch (thrown) {
    ground.execute('ROLLBACK TO one; RELEASE one');
    if (thrown instanceof TextMissing) return noteOf('operation-without-text', detailsOf(operation));
    return noteOf('operation-refused', { ...detailsOf(operation), reason: wordsOf(thrown) });
  }
}

function wordsOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

function copyText(
  hash: string,
  damaged: ReadableDatabase,
  ground: Connection,
  target: string,
  notes: RecoveryNote[],
): void {
  if (ground.reader.query('SELECT 1 AS known FROM texts WHERE hash = ?').get(hash) !== undefined) return;
  let content = textWithHash(damaged, hash);
  if (content === null || hashOf(content) !== hash) content = textFromBackups(target, hash) ?? content;
  if (content === null) throw new TextMissing();
  if (hashOf(content) !== hash) notes.push(noteOf('text-altered', { hash }));
  ground.writer.command('INSERT INTO texts (hash, text) VALUES (?, ?)').run(hash, content);
}

function textWithHash(database: ReadableDatabase, hash: string): string | null {
  try {
    const content = database.query('SELECT text FROM texts WHERE hash = ?').value(hash);
    return typeof content === 'string' ? content : null;
  } catch (thrown) {
    if (!(thrown instanceof Sqlite.SqliteError)) throw thrown;
    return null; // the caller looks elsewhere
  }
}

/** An older backup, or one that was passed over, can still hold a text unharmed. */
function textFromBackups(target: string, hash: string): string | null {
  for (const { path: backup } of listBackups(backupFolder(target))) {
    try {
      const connection = openForReading(backup);
      try {
        const content = textWithHash(connection.reader, hash);
        if (content !== null && hashOf(content) === hash) return content;
      } finally {
        connection.close();
      }
    } catch (thrown) {
      if (!(thrown instanceof Problem)) throw thrown; // one that does not open was noted already
    }
  }
  return null;
}

/** A backup may be older than a purge: what was erased does not come back. */
function erasePurged(ground: Connection): void {
  ground.execute('BEGIN IMMEDIATE');
  for (const row of ground.reader.query('SELECT document FROM tombstones').all()) {
    const document = text(row, 'document');
    eraseDocument(ground.writer, document, relationsThatTouch(ground.reader, document));
  }
  ground.execute('COMMIT');
}

/** What no operation makes and this copy alone knows: names, where it came from, what was merged. */
const localTables = ['people', 'origin', 'merges', 'earlier_schemes', 'absent_ends'] as const;

function copyLocal(damaged: ReadableDatabase, ground: Connection, notes: RecoveryNote[]): void {
  for (const table of localTables) {
    if (isLaterThan(damaged, table)) continue;
    try {
      for (const row of damaged.query(`SELECT * FROM ${table}`).all()) {
        const columns = Object.keys(row);
        const values = columns.map((column) => row[column] ?? null);
        ground.writer
          .command(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')}) ON CONFLICT DO NOTHING`)
          .run(...values);
      }
    } catch (thrown) {
      if (!(thrown instanceof Sqlite.SqliteError || thrown instanceof DamagedValue)) throw thrown;
      notes.push(noteOf('names-unreadable', { reason: thrown.message }));
    }
  }
}

/** A file of the first format has none of the tables that came with the second. */
function isLaterThan(damaged: ReadableDatabase, table: string): boolean {
  if (table === 'people' || Number(damaged.pragma('user_version')) !== 1) return false;
  return damaged.query('SELECT 1 AS there FROM sqlite_schema WHERE name = ?').get(table) === undefined;
}

/** How many positions without an answer end the search for operations beyond a damaged page. */
const positionsTried = 20_000;

/**
 * Reads operations in order; where a page is damaged, asks for the positions behind it one by one. What is
 * unreadable is counted as far as positions tell.
 */
function readableOperations(damaged: ReadableDatabase, notes: RecoveryNote[]): { operations: Operation[]; unreadable: number } {
  const operations: Operation[] = [];
  let unreadable = 0;
  let position = 0;
  try {
    for (const operation of operationsInOrder(damaged)) {
      operations.push(operation);
      position = operation.position;
    }
    return { operations, unreadable };
  } catch (thrown) {
    notes.push(noteOf('operations-damaged', { position, reason: wordsOf(thrown) }));
  }
  if (!hasOperations(damaged)) return { operations, unreadable: Math.max(unreadable, 1) };
  const single = damaged.query('SELECT * FROM operations WHERE position = ?');
  let missing = 0;
  for (position += 1; missing < positionsTried; position += 1) {
    try {
      const row = single.get(position);
      if (row === undefined) {
        missing += 1;
        continue;
      }
      operations.push(operationFromRow(row));
      unreadable += missing;
      missing = 0;
    } catch (thrown) {
      if (!(thrown instanceof Sqlite.SqliteError || thrown instanceof DamagedValue)) throw thrown;
      missing += 1;
    }
  }
  return { operations, unreadable: Math.max(unreadable, 1) };
}

/** The table can be asked at all: its entry in the schema is whole. */
function hasOperations(damaged: ReadableDatabase): boolean {
  try {
    damaged.query('SELECT * FROM operations WHERE position = ?');
    return true;
  } catch (thrown) {
    if (!(thrown instanceof Sqlite.SqliteError)) throw thrown;
    return false; // the caller has noted why
  }
}

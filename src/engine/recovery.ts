import fs from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import type { HostOutput } from '../domain/host-api.ts';
import type { Operation } from '../domain/operation.ts';
import { Problem } from '../domain/problem.ts';
import { connectionOf, text, type Connection, type ReadableDatabase } from './database/handles.ts';
import { migrate } from './database/migrate.ts';
import { createDatabase, openForWriting } from './database/open-database.ts';
import { applyChange, changeFromPayload } from './operations/change.ts';
import { appendOperation, operationFromRow, operationsInOrder } from './operations/operation-log.ts';
import { chainChecker } from './operations/replay.ts';
import { backupFolder } from './project/backup-folder.ts';
import { listBackups, syncFile } from './project/backups.ts';

export type Recovered = HostOutput<'host.recover'>;

/**
 * Rebuilds a damaged project: the damaged files are moved aside (never deleted), the newest backup that opens
 * is the ground, and every operation that can still be read from the damaged file, fits its hash chain and is
 * not in the backup is applied on top. Without a backup the ground is empty. What could not be brought back is
 * listed.
 */
export function recoverProject(file: string, now: number = Date.now()): Recovered {
  const target = path.resolve(file);
  if (!fs.existsSync(target)) throw new Problem('project-missing', { file });
  const notes: string[] = [];
  const unfinished = `${target}.recovering`;
  removeWithLogs(unfinished);
  const movedAside = moveAside(target, now);
  const damaged = openDamaged(movedAside, notes);
  try {
    const backup = placeBackup(target, unfinished, notes);
    const ground = backup === null ? emptyGround(unfinished) : openForWriting(unfinished);
    let outcome: { recovered: number; lost: number };
    try {
      outcome = damaged === null ? { recovered: 0, lost: 0 } : bringOver(damaged.reader, ground, notes);
      const projects = ground.reader.query('SELECT count(*) FROM project').value();
      if (projects !== 1) throw new Problem('recovery-impossible', { file, movedAside });
    } catch (thrown) {
      ground.close();
      removeWithLogs(unfinished);
      throw thrown;
    }
    ground.close();
    syncFile(unfinished);
    fs.renameSync(unfinished, target);
    syncFile(path.dirname(target));
    return {
      recovered: target,
      movedAside,
      backup,
      operationsRecovered: outcome.recovered,
      operationsLost: outcome.lost,
      notes,
    };
  } finally {
    damaged?.close();
  }
}

/** Damaged files of a project that were moved aside. */
export function damagedCopiesOf(file: string): string[] {
  const folder = path.dirname(path.resolve(file));
  const prefix = `${path.basename(file, path.extname(file))}.damaged-`;
  return fs
    .readdirSync(folder)
    .filter((name) => name.startsWith(prefix))
    .map((name) => path.join(folder, name));
}

function moveAside(target: string, now: number): string {
  const extension = path.extname(target);
  const stamp = new Date(now).toISOString().replaceAll(':', '-');
  const aside = `${target.slice(0, target.length - extension.length)}.damaged-${stamp}${extension}`;
  // The log belongs to the file and may hold the newest changes.
  for (const ending of ['-wal', '-journal']) {
    if (fs.existsSync(target + ending)) fs.renameSync(target + ending, aside + ending);
  }
  fs.rmSync(`${target}-shm`, { force: true });
  fs.renameSync(target, aside);
  return aside;
}

/** A connection that takes the damaged file as it is; null where nothing at all can be read. */
function openDamaged(file: string, notes: string[]): Connection | null {
  try {
    const connection = connectionOf(new Sqlite(file, { fileMustExist: true }));
    connection.execute('PRAGMA query_only = ON; PRAGMA cell_size_check = ON');
    connection.reader.query('SELECT count(*) FROM sqlite_schema').value();
    return connection;
  } catch (thrown) {
    if (!(thrown instanceof Sqlite.SqliteError)) throw thrown;
    notes.push(`nothing could be read from the damaged file: ${thrown.message}`);
    return null;
  }
}

/** Copies the newest backup that opens and is sound to where the project is rebuilt. */
function placeBackup(target: string, unfinished: string, notes: string[]): string | null {
  for (const backup of listBackups(backupFolder(target))) {
    try {
      fs.copyFileSync(backup.path, unfinished);
      const connection = openForWriting(unfinished);
      try {
        const sound = connection.reader.query('PRAGMA quick_check(1)').value();
        if (sound !== 'ok') throw new Error(String(sound));
        migrate(connection, unfinished);
      } finally {
        connection.close();
      }
      return backup.path;
    } catch (thrown) {
      removeWithLogs(unfinished);
      notes.push(`the backup ${backup.path} was passed over: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
    }
  }
  return null;
}

function emptyGround(unfinished: string): Connection {
  const connection = createDatabase(unfinished);
  migrate(connection, unfinished);
  return connection;
}

/** Applies what the damaged file still tells. One transaction: an operation that does not fit is left out. */
function bringOver(damaged: ReadableDatabase, ground: Connection, notes: string[]): { recovered: number; lost: number } {
  const { operations, unreadable } = readableOperations(damaged, notes);
  const checked = chainChecker();
  const known = new Set<string>();
  for (const operation of operationsInOrder(ground.reader)) known.add(operation.id);
  let recovered = 0;
  let lost = unreadable;
  ground.execute('PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE');
  try {
    copyPeople(damaged, ground, notes);
    for (const operation of operations) {
      const broken = checked(operation);
      if (known.has(operation.id)) continue;
      // Behind a gap the hash cannot be checked, but what can be read is worth more than its proof.
      const problem = broken?.kind === 'hash' ? broken.message : applyOne(operation, damaged, ground);
      if (problem === null) recovered += 1;
      else {
        lost += 1;
        notes.push(`${operation.at} ${operation.intent} (${operation.kind}, operation ${operation.id}): ${problem}`);
      }
    }
    for (const row of ground.reader.query('PRAGMA foreign_key_check').all()) {
      notes.push(`a row of ${text(row, 'table')} points to a missing row of ${text(row, 'parent')}`);
    }
    ground.execute('COMMIT; PRAGMA foreign_keys = ON');
  } catch (thrown) {
    if (ground.inTransaction()) ground.execute('ROLLBACK');
    throw thrown;
  }
  return { recovered, lost };
}

/** Null where it was applied, else why not. */
function applyOne(operation: Operation, damaged: ReadableDatabase, ground: Connection): string | null {
  ground.execute('SAVEPOINT one');
  try {
    const { payload } = operation;
    if (payload !== null) {
      const change = changeFromPayload(operation.kind, payload);
      if (change.entity === 'revision' && change.action === 'create') {
        copyText(String(change.fields['textHash']), damaged, ground);
      }
      applyChange(ground.writer, change);
    }
    appendOperation(ground.writer, operation);
    ground.execute('RELEASE one');
    return null;
  } catch (thrown) {
    ground.execute('ROLLBACK TO one; RELEASE one');
    return thrown instanceof Error ? thrown.message : String(thrown);
  }
}

function copyText(hash: string, damaged: ReadableDatabase, ground: Connection): void {
  if (ground.reader.query('SELECT 1 AS known FROM texts WHERE hash = ?').get(hash) !== undefined) return;
  const content = damaged.query('SELECT text FROM texts WHERE hash = ?').value(hash);
  if (typeof content !== 'string') throw new Error('its text cannot be read');
  ground.writer.command('INSERT INTO texts (hash, text) VALUES (?, ?)').run(hash, content);
}

function copyPeople(damaged: ReadableDatabase, ground: Connection, notes: string[]): void {
  try {
    for (const row of damaged.query('SELECT id, name FROM people').all()) {
      ground.writer
        .command('INSERT INTO people (id, name) VALUES (?, ?) ON CONFLICT (id) DO NOTHING')
        .run(text(row, 'id'), text(row, 'name'));
    }
  } catch (thrown) {
    if (!(thrown instanceof Sqlite.SqliteError)) throw thrown;
    notes.push(`the names of those who wrote could not be read: ${thrown.message}`);
  }
}

/** How many positions without an answer end the search for operations beyond a damaged page. */
const positionsTried = 20_000;

/**
 * Reads operations in order; where a page is damaged, asks for the positions behind it one by one. What is
 * unreadable is counted as far as positions tell.
 */
function readableOperations(damaged: ReadableDatabase, notes: string[]): { operations: Operation[]; unreadable: number } {
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
    notes.push(`operations after number ${position} are damaged in part: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  }
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
      if (!(thrown instanceof Sqlite.SqliteError || thrown instanceof TypeError)) throw thrown;
      missing += 1;
    }
  }
  return { operations, unreadable: Math.max(unreadable, 1) };
}

function removeWithLogs(file: string): void {
  for (const ending of ['', '-wal', '-shm', '-journal']) fs.rmSync(file + ending, { force: true });
}

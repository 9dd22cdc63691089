import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Problem } from '../../domain/problem.ts';
import { openForReading } from '../database/open-database.ts';
import { removeWithLogs } from './damaged-copies.ts';

/** How many backups are kept for each project. */
export const backupsKept = 10;
export const backupInterval = 60 * 60 * 1000;

export interface Backup {
  readonly path: string;
  readonly at: string;
  readonly bytes: number;
}

/** Newest first. A name is its instant, with the characters that no file system minds. */
export function listBackups(folder: string): Backup[] {
  return namesIn(folder)
    .flatMap((name) => {
      const at = instantOf(name);
      const file = path.join(folder, name);
      // Another process may have dropped it meanwhile.
      const stats = at === null ? undefined : fs.statSync(file, { throwIfNoEntry: false });
      return at === null || stats === undefined ? [] : [{ path: file, at, bytes: stats.size }];
    })
    .sort((first, second) => (first.at < second.at ? 1 : first.at > second.at ? -1 : 0));
}

/** What backups that were cut off left behind; whole texts may stand in it. */
export function unfinishedBackups(folder: string): string[] {
  return namesIn(folder)
    .filter((name) => name.includes('.unfinished'))
    .map((name) => path.join(folder, name));
}

function namesIn(folder: string): string[] {
  try {
    return fs.existsSync(folder) ? fs.readdirSync(folder) : [];
  } catch (thrown) {
    throw backupFailed(folder, thrown);
  }
}

function backupFailed(folder: string, thrown: unknown): Problem {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new Problem('backup-failed', { folder, message }, { cause: thrown });
}

/** Nobody works this long on one backup, in milliseconds. */
const abandonedAfter = 60 * 60 * 1000;

/**
 * Copies the database as it stands, by SQLite's own backup, beside the others; then drops what is more than
 * the newest ten. A backup appears under its name only when it is complete.
 */
export async function makeBackup(project: string, folder: string, now: number): Promise<Backup> {
  const at = new Date(now).toISOString();
  const target = path.join(folder, `${at.replaceAll(':', '-')}.isnad`);
  const unfinished = `${target}.${randomBytes(4).toString('hex')}.unfinished`;
  try {
    fs.mkdirSync(folder, { recursive: true });
    await copyDatabase(project, unfinished);
    syncFile(unfinished);
    fs.renameSync(unfinished, target);
    syncFile(folder);
    const { size } = fs.statSync(target);
    for (const old of listBackups(folder).slice(backupsKept)) fs.rmSync(old.path, { force: true });
    for (const file of unfinishedBackups(folder)) {
      const touched = fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
      if (touched < Date.now() - abandonedAfter) fs.rmSync(file, { force: true });
    }
    return { path: target, at, bytes: size };
  } catch (thrown) {
    removeWithLogs(unfinished);
    throw backupFailed(folder, thrown);
  }
}

/**
 * Copies a database as it stands at this moment. It is read as one state: otherwise SQLite would begin anew at
 * every commit of another process, and never come to an end beside one that keeps writing.
 */
export async function copyDatabase(file: string, destination: string): Promise<void> {
  const connection = openForReading(file);
  try {
    connection.execute('BEGIN');
    connection.reader.query('SELECT count(*) FROM sqlite_schema').value();
    await connection.raw.backup(destination);
  } finally {
    connection.close();
  }
}

/** Makes sure that what was written is on the disk. Folders cannot be opened for this on Windows. */
export function syncFile(file: string): void {
  if (process.platform === 'win32' && fs.statSync(file).isDirectory()) return;
  const handle = fs.openSync(file, 'r');
  try {
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}

function instantOf(name: string): string | null {
  const match = /^(\d{4}-\d{2}-\d{2}T\d{2})-(\d{2})-(\d{2}\.\d{3}Z)\.isnad$/.exec(name);
  return match === null ? null : `${match[1]}:${match[2]}:${match[3]}`;
}

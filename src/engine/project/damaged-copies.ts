import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';

/** What belongs to a database file besides itself. The log and the journal may hold the newest changes. */
const companions = ['-wal', '-journal', '-shm'] as const;

/** Damaged files of a project that were moved aside, with their logs. */
export function damagedCopiesOf(file: string): string[] {
  const folder = path.dirname(path.resolve(file));
  const prefix = `${path.basename(file, path.extname(file))}.damaged-`;
  return fs
    .readdirSync(folder)
    .filter((name) => name.startsWith(prefix))
    .sort()
    .map((name) => path.join(folder, name));
}

/** Moves a file with its logs out of the way, under a name that tells when. */
export function moveAside(target: string, now: number): string {
  const extension = path.extname(target);
  const stamp = new Date(now).toISOString().replaceAll(':', '-');
  const aside = `${target.slice(0, target.length - extension.length)}.damaged-${stamp}${extension}`;
  fs.renameSync(target, aside);
  moveLogs(target, aside);
  return aside;
}

/**
 * Where a recovery was killed between moving the damaged file aside and putting the new one in its place, the
 * damaged copy is what it goes on from. Null where there is none.
 */
export function resumeFrom(target: string): string | null {
  const extension = path.extname(target);
  const aside = damagedCopiesOf(target).findLast((name) => path.extname(name) === extension);
  if (aside === undefined) return null;
  moveLogs(target, aside);
  return aside;
}

function moveLogs(from: string, to: string): void {
  for (const ending of ['-wal', '-journal']) {
    if (fs.existsSync(from + ending) && !fs.existsSync(to + ending)) fs.renameSync(from + ending, to + ending);
  }
  fs.rmSync(`${from}-shm`, { force: true });
}

export function copyWithLogs(from: string, to: string): void {
  fs.copyFileSync(from, to);
  for (const ending of ['-wal', '-journal']) if (fs.existsSync(from + ending)) fs.copyFileSync(from + ending, to + ending);
}

/** Where a new file is written until it is whole. Not made from its name, which may be as long as names can be. */
export function unfinishedBeside(target: string, id: string): string {
  return path.join(path.dirname(target), `isnad-${id}.unfinished`);
}

/** Whatever of it is there; also where its folder is none. */
export function removeWithLogs(file: string): void {
  for (const ending of ['', ...companions]) if (fs.existsSync(file + ending)) fs.rmSync(file + ending, { force: true });
}

/**
 * Whether some process, this one too, has the file open in a way that a lock shows: in WAL mode that is always,
 * with a rollback journal only while it reads or writes. The lock is asked for by a second name of the file,
 * under which its log is not found and so is left as it is.
 */
export function isOpenSomewhere(file: string): boolean {
  const alias = `${file}.${randomUUID()}.unfinished`;
  try {
    fs.linkSync(file, alias);
  } catch (thrown) {
    // Without second names (FAT) it cannot be asked.
    if (thrown instanceof Error && 'code' in thrown) return false;
    throw thrown;
  }
  try {
    const connection = new Sqlite(alias, { fileMustExist: true, timeout: 0 });
    try {
      connection.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; ROLLBACK');
      return false;
    } finally {
      connection.close();
    }
  } catch (thrown) {
    if (!(thrown instanceof Sqlite.SqliteError)) throw thrown;
    // Any other failure is the damage itself.
    return thrown.code.startsWith('SQLITE_BUSY');
  } finally {
    removeWithLogs(alias);
  }
}

import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import { Problem } from '../../domain/problem.ts';

/** Node’s errors of the operating system carry a code (`ENOENT`, `EACCES`, …). */
function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function cannotWrite(file: string, error: unknown): Problem {
  const full = ['ENOSPC', 'EDQUOT'].includes(systemCode(error) ?? '');
  return new Problem(full ? 'disk-full' : 'destination-unwritable', { file, message: messageOf(error) }, { cause: error });
}

/** After a rename only the folder’s own fsync makes the new name last; Windows has no such call. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}

/**
 * Writes a small file so that a reader, or the next start after a crash, sees either the old content or the
 * new one. Throws `disk-full` or `destination-unwritable`.
 */
export function writeAtomically(file: string, content: string): void {
  const folder = path.dirname(file);
  const temporary = path.join(folder, `.${path.basename(file)}.${randomBytes(6).toString('hex')}`);
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    try {
      const handle = fs.openSync(temporary, 'wx', 0o600);
      try {
        fs.writeFileSync(handle, content);
        fs.fsyncSync(handle);
      } finally {
        fs.closeSync(handle);
      }
      fs.renameSync(temporary, file);
    } catch (error) {
      fs.rmSync(temporary, { force: true });
      throw error;
    }
    syncFolder(folder);
  } catch (error) {
    throw cannotWrite(file, error);
  }
}

function moveAside(file: string, message: string, cause: unknown): Problem {
  const stamp = new Date().toISOString().replaceAll(/[-:.]/g, '');
  const movedAside = `${file}.damaged-${stamp}-${randomBytes(2).toString('hex')}`;
  try {
    fs.renameSync(file, movedAside);
  } catch (error) {
    throw new Problem('file-unreadable', { file, message }, { cause: error });
  }
  return new Problem('settings-damaged', { file, message, movedAside }, { cause });
}

/**
 * Reads a JSON file; undefined where there is none. One that cannot be read or is not what it should be is
 * moved aside, never deleted, and `say` hears of it; where even that fails, `file-unreadable` is thrown.
 */
export function readOrMoveAside<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
  say: (problem: Problem) => void,
): z.output<Schema> | undefined {
  let content: unknown;
  try {
    content = JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    const permanent = error instanceof SyntaxError || ['EACCES', 'EPERM', 'EISDIR'].includes(systemCode(error) ?? '');
    // What may pass (too many open files, a disk that stutters) is no reason to start from nothing.
    if (!permanent) throw new Problem('file-unreadable', { file, message: messageOf(error) }, { cause: error });
    say(moveAside(file, messageOf(error), error));
    return undefined;
  }
  const parsed = schema.safeParse(content);
  if (parsed.success) return parsed.data;
  const first = parsed.error.issues[0];
  say(moveAside(file, first ? `${first.path.join('.')}: ${first.message}` : 'invalid', parsed.error));
  return undefined;
}

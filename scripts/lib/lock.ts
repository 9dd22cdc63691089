import fs from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { isSystemError } from './project.ts';

function isRunning(identifier: number): boolean {
  try {
    process.kill(identifier, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, as somebody else's.
    return isSystemError(error, 'EPERM');
  }
}

function readOwner(file: string): number | undefined {
  try {
    return Number(fs.readFileSync(file, 'utf8')) || undefined;
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function tryToTake(file: string): boolean {
  try {
    // A link appears together with its content: nobody can see a lock without an owner.
    const own = `${file}.${process.pid}`;
    fs.writeFileSync(own, String(process.pid));
    try {
      fs.linkSync(own, file);
    } finally {
      fs.rmSync(own, { force: true });
    }
    return true;
  } catch (error) {
    if (isSystemError(error, 'EEXIST')) return false;
    throw error;
  }
}

/**
 * Does a piece of work while no other process that uses the same lock file does. Waits for the
 * process that holds the lock; a lock whose process is gone is taken over.
 */
export async function withLock<Result>(file: string, work: () => Promise<Result>): Promise<Result> {
  while (!tryToTake(file)) {
    const owner = readOwner(file);
    if (owner !== undefined && !isRunning(owner)) fs.rmSync(file, { force: true });
    else await pause(100);
  }
  const release = (): void => fs.rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.removeListener('exit', release);
    release();
  }
}

import type { WorkbenchEvent } from '../../domain/api.ts';
import { Problem } from '../../domain/problem.ts';
import type { WorkbenchOptions } from '../workbench-types.ts';
import { backupInterval, listBackups, makeBackup, type Backup } from './backups.ts';

/** After a backup that failed the next is tried this much later, in milliseconds. */
const backupRetry = 5 * 60 * 1000;

interface Scheduled {
  readonly file: string;
  readonly folder: string;
  readonly mode: NonNullable<WorkbenchOptions['backups']>;
  readonly clock: () => number;
  readonly emit: (event: WorkbenchEvent) => void;
}

export interface BackupSchedule {
  readonly backUp: () => Promise<Backup>;
  /** To be called before what cannot be undone. */
  readonly backUpFirst: () => Promise<void>;
  /** To be called before each write. */
  readonly backUpIfDue: () => Promise<void>;
}

/** Decides when a backup is due: see `WorkbenchOptions.backups`. */
export function createBackupSchedule({ file, folder, mode, clock, emit }: Scheduled): BackupSchedule {
  let last: number | null = null;

  const backUp = async (): Promise<Backup> => {
    const backup = await makeBackup(file, folder, clock());
    last = clock();
    return backup;
  };

  const backUpFirst = async (): Promise<void> => {
    if (mode === 'off') return;
    try {
      await backUp();
    } catch (thrown) {
      // Nobody is kept from working by a backup that fails: it is announced, and tried again after a while.
      if (!(thrown instanceof Problem) || thrown.code !== 'backup-failed') throw thrown;
      last = clock() - backupInterval + backupRetry;
      emit({ type: 'problem', problem: thrown.toData() });
    }
  };

  const backUpIfDue = async (): Promise<void> => {
    if (mode === 'off') return;
    if (last === null && mode === 'hourly') {
      const newest = listBackups(folder)[0];
      if (newest !== undefined) last = Date.parse(newest.at);
    }
    if (last !== null && clock() - last < backupInterval) return;
    await backUpFirst();
  };

  return { backUp, backUpFirst, backUpIfDue };
}

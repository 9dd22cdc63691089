import { createHash } from 'node:crypto';
import path from 'node:path';
import { personFolder } from '../person/person-folder.ts';

/** Where all backups of all projects are. */
export function allBackupsFolder(): string {
  return path.join(personFolder(), 'backups');
}

/**
 * Backups are kept with the person, not beside the project: a folder that is lost or synchronised away does
 * not take them along. The folder is found by the project's path, since a damaged file may not tell its id,
 * and since two copies of one project must not push out each other's backups.
 */
export function backupFolder(file: string): string {
  const absolute = path.resolve(file);
  const name = path.basename(absolute, path.extname(absolute)).replaceAll(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 60);
  const hash = createHash('sha256').update(absolute, 'utf8').digest('hex').slice(0, 12);
  return path.join(allBackupsFolder(), `${name}-${hash}`);
}

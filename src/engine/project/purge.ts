import fs from 'node:fs';
import path from 'node:path';
import type { Output } from '../../domain/api.ts';
import { Problem, problemData } from '../../domain/problem.ts';
import { text, type Connection, type ReadableDatabase } from '../database/handles.ts';
import { busyTimeout, openForReading } from '../database/open-database.ts';
import { removeAssignments } from '../assignments/remove-assignments.ts';
import { stores } from '../store/stores.ts';
import { allBackupsFolder } from './backup-folder.ts';
import { listBackups, unfinishedBackups } from './backups.ts';
import { damagedCopiesOf } from './damaged-copies.ts';
import { eraseDocument, inScope, relationsThatTouch } from './erase-document.ts';
import { openProjectFile, type ProjectFile } from './project-file.ts';
import type { WriteContext } from './write-transaction.ts';
import { removeUnfinishedRecovery } from '../recovery.ts';

type Purged = Output<'documents.purge'>;

/**
 * Erases a document from this file and from Isnad's own backups of the project. What was recorded of it
 * loses its content but keeps its place in the chains; a tombstone stays, which merges respect. A purge that
 * was cut off before the backups were done is finished by asking again.
 */
export async function purgeDocument(project: ProjectFile, document: string): Promise<Purged> {
  const { operationsErased, compacted } = await purgeFrom(project, document);
  const { purged, remaining } = await purgeBackups(project, document);
  const index = project.search.file();
  if (!project.search.erase()) remaining.push(`${index ?? project.file} (project-busy)`);
  removeUnfinishedRecovery(project.file);
  if (!compacted) remaining.push(`${project.file} (project-busy)`);
  return { document, operationsErased, backupsPurged: purged, remaining: [...remaining, ...damagedCopiesOf(project.file)] };
}

/** Answers how many operations lost their content, and whether what they held has left the file's pages. */
async function purgeFrom(
  project: ProjectFile,
  document: string,
): Promise<{ operationsErased: number; compacted: boolean }> {
  const present = stores.document.get(project.reader(), document) !== undefined;
  if (!present && stores.tombstone.get(project.reader(), document) === undefined) {
    throw new Problem('not-found', { what: 'document', id: document });
  }
  const operationsErased = !present ? 0 : await project.write('documents.purge', (context) => {
    const relations = relationsThatTouch(context.database, document);
    removeRelationsElsewhere(context, document, relations);
    removeAssignments(context, 'document', document);
    context.record({ action: 'create', entity: 'tombstone', value: { document, at: context.at } });
    return eraseDocument(context.database, document, relations);
  });
  return { operationsErased, compacted: await project.exclusively(compact) };
}

/**
 * Relations in other documents' layers go by operations of their own; as these name what was written in the
 * relation, they are blanked with the rest, and whoever merges goes by the tombstone.
 */
function removeRelationsElsewhere(context: WriteContext, document: string, relations: ReadonlySet<string>): void {
  for (const key of relations) {
    const relation = stores.relation.get(context.database, key);
    if (relation !== undefined && relation.document !== document) {
      context.record({ action: 'remove', entity: 'relation', key });
    }
  }
}

/**
 * Rewrites the file, so that nothing erased is left in free pages or in the log. False where somebody who reads
 * an earlier state kept the log from being emptied.
 */
function compact(connection: Connection): boolean {
  connection.execute('VACUUM');
  return connection.reader.pragma('wal_checkpoint(TRUNCATE)') === 0;
}

async function purgeBackups(project: ProjectFile, document: string): Promise<{ purged: string[]; remaining: string[] }> {
  const purged: string[] = [];
  const remaining: string[] = [];
  const folder = allBackupsFolder();
  for (const file of unfinishedBackups(project.backupFolder)) fs.rmSync(file, { force: true });
  const id = projectIdOf(project.reader());
  for (const entry of fs.existsSync(folder) ? fs.readdirSync(folder) : []) {
    for (const backup of listBackups(path.join(folder, entry))) {
      try {
        if (await purgeBackup(backup.path, id, document, project)) purged.push(backup.path);
      } catch (thrown) {
        // An unreadable backup is not ours to delete; whoever asked is told that it may hold the text.
        remaining.push(`${backup.path} (${problemData(thrown).code})`);
      }
    }
  }
  return { purged, remaining };
}

async function purgeBackup(file: string, projectId: string | null, document: string, owner: ProjectFile): Promise<boolean> {
  if (!concerns(file, projectId, document)) return false;
  const backup = await openProjectFile(file, {
    actor: owner.person(),
    clock: owner.now,
    ids: owner.newId,
    backups: 'off',
    watch: false,
    busyTimeout,
  });
  try {
    const { compacted } = await purgeFrom(backup, document);
    if (!compacted) throw new Problem('project-busy', { file });
    return true;
  } finally {
    await backup.close();
  }
}

/** Looked at without changing anything: most backups are other projects'. */
function concerns(file: string, projectId: string | null, document: string): boolean {
  const { reader, close } = openForReading(file);
  try {
    if (projectIdOf(reader) !== projectId) return false;
    const known = reader.query(`SELECT 1 AS known FROM operations WHERE payload IS NOT NULL AND kind <> 'tombstone.create' AND ${inScope} LIMIT 1`);
    return known.get(document) !== undefined;
  } finally {
    close();
  }
}

function projectIdOf(database: ReadableDatabase): string | null {
  const row = database.query('SELECT id FROM project').get();
  return row === undefined ? null : text(row, 'id');
}

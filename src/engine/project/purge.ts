import fs from 'node:fs';
import path from 'node:path';
import type { Output } from '../../domain/api.ts';
import { Problem, problemData } from '../../domain/problem.ts';
import { text, type Connection, type ReadableDatabase, type WritableDatabase } from '../database/handles.ts';
import { stores } from '../store/stores.ts';
import { parseStored } from '../store/stored-json.ts';
import { allBackupsFolder } from './backup-folder.ts';
import { listBackups } from './backups.ts';
import { openProjectFile, type ProjectFile, type WriteContext } from './project-file.ts';
import { damagedCopiesOf } from '../recovery.ts';

type Purged = Output<'documents.purge'>;

/**
 * Erases a document from this file and from Isnad's own backups of the project. What was recorded of it
 * loses its content but keeps its place in the chains; a tombstone stays, which merges respect.
 */
export async function purgeDocument(project: ProjectFile, document: string): Promise<Purged> {
  if (stores.document.get(project.reader(), document) === undefined) {
    throw new Problem('not-found', { what: 'document', id: document });
  }
  const operationsErased = await purgeFrom(project, document);
  const { purged, remaining } = await purgeBackups(project, document);
  return { document, operationsErased, backupsPurged: purged, remaining: [...remaining, ...damagedCopiesOf(project.file)] };
}

/** Returns how many operations lost their content. */
async function purgeFrom(project: ProjectFile, document: string): Promise<number> {
  const erased = await project.write('documents.purge', (context) => {
    const relations = relationsThatTouch(context.database, document);
    removeRelationsElsewhere(context, document, relations);
    context.record({ action: 'create', entity: 'tombstone', value: { document, at: context.at } });
    return erase(context.database, document, relations);
  });
  await project.exclusively(compact);
  return erased;
}

/** Every relation that ever had an end in the document, found in the operations, whether it still stands or not. */
function relationsThatTouch(database: ReadableDatabase, document: string): ReadonlySet<string> {
  const ends = new Set([document]);
  const spans = database.query(`SELECT payload FROM operations WHERE kind = 'span.create' AND payload IS NOT NULL AND ${inScope}`);
  for (const row of spans.iterate(document)) ends.add(fieldOf(text(row, 'payload'), 'id'));
  const relations = new Set<string>();
  const recorded = database.query(
    `SELECT kind, payload, inverse FROM operations WHERE kind LIKE 'relation.%' AND payload IS NOT NULL`,
  );
  for (const row of recorded.iterate()) {
    const contents = [text(row, 'payload'), text(row, 'inverse')];
    if (!contents.some((content) => [...idsIn(content)].some((id) => ends.has(id)))) continue;
    relations.add(fieldOf(contents[0] ?? '', row['kind'] === 'relation.create' ? 'id' : 'key'));
  }
  return relations;
}

const inScope = `substr(scope, instr(scope, '/') + 1, 36) = ?`;

function fieldOf(payload: string, field: string): string {
  const content = parseStored(payload, 'operations') as Record<string, unknown>;
  return String(content[field]);
}

function* idsIn(content: string): Generator<string> {
  for (const [id] of content.matchAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g)) yield id;
}

/** Relations in other documents' layers go by operations of their own, which everybody can follow. */
function removeRelationsElsewhere(context: WriteContext, document: string, relations: ReadonlySet<string>): void {
  for (const key of relations) {
    const relation = stores.relation.get(context.database, key);
    if (relation !== undefined && relation.document !== document) {
      context.record({ action: 'remove', entity: 'relation', key });
    }
  }
}

function erase(database: WritableDatabase, document: string, relations: ReadonlySet<string>): number {
  const blank = 'UPDATE operations SET payload = NULL, inverse = NULL WHERE payload IS NOT NULL';
  let erased = database.command(`${blank} AND kind <> 'tombstone.create' AND ${inScope}`).run(document);
  erased += database
    .command(
      `${blank} AND kind LIKE 'relation.%'
        AND coalesce(payload ->> 'key', payload ->> 'id') IN (SELECT value FROM json_each(?))`,
    )
    .run(JSON.stringify([...relations]));
  for (const table of ['relations', 'spans', 'document_labels', 'suggestions', 'decisions', 'layers', 'segments', 'revisions']) {
    database.command(`DELETE FROM ${table} WHERE document = ?`).run(document);
  }
  database.command('DELETE FROM documents WHERE id = ?').run(document);
  database.command('DELETE FROM texts WHERE hash NOT IN (SELECT text_hash FROM revisions)').run();
  return erased;
}

/** Rewrites the file, so that nothing erased is left in free pages or in the log. */
function compact(connection: Connection): void {
  connection.execute('VACUUM');
  connection.execute('PRAGMA wal_checkpoint(TRUNCATE)');
}

async function purgeBackups(project: ProjectFile, document: string): Promise<{ purged: string[]; remaining: string[] }> {
  const purged: string[] = [];
  const remaining: string[] = [];
  const folder = allBackupsFolder();
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
  const backup = await openProjectFile(file, {
    actor: owner.person(),
    clock: owner.now,
    ids: owner.newId,
    backups: 'off',
    watch: false,
  });
  try {
    if (projectIdOf(backup.reader()) !== projectId) return false;
    const known = backup.reader().query(`SELECT 1 AS known FROM operations WHERE payload IS NOT NULL AND ${inScope} LIMIT 1`);
    if (known.get(document) === undefined) return false;
    await purgeFrom(backup, document);
    return true;
  } finally {
    await backup.close();
  }
}

function projectIdOf(database: ReadableDatabase): string | null {
  const row = database.query('SELECT id FROM project').get();
  return row === undefined ? null : text(row, 'id');
}

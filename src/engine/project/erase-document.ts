import { text, type ReadableDatabase, type WritableDatabase } from '../database/handles.ts';
import { parseStored } from '../store/stored-json.ts';

/** SQL for the operations of one document's chains; its parameter is the document's id. */
export const inScope = `substr(scope, instr(scope, '/') + 1, 36) = ?`;

/** Every relation that ever had an end in the document, found in the operations, whether it still stands or not. */
export function relationsThatTouch(database: ReadableDatabase, document: string): ReadonlySet<string> {
  const ends = new Set([document]);
  const spans = database.query(`SELECT payload FROM operations WHERE kind = 'span.create' AND payload IS NOT NULL AND ${inScope}`);
  for (const row of spans.iterate(document)) ends.add(fieldOf(text(row, 'payload'), 'id'));
  // Of a document that this copy does not hold it may know what relations lead to.
  for (const row of database.query('SELECT id FROM absent_ends WHERE document = ?').iterate(document)) ends.add(text(row, 'id'));
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

function fieldOf(payload: string, field: string): string {
  const content = parseStored(payload, 'operations') as Record<string, unknown>;
  return String(content[field]);
}

export function* idsIn(content: string): Generator<string> {
  for (const [id] of content.matchAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g)) yield id;
}

/** Removes a document from the tables and the content of its operations; returns how many lost theirs. */
export function eraseDocument(database: WritableDatabase, document: string, relations: ReadonlySet<string>): number {
  const blank = 'UPDATE operations SET payload = NULL, inverse = NULL WHERE payload IS NOT NULL';
  let erased = database.command(`${blank} AND kind <> 'tombstone.create' AND ${inScope}`).run(document);
  erased += database
    .command(
      `${blank} AND kind LIKE 'relation.%'
        AND coalesce(payload ->> 'key', payload ->> 'id') IN (SELECT value FROM json_each(?))`,
    )
    .run(JSON.stringify([...relations]));
  for (const table of ['relations', 'spans', 'document_labels', 'suggestions', 'decisions', 'layers', 'segments', 'revisions', 'absent_ends']) {
    database.command(`DELETE FROM ${table} WHERE document = ?`).run(document);
  }
  database.command('DELETE FROM documents WHERE id = ?').run(document);
  database.command('DELETE FROM texts WHERE hash NOT IN (SELECT text_hash FROM revisions)').run();
  return erased;
}

import { text, type ReadableDatabase } from '../database/handles.ts';
import type { WriteContext } from '../project/write-transaction.ts';

/** What a layer is where nobody said anything of it. */
export function plainLayer(document: string, annotator: string) {
  return { document, annotator, status: 'in-progress', note: '' } as const;
}

/** Whether something is kept in a layer. */
export function isHeld(database: ReadableDatabase, document: string, annotator: string): boolean {
  return ['spans', 'relations', 'document_labels'].some((table) => {
    const held = database.query(`SELECT 1 AS held FROM ${table} WHERE document = ? AND annotator = ? LIMIT 1`);
    return held.get(document, annotator) !== undefined;
  });
}

/**
 * Begins the layers in which something is kept after a merge and that are not there: a relation moved to one, or a desktop
 * took its layer back while another one worked in it.
 */
export function beginHeldLayers(context: WriteContext): void {
  const missing = context.database
    .query(
      `SELECT document, annotator FROM (
        SELECT document, annotator FROM spans UNION SELECT document, annotator FROM relations UNION SELECT document, annotator FROM document_labels
      ) EXCEPT SELECT document, annotator FROM layers ORDER BY document, annotator`,
    )
    .all();
  for (const row of missing) {
    const value = plainLayer(text(row, 'document'), text(row, 'annotator'));
    context.record({ action: 'create', entity: 'layer', value });
  }
}

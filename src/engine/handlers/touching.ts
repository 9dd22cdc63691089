import type { SqlValue } from '../database/handles.ts';

/**
 * The ids of the relations that are stored under a document or end in it, as a query with five places, each for the
 * document's id. Every part is found by an index: a document is asked for its own spans, never the project for all
 * its relations.
 */
export const touchingSql = `SELECT id FROM relations WHERE document = ?
  UNION SELECT id FROM relations WHERE from_document = ?
  UNION SELECT id FROM relations WHERE to_document = ?
  UNION SELECT r.id FROM spans s CROSS JOIN relations r ON r.from_span = s.id WHERE s.document = ?
  UNION SELECT r.id FROM spans s CROSS JOIN relations r ON r.to_span = s.id WHERE s.document = ?`;

/** The same for relations that are looked up by their ids anyway. */
const touchesSql = `(relations.document = ? OR from_document = ? OR to_document = ?
  OR EXISTS (SELECT 1 FROM spans s WHERE s.id = relations.from_span AND s.document = ?)
  OR EXISTS (SELECT 1 FROM spans s WHERE s.id = relations.to_span AND s.document = ?))`;

/** The condition that a relation touches a document; `isById` where other conditions already name ids. */
export function touching(document: string, isById: boolean): { sql: string; parameters: SqlValue[] } {
  return { sql: isById ? touchesSql : `id IN (${touchingSql})`, parameters: Array<string>(5).fill(document) };
}

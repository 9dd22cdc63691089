import { Problem } from '../../domain/problem.ts';
import { scheme } from '../../domain/model/scheme.ts';
import { text, type ReadableDatabase } from '../database/handles.ts';
import { stores } from '../store/stores.ts';
import type { Touched } from '../operations/recorder.ts';

/**
 * What no foreign key can hold, checked at the end of every group that could break it, before it is
 * committed: also of an undo.
 */
export function checkState(database: ReadableDatabase, touched: Touched): void {
  for (const span of touched.removedSpans) {
    if (database.query('SELECT 1 AS there FROM spans WHERE id = ?').get(span) !== undefined) continue;
    const row = database.query('SELECT id FROM relations WHERE from_span = ?1 OR to_span = ?1 LIMIT 1').get(span);
    if (row !== undefined) throw new Problem('in-use', { what: 'span', id: span, by: `relation ${text(row, 'id')}` });
  }
  if (touched.entities.has('scheme')) checkSchemeCoversUse(database);
}

/** Every label that is in use is a label of today's scheme. */
function checkSchemeCoversUse(database: ReadableDatabase): void {
  const current = currentScheme(database).content;
  const uses = [
    { table: 'spans', labels: current.spans },
    { table: 'relations', labels: current.relations },
    { table: 'document_labels', labels: current.documents },
  ];
  for (const { table, labels } of uses) {
    const known = new Set(labels.map(({ id }) => id));
    for (const row of database.query(`SELECT DISTINCT label FROM ${table} ORDER BY label`).all()) {
      const label = text(row, 'label');
      if (!known.has(label)) throw new Problem('in-use', { what: 'label', id: label, by: table });
    }
  }
}

/** Today's scheme: the newest version. */
export function currentScheme(database: ReadableDatabase) {
  const version = database.query('SELECT max(version) FROM schemes').value();
  const found = stores.scheme.get(database, String(version));
  if (found === undefined) throw new Error('the project has no scheme');
  return { ...found, content: scheme.parse(found.content) };
}

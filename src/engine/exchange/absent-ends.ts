import type { AbsentEnd } from '../../domain/bundle.ts';
import type { Entity } from '../../domain/operation.ts';
import { Problem } from '../../domain/problem.ts';
import { text, type ReadableDatabase, type WritableDatabase } from '../database/handles.ts';
import { changeFromPayload } from '../operations/change.ts';
import { stores } from '../store/stores.ts';
import type { CheckedBundle } from './check-bundle.ts';

/**
 * Names the ends of relations that are not here after a merge: those that the bundle names, and spans that were removed
 * at one desktop while another one linked to them. Neither is dropped, so that every order of merging ends the same. An
 * end that nobody here ever heard of is refused. Answers how many of them there are.
 */
export function nameAbsentEnds(database: WritableDatabase, { bundle, arriving }: CheckedBundle): number {
  const named = new Set<string>();
  const name = (end: AbsentEnd): void => {
    named.add(end.id);
    database
      .command('INSERT INTO absent_ends (id, kind, document, title, quote) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING')
      .run(end.id, end.kind, end.document, end.title, end.quote);
  };
  for (const end of bundle.header.absent) name(end);
  for (const { relation, end } of missingEnds(database)) {
    const removed = removedSpan(database, end);
    if (removed === undefined) {
      const line = arriving.find(({ change }) => change?.entity === 'relation' && change.key === relation)?.line ?? 1;
      throw new Problem('bundle-invalid', { file: bundle.file, line, message: `relation ${relation} leads to ${end}, which nobody made` });
    }
    const title = stores.document.get(database, removed.document)?.title ?? '';
    const quote = removed.fragments.map(({ quote: part }) => part).join(' … ');
    name({ id: end, kind: 'span', document: removed.document, title, quote });
  }
  // What came after all is absent no longer.
  database.command('DELETE FROM absent_ends WHERE id IN (SELECT id FROM spans) OR id IN (SELECT id FROM documents)').run();
  const isAbsent = database.query('SELECT 1 AS absent FROM absent_ends WHERE id = ?');
  return [...named].filter((id) => isAbsent.get(id) !== undefined).length;
}

function missingEnds(database: ReadableDatabase): { relation: string; end: string }[] {
  return database
    .query(
      `SELECT relation, missing FROM (
        SELECT id AS relation, from_span AS missing FROM relations WHERE from_span NOT IN (SELECT id FROM spans)
        UNION ALL SELECT id, to_span FROM relations WHERE to_span NOT IN (SELECT id FROM spans)
        UNION ALL SELECT id, from_document FROM relations WHERE from_document NOT IN (SELECT id FROM documents)
        UNION ALL SELECT id, to_document FROM relations WHERE to_document NOT IN (SELECT id FROM documents)
      ) WHERE missing NOT IN (SELECT id FROM absent_ends) ORDER BY relation, missing`,
    )
    .all()
    .map((row) => ({ relation: text(row, 'relation'), end: text(row, 'missing') }));
}

/** A span as it stood when it was removed; undefined where no operation did. */
function removedSpan(database: ReadableDatabase, id: string): Entity<'span'> | undefined {
  const row = database
    .query(
      `SELECT inverse FROM operations WHERE kind = 'span.remove' AND payload ->> 'key' = ? AND inverse IS NOT NULL
        ORDER BY position DESC LIMIT 1`,
    )
    .get(id);
  if (row === undefined) return undefined;
  const { fields } = changeFromPayload('span.create', text(row, 'inverse'));
  return fields as unknown as Entity<'span'>;
}

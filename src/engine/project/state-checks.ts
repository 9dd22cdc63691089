import { Problem } from '../../domain/problem.ts';
import { schemeVersion, type SchemeVersion } from '../../domain/model/project.ts';
import { DamagedValue, text, type ReadableDatabase } from '../database/handles.ts';
import { isHandedOut, leadsOf } from './roles.ts';
import { stores } from '../store/stores.ts';
import type { Touched } from '../operations/recorder.ts';

/**
 * What no foreign key can hold, checked at the end of every group that could break it, before it is
 * committed: also of an undo.
 */
export function checkState(database: ReadableDatabase, touched: Touched): void {
  for (const span of touched.removedSpans) {
    if (database.query('SELECT 1 AS there FROM spans WHERE id = ?').get(span) !== undefined) continue;
    // A merge names what was removed at one desktop while another one linked to it.
    if (isAbsentEnd(database, span)) continue;
    const row = database.query('SELECT id FROM relations WHERE from_span = ?1 OR to_span = ?1 LIMIT 1').get(span);
    if (row !== undefined) throw new Problem('in-use', { what: 'span', id: span, by: `relation ${text(row, 'id')}` });
  }
  for (const document of touched.removedDocuments) {
    const row = database.query('SELECT id FROM relations WHERE from_document = ?1 OR to_document = ?1 LIMIT 1').get(document);
    if (row !== undefined) throw new Problem('in-use', { what: 'document', id: document, by: `relation ${text(row, 'id')}` });
  }
  // Undo may bring back a relation whose end went meanwhile.
  for (const relation of touched.writtenRelations) checkEnds(database, relation);
  for (const document of touched.reviewed) checkLiterals(database, document);
  if (touched.entities.has('scheme')) checkSchemeCoversUse(database);
  const isOfLeads = (['annotator', 'assignment', 'project'] as const).some((entity) => touched.entities.has(entity));
  // Only a lead makes another one: with none left nobody could ever change the project as a whole again.
  if (isOfLeads && isHandedOut(database) && leadsOf(database).size === 0) throw new Problem('last-lead');
}

/** Literal spans of suggestions and decisions name revisions inside JSON, where no foreign key reaches. */
function checkLiterals(database: ReadableDatabase, document: string): void {
  const row = database
    .query(
      `SELECT id, revision FROM (
        SELECT id, content ->> '$.span.revision' AS revision FROM suggestions WHERE document = ?1
        UNION ALL
        SELECT decisions.id, json_each.value ->> '$.revision' FROM decisions, json_each(decisions.spans) WHERE document = ?1
      ) WHERE revision IS NOT NULL AND revision NOT IN (SELECT id FROM revisions) LIMIT 1`,
    )
    .get(document);
  if (row !== undefined) throw new Problem('in-use', { what: 'revision', id: text(row, 'revision'), by: text(row, 'id') });
}

function checkEnds(database: ReadableDatabase, id: string): void {
  const relation = stores.relation.get(database, id);
  if (relation === undefined) return;
  for (const end of [relation.from, relation.to]) {
    if (stores[end.kind].get(database, end.id) !== undefined || isAbsentEnd(database, end.id)) continue;
    throw new Problem('not-found', { what: end.kind, id: end.id });
  }
}

/** Whether a merge named it as an end that is not in this copy. */
function isAbsentEnd(database: ReadableDatabase, id: string): boolean {
  return database.query('SELECT 1 AS absent FROM absent_ends WHERE id = ?').get(id) !== undefined;
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

/** The scheme read last through each handle: parsing one takes longer than labelling a span. */
const read = new WeakMap<ReadableDatabase, SchemeVersion>();

/** Today's scheme: the newest version. */
export function currentScheme(database: ReadableDatabase): SchemeVersion {
  const newest = database.query('SELECT version, at FROM schemes ORDER BY version DESC LIMIT 1').get();
  if (newest === undefined) throw new DamagedValue('the project has no scheme');
  const known = read.get(database);
  // A version that was undone and made anew has another instant.
  if (known !== undefined && known.version === newest['version'] && known.at === newest['at']) return known;
  const stored = stores.scheme.get(database, String(newest['version']));
  if (stored === undefined) throw new DamagedValue('the project has no scheme');
  const checked = schemeVersion.safeParse(stored);
  if (!checked.success) throw new DamagedValue('the scheme is not one', { cause: checked.error });
  read.set(database, checked.data);
  return checked.data;
}

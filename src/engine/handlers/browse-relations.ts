import type { Output, ParsedInput } from '../../domain/api.ts';
import type { ShownEnd } from '../../domain/api/relation-methods.ts';
import type { Relation, RelationEnd } from '../../domain/model/annotation.ts';
import { requirementsOf } from '../../domain/model/completeness.ts';
import { fold } from '../../domain/text/folding.ts';
import { text, type ReadableDatabase, type SqlValue } from '../database/handles.ts';
import { currentScheme } from '../project/state-checks.ts';
import { lackingSql, requirementsSql } from '../store/requirements.ts';
import { canonicalJson } from '../store/stored-json.ts';
import { stores } from '../store/stores.ts';
import { foldedWords } from './folded-words.ts';
import { spanViewer } from './span-viewer.ts';
import { touchingSql } from './touching.ts';

type Filter = ParsedInput<'relations.browse'>;

/** So many relations where no limit is given. */
const usualLimit = 100;

/**
 * Relations with what stands at their ends: three questions for the page whatever its size. The words are looked for
 * here, since folding is a function that SQLite does not have.
 */
export function browseRelations(database: ReadableDatabase, filter: Filter): Output<'relations.browse'> {
  const { sql, parameters } = conditionOf(database, filter);
  const rows = database.query(
    `${filter.incomplete === true ? requirementsSql : ''} SELECT item.id AS id, item.label AS label
     FROM relations item WHERE ${sql} ORDER BY item.id DESC`,
  );
  const wanted = fold((filter.query ?? '').trim()).folded;
  const saying = wanted === '' ? null : relationsSaying(database, wanted);
  const labels = new Map<string, number>();
  const found: string[] = [];
  for (const row of rows.iterate(...parameters)) {
    const id = text(row, 'id');
    const label = text(row, 'label');
    if (saying?.has(id) === false) continue;
    labels.set(label, (labels.get(label) ?? 0) + 1);
    if (filter.label === undefined || filter.label === label) found.push(id);
  }
  const offset = filter.offset ?? 0;
  const page = found.slice(offset, offset + (filter.limit ?? usualLimit));
  return { total: found.length, labels: Object.fromEntries(labels), relations: withEnds(database, page) };
}

const present = 'SELECT id FROM documents WHERE removed = 0';
const hidden = 'SELECT id FROM documents WHERE removed = 1';
const documentOf = (side: 'from' | 'to'): string =>
  `coalesce(item.${side}_document, (SELECT document FROM spans WHERE id = item.${side}_span))`;

function conditionOf(database: ReadableDatabase, filter: Filter): { sql: string; parameters: SqlValue[] } {
  // What is bound to a place comes in the order of the places.
  const conditions: string[] = [];
  const parameters: SqlValue[] = [];
  const require = (sql: string, ...bound: SqlValue[]): void => {
    conditions.push(sql);
    parameters.push(...bound);
  };
  if (filter.incomplete === true) {
    const requirements = requirementsOf(currentScheme(database).content).filter(({ of }) => of === 'relation');
    const isAbsent = (['from', 'to'] as const).map((side) => `coalesce(${documentOf(side)} NOT IN (${present}), 1)`);
    require(
      `(EXISTS (SELECT 1 FROM asked WHERE asked.label = item.label AND ${lackingSql('relation')}) OR ${isAbsent.join(' OR ')})`,
      JSON.stringify(requirements),
    );
  }
  require(`item.document NOT IN (${hidden})`);
  if (filter.annotator !== undefined) require('item.annotator = ?', filter.annotator);
  if (filter.document !== undefined) require(`item.id IN (${touchingSql})`, ...Array<string>(5).fill(filter.document));
  if (filter.span !== undefined) {
    require(
      'item.id IN (SELECT id FROM relations WHERE from_span = ? UNION ALL SELECT id FROM relations WHERE to_span = ?)',
      filter.span,
      filter.span,
    );
  }
  // An end that is gone lies in no document of the project: elsewhere.
  if (filter.reach === 'within') require(`${documentOf('from')} = ${documentOf('to')}`);
  if (filter.reach === 'between') require(`${documentOf('from')} IS NOT ${documentOf('to')}`);
  for (const [attribute, value] of Object.entries(filter.attributes ?? {})) {
    const said = 'SELECT 1 FROM relation_attributes said WHERE said.relation = item.id AND said.attribute = ?';
    if (value === null) require(`NOT EXISTS (${said} AND said.value NOT IN ('""', '[]'))`, attribute);
    else {
      const one = canonicalJson(value);
      require(
        `EXISTS (${said} AND (said.value = ? OR (json_type(said.value) = 'array'
          AND EXISTS (SELECT 1 FROM json_each(said.value) part WHERE json_quote(part.value) = ?))))`,
        attribute,
        one,
        one,
      );
    }
  }
  return { sql: conditions.join(' AND '), parameters };
}

/** The ids of the relations whose note, or a quote or title at whose ends, holds the folded words. */
function relationsSaying(database: ReadableDatabase, wanted: string): ReadonlySet<string> {
  const saying = new Set<string>();
  const rows = database.query(
    `SELECT id, note AS words FROM relations WHERE note <> ''
     UNION ALL SELECT r.id, f.quote FROM relations r JOIN fragments f ON f.span = r.from_span
     UNION ALL SELECT r.id, f.quote FROM relations r JOIN fragments f ON f.span = r.to_span
     UNION ALL SELECT r.id, d.title FROM relations r JOIN documents d ON d.id = r.from_document
     UNION ALL SELECT r.id, d.title FROM relations r JOIN documents d ON d.id = r.to_document`,
  );
  for (const row of rows.iterate()) {
    if (foldedWords(text(row, 'words')).includes(wanted)) saying.add(text(row, 'id'));
  }
  return saying;
}

const byIds = (ids: Iterable<string>) => ({
  sql: 'id IN (SELECT value FROM json_each(?))',
  parameters: [JSON.stringify([...ids])],
});

/** The relations with these ids, in this order, each with what its ends are. */
function withEnds(database: ReadableDatabase, ids: readonly string[]): Output<'relations.browse'>['relations'] {
  if (ids.length === 0) return [];
  const relations = new Map(stores.relation.list(database, byIds(ids)).map((relation) => [relation.id, relation]));
  const shown = ids.flatMap((id) => relations.get(id) ?? []);
  const endOf = shownEnds(database, shown);
  return shown.map((relation) => ({ relation, from: endOf(relation.from), to: endOf(relation.to) }));
}

function shownEnds(database: ReadableDatabase, relations: readonly Relation[]): (end: RelationEnd) => ShownEnd {
  const ends = relations.flatMap(({ from, to }) => [from, to]);
  const idsOf = (kind: RelationEnd['kind']): Set<string> =>
    new Set(ends.filter((end) => end.kind === kind).map(({ id }) => id));
  const view = spanViewer(database);
  const spans = new Map(stores.span.list(database, byIds(idsOf('span'))).map((span) => [span.id, view(span)]));
  const places = new Set([...idsOf('document'), ...[...spans.values()].map(({ document }) => document)]);
  const documents = new Map(stores.document.list(database, byIds(places)).map((document) => [document.id, document]));
  return (end) => {
    const span = end.kind === 'span' ? spans.get(end.id) : undefined;
    const document = documents.get(end.kind === 'document' ? end.id : (span?.document ?? ''));
    const [start] = span?.fragments[0] ?? [];
    const isCurrent = span !== undefined && span.revision === document?.revision;
    return {
      absent: document === undefined ? 'gone' : document.removed ? 'removed' : null,
      document: document?.id ?? null,
      title: document?.title ?? null,
      publisher: document?.publisher ?? null,
      publishedAt: document?.publishedAt ?? null,
      url: document?.url ?? null,
      label: span?.label ?? null,
      quote: span?.quote ?? null,
      start: isCurrent ? (start ?? null) : null,
    };
  };
}

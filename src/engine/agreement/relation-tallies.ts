import { createDocumentRows } from '../../domain/agreement/document-rows.ts';
import { scoresFrom } from '../../domain/agreement/span-matching.ts';
import type { ExclusionReason } from '../../domain/api/agreement-methods.ts';
import { text, textOrNull, type ReadableDatabase } from '../database/handles.ts';
import { createAttributeTallies, readValues, type GivenValues } from './attribute-tallies.ts';
import type { Chosen } from './choose-layers.ts';
import type { MatchedSpans } from './confusion.ts';
import type { ExclusionLedger } from './exclusions.ts';
import { meanOf, pairIndex, pairsAmong, type Counted, type Statistic } from './statistic.ts';

/** An end: a document, with the span in it or null for the document as a whole; null where it is not there. */
type End = { readonly document: string; readonly span: string | null } | null;

interface ReadRelation {
  readonly id: string;
  readonly document: string;
  readonly coder: number;
  /** Index into the labels that count; -1: none of them. */
  readonly label: number;
  readonly from: End;
  readonly to: End;
  /** Why it has not counted so far; null once it has in some pair. */
  reason: ExclusionReason | null;
}

/** For each pair: relations of the first that count, of the second, agreed on. */
const width = 3;

/**
 * F1 of relations over matched spans: a relation counts for a pair of annotators where both documents have both
 * layers and both its ends have their counterpart, a matched span of the same label; it is agreed on where the other
 * has a relation of the same label between the counterparts (either way round where it is symmetric).
 */
export function createRelationTallies(database: ReadableDatabase, chosen: Chosen, excluded: ExclusionLedger) {
  const { documents, annotators, relationLabels: labels } = chosen;
  const placeOf = new Map(documents.map(({ id }, index) => [id, index]));
  const coderOf = new Map(annotators.map((id, index) => [id, index]));
  const pairs = pairsAmong(annotators.length);
  const rows = createDocumentRows(width * pairs);
  const byLabel = new Float64Array(labels.length * pairs * width);
  const attributes = createAttributeTallies('relation');
  const relations = readRelations(database, chosen, coderOf, placeOf);
  const ends = new Set(relations.flatMap(({ from, to }) => [from?.span ?? '', to?.span ?? '']));
  /** By pair: what stands in the other layer for a span. */
  const counterparts = Array.from({ length: pairs }, () => new Map<string, string>());
  let counted = 0;
  const countedIn: number[] = [];

  const hasLayer = (document: string, coder: number): boolean => documents[placeOf.get(document) ?? -1]?.coders.includes(coder) ?? false;

  /** Whether spans have to be matched at all, by their ids. */
  const isNeeded = relations.length > 0;
  const addMatches = (pair: readonly [number, number], matches: readonly MatchedSpans[]): void => {
    const known = counterparts[pairIndex(pair[0], pair[1], annotators.length)];
    for (const { first, second } of matches) {
      if (first === null || second === null || first.label !== second.label) continue;
      if (first.id === null || second.id === null) continue;
      if (ends.has(first.id)) known?.set(first.id, second.id);
      if (ends.has(second.id)) known?.set(second.id, first.id);
    }
  };

  /** The relation as the other annotator would have it, or why it does not count for the two. */
  const translated = ({ coder, from, to, label }: ReadRelation, other: number, known: ReadonlyMap<string, string>): { key: string } | ExclusionReason => {
    if (from === null || to === null) return 'absent-end';
    const names: string[] = [];
    for (const end of [from, to]) {
      if (!hasLayer(end.document, coder) || !hasLayer(end.document, other)) return 'other-document';
      const name = end.span === null ? end.document : known.get(end.span);
      if (name === undefined) return 'end-unmatched';
      names.push(name);
    }
    return { key: keyOf(label, names) };
  };
  const keyOf = (label: number, names: readonly string[]): string =>
    [label, ...(labels[label]?.symmetric === true ? names.toSorted() : names)].join(' ');
  const ownKey = ({ label, from, to }: ReadRelation): string => keyOf(label, [from?.span ?? from?.document ?? '', to?.span ?? to?.document ?? '']);

  const countPair = (first: number, second: number, of: (coder: number) => readonly ReadRelation[], give: (place: number, cell: number) => void): void => {
    const pair = pairIndex(first, second, annotators.length);
    const known = counterparts[pair] ?? new Map<string, string>();
    const add = (relation: ReadRelation, cell: number): void => {
      const place = placeOf.get(relation.document);
      if (place === undefined) return;
      relation.reason = null;
      give(place, pair * width + cell);
      const at = (relation.label * pairs + pair) * width + cell;
      byLabel[at] = (byLabel[at] ?? 0) + 1;
    };
    const theirs = new Map<string, ReadRelation[]>();
    for (const relation of of(second)) {
      const found = translated(relation, first, known);
      if (typeof found === 'string') {
        if (relation.reason !== null) relation.reason = found;
        continue;
      }
      add(relation, 1);
      const same = theirs.get(ownKey(relation));
      if (same === undefined) theirs.set(ownKey(relation), [relation]);
      else same.push(relation);
    }
    for (const relation of of(first)) {
      const found = translated(relation, second, known);
      if (typeof found === 'string') {
        if (relation.reason !== null) relation.reason = found;
        continue;
      }
      add(relation, 0);
      const match = theirs.get(found.key)?.shift();
      if (match === undefined) continue;
      give(placeOf.get(relation.document) ?? 0, pair * width + 2);
      const at = (relation.label * pairs + pair) * width + 2;
      byLabel[at] = (byLabel[at] ?? 0) + 1;
      attributes.add(labels[relation.label]?.id ?? '', valuesOf(relation), valuesOf(match));
    }
  };

  const values = new Map<string, ReadonlyMap<string, GivenValues>>();
  const valuesOf = ({ id, document }: ReadRelation): GivenValues => {
    let known = values.get(document);
    if (known === undefined) {
      known = readValues(database, 'relation', document);
      values.set(document, known);
    }
    return known.get(id) ?? new Map<string, string>();
  };

  /** Once all documents' spans have been matched. */
  const countAll = (): void => {
    const byCoder = new Map<number, ReadRelation[]>();
    for (const relation of relations) {
      if (relation.label < 0) {
        relation.reason = 'label-not-chosen';
        continue;
      }
      const known = byCoder.get(relation.coder);
      if (known === undefined) byCoder.set(relation.coder, [relation]);
      else known.push(relation);
    }
    const cells = new Map<number, number[]>();
    const give = (place: number, cell: number): void => {
      const known = cells.get(place);
      if (known === undefined) cells.set(place, [cell]);
      else known.push(cell);
    };
    for (let first = 0; first < annotators.length; first += 1) {
      for (let second = first + 1; second < annotators.length; second += 1) {
        if (isNeeded) countPair(first, second, (coder) => byCoder.get(coder) ?? [], give);
      }
    }
    documents.forEach((_, place) => {
      for (const cell of cells.get(place) ?? []) rows.add(cell, 1);
      rows.end();
    });
    documents.forEach(() => countedIn.push(0));
    for (const { reason, document, coder } of relations) {
      if (reason !== null) {
        excluded.add({ reason, kind: 'relation', document, annotator: annotators[coder] ?? null, count: 1 });
        continue;
      }
      counted += 1;
      const place = placeOf.get(document) ?? 0;
      countedIn[place] = (countedIn[place] ?? 0) + 1;
    }
  };

  const ofPairIn = (sums: Float64Array, pair: number): Counted => {
    const [first, second, agreed] = [sums[pair * width] ?? 0, sums[pair * width + 1] ?? 0, sums[pair * width + 2] ?? 0];
    return { outcome: scoresFrom(agreed, first, second).f1, count: first + second };
  };
  const meanIn = (sums: Float64Array) => meanOf(Array.from({ length: pairs }, (_, pair) => ofPairIn(sums, pair).outcome));

  const statistic = (): Statistic => ({
    name: 'relation-f1',
    kind: 'relation',
    count: counted,
    overall: (weights) => meanIn(rows.sum(weights)),
    atDocument: (index) => ({ outcome: meanIn(rows.at(index)), count: countedIn[index] ?? 0 }),
    ofPair: (first, second) => ofPairIn(rows.sum(), pairIndex(first, second, annotators.length)),
    byLabel: () =>
      labels.map(({ id }, index) => {
        const sums = byLabel.subarray(index * pairs * width, (index + 1) * pairs * width);
        const count = Array.from({ length: pairs }, (_, pair) => ofPairIn(sums, pair).count).reduce((sum, each) => sum + each, 0);
        return { label: id, outcome: meanIn(sums), count };
      }),
  });
  return { isNeeded, addMatches, countAll, statistic, attributes: attributes.report };
}

/** The relations of the layers that count. An end in a document that is removed is not there. */
function readRelations(
  database: ReadableDatabase,
  { relationLabels }: Chosen,
  coderOf: ReadonlyMap<string, number>,
  placeOf: ReadonlyMap<string, number>,
): ReadRelation[] {
  const labelOf = new Map(relationLabels.map(({ id }, index) => [id, index]));
  const rows = database.query(
    `SELECT relations.id AS id, relations.document AS document, relations.annotator AS annotator, relations.label AS label,
       from_span, to_span, coalesce(from_document, first.document) AS from_in, coalesce(to_document, second.document) AS to_in
     FROM relations LEFT JOIN spans first ON first.id = from_span LEFT JOIN spans second ON second.id = to_span
     ORDER BY relations.id`,
  );
  const removed = new Set(database.query('SELECT id FROM documents WHERE removed = 1').all().map((row) => text(row, 'id')));
  const end = (document: string | null, span: string | null): End => (document === null || removed.has(document) ? null : { document, span });
  const found: ReadRelation[] = [];
  for (const row of rows.iterate()) {
    const document = text(row, 'document');
    const coder = coderOf.get(text(row, 'annotator'));
    if (coder === undefined || !placeOf.has(document)) continue;
    found.push({
      id: text(row, 'id'),
      document,
      coder,
      label: labelOf.get(text(row, 'label')) ?? -1,
      from: end(textOrNull(row, 'from_in'), textOrNull(row, 'from_span')),
      to: end(textOrNull(row, 'to_in'), textOrNull(row, 'to_span')),
      reason: 'other-document',
    });
  }
  return found;
}

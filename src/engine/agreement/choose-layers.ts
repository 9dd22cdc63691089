import type { AgreementSelection } from '../../domain/api/agreement-methods.ts';
import { integer, text, type ReadableDatabase, type SqlValue } from '../database/handles.ts';
import { currentScheme } from '../project/state-checks.ts';
import type { ExclusionLedger } from './exclusions.ts';

/** A document with two or more layers that count. */
export interface ChosenDocument {
  readonly id: string;
  readonly title: string;
  readonly revision: string;
  /** Annotators as indices into `annotators`, ascending. */
  readonly coders: readonly number[];
}

export interface Chosen {
  /** Everybody with a layer that counts in a document that counts, by id. */
  readonly annotators: readonly string[];
  readonly documents: readonly ChosenDocument[];
  /** Of all documents with layers, those that are left out among them. */
  readonly titles: ReadonlyMap<string, string>;
  /** Labels that count, in the scheme's order; those that are retired only where something bears them. */
  readonly spanLabels: readonly string[];
  readonly relationLabels: readonly { readonly id: string; readonly symmetric: boolean }[];
  readonly documentLabels: readonly string[];
}

/** Chooses documents, layers and labels. Documents that are removed do not exist here. */
export function chooseLayers(database: ReadableDatabase, selection: AgreementSelection, excluded: ExclusionLedger): Chosen {
  const statuses = new Set<string>(selection.statuses ?? ['done']);
  const documents: { id: string; title: string; revision: string; annotators: string[] }[] = [];
  const titles = new Map<string, string>();
  for (const row of layerRows(database, selection)) {
    const [document, annotator] = [text(row, 'document'), text(row, 'annotator')];
    titles.set(document, text(row, 'title'));
    if (!statuses.has(text(row, 'status'))) {
      excluded.add({ reason: 'not-done', kind: 'layer', document, annotator, count: 1 });
      continue;
    }
    const last = documents.at(-1);
    if (last?.id === document) last.annotators.push(annotator);
    else documents.push({ id: document, title: text(row, 'title'), revision: text(row, 'revision'), annotators: [annotator] });
  }
  const compared = documents.filter(({ id, annotators }) => {
    if (annotators.length > 1) return true;
    excluded.add({ reason: 'one-layer', kind: 'document', document: id, annotator: annotators[0] ?? null, count: 1 });
    return false;
  });
  const annotators = [...new Set((compared.length > 0 ? compared : documents).flatMap((document) => document.annotators))].sort();
  const indexOf = new Map(annotators.map((id, index) => [id, index]));
  return {
    annotators,
    titles,
    documents: compared.map((document) => ({
      id: document.id,
      title: document.title,
      revision: document.revision,
      coders: document.annotators.map((id) => indexOf.get(id) ?? 0).sort((one, other) => one - other),
    })),
    ...chosenLabels(database, selection.labels),
  };
}

function layerRows(database: ReadableDatabase, { documents, annotators, calibration }: AgreementSelection) {
  const conditions = ['documents.removed = 0'];
  const parameters: SqlValue[] = [];
  const among = (column: string, ids: readonly string[] | undefined): void => {
    if (ids === undefined) return;
    conditions.push(`${column} IN (SELECT value FROM json_each(?))`);
    parameters.push(JSON.stringify(ids));
  };
  among('layers.document', documents);
  among('layers.annotator', annotators);
  if (calibration === true) conditions.push('layers.document IN (SELECT document FROM assignments WHERE calibration = 1)');
  return database
    .query(
      `SELECT layers.document AS document, layers.annotator AS annotator, layers.status AS status,
         documents.title AS title, documents.revision AS revision
       FROM layers JOIN documents ON documents.id = layers.document
       WHERE ${conditions.join(' AND ')} ORDER BY layers.document, layers.annotator`,
    )
    .iterate(...parameters);
}

function chosenLabels(database: ReadableDatabase, asked: readonly string[] | undefined) {
  const { content: scheme } = currentScheme(database);
  const choose = <Label extends { readonly id: string; readonly retired: boolean }>(
    labels: readonly Label[],
    table: 'spans' | 'relations' | 'document_labels',
  ): Label[] => {
    const named = labels.filter(({ id }) => asked?.includes(id));
    if (named.length > 0) return named;
    const isUsed = ({ id }: Label): boolean => integer(database.query(`SELECT EXISTS (SELECT 1 FROM ${table} WHERE label = ?) AS used`).get(id) ?? {}, 'used') === 1;
    return labels.filter((label) => !label.retired || isUsed(label));
  };
  return {
    spanLabels: choose(scheme.spans, 'spans').map(({ id }) => id),
    relationLabels: choose(scheme.relations, 'relations').map(({ id, symmetric }) => ({ id, symmetric })),
    documentLabels: choose(scheme.documents, 'document_labels').map(({ id }) => id),
  };
}

import type { AttributeValue, AttributeValues, RelationEnd } from '../../domain/model/annotation.ts';
import type { AllowedEnd, AttributeDefinition, RelationLabel, SpanLabel } from '../../domain/model/scheme.ts';
import { Problem } from '../../domain/problem.ts';
import { valueFits } from '../../domain/scheme-values.ts';
import type { ReadableDatabase } from '../database/handles.ts';
import { currentScheme } from '../project/state-checks.ts';
import { found, openDocument } from './found.ts';

/** The label that an item has already: what is retired stays where it is, and its items can be mended. */
interface Held {
  readonly held?: string;
}

export function spanLabelOf(database: ReadableDatabase, id: string, { held }: Held = {}): SpanLabel {
  return usable(currentScheme(database).content.spans.find((label) => label.id === id), id, held);
}

export function relationLabelOf(database: ReadableDatabase, id: string, { held }: Held = {}): RelationLabel {
  return usable(currentScheme(database).content.relations.find((label) => label.id === id), id, held);
}

export function documentLabelOf(database: ReadableDatabase, id: string) {
  return usable(currentScheme(database).content.documents.find((label) => label.id === id), id);
}

function usable<Label extends { readonly retired: boolean }>(label: Label | undefined, id: string, held?: string): Label {
  if (label === undefined) throw new Problem('label-unknown', { label: id });
  if (label.retired && held !== id) throw new Problem('label-retired', { label: id });
  return label;
}

/** What of an item's attributes its new label can hold; the rest goes. */
export function carriedAttributes(definitions: readonly AttributeDefinition[], before: AttributeValues): AttributeValues {
  return Object.fromEntries(
    Object.entries(before).filter(([id, value]) => {
      const definition = definitions.find((candidate) => candidate.id === id);
      return definition !== undefined && !definition.retired && valueFits(definition, value);
    }),
  );
}

/** The attributes after single changes (null takes one away), checked against the label's definitions. */
export function changedAttributes(
  definitions: readonly AttributeDefinition[],
  before: AttributeValues,
  changes: Readonly<Record<string, AttributeValue | null>>,
): AttributeValues {
  const after: Record<string, AttributeValue> = { ...before };
  for (const [id, value] of Object.entries(changes)) {
    if (value === null) delete after[id];
    else {
      checkAttribute(definitions, id, value, Object.hasOwn(before, id) ? before[id] : undefined);
      after[id] = value;
    }
  }
  return after;
}

function checkAttribute(
  definitions: readonly AttributeDefinition[],
  id: string,
  value: AttributeValue,
  held: AttributeValue | undefined,
): void {
  const definition = definitions.find((candidate) => candidate.id === id);
  if (definition === undefined || definition.retired) throw new Problem('attribute-unknown', { attribute: id });
  if (!valueFits(definition, value, held)) throw new Problem('attribute-invalid', { attribute: id, value: JSON.stringify(value) });
}

export interface ResolvedEnd {
  readonly end: RelationEnd;
  readonly document: string;
}

/** Finds both ends of a relation and holds them to what the label allows. */
export function resolveEnds(
  database: ReadableDatabase,
  label: RelationLabel,
  annotator: string,
  from: RelationEnd,
  to: RelationEnd,
): { from: ResolvedEnd; to: ResolvedEnd; document: string } {
  if (from.kind === to.kind && from.id === to.id) throw new Problem('relation-ends-equal', { relation: label.id });
  const first = resolveEnd(database, label, annotator, from, label.from, 'from');
  const second = resolveEnd(database, label, annotator, to, label.to, 'to');
  if (!label.symmetric || first.document === second.document) {
    return { from: first, to: second, document: first.document };
  }
  // A symmetric relation is stored once, whichever end it was drawn from: under the smaller document id.
  return { from: first, to: second, document: first.document < second.document ? first.document : second.document };
}

function resolveEnd(
  database: ReadableDatabase,
  label: RelationLabel,
  annotator: string,
  end: RelationEnd,
  allowed: readonly AllowedEnd[],
  side: 'from' | 'to',
): ResolvedEnd {
  const refuse = (is: string) => new Problem('relation-end-refused', { relation: label.id, side, end: is });
  if (end.kind === 'document') {
    openDocument(database, end.id);
    if (!allowed.some(({ kind }) => kind === 'document')) throw refuse('document');
    return { end, document: end.id };
  }
  const span = found(database, 'span', end.id);
  openDocument(database, span.document);
  if (span.annotator !== annotator) throw new Problem('not-yours', { owner: span.annotator });
  if (!allowed.some((one) => one.kind === 'span' && one.label === span.label)) throw refuse(span.label);
  return { end, document: span.document };
}

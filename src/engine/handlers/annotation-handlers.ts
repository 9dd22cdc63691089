import { spanViewOf } from '../../domain/api/annotation-methods.ts';
import type { AttributeValues, Relation, Span } from '../../domain/model/annotation.ts';
import type { ReadableDatabase } from '../database/handles.ts';
import type { WriteContext } from '../project/write-transaction.ts';
import { stores } from '../store/stores.ts';
import type { Where } from '../store/entity-store.ts';
import { ensureLayer } from './annotator-handlers.ts';
import type { ReadHandlers, WriteHandlers } from './contexts.ts';
import { found, given, openDocument, requireOwner } from './found.ts';
import { browseSpans } from './browse-spans.ts';
import { carriedAttributes, changedAttributes, documentLabelOf, relationLabelOf, spanLabelOf } from './label-checks.ts';
import { labellableFragments } from './labellable-fragments.ts';
import { spanViewer } from './span-viewer.ts';
import { Problem } from '../../domain/problem.ts';

export const annotationReads: ReadHandlers<
  | 'spans.list'
  | 'spans.get'
  | 'spans.browse'
  | 'documentLabels.list'
  | 'documentLabels.get'
> = {
  'spans.list': (input, { database }) => {
    const view = spanViewer(database);
    return stores.span.list(database, whereLayer(input)).map(view);
  },
  'spans.get': ({ id }, { database }) => spanViewer(database)(found(database, 'span', id)),
  'spans.browse': (input, { database }) => browseSpans(database, input),
  'documentLabels.list': (input, { database }) => stores.documentLabelling.list(database, whereLayer(input)),
  'documentLabels.get': ({ document, annotator, label }, { database }) =>
    found(database, 'documentLabelling', `${document}/${annotator}/${label}`),
};

export const annotationWrites: WriteHandlers<
  | 'spans.create'
  | 'spans.update'
  | 'spans.remove'
  | 'documentLabels.set'
  | 'documentLabels.remove'
> = {
  'spans.create': (input, context) => spanViewOf(createSpan(context, input)),
  'spans.update': ({ id, label, fragments, attributes, note }, context) => {
    const { database } = context;
    const before = found(database, 'span', id);
    requireOwner(before, context.person);
    const document = openDocument(database, before.document);
    const definition = spanLabelOf(database, label ?? before.label, { held: before.label });
    const set: Partial<Span> = given({ label, note });
    if (fragments !== undefined) {
      // New offsets are counted in the text as it stands today.
      set.revision = document.revision;
      set.fragments = labellableFragments(database, document.revision, fragments);
    }
    let carried = before.attributes;
    if (definition.id !== before.label) {
      refuseBrokenEnds(context, id, definition.id);
      carried = carriedAttributes(definition.attributes, before.attributes);
    }
    set.attributes = changedAttributes(definition.attributes, carried, attributes ?? {});
    context.record({ action: 'change', entity: 'span', key: id, set });
    ensureLayer(context, before.document, { touch: true });
    return spanViewer(database)(found(database, 'span', id));
  },
  'spans.remove': ({ ids }, context) => {
    const { database } = context;
    let removed = 0;
    for (const id of new Set(ids)) {
      const span = found(database, 'span', id);
      requireOwner(span, context.person);
      openDocument(database, span.document);
      for (const relation of relationsOfSpan(database, id)) {
        context.record({ action: 'remove', entity: 'relation', key: relation.id });
        removed += 1;
      }
      context.record({ action: 'remove', entity: 'span', key: id });
      removed += 1;
    }
    return { removed };
  },

  'documentLabels.set': ({ document, label, values }, context) => {
    const { database, person } = context;
    openDocument(database, document);
    const definition = documentLabelOf(database, label);
    const known = new Set(definition.values.filter(({ retired }) => !retired).map(({ id }) => id));
    const fits = values.every((value) => known.has(value)) && (definition.multiple || values.length === 1);
    if (!fits) throw new Problem('attribute-invalid', { attribute: label, value: JSON.stringify(values) });
    ensureLayer(context, document, { touch: true });
    const key = `${document}/${person.id}/${label}`;
    const before = stores.documentLabelling.get(database, key);
    if (before === undefined) {
      const value = { document, annotator: person.id, label, values };
      context.record({ action: 'create', entity: 'documentLabelling', value });
    } else {
      context.record({ action: 'change', entity: 'documentLabelling', key, set: { values } });
    }
    return found(database, 'documentLabelling', key);
  },
  'documentLabels.remove': ({ document, label }, context) => {
    const key = `${document}/${context.person.id}/${label}`;
    found(context.database, 'documentLabelling', key);
    context.record({ action: 'remove', entity: 'documentLabelling', key });
    return { removed: 1 };
  },
};

interface SpanStart {
  readonly document: string;
  readonly label: string;
  readonly fragments: readonly (readonly [number, number])[];
  readonly attributes?: AttributeValues | undefined;
  readonly note?: string | undefined;
}

export function createSpan(context: WriteContext, start: SpanStart): Span {
  const { database, person } = context;
  const document = openDocument(database, start.document);
  const definition = spanLabelOf(database, start.label);
  const fragments = labellableFragments(database, document.revision, start.fragments);
  const attributes = changedAttributes(definition.attributes, {}, start.attributes ?? {});
  ensureLayer(context, document.id, { touch: true });
  const value: Span = {
    id: context.newId(),
    document: document.id,
    annotator: person.id,
    revision: document.revision,
    label: definition.id,
    fragments,
    attributes,
    note: start.note ?? '',
  };
  context.record({ action: 'create', entity: 'span', value });
  return value;
}

/** Relations that end in a span, whoever made them. */
function relationsOfSpan(database: ReadableDatabase, span: string): Relation[] {
  return stores.relation.list(database, { sql: 'from_span = ?1 OR to_span = ?1', parameters: [span] });
}

/** A span's new label must suit the relations that it already has. */
function refuseBrokenEnds(context: WriteContext, span: string, label: string): void {
  for (const relation of relationsOfSpan(context.database, span)) {
    const definition = relationLabelOf(context.database, relation.label, { held: relation.label });
    for (const side of ['from', 'to'] as const) {
      const end = relation[side];
      if (end.kind !== 'span' || end.id !== span) continue;
      if (!definition[side].some((allowed) => allowed.kind === 'span' && allowed.label === label)) {
        throw new Problem('relation-end-refused', { relation: relation.label, side, end: label });
      }
    }
  }
}

export interface LayerFilter {
  readonly document?: string | undefined;
  readonly annotator?: string | undefined;
  readonly ids?: readonly string[] | undefined;
}

/** What belongs to a removed document is hidden from lists, also where somebody asks for that document. */
export function whereLayer({ document, annotator, ids }: LayerFilter): Where {
  const conditions: string[] = [];
  const parameters: string[] = [];
  if (document !== undefined) {
    // Where ids are given they are looked up; the plus keeps SQLite from walking the whole document instead.
    conditions.push(ids === undefined ? 'document = ?' : '+document = ?', '(SELECT removed FROM documents WHERE id = ?) = 0');
    parameters.push(document, document);
  } else {
    conditions.push('document NOT IN (SELECT id FROM documents WHERE removed = 1)');
  }
  if (annotator !== undefined) {
    conditions.push('annotator = ?');
    parameters.push(annotator);
  }
  if (ids !== undefined) {
    conditions.push('id IN (SELECT value FROM json_each(?))');
    parameters.push(JSON.stringify(ids));
  }
  return { sql: conditions.join(' AND '), parameters };
}

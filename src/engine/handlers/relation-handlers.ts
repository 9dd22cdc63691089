import type { AttributeValues, Relation, RelationEnd } from '../../domain/model/annotation.ts';
import type { WriteContext } from '../project/write-transaction.ts';
import type { Where } from '../store/entity-store.ts';
import { stores } from '../store/stores.ts';
import { whereLayer } from './annotation-handlers.ts';
import { ensureLayer } from './annotator-handlers.ts';
import { browseRelations } from './browse-relations.ts';
import type { ReadHandlers, WriteHandlers } from './contexts.ts';
import { found, openDocument, requireOwner } from './found.ts';
import { carriedAttributes, changedAttributes, relationLabelOf, resolveEnds } from './label-checks.ts';
import { touching } from './touching.ts';

export const relationReads: ReadHandlers<'relations.list' | 'relations.get' | 'relations.browse'> = {
  'relations.list': ({ touching: touched, ...layer }, { database }) => {
    const conditions: Where[] = [whereLayer(layer)];
    if (touched !== undefined) {
      conditions.push(touching(touched, layer.ids !== undefined));
      conditions.push({ sql: '(SELECT removed FROM documents WHERE id = ?) = 0', parameters: [touched] });
    }
    return stores.relation.list(database, {
      sql: conditions.map(({ sql }) => sql).join(' AND '),
      parameters: conditions.flatMap(({ parameters }) => parameters),
    });
  },
  'relations.get': ({ id }, { database }) => found(database, 'relation', id),
  'relations.browse': (filter, { database }) => browseRelations(database, filter),
};

export const relationWrites: WriteHandlers<'relations.create' | 'relations.update' | 'relations.remove'> = {
  'relations.create': (input, context) => createRelation(context, input),
  'relations.update': ({ id, label, from, to, attributes, note }, context) => {
    const { database } = context;
    const before = found(database, 'relation', id);
    requireOwner(before, context.person);
    openDocument(database, before.document);
    const definition = relationLabelOf(database, label ?? before.label, { held: before.label });
    if (label === undefined && from === undefined && to === undefined) {
      // Its ends stay as they are: what is said of it can be changed though one of them is hidden or gone.
      const set = {
        attributes: changedAttributes(definition.attributes, before.attributes, attributes ?? {}),
        note: note ?? before.note,
      };
      context.record({ action: 'change', entity: 'relation', key: id, set });
      ensureLayer(context, before.document, { touch: true });
      return found(database, 'relation', id);
    }
    const ends = resolveEnds(database, definition, context.person.id, from ?? before.from, to ?? before.to);
    const carried =
      definition.id === before.label ? before.attributes : carriedAttributes(definition.attributes, before.attributes);
    const after: Omit<Relation, 'id' | 'annotator'> = {
      document: ends.document,
      label: definition.id,
      from: ends.from.end,
      to: ends.to.end,
      attributes: changedAttributes(definition.attributes, carried, attributes ?? {}),
      note: note ?? before.note,
    };
    ensureLayer(context, after.document, { touch: true });
    if (after.document === before.document) {
      context.record({ action: 'change', entity: 'relation', key: id, set: after });
    } else {
      // It moves to another layer, and so to another chain of operations.
      context.record({ action: 'remove', entity: 'relation', key: id });
      context.record({ action: 'create', entity: 'relation', value: { id, annotator: before.annotator, ...after } });
    }
    return found(database, 'relation', id);
  },
  'relations.remove': ({ ids }, context) => {
    for (const id of new Set(ids)) {
      requireOwner(found(context.database, 'relation', id), context.person);
      context.record({ action: 'remove', entity: 'relation', key: id });
    }
    return { removed: new Set(ids).size };
  },
};

interface RelationStart {
  readonly label: string;
  readonly from: RelationEnd;
  readonly to: RelationEnd;
  readonly attributes?: AttributeValues | undefined;
  readonly note?: string | undefined;
}

export function createRelation(context: WriteContext, start: RelationStart): Relation {
  const definition = relationLabelOf(context.database, start.label);
  const ends = resolveEnds(context.database, definition, context.person.id, start.from, start.to);
  const value: Relation = {
    id: context.newId(),
    document: ends.document,
    annotator: context.person.id,
    label: definition.id,
    from: ends.from.end,
    to: ends.to.end,
    attributes: changedAttributes(definition.attributes, {}, start.attributes ?? {}),
    note: start.note ?? '',
  };
  ensureLayer(context, ends.document, { touch: true });
  context.record({ action: 'create', entity: 'relation', value });
  return value;
}

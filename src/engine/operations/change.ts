import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import { entityKeys, entitySchemas, type Change, type Entity, type EntityName } from '../../domain/operation.ts';
import type { WritableDatabase } from '../database/handles.ts';
import { stores } from '../store/stores.ts';
import { canonicalJson, parseStored } from '../store/stored-json.ts';
import type { EntityStore } from '../store/entity-store.ts';

/** A change of one entity, without the link between the entity's name and its type that `Change` keeps. */
export interface LooseChange {
  readonly action: Change['action'];
  readonly entity: EntityName;
  readonly key: string;
  /** The whole entity (create), the fields that differ (change) or nothing (remove). */
  readonly fields: Readonly<Record<string, unknown>>;
}

export type LooseStore = EntityStore<EntityName>;

export function storeOf(entity: EntityName): LooseStore {
  // Every store takes its own entity only; the key and fields of a LooseChange always belong to its entity.
  return stores[entity];
}

export function loosen(change: Change): LooseChange {
  switch (change.action) {
    case 'create': {
      const keyOf = entityKeys[change.entity] as (value: Entity<EntityName>) => string;
      return { action: 'create', entity: change.entity, key: keyOf(change.value), fields: { ...change.value } };
    }
    case 'change':
      return { action: 'change', entity: change.entity, key: change.key, fields: { ...change.set } };
    case 'remove':
      return { action: 'remove', entity: change.entity, key: change.key, fields: {} };
  }
}

/** Thrown where a change does not fit the state: the entity is there already, or is not there. */
export class ChangeDoesNotFit extends Error {
  readonly change: LooseChange;

  constructor(change: LooseChange, why: string) {
    super(`${change.entity} ${change.key}: ${why}`);
    this.name = 'ChangeDoesNotFit';
    this.change = change;
  }
}

export interface Applied {
  /** What was written: for `change`, only the fields that really differ. */
  readonly change: LooseChange;
  readonly inverse: LooseChange;
  /** The entity as it stood before or, where it was made, after: what tells the scope. */
  readonly value: Entity<EntityName>;
}

/** Applies a change to the tables. Null where a `change` changes nothing. */
export function applyChange(database: WritableDatabase, change: LooseChange): Applied | null {
  const store = storeOf(change.entity);
  if (change.action === 'create') {
    // What is new cannot be there; a key in use is refused by the table itself.
    const value = change.fields as unknown as Entity<EntityName>;
    store.insert(database, value);
    return { change, inverse: { ...change, action: 'remove', fields: {} }, value };
  }
  const before = store.get(database, change.key);
  if (before === undefined) throw new ChangeDoesNotFit(change, 'it does not exist');
  const fieldsBefore = before as unknown as Readonly<Record<string, unknown>>;
  if (change.action === 'remove') {
    store.remove(database, change.key);
    return { change, inverse: { ...change, action: 'create', fields: fieldsBefore }, value: before };
  }
  const differing = Object.keys(change.fields).filter(
    (field) => !isDeepStrictEqual(change.fields[field], fieldsBefore[field]),
  );
  if (differing.length === 0) return null;
  const set = pick(change.fields, differing);
  store.update(database, change.key, set);
  return {
    change: { ...change, fields: set },
    inverse: { ...change, fields: pick(fieldsBefore, differing) },
    value: before,
  };
}

export function kindOf(change: LooseChange): string {
  return `${change.entity}.${change.action}`;
}

/** Canonical JSON (RFC 8785) of what a change says beside its kind. */
export function payloadOf(change: LooseChange): string {
  switch (change.action) {
    case 'create':
      return canonicalJson(change.fields);
    case 'change':
      return canonicalJson({ key: change.key, set: change.fields });
    case 'remove':
      // One field has one order, so that this is canonical already.
      return JSON.stringify({ key: change.key });
  }
}

/** Reads a stored payload back, checked against the schemas: the file may come from elsewhere. */
export function changeFromPayload(kind: string, payload: string): LooseChange {
  const [entity, action] = kind.split('.');
  if (!isEntityName(entity)) throw new Error(`unknown kind of operation: ${kind}`);
  const content = parseStored(payload, kind);
  const schema: z.ZodObject = entitySchemas[entity];
  if (action === 'create') {
    const value = schema.parse(content) as Entity<EntityName>;
    const keyOf = entityKeys[entity] as (entity: Entity<EntityName>) => string;
    return { action, entity, key: keyOf(value), fields: { ...value } };
  }
  const { key, set } = (content ?? {}) as { key?: unknown; set?: unknown };
  if (typeof key !== 'string') throw new Error(`an operation ${kind} without a key`);
  if (action === 'remove') return { action, entity, key, fields: {} };
  if (action === 'change') return { action, entity, key, fields: schema.partial().strict().parse(set) };
  throw new Error(`unknown kind of operation: ${kind}`);
}

/** The kind of the operation that takes one of this kind back. */
export function inverseKind(kind: string): string {
  const [entity, action] = kind.split('.');
  const inverse = action === 'create' ? 'remove' : action === 'remove' ? 'create' : 'change';
  return `${entity}.${inverse}`;
}

function isEntityName(text: string | undefined): text is EntityName {
  return text !== undefined && Object.hasOwn(entitySchemas, text);
}

function pick(fields: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, fields[name]]));
}

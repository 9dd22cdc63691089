import type { EntityChange } from '../../domain/api.ts';
import { documentOfScope, entityKeys, entityNames, type Entity, type EntityName } from '../../domain/operation.ts';
import { text, textOrNull, type ReadableDatabase } from '../database/handles.ts';
import { parseStored } from '../store/stored-json.ts';
import { changesNamed } from './recorder.ts';

/** What a row of operations changed, as events say it. */
export interface ToldChanges {
  readonly entities: readonly EntityName[];
  readonly documents: readonly string[] | null;
  readonly changes: readonly EntityChange[] | null;
}

/** So many operations are looked at; beyond them it is cheaper to read everything again. */
const operationsRead = 1000;

/** The position of the newest operation, 0 where there is none. */
export function newestPosition(database: ReadableDatabase): number {
  return Number(database.query('SELECT max(position) FROM operations').value() ?? 0);
}

/**
 * What the operations after one position up to another changed. Null where it cannot be told: nothing was added
 * (the file was changed in another way), too much was, or by a newer program.
 */
export function changesSince(database: ReadableDatabase, after: number, upTo: number): ToldChanges | null {
  if (upTo <= after || upTo - after > operationsRead) return null;
  const entities = new Set<EntityName>();
  const documents = new Set<string>();
  let changes: Map<string, EntityChange> | null = new Map();
  const rows = database
    .query('SELECT scope, kind, payload FROM operations WHERE position > ? AND position <= ? ORDER BY position')
    .all(after, upTo);
  for (const row of rows) {
    const kind = text(row, 'kind');
    const entity = entityNames.find((name) => kind.startsWith(`${name}.`));
    if (entity === undefined) return null;
    entities.add(entity);
    const document = documentOfScope(text(row, 'scope'));
    if (document !== null) documents.add(document);
    const id = changedKey(entity, kind, textOrNull(row, 'payload'));
    if (id === null) changes = null;
    changes?.set(`${entity} ${id}`, { entity, id: id ?? '' });
    if (changes !== null && changes.size > changesNamed) changes = null;
  }
  return { entities: [...entities], documents: [...documents], changes: changes === null ? null : [...changes.values()] };
}

/** The key of the entity that an operation made, changed or removed; null where its content was purged. */
function changedKey(entity: EntityName, kind: string, payload: string | null): string | null {
  if (payload === null) return null;
  const content = parseStored(payload, kind);
  if (typeof content !== 'object' || content === null) return null;
  if (kind.endsWith('.create')) {
    const keyOf = entityKeys[entity] as (value: Entity<EntityName>) => string;
    return keyOf(content as Entity<EntityName>);
  }
  return 'key' in content && typeof content.key === 'string' ? content.key : null;
}

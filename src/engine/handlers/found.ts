import type { Entity, EntityName } from '../../domain/operation.ts';
import { Problem } from '../../domain/problem.ts';
import type { ReadableDatabase } from '../database/handles.ts';
import { stores } from '../store/stores.ts';
import type { EntityStore } from '../store/entity-store.ts';

/** An entity that must be there. Throws `not-found`. */
export function found<Name extends EntityName>(database: ReadableDatabase, entity: Name, key: string): Entity<Name> {
  const store = stores[entity] as unknown as EntityStore<Name>;
  const value = store.get(database, key);
  if (value === undefined) throw new Problem('not-found', { what: entity, id: key });
  return value;
}

/** A document that can be worked on: there, and not removed. */
export function openDocument(database: ReadableDatabase, id: string): Entity<'document'> {
  const document = found(database, 'document', id);
  if (document.removed) throw new Problem('not-found', { what: 'document', id });
  return document;
}

/** What belongs to somebody is changed by nobody else. */
export function requireOwner(value: { readonly annotator: string }, person: { readonly id: string }): void {
  if (value.annotator !== person.id) throw new Problem('not-yours', { owner: value.annotator });
}

/** The text read last through each handle: whoever labels one span labels the next in the same document. */
const read = new WeakMap<ReadableDatabase, { readonly hash: string; readonly text: string }>();

/** A revision's text. Kept by its hash: an import that was taken back may leave a revision's id to another text. */
export function textOf(database: ReadableDatabase, revision: string): string {
  const hash = database.query('SELECT text_hash FROM revisions WHERE id = ?').value(revision);
  const known = read.get(database);
  if (known !== undefined && known.hash === hash) return known.text;
  const text = typeof hash === 'string' ? database.query('SELECT text FROM texts WHERE hash = ?').value(hash) : undefined;
  if (typeof hash !== 'string' || typeof text !== 'string') throw new Problem('not-found', { what: 'revision', id: revision });
  read.set(database, { hash, text });
  return text;
}

/** Fields of an update that were given; an absent one stays as it is. */
export function given<Fields extends Record<string, unknown>>(
  fields: Fields,
): { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> } {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> };
}

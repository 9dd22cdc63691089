import { Problem } from '../../domain/problem.ts';
import { text, type ReadableDatabase, type WritableDatabase } from '../database/handles.ts';
import { originOf } from './roles.ts';
import type { Actor } from '../workbench-types.ts';

export interface Person {
  readonly id: string;
  readonly name: string;
}

/**
 * Finds who an actor is in this project: by id, else by name among the annotators, else by name among those
 * who wrote here before. Whoever is not known keeps the id given, or gets a new one.
 */
export function identify(database: ReadableDatabase, actor: Actor, newId: () => string): Person {
  if (actor.id !== undefined && isKnown(database, actor.id)) return { id: actor.id, name: actor.name };
  for (const table of ['annotators', 'people'] as const) {
    const rows = database.query(`SELECT id FROM ${table} WHERE name = ? ORDER BY id`).all(actor.name);
    if (rows.length > 1) throw new Problem('ambiguous-name', { name: actor.name, count: rows.length });
    const row = rows[0];
    if (row !== undefined) return { id: text(row, 'id'), name: actor.name };
  }
  // A copy that was handed out is worked on by whom it was handed to, whatever this desktop calls her.
  const origin = originOf(database);
  if (origin !== null) {
    const name = database.query('SELECT name FROM annotators WHERE id = ?').value(origin.annotator);
    return { id: origin.annotator, name: typeof name === 'string' ? name : actor.name };
  }
  return { id: actor.id ?? newId(), name: actor.name };
}

function isKnown(database: ReadableDatabase, id: string): boolean {
  return ['annotators', 'people'].some(
    (table) => database.query(`SELECT 1 AS known FROM ${table} WHERE id = ?`).get(id) !== undefined,
  );
}

/** Keeps the name of whoever writes, for the history. */
export function rememberPerson(database: WritableDatabase, person: Person): void {
  database
    .command('INSERT INTO people (id, name) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name WHERE name <> excluded.name')
    .run(person.id, person.name);
}

/** Annotators' names, and those of others who wrote. */
export function namesOfPeople(database: ReadableDatabase): Map<string, string> {
  const rows = database.query('SELECT id, name FROM people UNION ALL SELECT id, name FROM annotators').all();
  return new Map(rows.map((row) => [text(row, 'id'), text(row, 'name')]));
}

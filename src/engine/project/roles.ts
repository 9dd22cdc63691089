import { z } from 'zod';
import { identifier } from '../../domain/identifiers.ts';
import type { CopyOrigin } from '../../domain/model/exchange.ts';
import { text, type ReadableDatabase } from '../database/handles.ts';
import { parseStored } from '../store/stored-json.ts';

/** Where this copy came from; null for one that was not begun from a bundle. */
export function originOf(database: ReadableDatabase): CopyOrigin | null {
  const row = database.query('SELECT bundle, annotator, leads, at FROM origin').get();
  if (row === undefined) return null;
  const leads = z.array(identifier).parse(parseStored(text(row, 'leads'), 'origin'));
  return { bundle: text(row, 'bundle'), annotator: text(row, 'annotator'), leads, at: text(row, 'at') };
}

/** Who leads the project, by id: also where a blind bundle kept their names back. */
export function leadsOf(database: ReadableDatabase): ReadonlySet<string> {
  const here = database.query("SELECT id FROM annotators WHERE role = 'lead' ORDER BY id").all();
  return new Set([...here.map((row) => text(row, 'id')), ...(originOf(database)?.leads ?? [])]);
}

/**
 * Whether work has been handed out. Until then a project is one desk's, and everybody at it may do everything; from
 * then on what concerns the project as a whole is the lead's.
 */
export function isHandedOut(database: ReadableDatabase): boolean {
  const row = database
    .query(
      `SELECT EXISTS (SELECT 1 FROM origin) OR EXISTS (SELECT 1 FROM assignments)
        OR EXISTS (SELECT 1 FROM project WHERE blind = 1) AS handed`,
    )
    .value();
  return row === 1;
}

/** Those who see only their own layers: annotators of a project that is blind. Leads and adjudicators see all. */
export function seesOnlyOwn(database: ReadableDatabase, person: string): boolean {
  if (database.query('SELECT 1 AS blind FROM project WHERE blind = 1').get() === undefined) return false;
  const role = database.query('SELECT role FROM annotators WHERE id = ?').value(person);
  if (role === 'lead' || role === 'adjudicator') return false;
  return !leadsOf(database).has(person);
}

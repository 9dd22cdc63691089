import { text, integer } from '../database/handles.ts';
import type { Row } from '../database/handles.ts';
import type { ChildTable } from './entity-store.ts';
import { canonicalJson, parseStored } from './stored-json.ts';

interface StoredFragment {
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

function fragmentOf(row: Row): StoredFragment {
  return { start: integer(row, 'start'), end: integer(row, 'end'), quote: text(row, 'quote') };
}

/** Fragments name the revision that their offsets count in. */
export const fragmentsTable: ChildTable = {
  field: 'fragments',
  repeats: 'revision',
  read: (database, span) =>
    database.query('SELECT start, end, quote FROM fragments WHERE span = ? ORDER BY position').all(span).map(fragmentOf),
  readMany: (database, spans) => {
    const rows = database.query(
      `SELECT span, start, end, quote FROM fragments
       WHERE span IN (SELECT value FROM json_each(?)) ORDER BY span, position`,
    );
    const found = new Map<string, StoredFragment[]>(spans.map((span) => [span, []]));
    for (const row of rows.iterate(JSON.stringify(spans))) found.get(text(row, 'span'))?.push(fragmentOf(row));
    return found;
  },
  write: (database, span, entity) => {
    const revision = String(entity['revision']);
    const fragments = entity['fragments'] as readonly StoredFragment[];
    const insert = database.command(
      'INSERT INTO fragments (span, position, revision, start, end, quote) VALUES (?, ?, ?, ?, ?, ?)',
    );
    fragments.forEach(({ start, end, quote }, position) => insert.run(span, position, revision, start, end, quote));
  },
  clear: (database, span) => {
    database.command('DELETE FROM fragments WHERE span = ?').run(span);
  },
};

/** Attribute values as rows, so that other programs can query them; each value is JSON. */
export function attributesTable(owner: 'span' | 'relation'): ChildTable {
  const table = `${owner}_attributes`;
  const entryOf = (row: Row): [string, unknown] => [text(row, 'attribute'), parseStored(text(row, 'value'), table)];
  return {
    field: 'attributes',
    read: (database, id) =>
      Object.fromEntries(
        database.query(`SELECT attribute, value FROM ${table} WHERE ${owner} = ? ORDER BY attribute`).all(id).map(entryOf),
      ),
    readMany: (database, ids) => {
      const rows = database.query(
        `SELECT ${owner}, attribute, value FROM ${table}
         WHERE ${owner} IN (SELECT value FROM json_each(?)) ORDER BY ${owner}, attribute`,
      );
      const entries = new Map<string, [string, unknown][]>(ids.map((id) => [id, []]));
      for (const row of rows.iterate(JSON.stringify(ids))) entries.get(text(row, owner))?.push(entryOf(row));
      return new Map([...entries].map(([id, own]) => [id, Object.fromEntries(own)]));
    },
    write: (database, id, entity) => {
      const insert = database.command(`INSERT INTO ${table} (${owner}, attribute, value) VALUES (?, ?, ?)`);
      for (const [attribute, value] of Object.entries(entity['attributes'] as Record<string, unknown>)) {
        insert.run(id, attribute, canonicalJson(value));
      }
    },
    clear: (database, id) => {
      database.command(`DELETE FROM ${table} WHERE ${owner} = ?`).run(id);
    },
  };
}

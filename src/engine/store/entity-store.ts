import type { Entity, EntityName } from '../../domain/operation.ts';
import type { ReadableDatabase, Row, SqlValue, WritableDatabase } from '../database/handles.ts';
import type { Column } from './columns.ts';

/** Reads and writes the rows of one kind of entity. It knows nothing of operations. */
export interface EntityStore<Name extends EntityName> {
  readonly entity: Name;
  readonly get: (database: ReadableDatabase, key: string) => Entity<Name> | undefined;
  readonly insert: (database: WritableDatabase, value: Entity<Name>) => void;
  /** Writes only the fields given. Returns false where there is no such entity. */
  readonly update: (database: WritableDatabase, key: string, set: Partial<Entity<Name>>) => boolean;
  readonly remove: (database: WritableDatabase, key: string) => boolean;
  /** In the order of their keys; `where` is SQL of this module's own making. */
  readonly iterate: (database: ReadableDatabase, where?: Where) => IterableIterator<Entity<Name>>;
  /** The same at once: while an iteration is open, its connection cannot write. */
  readonly list: (database: ReadableDatabase, where?: Where) => Entity<Name>[];
}

export interface Where {
  readonly sql: string;
  readonly parameters: readonly SqlValue[];
}

interface TableDescription<Name extends EntityName> {
  readonly entity: Name;
  readonly table: string;
  /** The fields that make the key, in the order in which `/` joins them. */
  readonly key: readonly string[];
  readonly columns: readonly Column[];
  /** The parts of the entity that stand in tables of their own. */
  readonly children?: readonly ChildTable[];
}

/** A field of an entity that is kept as rows of another table, named after the entity's id. */
export interface ChildTable {
  readonly field: string;
  /** Another field of the entity that the rows repeat, so that they are written anew with it. */
  readonly repeats?: string;
  readonly read: (database: ReadableDatabase, owner: string) => unknown;
  /** The same for many owners at once: every one of them has an entry in the answer. */
  readonly readMany: (database: ReadableDatabase, owners: readonly string[]) => ReadonlyMap<string, unknown>;
  readonly write: (database: WritableDatabase, owner: string, entity: Record<string, unknown>) => void;
  readonly clear: (database: WritableDatabase, owner: string) => void;
}

/** Builds a store from a description of its table. */
export function tableStore<Name extends EntityName>(description: TableDescription<Name>): EntityStore<Name> {
  const { entity, table, key, columns, children = [] } = description;
  const quoted = (column: string): string => `"${column}"`;
  const byField = new Map(columns.map((column) => [column.field, column]));
  const keyColumns = key.flatMap((field) => columnOf(byField, field).columns.map(quoted));
  const match = keyColumns.map((column) => `${column} = ?`).join(' AND ');
  const order = keyColumns.join(', ');
  const columnNames = columns.flatMap((column) => column.columns.map(quoted));
  const list = columnNames.join(', ');
  // Written once: a text that is put together anew must be hashed anew to find its statement.
  const selectOne = `SELECT ${list} FROM ${table} WHERE ${match}`;
  const insertOne = `INSERT INTO ${table} (${list}) VALUES (${columnNames.map(() => '?').join(', ')})`;
  const childFields = new Set(children.map(({ field }) => field));

  const parametersOf = (keyText: string): SqlValue[] => {
    const parts = keyText.split('/');
    if (parts.length !== key.length) throw new TypeError(`“${keyText}” is no key of ${entity}`);
    return key.flatMap((field, index) => columnOf(byField, field).toSql(keyPart(entity, parts[index] ?? '')));
  };
  const ownFields = (row: Row): Record<string, unknown> => {
    const value: Record<string, unknown> = {};
    for (const column of columns) value[column.field] = column.fromSql(row);
    return value;
  };
  const fromRow = (database: ReadableDatabase, row: Row): Entity<Name> => {
    const value = ownFields(row);
    for (const child of children) value[child.field] = child.read(database, String(value['id']));
    // Rows are held to the schema by the file's CHECKs and by verification; what enters is parsed at the border.
    return value as Entity<Name>;
  };

  const selection = (where?: Where): string => {
    const condition = where === undefined ? '' : ` WHERE ${where.sql}`;
    return `SELECT ${list} FROM ${table}${condition} ORDER BY ${order}`;
  };

  function* iterate(database: ReadableDatabase, where?: Where): IterableIterator<Entity<Name>> {
    const rows = database.query(selection(where)).iterate(...(where?.parameters ?? []));
    for (const row of rows) yield fromRow(database, row);
  }

  /** One query for each table of children, where entity by entity makes thousands. */
  const listAll = (database: ReadableDatabase, where?: Where): Entity<Name>[] => {
    const values = database.query(selection(where)).all(...(where?.parameters ?? [])).map(ownFields);
    if (values.length > 0) {
      const owners = values.map((value) => String(value['id']));
      for (const child of children) {
        const found = child.readMany(database, owners);
        for (const value of values) value[child.field] = found.get(String(value['id']));
      }
    }
    // As in fromRow.
    return values as Entity<Name>[];
  };

  return {
    entity,
    iterate,
    list: listAll,
    get: (database, keyText) => {
      const row = database.query(selectOne).get(...parametersOf(keyText));
      return row === undefined ? undefined : fromRow(database, row);
    },
    insert: (database, value) => {
      const fields = value as Record<string, unknown>;
      const parameters = columns.flatMap((column) => column.toSql(fields[column.field]));
      database.command(insertOne).run(...parameters);
      for (const child of children) child.write(database, String(fields['id']), fields);
    },
    update: (database, keyText, set) => {
      const fields = set as Record<string, unknown>;
      const changed = Object.keys(fields).filter((field) => !childFields.has(field)).sort();
      const keyParameters = parametersOf(keyText);
      if (changed.length > 0) {
        const names = changed.flatMap((field) => columnOf(byField, field).columns.map(quoted));
        const assignments = names.map((column) => `${column} = ?`).join(', ');
        const values = changed.flatMap((field) => columnOf(byField, field).toSql(fields[field]));
        const sql = `UPDATE ${table} SET ${assignments} WHERE ${match}`;
        if (database.command(sql).run(...values, ...keyParameters) === 0) return false;
      } else if (database.query(`SELECT 1 FROM ${table} WHERE ${match}`).get(...keyParameters) === undefined) {
        return false;
      }
      const replaced = children.filter(({ field, repeats }) => field in fields || (repeats !== undefined && repeats in fields));
      if (replaced.length > 0) {
        const row = database.query(selectOne).get(...keyParameters);
        const base: Record<string, unknown> = row === undefined ? {} : { ...fromRow(database, row) };
        for (const child of replaced) {
          child.clear(database, keyText);
          child.write(database, keyText, { ...base, ...fields });
        }
      }
      return true;
    },
    remove: (database, keyText) => {
      for (const child of children) child.clear(database, keyText);
      return database.command(`DELETE FROM ${table} WHERE ${match}`).run(...parametersOf(keyText)) > 0;
    },
  };
}

function columnOf(columns: ReadonlyMap<string, Column>, field: string): Column {
  const column = columns.get(field);
  if (column === undefined) throw new TypeError(`there is no column for the field ${field}`);
  return column;
}

/** The one key that is a number is the scheme's version. */
function keyPart(entity: EntityName, part: string): string | number {
  return entity === 'scheme' ? Number(part) : part;
}

import type Sqlite from 'better-sqlite3';

/** What SQLite stores. Integers beyond 2^53 do not occur in this schema. */
export type SqlValue = string | number | null | Uint8Array;
export type Row = Record<string, SqlValue>;

interface Query {
  readonly get: (...parameters: SqlValue[]) => Row | undefined;
  readonly all: (...parameters: SqlValue[]) => Row[];
  readonly iterate: (...parameters: SqlValue[]) => IterableIterator<Row>;
  /** The first column of the first row. */
  readonly value: (...parameters: SqlValue[]) => SqlValue | undefined;
}

interface Command {
  /** Returns the number of rows that changed. */
  readonly run: (...parameters: SqlValue[]) => number;
}

declare const readable: unique symbol;
declare const writable: unique symbol;

/** A handle for looking. It has no way to write, so that a query cannot. */
export interface ReadableDatabase {
  readonly [readable]: true;
  readonly query: (sql: string) => Query;
  readonly pragma: (name: string) => SqlValue | undefined;
}

/** A handle for changing. Only what runs inside a write transaction is given one. */
export interface WritableDatabase extends ReadableDatabase {
  readonly [writable]: true;
  readonly command: (sql: string) => Command;
}

/** A connection as its owner sees it: the owner opens and closes it and draws the transactions. */
export interface Connection {
  readonly reader: ReadableDatabase;
  readonly writer: WritableDatabase;
  readonly raw: Sqlite.Database;
  readonly inTransaction: () => boolean;
  /** How long the connection itself waits (and holds up the thread) for other processes, in milliseconds. */
  readonly waitFor: (milliseconds: number) => void;
  /** Takes the lock for writing at once, or fails with SQLITE_BUSY at once: the caller does the waiting. */
  readonly beginImmediate: () => void;
  readonly commit: () => void;
  readonly execute: (sql: string) => void;
  readonly close: () => void;
}

/** Wraps a connection; statements are prepared once and kept. */
export function connectionOf(raw: Sqlite.Database): Connection {
  let waiting = Number(raw.pragma('busy_timeout', { simple: true }));
  let begin: Sqlite.Statement | null = null;
  let commit: Sqlite.Statement | null = null;
  const queries = new Map<string, Query>();
  const commands = new Map<string, Command>();
  const query = (sql: string): Query => {
    let known = queries.get(sql);
    if (known === undefined) {
      known = prepareQuery(raw, sql);
      queries.set(sql, known);
    }
    return known;
  };
  const command = (sql: string): Command => {
    let known = commands.get(sql);
    if (known === undefined) {
      const statement = raw.prepare<Bound[]>(sql);
      known = { run: runnerOf(sql, statement) };
      commands.set(sql, known);
    }
    return known;
  };
  const handle = { query, command, pragma: (name: string) => raw.pragma(name, { simple: true }) as SqlValue | undefined };
  const writer = handle as unknown as WritableDatabase; // the brands exist for the compiler only
  return {
    reader: writer,
    writer,
    raw,
    inTransaction: () => raw.inTransaction,
    waitFor: (milliseconds) => {
      waiting = milliseconds;
      raw.exec(`PRAGMA busy_timeout = ${milliseconds}`);
    },
    beginImmediate: () => {
      begin ??= raw.prepare('BEGIN IMMEDIATE');
      if (waiting === 0) {
        begin.run();
        return;
      }
      raw.exec('PRAGMA busy_timeout = 0');
      try {
        begin.run();
      } finally {
        raw.exec(`PRAGMA busy_timeout = ${waiting}`);
      }
    },
    commit: () => {
      commit ??= raw.prepare('COMMIT');
      commit.run();
    },
    execute: (sql) => {
      raw.exec(sql);
    },
    close: () => {
      if (raw.open) raw.close();
    },
  };
}

function prepareQuery(raw: Sqlite.Database, sql: string): Query {
  const statement = raw.prepare<Bound[], Row>(sql);
  if (!statement.readonly) throw new Error(`not a query: ${sql}`);
  // A statement is either plucked or not, so the first column alone needs one of its own.
  let plucked: Sqlite.Statement<Bound[], SqlValue> | null = null;
  const bind = binderOf(sql);
  return {
    get: (...parameters) => statement.get(...bind(parameters)),
    all: (...parameters) => statement.all(...bind(parameters)),
    iterate: (...parameters) => statement.iterate(...bind(parameters)),
    value: (...parameters) => {
      plucked ??= raw.prepare<Bound[], SqlValue>(sql).pluck();
      return plucked.get(...bind(parameters));
    },
  };
}

type Bound = SqlValue | Record<number, SqlValue>;

/** Without numbered places parameters go to the driver as they come: an import runs this fifty thousand times. */
function runnerOf(sql: string, statement: Sqlite.Statement<Bound[]>): Command['run'] {
  if (!hasNumberedPlaces(sql)) return (...parameters) => statement.run(...parameters).changes;
  const bind = binderOf(sql);
  return (...parameters) => statement.run(...bind(parameters)).changes;
}

function hasNumberedPlaces(sql: string): boolean {
  return /\?\d/.test(sql);
}

/** The driver takes numbered places (`?1`), which may recur, by name. */
function binderOf(sql: string): (parameters: SqlValue[]) => Bound[] {
  if (!hasNumberedPlaces(sql)) return (parameters) => parameters;
  return (parameters) => [Object.fromEntries(parameters.map((value, index) => [index + 1, value]))];
}

/** A value that the schema rules out stands in the file: something has changed it from outside. */
export class DamagedValue extends TypeError {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DamagedValue';
  }
}

/** A text column that the schema declares NOT NULL. */
export function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new DamagedValue(`column ${column} holds no text`);
  return value;
}

export function textOrNull(row: Row, column: string): string | null {
  return row[column] === null ? null : text(row, column);
}

export function integer(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw new DamagedValue(`column ${column} holds no number`);
  return value;
}

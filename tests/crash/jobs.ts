import type { Migration } from '../../src/engine/database/migrations/migration.ts';
import { formatVersion } from '../../src/engine/database/migrations/all.ts';

/** What a worker process is to do; see worker.ts. */
export type Job =
  | { readonly kind: 'work'; readonly file: string; readonly seed: number; readonly inbox: string }
  | { readonly kind: 'create'; readonly folder: string }
  | { readonly kind: 'migrate'; readonly file: string }
  | { readonly kind: 'recover'; readonly file: string }
  | { readonly kind: 'purge'; readonly file: string; readonly document: string }
  | { readonly kind: 'write'; readonly file: string; readonly count: number; readonly name: string }
  | { readonly kind: 'hold'; readonly file: string }
  | { readonly kind: 'fill'; readonly file: string; readonly seed: number };

/** Rows that the migration below writes: enough to be killed among them. */
export const laterRows = 20_000;

/** A step of the file format that nobody needs but these tests. */
export const laterMigration: Migration = {
  version: formatVersion + 1,
  about: 'a table more',
  sql: 'CREATE TABLE later (number INTEGER PRIMARY KEY, word TEXT NOT NULL) STRICT;',
  convert: (database) => {
    const insert = database.command('INSERT INTO later (number, word) VALUES (?, ?)');
    for (let number = 1; number <= laterRows; number += 1) insert.run(number, 'كلمة');
  },
};

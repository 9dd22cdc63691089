import { Problem } from '../../domain/problem.ts';
import type { Connection } from './handles.ts';
import { migrations as ownMigrations } from './migrations/all.ts';
import type { Migration } from './migrations/migration.ts';
import { asProblem } from './sqlite-problems.ts';

/** What the file needs before this program may write to it, oldest first. */
export function pendingMigrations(
  connection: Connection,
  migrations: readonly Migration[] = ownMigrations,
): readonly Migration[] {
  const version = Number(connection.reader.pragma('user_version'));
  return migrations.filter((migration) => migration.version > version);
}

/**
 * Brings a file to today's format, all steps in one transaction: it is as it was, or wholly new. The caller
 * makes the backup first.
 */
export function migrate(
  connection: Connection,
  file: string,
  migrations: readonly Migration[] = ownMigrations,
): void {
  if (pendingMigrations(connection, migrations).length === 0) return;
  let pending: readonly Migration[] = [];
  // Rebuilding a table drops the old one; foreign keys may only be switched outside a transaction.
  connection.execute('PRAGMA foreign_keys = OFF');
  try {
    connection.execute('BEGIN EXCLUSIVE');
    // Asked again under the lock: another process may have migrated the file while this one waited.
    pending = pendingMigrations(connection, migrations);
    for (const migration of pending) {
      connection.execute(migration.sql);
      migration.convert?.(connection.writer);
      connection.execute(`PRAGMA user_version = ${migration.version}`);
    }
    const broken = connection.reader.query('PRAGMA foreign_key_check').all();
    if (broken.length > 0) throw new Error(`${broken.length} rows lost what they refer to`);
    connection.execute('COMMIT');
  } catch (thrown) {
    if (connection.inTransaction()) connection.execute('ROLLBACK');
    const problem = asProblem(thrown, file);
    if (problem instanceof Problem && problem.code !== 'project-damaged') throw problem;
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    const version = (pending.at(-1) ?? migrations.at(-1))?.version ?? 0;
    throw new Problem('migration-failed', { file, version, message }, { cause: thrown });
  } finally {
    connection.execute('PRAGMA foreign_keys = ON');
  }
}

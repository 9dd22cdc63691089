import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { defaultScheme } from '../../domain/default-scheme.ts';
import { name } from '../../domain/identifiers.ts';
import { project as projectSchema, schemeVersion } from '../../domain/model/project.ts';
import { noteOf, type RecoveryNote } from '../../domain/recovery-note.ts';
import { DamagedValue, type Connection, type ReadableDatabase } from '../database/handles.ts';
import { newIdentifier } from '../identifiers.ts';
import { createChainEnds } from '../operations/chain-ends.ts';
import { beginGroup } from '../operations/recorder.ts';
import { stores } from '../store/stores.ts';

/**
 * A project cannot be opened without its first two operations, which make it and its scheme. Where a recovery
 * lost them, they are made anew from the damaged tables or, where these tell nothing, from the file's name and
 * the scheme that new projects start with.
 */
export function layFoundations(
  ground: Connection,
  damaged: ReadableDatabase | null,
  target: string,
  now: number,
  notes: RecoveryNote[],
): void {
  const has = (table: string): boolean => ground.reader.query(`SELECT 1 AS there FROM ${table} LIMIT 1`).get() !== undefined;
  const [hasProject, hasScheme] = [has('project'), has('schemes')];
  if (hasProject && hasScheme) return;
  const at = new Date(now).toISOString();
  ground.execute('BEGIN IMMEDIATE');
  const replica = newIdentifier();
  const recorder = beginGroup(ground.writer, {
    replica,
    ends: createChainEnds(ground.reader, replica),
    actor: newIdentifier(),
    intent: 'project.recover',
    group: newIdentifier(),
    at,
    role: 'do',
    reverses: null,
    newId: newIdentifier,
  });
  if (!hasProject) {
    const found = readable(damaged, (database) => projectSchema.safeParse([...stores.project.iterate(database)][0]));
    const title = name.catch('Isnad').parse(path.basename(target, path.extname(target)));
    recorder.record({ action: 'create', entity: 'project', value: found ?? { id: newIdentifier(), title, createdAt: at } });
    notes.push(noteOf(found === null ? 'project-made-anew' : 'project-from-table', {}));
  }
  if (!hasScheme) {
    const found = readable(damaged, (database) => schemeVersion.safeParse([...stores.scheme.iterate(database)].at(-1)));
    const value = found ?? { version: 1, content: defaultScheme, mapping: null, at };
    recorder.record({ action: 'create', entity: 'scheme', value });
    notes.push(noteOf(found === null ? 'scheme-made-anew' : 'scheme-from-table', {}));
  }
  ground.execute('COMMIT');
}

type Parsed<Value> = { readonly success: true; readonly data: Value } | { readonly success: false };

function readable<Value>(damaged: ReadableDatabase | null, read: (database: ReadableDatabase) => Parsed<Value>): Value | null {
  if (damaged === null) return null;
  try {
    const parsed = read(damaged);
    return parsed.success ? parsed.data : null;
  } catch (thrown) {
    if (!(thrown instanceof Sqlite.SqliteError || thrown instanceof DamagedValue)) throw thrown;
    return null; // the note says that it was lost
  }
}

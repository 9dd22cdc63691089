import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import type { ReadableDatabase, WritableDatabase } from '../database/handles.ts';

/**
 * A replica is one copy of a project. Two copies that wrote under one name would each give the same counter
 * to different operations, so a file that turns up as another file (copied, restored, sent) gets a new name
 * on its first write. Moving it within a disk keeps it.
 */
export function placeOf(file: string): string {
  const stats = fs.statSync(file, { bigint: true });
  const place = [os.hostname(), stats.dev, stats.ino].join('\n');
  return createHash('sha256').update(place, 'utf8').digest('hex');
}

/** This copy's name, where it has one already. */
export function currentReplica(database: ReadableDatabase, place: string): string | null {
  const row = database.query('SELECT id, place FROM replicas ORDER BY rowid DESC LIMIT 1').get();
  return row !== undefined && row['place'] === place ? String(row['id']) : null;
}

export function claimReplica(database: WritableDatabase, place: string, id: string, at: string): void {
  database.command('INSERT INTO replicas (id, place, since) VALUES (?, ?, ?)').run(id, place, at);
}

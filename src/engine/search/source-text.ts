import type { ReadableDatabase } from '../database/handles.ts';

/**
 * A text of the project by its hash; undefined where it was purged. Read as bytes and decoded here, which takes a third
 * of the time that the driver takes for a text.
 */
export function textOf(project: ReadableDatabase, hash: string): string | undefined {
  const bytes = project.query('SELECT CAST(text AS BLOB) FROM texts WHERE hash = ?').value(hash);
  if (!(bytes instanceof Uint8Array)) return undefined;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}

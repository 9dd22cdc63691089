import { text, type ReadableDatabase } from '../database/handles.ts';

/** Lengths by the texts' hashes: a text never changes, and counting one is reading it. */
const known = new WeakMap<ReadableDatabase, Map<string, number>>();

/** Code points of the current text of documents that are not removed, by document. */
export function codePointsByDocument(database: ReadableDatabase): ReadonlyMap<string, number> {
  const lengths = known.get(database) ?? new Map<string, number>();
  known.set(database, lengths);
  const textWith = database.query('SELECT text FROM texts WHERE hash = ?');
  const found = new Map<string, number>();
  const rows = database
    .query(
      `SELECT documents.id AS document, text_hash AS hash FROM documents JOIN revisions ON revisions.id = documents.revision
        WHERE removed = 0 ORDER BY documents.id`,
    )
    .all();
  for (const row of rows) {
    const hash = text(row, 'hash');
    const length = lengths.get(hash) ?? codePointsIn(String(textWith.value(hash) ?? ''));
    lengths.set(hash, length);
    found.set(text(row, 'document'), length);
  }
  return found;
}

function codePointsIn(content: string): number {
  let pairs = 0;
  // A text holds no half of a pair.
  for (let index = 0; index < content.length; index += 1) if ((content.charCodeAt(index) & 0xfc00) === 0xd800) pairs += 1;
  return content.length - pairs;
}

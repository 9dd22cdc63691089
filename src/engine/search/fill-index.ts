import { text, type Connection, type ReadableDatabase } from '../database/handles.ts';
import { deleteIndex, isUnfit, openOrCreateIndex } from './index-file.ts';
import { putRow } from './index-rows.ts';
import { textOf } from './source-text.ts';

/** So many UTF-16 code units are folded in one go: what another process waits for, and what a stop waits for. */
export const unitsInOneGo = 300_000;

/** Stale texts beyond this are not kept along. */
const staleKept = 1000;

/** Opens the index for filling it, anew where what is there is unfit. */
export function openForFilling(file: string): Connection {
  try {
    return openOrCreateIndex(file);
  } catch (thrown) {
    if (!isUnfit(thrown) || !deleteIndex(file)) throw thrown;
    return openOrCreateIndex(file);
  }
}

/**
 * Puts some of the texts that are missing into the index and answers whether more are. The texts are read once the
 * index is locked: a text that was purged before is not there to be read, and who purges later empties the index
 * after this.
 */
export function fillSome(project: ReadableDatabase, index: Connection): boolean {
  index.execute('BEGIN IMMEDIATE');
  try {
    const missing = missingTexts(project, index);
    let units = 0;
    let count = 0;
    for (const hash of missing) {
      if (units > unitsInOneGo) break;
      const content = textOf(project, hash);
      if (content !== undefined) {
        putRow(index, hash, content);
        units += content.length;
      }
      count += 1;
    }
    index.commit();
    return count < missing.length;
  } finally {
    if (index.inTransaction()) index.execute('ROLLBACK');
  }
}

/** The current texts that the index lacks. Where too much of it is of no use any more, it begins anew. */
function missingTexts(project: ReadableDatabase, index: Connection): string[] {
  const current = project
    .query(
      `SELECT DISTINCT text_hash FROM documents JOIN revisions ON revisions.id = documents.revision
        WHERE removed = 0 ORDER BY documents.id`,
    )
    .all()
    .map((row) => text(row, 'text_hash'));
  const held = new Set(index.reader.query('SELECT hash FROM texts').all().map((row) => text(row, 'hash')));
  const missing = current.filter((hash) => !held.has(hash));
  const stale = held.size - (current.length - missing.length);
  if (stale <= staleKept || stale < current.length) return missing;
  index.execute(`DELETE FROM texts; INSERT INTO trigrams (trigrams) VALUES ('delete-all')`);
  return current;
}

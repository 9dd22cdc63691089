import { integer, text, type ReadableDatabase } from '../database/handles.ts';
import { newestPosition } from '../operations/changes-since.ts';

/** A document whose current text is searched. */
export interface CorpusDocument {
  readonly id: string;
  readonly revision: string;
  /** SHA-256 of its text. */
  readonly hash: string;
  /** Of its text, in UTF-16 code units. */
  readonly length: number;
}

/** The documents that are not removed, in the library's order; the same array for as long as none of them changes. */
export type CorpusTexts = readonly CorpusDocument[];

/** Makes the function that lists the corpus. What was read is kept until an operation touched a document or its text. */
export function createCorpusTexts(): (database: ReadableDatabase) => CorpusTexts {
  let known: CorpusTexts = [];
  let seen = -1;
  return (database) => {
    const newest = newestPosition(database);
    if (seen === -1 || newest < seen || touchesTexts(database, seen)) {
      known = database
        .query(
          `SELECT documents.id AS id, revision, text_hash, length FROM documents JOIN revisions ON revisions.id = documents.revision
            WHERE removed = 0 ORDER BY documents.id`,
        )
        .all()
        .map((row) => ({ id: text(row, 'id'), revision: text(row, 'revision'), hash: text(row, 'text_hash'), length: integer(row, 'length') }));
    }
    seen = newest;
    return known;
  };
}

function touchesTexts(database: ReadableDatabase, after: number): boolean {
  const touching = database.query(
    `SELECT 1 AS touched FROM operations WHERE position > ?
      AND (kind LIKE 'document.%' OR kind LIKE 'revision.%' OR kind LIKE 'tombstone.%') LIMIT 1`,
  );
  return touching.get(after) !== undefined;
}

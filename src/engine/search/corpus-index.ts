import fs from 'node:fs';
import { text, type Connection, type ReadableDatabase } from '../database/handles.ts';
import { createCorpusTexts, type CorpusTexts } from './corpus-texts.ts';
import { rowOf, type FoldedSource } from './index-rows.ts';
import { deleteIndex, indexFileOf, isOutOfReach, isUnfit, openIndex } from './index-file.ts';

/** What a search goes by: the corpus, and which of its texts the index holds. */
export interface Coverage {
  readonly texts: CorpusTexts;
  /** Places in `texts` by the index's row. */
  readonly places: ReadonlyMap<number, readonly number[]>;
  /** The index's row of a place in `texts`; undefined where the text is not in it. */
  readonly rowAt: (place: number) => number | undefined;
  /** Places in `texts` that are not in the index, in ascending order. */
  readonly missing: readonly number[];
}

/** A project's index as whoever searches sees it. It is derived, and never needed for a right answer. */
export interface CorpusIndex {
  /** Where it is; null where the project cannot say who it is. */
  readonly file: () => string | null;
  /**
   * Looks at the corpus together with the index, in one state of it; the index is null where there is none that can
   * be used. `look` may be called a second time, without the index.
   */
  readonly look: <Result>(look: (coverage: Coverage, index: ReadableDatabase | null) => Result) => Result;
  /** A text of the index; undefined where it cannot be had from there (any more). */
  readonly row: (id: number, hash: string) => FoldedSource | undefined;
  /** Takes the text of every document out of the index. False where it may still be there. */
  readonly erase: () => boolean;
  readonly close: () => void;
}

interface Known {
  readonly texts: CorpusTexts;
  readonly version: unknown;
  readonly coverage: Coverage;
}

/** The index of the project that `reader` reads. Nothing is opened, or made, before somebody searches. */
export function createCorpusIndex(reader: () => ReadableDatabase): CorpusIndex {
  const corpusTexts = createCorpusTexts();
  let connection: Connection | null = null;
  let known: Known | null = null;
  let place: string | null = null;
  let inode: number | undefined;

  const file = (): string | null => {
    if (place !== null) return place;
    const id = reader().query('SELECT id FROM project').value();
    if (typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id)) place = indexFileOf(id);
    return place;
  };

  const letGo = (): void => {
    connection?.close();
    connection = null;
    known = null;
  };

  const opened = (): Connection | null => {
    const at = file();
    if (at === null) return null;
    // Somebody may have deleted it, and somebody else have made it anew.
    const now = fs.statSync(at, { throwIfNoEntry: false })?.ino;
    if (connection !== null && now !== inode) letGo();
    if (connection === null && now !== undefined) connection = openIndex(at);
    inode = now;
    return connection;
  };

  const coverageOf = (index: ReadableDatabase | null): Coverage => {
    const texts = corpusTexts(reader());
    const version = index?.query('PRAGMA data_version').value() ?? null;
    if (known !== null && known.texts === texts && known.version === version) return known.coverage;
    const coverage = coverTexts(texts, index);
    known = { texts, version, coverage };
    return coverage;
  };

  /** Runs with the index; what is unfit is thrown away, and what cannot be had is done without. */
  const withIndex = <Result>(open: () => Connection | null, run: (index: Connection | null) => Result): Result => {
    try {
      return run(open());
    } catch (thrown) {
      if (!isUnfit(thrown) && !isOutOfReach(thrown)) throw thrown;
      letGo();
      const at = file();
      if (isUnfit(thrown) && at !== null) deleteIndex(at);
      return run(null);
    }
  };

  return {
    file,
    look: (look) =>
      withIndex(opened, (index) => {
        if (index === null) return look(coverageOf(null), null);
        index.execute('BEGIN');
        try {
          return look(coverageOf(index.reader), index.reader);
        } finally {
          if (index.inTransaction()) index.execute('ROLLBACK');
        }
      }),
    row: (id, hash) => withIndex(() => connection, (index) => (index === null ? undefined : rowOf(index.reader, id, hash))),
    erase: () => {
      const at = file();
      if (at === null) return true;
      letGo();
      return eraseIndex(at);
    },
    close: letGo,
  };
}

function coverTexts(texts: CorpusTexts, index: ReadableDatabase | null): Coverage {
  const rows = new Map<string, number>();
  for (const row of index?.query('SELECT id, hash FROM texts').all() ?? []) rows.set(text(row, 'hash'), Number(row['id']));
  const places = new Map<number, number[]>();
  const missing: number[] = [];
  texts.forEach(({ hash }, place) => {
    const row = rows.get(hash);
    if (row === undefined) missing.push(place);
    else {
      const same = places.get(row);
      if (same === undefined) places.set(row, [place]);
      else same.push(place);
    }
  });
  return { texts, places, missing, rowAt: (place) => rows.get(texts[place]?.hash ?? '') };
}

/**
 * Empties an index and rewrites its file, so that nothing of any text is left in it; it fills again. One that is
 * unfit is deleted. False where somebody kept it from being emptied.
 */
export function eraseIndex(file: string): boolean {
  let connection: Connection | null = null;
  try {
    connection = openIndex(file);
    if (connection === null) return true;
    connection.execute('BEGIN IMMEDIATE');
    connection.execute(`DELETE FROM texts; INSERT INTO trigrams (trigrams) VALUES ('delete-all')`);
    connection.commit();
    connection.execute('VACUUM');
    return connection.reader.pragma('wal_checkpoint(TRUNCATE)') === 0;
  } catch (thrown) {
    connection?.close();
    connection = null;
    if (isUnfit(thrown)) return deleteIndex(file);
    if (isOutOfReach(thrown)) return false;
    throw thrown;
  } finally {
    connection?.close();
  }
}

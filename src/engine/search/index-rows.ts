import { crc32 } from 'node:zlib';
import { compactMap, hasRepeats, unfoldCompact, type CompactMap } from '../../domain/text/compact-map.ts';
import { fold, unfoldRange } from '../../domain/text/folding.ts';
import type { TextRange } from '../../domain/text/range.ts';
import { integer, type Connection, type ReadableDatabase, type Row } from '../database/handles.ts';
import { damagedRow } from './index-file.ts';

/** A text as a search needs it: folded, with the way back to the source. */
export interface FoldedSource {
  readonly folded: string;
  readonly unfold: (start: number, end: number) => TextRange;
  /** Whether occurrences in `folded` could share a cluster of the source. */
  readonly repeats: boolean;
}

/** Folds a text that the index does not hold. */
export function foldedSource(text: string): FoldedSource {
  const { folded, map } = fold(text);
  return { folded, unfold: (start, end) => unfoldRange(map, start, end), repeats: true };
}

/** Puts a text into the index; inside a transaction. */
export function putRow(connection: Connection, hash: string, text: string): void {
  const { folded, map } = fold(text);
  const content = Buffer.from(folded, 'utf16le');
  const runs = compactMap(map);
  const bytes = mapBytes(runs);
  const insert = connection.writer.command(
    'INSERT INTO texts (id, hash, folded, map, repeats, checksum) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const id = Number(connection.reader.query('SELECT coalesce(max(id), 0) + 1 FROM texts').value());
  insert.run(id, hash, content, bytes, hasRepeats(map) ? 1 : 0, checksumOf(content, bytes));
  connection.writer.command('INSERT INTO trigrams (rowid, folded) VALUES (?, ?)').run(id, forTrigrams(folded));
}

/** A text from the index; undefined where it is not there (any more). Throws `damagedRow`. */
export function rowOf(index: ReadableDatabase, id: number, hash: string): FoldedSource | undefined {
  const row = index.query('SELECT hash, folded, map, repeats, checksum FROM texts WHERE id = ?').get(id);
  if (row === undefined || row['hash'] !== hash) return undefined;
  const content = bytesOf(row, 'folded', hash);
  const bytes = bytesOf(row, 'map', hash);
  if (checksumOf(content, bytes) !== integer(row, 'checksum')) throw damagedRow(hash);
  let runs: CompactMap | null = null;
  return {
    folded: content.toString('utf16le'),
    unfold: (start, end) => {
      runs ??= mapFrom(bytes);
      return unfoldCompact(runs, start, end);
    },
    repeats: row['repeats'] !== 0,
  };
}

/** A NUL ends a query of FTS5, wherever it stands in it. What is asked and what is asked of are changed alike. */
export function forTrigrams(folded: string): string {
  return folded.replaceAll('\u0000', '\u0001');
}

function bytesOf(row: Row, column: string, hash: string): Buffer {
  const value = row[column];
  if (!(value instanceof Uint8Array)) throw damagedRow(hash);
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
}

function checksumOf(content: Uint8Array, map: Uint8Array): number {
  return crc32(map, crc32(content));
}

function mapBytes(runs: CompactMap): Buffer {
  return Buffer.from(runs.buffer, runs.byteOffset, runs.byteLength);
}

function mapFrom(bytes: Buffer): CompactMap {
  // Copied, for numbers must stand at multiples of their size.
  return new Int32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

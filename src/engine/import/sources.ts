import { hash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { readFile, readdir, realpath, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { reorderingControls } from '../../domain/identifiers.ts';
import { Problem } from '../../domain/problem.ts';
import { decodeText, defaultByteLimit } from './decode-text.ts';
import type { DecodedText } from './decode-text.ts';

/** A file to import, or why there is nothing to read at that path. */
export interface Source {
  readonly path: string;
  /** The file's own name, without its folder: what the document keeps as its `source`. */
  readonly name: string;
  /** `file-missing`, `file-unreadable`, or `file-empty` for a folder without files; null for a regular file. */
  readonly problem: Problem | null;
}

export interface SourceText extends DecodedText {
  /** SHA-256 of the text in UTF-8, in hexadecimal. */
  readonly textHash: string;
  /** SHA-256 of the file's bytes, in hexadecimal. */
  readonly sourceHash: string;
  /** Of the text, in UTF-16 code units. */
  readonly length: number;
}

/** Bytes up to which reading at once takes less of the thread than asking for it: 15 µs against 230, measured. */
const smallFile = 256 * 1024;

/** What systems and tools leave in folders; nobody means these by naming the folder. */
const systemNames: ReadonlySet<string> = new Set([
  'thumbs.db', 'ehthumbs.db', 'desktop.ini', 'icon\r', '__macosx', 'node_modules', '$recycle.bin',
  'system volume information', 'lost+found',
]);

/**
 * The files that paths stand for, in the order of the paths: a file as it is; a folder's files with those of its
 * folders, by name in code unit order, without hidden ones and those that systems leave. Every other file of a
 * folder is named, whatever its ending: what is no text is refused by name when it is read. Symbolic links are
 * followed; a folder is gone through once, however many ways lead to it. What can't be found or read comes with its
 * problem, at its place, and the rest goes on.
 */
export async function* expandSources(paths: Iterable<string>): AsyncGenerator<Source, void, void> {
  const visited = new Set<string>();
  for (const path of paths) {
    let found = false;
    const known = visited.size;
    for await (const source of sourcesAt(path, visited)) {
      found = true;
      yield source;
    }
    if (!found && visited.size > known) yield refused(path, new Problem('file-empty', { file: sourceName(path) }));
  }
}

/**
 * The name of a file as a document keeps it: one line of well-formed text, at most 2000 UTF-16 code units, without
 * controls that would reorder what stands beside it.
 */
export function sourceName(path: string): string {
  const name = basename(path).toWellFormed().replace(/\p{Cc}/gu, ' ').replace(reorderingControls, '').trim();
  return name.slice(0, 2000).toWellFormed() || path;
}

/**
 * Reads and decodes a plain-text file; more than `limit` bytes are refused without reading them. Rejects with the
 * Problems of `decodeText`, and `file-missing` or `file-unreadable` (`message`: the system's code). Small files are
 * read at once, without a turn of the event loop: who reads many must let other work in between.
 */
export async function readSource(path: string, limit: number = defaultByteLimit): Promise<SourceText> {
  const name = sourceName(path);
  const bytes = await orProblem(path, async () => {
    const status = statSync(path);
    if (!status.isFile()) throw notAFile(path, status);
    if (status.size > limit) throw new Problem('file-too-large', { file: name, bytes: status.size, limit });
    return status.size <= smallFile ? readFileSync(path) : readFile(path);
  });
  return sourceTextOf(bytes, name, limit);
}

/** Decodes and hashes the bytes of a plain-text file, for hosts that were handed them. Problems as `decodeText`. */
export function sourceTextOf(bytes: Uint8Array, fileName: string, limit: number = defaultByteLimit): SourceText {
  const decoded = decodeText(bytes, fileName, limit);
  const sourceHash = hash('sha256', bytes, 'hex');
  const isUnchanged =
    decoded.encoding === 'utf-8' && !decoded.byteOrderMark &&
    (decoded.lineEndings === 'lf' || decoded.lineEndings === 'none');
  const textHash = isUnchanged ? sourceHash : hash('sha256', decoded.text, 'hex');
  return { ...decoded, textHash, sourceHash, length: decoded.text.length };
}

async function* sourcesAt(path: string, visited: Set<string>): AsyncGenerator<Source, void, void> {
  try {
    const status = await statOf(path);
    if (status.isFile()) yield { path, name: sourceName(path), problem: null };
    else if (status.isDirectory()) yield* sourcesIn(path, visited);
    else throw notAFile(path, status);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    yield refused(path, error);
  }
}

async function* sourcesIn(folder: string, visited: Set<string>): AsyncGenerator<Source, void, void> {
  const place = await orProblem(folder, () => realpath(folder));
  if (visited.has(place)) return;
  visited.add(place);
  const entries = await orProblem(folder, () => readdir(folder, { withFileTypes: true }));
  const wanted = entries.filter((entry) => !isLeftOut(entry.name));
  wanted.sort((left, right) => (left.name < right.name ? -1 : left.name > right.name ? 1 : 0));
  for (const entry of wanted) {
    const path = join(folder, entry.name);
    if (entry.isFile()) yield { path, name: sourceName(path), problem: null };
    else yield* sourcesAt(path, visited);
  }
}

function isLeftOut(name: string): boolean {
  return name.startsWith('.') || systemNames.has(name.toLowerCase());
}

function refused(path: string, problem: Problem): Source {
  return { path, name: sourceName(path), problem };
}

function notAFile(path: string, status: Stats): Problem {
  const message = status.isDirectory() ? 'EISDIR' : 'ENOTSUP';
  return new Problem('file-unreadable', { file: sourceName(path), message });
}

function statOf(path: string): Promise<Stats> {
  return orProblem(path, () => stat(path));
}

/** Turns what the file system says into a Problem that names the file. */
async function orProblem<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Problem) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : null;
    if (code === null) throw error;
    const file = sourceName(path);
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new Problem('file-missing', { file }, { cause: error });
    throw new Problem('file-unreadable', { file, message: code }, { cause: error });
  }
}

import { createHash, hash } from 'node:crypto';
import fs from 'node:fs';
import { bundleHeader, bundleLine, bundleVersion, type BundledOperation, type BundleHeader } from '../../domain/bundle.ts';
import { Problem } from '../../domain/problem.ts';
import { operationHash } from '../operations/operation-hash.ts';

/** One operation with the line that it stands on and the version of the scheme that its writer's copy had. */
export interface Incoming {
  readonly operation: BundledOperation;
  readonly scheme: number;
  readonly line: number;
}

export interface Bundle {
  readonly file: string;
  readonly header: BundleHeader;
  /** By hash. */
  readonly texts: ReadonlyMap<string, string>;
  readonly operations: readonly Incoming[];
}

/**
 * Reads a bundle and checks all that can be checked without a project: its form, its sum, the texts' hashes, and that
 * every chain is whole from its first operation and unaltered. Throws a `Problem` that names the file and the line.
 */
export function readBundle(file: string): Bundle {
  const content = contentOf(file);
  const wrong = (line: number, message: string) => new Problem('bundle-invalid', { file, line, message });
  const lines = content.toString('utf8').split('\n');
  if (lines.at(-1) === '') lines.pop();
  const header = headerFrom(file, lines[0] ?? '');
  const texts = new Map<string, string>();
  const operations: Incoming[] = [];
  const ends = new Map<string, { counter: number; hash: string }>();
  const ids = new Set<string>();
  let scheme = 0;
  let ended = false;
  for (const [index, source] of lines.entries()) {
    const line = index + 1;
    if (line === 1) continue;
    if (ended) throw wrong(line, 'it goes on after its end');
    const parsed = bundleLine.safeParse(jsonFrom(source));
    if (!parsed.success) throw wrong(line, parsed.error.issues[0]?.message ?? 'not a line of a bundle');
    const value = parsed.data;
    if ('text' in value) {
      if (hash('sha256', value.text.text, 'hex') !== value.text.hash) throw damaged(file, line, 'a text has another hash');
      texts.set(value.text.hash, value.text.text);
    } else if ('scheme' in value) scheme = value.scheme;
    else if ('operation' in value) {
      const { operation } = value;
      if (ids.has(operation.id)) throw damaged(file, line, `operation ${operation.id} stands twice`);
      ids.add(operation.id);
      checkChain(file, line, operation, ends);
      operations.push({ operation, scheme, line });
    } else {
      if (value.end.lines !== index) throw damaged(file, line, `${value.end.lines} lines were written, ${index} are here`);
      checkSum(file, line, content, value.end.sha256);
      ended = true;
    }
  }
  if (!ended) throw damaged(file, lines.length, 'its end is missing');
  return { file, header, texts, operations };
}

function damaged(file: string, line: number, message: string): Problem {
  return new Problem('bundle-damaged', { file, line, message });
}

function contentOf(file: string): Buffer {
  try {
    return fs.readFileSync(file);
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? thrown.code : '';
    if (code === 'ENOENT') throw new Problem('file-missing', { file }, { cause: thrown });
    throw new Problem('file-unreadable', { file, message: String(thrown) }, { cause: thrown });
  }
}

function jsonFrom(source: string): unknown {
  try {
    return JSON.parse(source) as unknown;
  } catch {
    // No line of a bundle is undefined: the schema says so, with the line.
    return undefined;
  }
}

function headerFrom(file: string, source: string): BundleHeader {
  const content = jsonFrom(source);
  const version = typeof content === 'object' && content !== null && 'version' in content ? content.version : undefined;
  const isBundle = typeof content === 'object' && content !== null && 'format' in content && content.format === 'isnad-bundle';
  if (isBundle && typeof version === 'number' && version > bundleVersion) {
    throw new Problem('bundle-newer', { file, version, known: bundleVersion });
  }
  const parsed = bundleHeader.safeParse(content);
  if (parsed.success) return parsed.data;
  if (!isBundle) throw new Problem('not-a-bundle', { file });
  throw new Problem('bundle-invalid', { file, line: 1, message: parsed.error.issues[0]?.message ?? '' });
}

/** The sum covers every byte before the last line. */
function checkSum(file: string, line: number, content: Buffer, sum: string): void {
  const body = content.subarray(0, content.lastIndexOf(0x0a, content.length - 2) + 1);
  if (createHash('sha256').update(body).digest('hex') !== sum) throw damaged(file, line, 'its sum is another');
}

/** Chains go whole: each begins with its first operation, and every hash follows from the one before. */
function checkChain(
  file: string,
  line: number,
  operation: BundledOperation,
  ends: Map<string, { counter: number; hash: string }>,
): void {
  const chain = `${operation.replica} ${operation.scope}`;
  const end = ends.get(chain);
  if (operation.counter !== (end?.counter ?? 0) + 1) {
    throw damaged(file, line, `number ${(end?.counter ?? 0) + 1} of its chain is missing`);
  }
  ends.set(chain, { counter: operation.counter, hash: operation.hash });
  // What was withheld or purged cannot be checked; whether that is allowed is the merging's to say.
  if (operation.payload === null) return;
  if (operationHash(operation, end?.hash ?? null) !== operation.hash) {
    throw damaged(file, line, `the hash of operation ${operation.id} does not fit`);
  }
}

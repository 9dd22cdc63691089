import { createHash } from 'node:crypto';
import fs from 'node:fs';
import type { BundledOperation, BundleHeader } from '../../src/domain/bundle.ts';
import { operationHash } from '../../src/engine/operations/operation-hash.ts';

export interface Lines {
  header: BundleHeader;
  texts: { text: { hash: string; text: string } }[];
  operations: BundledOperation[];
  /** The lines that say under which version of the scheme the next operations were made, each with how many come before it. */
  schemes: { scheme: number; before: number }[];
}

type Line = { readonly text: Lines['texts'][number]['text'] } | { readonly scheme: number } | { readonly operation: BundledOperation };

function linesOf(file: string): Lines {
  const [first = '', ...rest] = fs.readFileSync(file, 'utf8').trimEnd().split('\n');
  const lines: Lines = { header: JSON.parse(first) as BundleHeader, texts: [], operations: [], schemes: [] };
  for (const source of rest.slice(0, -1)) {
    const line = JSON.parse(source) as Line;
    if ('text' in line) lines.texts.push(line);
    else if ('scheme' in line) lines.schemes.push({ scheme: line.scheme, before: lines.operations.length });
    else lines.operations.push(line.operation);
  }
  return lines;
}

let written = 0;

/** Writes a bundle anew with what was done to it; its sum fits, its chains where `rehash` says so. */
export function doctor(file: string, change: (lines: Lines) => void, { rehash }: { rehash: boolean }): string {
  const lines = linesOf(file);
  change(lines);
  const ends = new Map<string, string>();
  const operations = lines.operations.map((operation) => {
    const chain = `${operation.replica} ${operation.scope}`;
    const hash = rehash ? operationHash(operation, ends.get(chain) ?? null) : operation.hash;
    ends.set(chain, hash);
    return { operation: { ...operation, hash } };
  });
  const all: unknown[] = [lines.header, ...lines.texts];
  for (let index = 0; index <= operations.length; index += 1) {
    for (const { scheme, before } of lines.schemes) if (before === index) all.push({ scheme });
    if (operations[index] !== undefined) all.push(operations[index]);
  }
  const body = all.map((line) => `${JSON.stringify(line)}\n`).join('');
  const sha256 = createHash('sha256').update(body).digest('hex');
  const doctored = `${file}.doctored-${(written += 1)}`;
  fs.writeFileSync(doctored, `${body}${JSON.stringify({ end: { lines: all.length, sha256 } })}\n`);
  return doctored;
}

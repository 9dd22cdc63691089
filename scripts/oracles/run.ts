import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isAgreementCase } from './agreement-case.ts';
import { codedUnits } from './coded-units.ts';
import { foldingVectors } from './folding-vectors.ts';
import { matchedSpans } from './matched-spans.ts';
import type { OracleSuite } from './suite.ts';
import { unitPairs } from './unit-pairs.ts';
import { unitizedContinua } from './unitized-continua.ts';

/** The first that recognises a file runs it. */
const suites: readonly OracleSuite[] = [
  foldingVectors,
  codedUnits,
  unitizedContinua,
  unitPairs,
  matchedSpans,
];

export interface OracleReport {
  /** What to print, line by line; the last is `N passed, N failed`. */
  readonly lines: readonly string[];
  readonly passed: number;
  readonly failed: number;
}

/**
 * Runs every case file (`*.json`) below a folder that a suite recognises. A line for each failure, one that
 * counts the files no suite knows, and the totals. A case of agreement that no suite knows is a failure, and so is a
 * file that can't be read as JSON. Throws where the folder can't be read.
 */
export function runOracles(folder: string): OracleReport {
  const lines: string[] = [];
  let unknown = 0;
  let passed = 0;
  let failed = 0;
  const fail = (file: string, name: string, expected: string, got: string): void => {
    failed += 1;
    lines.push(`FAILED ${file}: ${name}: expected ${expected}, got ${got}`);
  };
  for (const path of caseFilesBelow(folder)) {
    const file = relative(folder, path);
    let content: unknown;
    try {
      content = JSON.parse(readFileSync(path, 'utf8'));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      fail(file, 'the file as a whole', 'JSON', reason.replaceAll('\n', ' '));
      continue;
    }
    const suite = suites.find((candidate) => candidate.recognises(content));
    if (suite === undefined) {
      if (isAgreementCase(content)) {
        fail(file, String(content['name']), JSON.stringify(content['expected']), 'a kind of case that is not known');
      } else unknown += 1;
      continue;
    }
    for (const outcome of suite.run(content)) {
      if (outcome.passed) passed += 1;
      else fail(file, outcome.name, outcome.expected, outcome.got);
    }
  }
  if (unknown > 0) lines.push(`files that are no cases: ${unknown}`);
  lines.push(`${passed} passed, ${failed} failed`);
  return { lines, passed, failed };
}

function caseFilesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

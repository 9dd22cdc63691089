import { fold } from '../../src/domain/text/folding.ts';
import { createOffsetConverter } from '../../src/domain/text/offsets.ts';
import { isRecord } from './suite.ts';
import type { CaseOutcome, OracleSuite } from './suite.ts';

/** One row; the map has an entry for each code point of the folded text and one for its end, in code points. */
interface FoldingVector {
  readonly text: string;
  readonly search_fold: string;
  readonly search_fold_map_to_original: readonly number[];
}

function rowsOf(content: unknown): readonly unknown[] {
  return isRecord(content) && Array.isArray(content['rows']) ? content['rows'] : [];
}

function hasFoldingKeys(row: unknown): boolean {
  return isRecord(row) && 'search_fold' in row;
}

function isFoldingVector(row: unknown): row is FoldingVector {
  return (
    isRecord(row) &&
    typeof row['text'] === 'string' &&
    typeof row['search_fold'] === 'string' &&
    Array.isArray(row['search_fold_map_to_original'])
  );
}

/** The UTF-16 map of folding counted in code points on both sides. */
function mapInCodePoints(text: string, folded: string, map: Int32Array): number[] {
  const converter = createOffsetConverter(text);
  const converted: number[] = [];
  let unit = 0;
  for (const character of folded) {
    converted.push(converter.convert(map[unit] ?? 0, 'utf16', 'codepoint'));
    unit += character.length;
  }
  converted.push(converter.convert(map[unit] ?? 0, 'utf16', 'codepoint'));
  return converted;
}

function runRow(row: unknown, index: number): CaseOutcome {
  if (!isFoldingVector(row)) {
    return { name: `row ${index + 1}`, passed: false, expected: 'a folding vector', got: JSON.stringify(row) };
  }
  const { folded, map } = fold(row.text);
  const name = `row ${index + 1} ${JSON.stringify(row.text)}`;
  const expected = JSON.stringify([row.search_fold, row.search_fold_map_to_original]);
  const got = JSON.stringify([folded, mapInCodePoints(row.text, folded, map)]);
  return expected === got ? { name, passed: true } : { name, passed: false, expected, got };
}

export const foldingVectors: OracleSuite = {
  recognises: (content) => rowsOf(content).some(hasFoldingKeys),
  run: (content) => rowsOf(content).map(runRow),
};

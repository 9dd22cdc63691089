import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const script = fileURLToPath(new URL('../../../scripts/oracles.ts', import.meta.url));

function vector(text: string, folded: string, map: readonly number[]): object {
  return { text, search_fold: folded, search_fold_map_to_original: map };
}

describe('the oracle runner', () => {
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'isnad-oracles-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  function put(name: string, content: unknown): void {
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  }

  function run(...parameters: string[]): { status: number | null; lines: string[] } {
    const { status, stdout } = spawnSync(process.execPath, [script, ...parameters], { encoding: 'utf8' });
    return { status, lines: stdout.trimEnd().split('\n') };
  }

  it('passes right vectors, in code points, in folders below too', () => {
    mkdirSync(join(folder, 'deep'));
    put('deep/vectors.json', { rows: [vector('🕊أَ', '🕊ا', [0, 1, 3]), vector('ة', 'ه', [0, 1])] });
    expect(run(folder)).toEqual({ status: 0, lines: ['2 passed, 0 failed'] });
  });

  it('prints a line for each failure and ends with status 1', () => {
    put('vectors.json', { rows: [vector('ة', 'ه', [0, 2]), vector('ب', 'ت', [0, 1]), vector('ب', 'ب', [0, 1])] });
    put('broken.json', '{');
    const { status, lines } = run(folder);
    expect(status).toBe(1);
    expect(lines).toHaveLength(4);
    expect(lines[0]).toContain('broken.json');
    expect(lines[1]).toBe('FAILED vectors.json: row 1 "ة": expected ["ه",[0,2]], got ["ه",[0,1]]');
    expect(lines[3]).toBe('1 passed, 3 failed');
  });

  it('counts files that it does not know without failing', () => {
    put('words.json', [{ text: 'ألفان', value: 2000 }]);
    put('notes.txt', 'no case file');
    expect(run(folder)).toEqual({
      status: 0,
      lines: ['files that are no cases: 1', '0 passed, 0 failed'],
    });
  });

  it('fails a case of agreement of a kind that it does not know', () => {
    put('case.json', { name: 'x', input: { kind: 'tea leaves' }, metric: { id: 'kappa' }, expected: null });
    const { status, lines } = run(folder);
    expect(status).toBe(1);
    expect(lines).toEqual([
      'FAILED case.json: x: expected null, got a kind of case that is not known',
      '0 passed, 1 failed',
    ]);
  });

  it('computes cases of agreement, null for what is not available, and fails measures that it does not know', () => {
    const input = { kind: 'contingency', categories: ['a', 'b'], table: [[20, 10], [20, 50]] };
    const constant = { kind: 'coding', coders: ['x', 'y'], data: [[1, 1], [1, 1]], missing: null };
    const putCase = (name: string, of: object, metric: object, expected: unknown): void => {
      put(`${name}.json`, { name, input: of, metric, expected, tolerance: 1e-9 });
    };
    putCase('a right', input, { id: 'cohen_kappa' }, 8 / 23);
    putCase('b none', constant, { id: 'scott_pi' }, null);
    putCase('c by category', input, { id: 'fleiss_kappa_per_category' }, { a: 0.34065934065934067, b: 0.34065934065934067 });
    putCase('d wrong', input, { id: 'cohen_kappa' }, 0.34);
    putCase('e figure for none', constant, { id: 'scott_pi' }, 1);
    putCase('f none for a figure', input, { id: 'cohen_kappa' }, null);
    putCase('g unknown measure', input, { id: 'tea_leaves' }, null);
    putCase('h unknown distance', input, { id: 'krippendorff_alpha', distance: 'far' }, 0.5);
    putCase('i category missing', input, { id: 'fleiss_kappa_per_category' }, { c: null });
    putCase('j foreign value', { ...constant, categories: [2] }, { id: 'scott_pi' }, null);
    const { status, lines } = run(folder);
    expect(status).toBe(1);
    expect(lines.map((line) => line.replace(/: expected.*/, ''))).toEqual([
      'FAILED d wrong.json: d wrong',
      'FAILED e figure for none.json: e figure for none',
      'FAILED f none for a figure.json: f none for a figure',
      'FAILED g unknown measure.json: g unknown measure',
      'FAILED h unknown distance.json: h unknown distance',
      'FAILED i category missing.json: i category missing',
      'FAILED j foreign value.json: j foreign value',
      '3 passed, 7 failed',
    ]);
  });

  it('ends with status 2 on wrong usage', () => {
    expect(run().status).toBe(2);
    expect(run(folder, folder).status).toBe(2);
    expect(run(join(folder, 'absent')).status).toBe(2);
  });
});

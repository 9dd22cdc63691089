import { expect, test } from 'vitest';
import { readOracles, readPlaywright, readVitest } from '../../../scripts/lib/reports.ts';
import { PASSED, chooseSteps, runSteps, skipped, summarise } from '../../../scripts/lib/steps.ts';
import type { Step } from '../../../scripts/lib/steps.ts';
import { firstLines } from '../../../scripts/lib/test-notes.ts';
import { failuresOf } from '../../../scripts/lib/vitest-failures.ts';

function step(name: string, work: Step['work']): Step {
  return { name, heading: name, work };
}

const quiet = (): void => undefined;

test('goes on after a step that fails or throws, and ends with the totals alone', async () => {
  const reports = await runSteps(
    [
      step('types', async () => PASSED),
      step('lint', () => Promise.reject(new Error('broken'))),
      step('unit', async () => ({ passed: 40, failed: 2, skipped: 0 })),
    ],
    quiet,
  );
  expect(summarise(reports).at(-1)).toBe('41 passed, 3 failed');
  expect(reports[1]?.note).toContain('broken');
});

test('says what was skipped and why', async () => {
  const reports = await runSteps([step('types', async () => PASSED), step('oracles', async () => skipped('not here'))], quiet);
  const lines = summarise(reports);
  expect(lines.find((line) => line.includes('oracles'))).toContain('(not here)');
  expect(lines.at(-1)).toBe('1 passed, 0 failed, 1 skipped');
});

test('runs the steps that were asked for, in their own order', () => {
  const steps = ['types', 'unit', 'e2e'].map((name) => step(name, async () => PASSED));
  expect(chooseSteps(steps, [])).toHaveLength(3);
  expect(chooseSteps(steps, ['e2e', 'types'])).toEqual([steps[0], steps[2]]);
  expect(chooseSteps(steps, ['e2e', 'nonsense'])).toBe('nonsense');
});

test('reads what Vitest reports', () => {
  const report = { numPassedTests: 7, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 };
  expect(readVitest({ code: 1, report })).toEqual({ passed: 7, failed: 1, skipped: 3 });
});

test('reads what Playwright reports, and says what passed only when tried again', () => {
  const report = { stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 0 } };
  expect(readPlaywright({ code: 1, report })).toEqual({ passed: 4, failed: 1, skipped: 0, unsteady: 1 });
  const steady = { stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 0 } };
  expect(readPlaywright({ code: 0, report: steady })).toEqual({ passed: 3, failed: 0, skipped: 0 });
  const one = { name: 'e2e', seconds: 1, passed: 4, failed: 0, skipped: 0, unsteady: 1 };
  expect(summarise([one]).at(-1)).toBe('4 passed (1 only when tried again), 0 failed');
});

const property = {
  message: 'Property failed after 3 tests\n{ seed: 41, path: "2:0", endOnFailure: true }\nCounterexample: ["x"]\n\nHint: more',
  cause: { message: 'expected 1 to be 2' },
};

test('the end of a run names the unit tests that failed, with the seed and the path of a property', () => {
  const outcome = (fullName: string, state: string, errors: { message: string; cause?: unknown }[] = []) => ({
    fullName,
    result: () => ({ state, errors }),
  });
  const module = {
    relativeModuleId: 'tests/unit/a.test.ts',
    errors: () => [],
    children: {
      allSuites: () => [{ fullName: 'hooks', errors: () => [{ message: 'no hook' }] }],
      allTests: () => [outcome('holds', 'passed'), outcome('whatever is done', 'failed', [property])],
    },
  };
  const unloaded = { ...module, relativeModuleId: 'b.test.ts', errors: () => [{ message: '\u001B[31mno module\u001B[39m\n    at x.ts:1' }], children: { allSuites: () => [], allTests: () => [] } };
  const failures = failuresOf([module, unloaded], [{ message: 'nobody awaited this' }]);
  const report = { numPassedTests: 1, numFailedTests: 1 };
  const unit = { ...readVitest({ code: 1, report, failures }), name: 'unit', seconds: 1 };
  expect(summarise([unit])).toEqual([
    expect.stringContaining('unit'),
    '',
    '✗ unit: failed',
    '   tests/unit/a.test.ts › hooks',
    '      no hook',
    '   tests/unit/a.test.ts › whatever is done',
    '      Property failed after 3 tests',
    '      { seed: 41, path: "2:0", endOnFailure: true }',
    '      Counterexample: ["x"]',
    '      expected 1 to be 2',
    '   b.test.ts',
    '      no module',
    '   outside of a test',
    '      nobody awaited this',
    '',
    '1 passed, 1 failed',
  ]);
});

test('the end of a run names the end-to-end tests that failed or passed only when tried again', () => {
  const spec = (title: string, status: string, ...messages: string[]) => ({
    title,
    file: 'desk.spec.ts',
    tests: [{ status, results: messages.map((message) => ({ errors: [{ message }] })) }],
  });
  const report = {
    errors: [],
    stats: { expected: 1, unexpected: 1, flaky: 1, skipped: 0 },
    suites: [
      { specs: [spec('steady', 'expected')], suites: [{ specs: [spec('broken', 'unexpected', 'first', 'second', 'third')] }] },
      { specs: [spec('by luck', 'flaky', 'not yet')] },
    ],
  };
  const lines = summarise([{ ...readPlaywright({ code: 1, report }), name: 'e2e', seconds: 1 }]);
  expect(lines.slice(2)).toEqual([
    '✗ e2e: failed',
    '   desk.spec.ts › broken',
    '      first',
    '      second',
    '? e2e: passed only when tried again',
    '   desk.spec.ts › by luck',
    '      not yet',
    '',
    '2 passed (1 only when tried again), 1 failed',
  ]);
});

test('a step that fails without a test says why at the end, and a great many failures stay readable', () => {
  const lint = { name: 'lint', seconds: 1, passed: 0, failed: 1, skipped: 0, note: 'It took too long and was ended.' };
  expect(summarise([lint])).toContain('      It took too long and was ended.');
  const failures = Array.from({ length: 200 }, (_, index) => ({ test: `test ${index}`, message: firstLines('x\n'.repeat(50)) }));
  const lines = summarise([{ name: 'unit', seconds: 1, passed: 0, failed: 200, skipped: 0, failures }]);
  expect(lines.length).toBeLessThan(110);
  expect(lines).toContain('   … and 170 more');
});

test('reads the closing line of the oracles', () => {
  expect(readOracles({ code: 0, report: 'one\n12 passed, 0 failed\n' })).toEqual({ passed: 12, failed: 0, skipped: 0 });
});

test.each([
  ['no report', { code: 0, report: undefined }],
  ['no test', { code: 0, report: { numPassedTests: 0, numFailedTests: 0 } }],
  ['only skipped tests', { code: 0, report: { numPassedTests: 0, numPendingTests: 3 } }],
  ['a file that does not load', { code: 1, report: { numPassedTests: 5, numFailedTests: 0 } }],
])('%s is a failure', (_name, outcome) => {
  expect(readVitest(outcome).failed).toBe(1);
});

import { expect, test } from 'vitest';
import { readOracles, readPlaywright, readVitest } from '../../../scripts/lib/reports.ts';
import { PASSED, chooseSteps, runSteps, skipped, summarise } from '../../../scripts/lib/steps.ts';
import type { Step } from '../../../scripts/lib/steps.ts';

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

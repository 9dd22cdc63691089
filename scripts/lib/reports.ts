import fs from 'node:fs';
import type { StepResult } from './steps.ts';
import { describeErrors, testName } from './test-notes.ts';
import type { TestNote } from './test-notes.ts';

interface RunOutcome {
  /** The exit code of the test runner. */
  readonly code: number | null;
  /** The parsed report, or undefined where none was written. */
  readonly report: unknown;
}

/** Reads a report that a test runner wrote; undefined where it wrote none that can be read. */
export function readReport(file: string): unknown {
  if (!fs.existsSync(file)) return undefined;
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function valueAt(report: unknown, ...names: string[]): unknown {
  let value = report;
  for (const name of names) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = new Map<string, unknown>(Object.entries(value)).get(name);
  }
  return value;
}

function numberAt(report: unknown, ...names: string[]): number {
  const value = valueAt(report, ...names);
  return typeof value === 'number' ? value : 0;
}

function textAt(report: unknown, name: string): string {
  const value = valueAt(report, name);
  return typeof value === 'string' ? value : '';
}

function listAt(report: unknown, name: string): readonly unknown[] {
  const value = valueAt(report, name);
  return Array.isArray(value) ? value : [];
}

/** A runner that fails without a failed test (a file that doesn't load), or runs nothing, has failed. */
function judge(counts: StepResult, code: number | null): StepResult {
  if (counts.failed > 0) return counts;
  if (counts.passed === 0) return { ...counts, failed: 1, note: 'No test ran.' };
  if (code !== 0) return { ...counts, failed: 1, note: 'The test runner failed outside of a test; see above.' };
  return counts;
}

/** Counts from Vitest's JSON report, and names from what our own reporter wrote (vitest-failures.ts). */
export function readVitest({ code, report, failures }: RunOutcome & { readonly failures?: unknown }): StepResult {
  const notes = (Array.isArray(failures) ? failures : []).map((note: unknown) => ({
    test: textAt(note, 'test'),
    message: textAt(note, 'message'),
  }));
  return judge(
    {
      passed: numberAt(report, 'numPassedTests'),
      failed: numberAt(report, 'numFailedTests'),
      skipped: numberAt(report, 'numPendingTests') + numberAt(report, 'numTodoTests'),
      ...(notes.length === 0 ? {} : { failures: notes }),
    },
    code,
  );
}

interface PlaywrightTest extends TestNote {
  readonly status: string;
}

/** Every test of a suite in Playwright's JSON report and of the suites in it, with what its tries said. */
function testsIn(suite: unknown): PlaywrightTest[] {
  const own = listAt(suite, 'specs').flatMap((spec) =>
    listAt(spec, 'tests').map((test) => {
      const errors = listAt(test, 'results').flatMap((result) => listAt(result, 'errors'));
      return {
        test: testName(textAt(spec, 'file'), textAt(spec, 'title')),
        message: describeErrors(errors.slice(0, 2).map((error) => ({ message: textAt(error, 'message') }))),
        status: textAt(test, 'status'),
      };
    }),
  );
  return [...own, ...listAt(suite, 'suites').flatMap(testsIn)];
}

/**
 * Counts from Playwright's JSON report. A test that came through only when it was tried again has passed, and the
 * result says that it was unsteady: it is to be looked into.
 */
export function readPlaywright({ code, report }: RunOutcome): StepResult {
  const unsteady = numberAt(report, 'stats', 'flaky');
  const tests = testsIn(report);
  const notes = (status: string): TestNote[] =>
    tests.filter((test) => test.status === status).map(({ test, message }) => ({ test, message }));
  const outside = listAt(report, 'errors').map((error) => ({ message: textAt(error, 'message') }));
  const failures = [
    ...notes('unexpected'),
    ...(outside.length === 0 ? [] : [{ test: 'outside of a test', message: describeErrors(outside) }]),
  ];
  const triedAgain = notes('flaky');
  return judge(
    {
      passed: numberAt(report, 'stats', 'expected') + unsteady,
      failed: numberAt(report, 'stats', 'unexpected'),
      skipped: numberAt(report, 'stats', 'skipped'),
      ...(unsteady === 0 ? {} : { unsteady }),
      ...(failures.length === 0 ? {} : { failures }),
      ...(triedAgain.length === 0 ? {} : { triedAgain }),
    },
    code,
  );
}

/** Counts from the closing line `N passed, N failed` of `npm run oracles`. */
export function readOracles({ code, report }: RunOutcome): StepResult {
  const line = typeof report === 'string' ? /^(\d+) passed, (\d+) failed$/m.exec(report) : null;
  return judge({ passed: Number(line?.[1] ?? 0), failed: Number(line?.[2] ?? 0), skipped: 0 }, code);
}

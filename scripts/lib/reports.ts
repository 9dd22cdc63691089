import fs from 'node:fs';
import type { StepResult } from './steps.ts';

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

function numberAt(report: unknown, ...names: string[]): number {
  let value = report;
  for (const name of names) {
    if (typeof value !== 'object' || value === null) return 0;
    value = new Map<string, unknown>(Object.entries(value)).get(name);
  }
  return typeof value === 'number' ? value : 0;
}

/** A runner that fails without a failed test (a file that doesn't load), or runs nothing, has failed. */
function judge(counts: StepResult, code: number | null): StepResult {
  if (counts.failed > 0) return counts;
  if (counts.passed === 0) return { ...counts, failed: 1, note: 'No test ran.' };
  if (code !== 0) return { ...counts, failed: 1, note: 'The test runner failed outside of a test; see above.' };
  return counts;
}

/** Counts from Vitest's JSON report. */
export function readVitest({ code, report }: RunOutcome): StepResult {
  return judge(
    {
      passed: numberAt(report, 'numPassedTests'),
      failed: numberAt(report, 'numFailedTests'),
      skipped: numberAt(report, 'numPendingTests') + numberAt(report, 'numTodoTests'),
    },
    code,
  );
}

/**
 * Counts from Playwright's JSON report. A test that came through only when it was tried again has passed, and the
 * result says that it was unsteady: it is to be looked into.
 */
export function readPlaywright({ code, report }: RunOutcome): StepResult {
  const unsteady = numberAt(report, 'stats', 'flaky');
  return judge(
    {
      passed: numberAt(report, 'stats', 'expected') + unsteady,
      failed: numberAt(report, 'stats', 'unexpected'),
      skipped: numberAt(report, 'stats', 'skipped'),
      ...(unsteady === 0 ? {} : { unsteady }),
    },
    code,
  );
}

/** Counts from the closing line `N passed, N failed` of `npm run oracles`. */
export function readOracles({ code, report }: RunOutcome): StepResult {
  const line = typeof report === 'string' ? /^(\d+) passed, (\d+) failed$/m.exec(report) : null;
  return judge({ passed: Number(line?.[1] ?? 0), failed: Number(line?.[2] ?? 0), skipped: 0 }, code);
}

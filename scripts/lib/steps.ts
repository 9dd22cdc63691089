import { firstLines, nameTests } from './test-notes.ts';
import type { TestNote } from './test-notes.ts';

/** What became of a step of `npm test`, in tests (a step that isn't made of tests counts as one). */
export interface StepResult {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** How many of those that passed did so only when tried again. */
  readonly unsteady?: number;
  /** Those that failed, by name, and those that passed only when tried again. */
  readonly failures?: readonly TestNote[];
  readonly triedAgain?: readonly TestNote[];
  /** Why something was skipped or failed, where that isn't plain from the output. */
  readonly note?: string;
}

export interface Step {
  readonly name: string;
  readonly heading: string;
  readonly work: () => Promise<StepResult>;
}

export interface StepReport extends StepResult {
  readonly name: string;
  readonly seconds: number;
}

export const PASSED: StepResult = { passed: 1, failed: 0, skipped: 0 };

export function failed(note?: string): StepResult {
  return { passed: 0, failed: 1, skipped: 0, ...(note === undefined ? {} : { note }) };
}

export function skipped(note: string): StepResult {
  return { passed: 0, failed: 0, skipped: 1, note };
}

/** Chooses the steps that were asked for; answers the first name that there is no step for. */
export function chooseSteps(steps: readonly Step[], only: readonly string[]): readonly Step[] | string {
  const unknown = only.find((name) => steps.every((step) => step.name !== name));
  if (unknown !== undefined) return unknown;
  return only.length === 0 ? steps : steps.filter((step) => only.includes(step.name));
}

/** Runs steps one after the other, whatever becomes of each. */
export async function runSteps(steps: readonly Step[], say: (line: string) => void): Promise<StepReport[]> {
  const reports: StepReport[] = [];
  for (const step of steps) {
    say(`\n── ${step.heading}`);
    const start = performance.now();
    let result: StepResult;
    try {
      result = await step.work();
    } catch (error) {
      result = failed(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
    const seconds = (performance.now() - start) / 1000;
    if (result.note !== undefined) say(result.note);
    say(`   ${describeResult(result)} in ${seconds.toFixed(1)} s`);
    reports.push({ ...result, name: step.name, seconds });
  }
  return reports;
}

/** `N passed, N failed`, and what was skipped, or passed only when tried again, where something was. */
function describeResult(result: StepResult): string {
  const unsteady = result.unsteady ?? 0;
  const unsteadyPart = unsteady > 0 ? ` (${unsteady} only when tried again)` : '';
  const skippedPart = result.skipped > 0 ? `, ${result.skipped} skipped` : '';
  return `${result.passed} passed${unsteadyPart}, ${result.failed} failed${skippedPart}`;
}

/** Adds results up. */
export function addUp(results: readonly StepResult[]): StepResult {
  const sum = (pick: (result: StepResult) => number): number =>
    results.reduce((total, result) => total + pick(result), 0);
  const unsteady = sum((result) => result.unsteady ?? 0);
  return {
    passed: sum((result) => result.passed),
    failed: sum((result) => result.failed),
    skipped: sum((result) => result.skipped),
    ...(unsteady === 0 ? {} : { unsteady }),
  };
}

/** What failed, step by step: the tests by name, else what the step said of itself. */
function failuresOf(report: StepReport): readonly TestNote[] {
  if (report.failures !== undefined && report.failures.length > 0) return report.failures;
  return report.failed > 0 ? [{ test: 'the step as a whole', message: firstLines(report.note ?? '') }] : [];
}

/**
 * The lines that end a run: a row a step, why things were skipped, what failed or passed only when tried again, by
 * name, and the totals alone. Where only the end of a log is kept, it says what is to be looked into.
 */
export function summarise(reports: readonly StepReport[]): string[] {
  const width = Math.max(0, ...reports.map((report) => report.name.length));
  const rows = reports.map((report) => {
    const mark = report.failed > 0 ? '✗' : report.passed === 0 ? '–' : '✓';
    const reason = report.passed === 0 && report.failed === 0 && report.note !== undefined ? `  (${report.note})` : '';
    return `${mark} ${report.name.padEnd(width)}  ${report.seconds.toFixed(1).padStart(6)} s  ${describeResult(report)}${reason}`;
  });
  const named = reports.flatMap((report) => [
    ...nameTests(`✗ ${report.name}: failed`, failuresOf(report)),
    ...nameTests(`? ${report.name}: passed only when tried again`, report.triedAgain ?? []),
  ]);
  return [...rows, '', ...(named.length > 0 ? [...named, ''] : []), describeResult(addUp(reports))];
}

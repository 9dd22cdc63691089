import fs from 'node:fs';
import { run } from './process.ts';
import { inProject, projectFolder } from './project.ts';
import { readPlaywright, readReport } from './reports.ts';
import type { StepResult } from './steps.ts';

/** No run of the end-to-end tests may hang: in milliseconds. */
const LIMIT = 45 * 60_000;

/** Runs the end-to-end tests in the host that the variables name (tests/e2e/support.ts, playwright.config.ts). */
export async function runEndToEnd(
  argumentList: readonly string[],
  variables: Readonly<Record<string, string>>,
): Promise<StepResult> {
  const report = inProject('out/reports/playwright.json');
  fs.rmSync(report, { force: true });
  const playwright = inProject('node_modules/@playwright/test/cli.js');
  const { code } = await run(process.execPath, [playwright, 'test', ...argumentList], {
    folder: projectFolder,
    output: 'show',
    limit: LIMIT,
    variables,
  });
  return readPlaywright({ code, report: readReport(report) });
}

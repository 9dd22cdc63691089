import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGUMENTS_OF_TESTS } from './scripts/lib/browser.ts';

// scripts/test.ts finds a browser, or gets one, and names it here.
const executable = process.env['ISNAD_CHROMIUM'];

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: false,
  forbidOnly: Boolean(process.env['CI']),
  // A key that is pressed into a busy page's one bad moment must not hold a change back for good, nor be hidden: what
  // came through only at the second try is counted, and printed with its error.
  retries: 1,
  timeout: 60_000,
  // A machine that does something else as well may take its time; a test that passes waits no longer for it.
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'out/reports/playwright.json' }]],
  use: {
    browserName: 'chromium',
    headless: true,
    launchOptions: {
      args: CHROMIUM_ARGUMENTS_OF_TESTS,
      ...(executable === undefined ? {} : { executablePath: executable }),
    },
    screenshot: 'only-on-failure',
    // A trace takes a quarter of the whole run, failed or not: who looks into a failure asks for it.
    trace: process.env['ISNAD_TRACE'] === undefined ? 'off' : 'retain-on-failure',
  },
});

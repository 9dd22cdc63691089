import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGUMENTS } from './scripts/lib/browser.ts';

// scripts/test.ts finds a browser, or gets one, and names it here.
const executable = process.env['ISNAD_CHROMIUM'];

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: false,
  forbidOnly: Boolean(process.env['CI']),
  retries: 0,
  timeout: 60_000,
  reporter: [['list'], ['json', { outputFile: 'out/reports/playwright.json' }]],
  use: {
    browserName: 'chromium',
    headless: true,
    launchOptions: {
      args: CHROMIUM_ARGUMENTS,
      ...(executable === undefined ? {} : { executablePath: executable }),
    },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
});

import fs from 'node:fs';
import path from 'node:path';
import { defineConfig } from 'vitest/config';

/** What a test stubs is put back before the next one: most files share their process with others. */
const shared = { environment: 'node', restoreMocks: true, unstubEnvs: true, unstubGlobals: true };

const QUICK = 'tests/{unit,property,golden}/**/*.test.{ts,tsx}';

/**
 * Files that put something in the place of a module. They need modules of their own; all others share those that
 * their process has loaded already, which takes a third of the time that loading them for each file took.
 */
const REPLACING = fs
  .globSync(QUICK, { cwd: import.meta.dirname })
  .map((file) => file.split(path.sep).join('/'))
  .filter((file) => /\bvi\.(mock|doMock|resetModules)\(/.test(fs.readFileSync(path.join(import.meta.dirname, file), 'utf8')));

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...shared,
          name: 'quick',
          include: [QUICK],
          exclude: REPLACING,
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          ...shared,
          name: 'replacing',
          include: REPLACING,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          ...shared,
          name: 'crash',
          include: ['tests/crash/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        // The built program on the test double of Electron: a step of its own in `npm test`.
        test: {
          ...shared,
          name: 'desktop',
          include: ['tests/desktop/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});

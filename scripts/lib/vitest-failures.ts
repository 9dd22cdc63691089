import fs from 'node:fs';
import path from 'node:path';
import { describeErrors, testName } from './test-notes.ts';
import type { TestNote } from './test-notes.ts';

type Errors = readonly { readonly message: string; readonly cause?: unknown }[];

/** What this reporter reads of Vitest's own kinds. */
interface Suite {
  readonly fullName: string;
  errors(): Errors;
}
interface Test {
  readonly fullName: string;
  result(): { readonly state: string; readonly errors?: Errors | undefined };
}
interface Module {
  readonly relativeModuleId: string;
  errors(): Errors;
  readonly children: { allSuites(): Iterable<Suite>; allTests(): Iterable<Test> };
}

/** Tests that failed, and what failed outside of one: a file that doesn't load, a hook, an error that nobody awaited. */
export function failuresOf(modules: readonly Module[], outside: Errors): TestNote[] {
  const notes: TestNote[] = [];
  const note = (test: string, errors: Errors): void => {
    if (errors.length > 0) notes.push({ test, message: describeErrors(errors) });
  };
  for (const module of modules) {
    note(module.relativeModuleId, module.errors());
    for (const suite of module.children.allSuites()) {
      note(testName(module.relativeModuleId, suite.fullName), suite.errors());
    }
    for (const test of module.children.allTests()) {
      const { state, errors = [] } = test.result();
      if (state === 'failed') {
        notes.push({ test: testName(module.relativeModuleId, test.fullName), message: describeErrors(errors) });
      }
    }
  }
  note('outside of a test', outside);
  return notes;
}

/**
 * A reporter for Vitest: writes a list of {@link TestNote} into the file named by `--outputFile.failures`. Vitest's
 * JSON report knows neither causes (where fast-check says what it came upon) nor errors outside of tests.
 */
export default class FailuresReporter {
  #file: string | undefined;

  onInit({ config }: { readonly config: { readonly outputFile?: unknown } }): void {
    const { outputFile } = config;
    if (typeof outputFile !== 'object' || outputFile === null || !('failures' in outputFile)) return;
    this.#file = String(outputFile.failures);
  }

  onTestRunEnd(modules: readonly Module[], outside: Errors): void {
    if (this.#file === undefined) return;
    fs.mkdirSync(path.dirname(this.#file), { recursive: true });
    fs.writeFileSync(this.#file, JSON.stringify(failuresOf(modules, outside)));
  }
}

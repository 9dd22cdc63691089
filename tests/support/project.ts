import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished } from 'vitest';
import { api, type Input, type MethodName, type Output, type WorkbenchEvent } from '../../src/domain/api.ts';
import type { Scheme } from '../../src/domain/model/scheme.ts';
import { Problem, type ProblemCode } from '../../src/domain/problem.ts';
import { createProject } from '../../src/engine/create-project.ts';
import type { Workbench, WorkbenchOptions } from '../../src/engine/workbench-types.ts';
import { openWorkbench } from '../../src/engine/workbench.ts';

/** 1 November 2026, 08:00 UTC. */
export const beginning = Date.UTC(2026, 10, 1, 8);

/** A clock that goes on by a second at each look, and ids that count: UUIDv7 in shape and in order. */
export interface Fixed {
  readonly clock: () => number;
  readonly ids: () => string;
  readonly advance: (milliseconds: number) => void;
}

export function fixed(seed = 0): Fixed {
  let now = beginning;
  let count = 0;
  return {
    clock: () => (now += 1000),
    ids: () => {
      count += 1;
      return idOf(count, seed);
    },
    advance: (milliseconds) => {
      now += milliseconds;
    },
  };
}

export function idOf(count: number, seed = 0): string {
  const hex = count.toString(16).padStart(12, '0');
  return `0199${seed.toString(16).padStart(4, '0')}-0000-7000-8000-${hex}`;
}

/** A folder that goes when the test is over, and the person's own folder inside it. */
export function temporaryFolder(): string {
  const folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'isnad-engine-'));
  const before = process.env['ISNAD_HOME'];
  process.env['ISNAD_HOME'] = path.join(folder, 'home');
  onTestFinished(() => {
    if (before === undefined) delete process.env['ISNAD_HOME'];
    else process.env['ISNAD_HOME'] = before;
    fs.rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** The one door, each answer held to the method's output schema: nothing missing and nothing beside it. */
export interface Door {
  readonly workbench: Workbench;
  readonly call: <Name extends MethodName>(method: Name, input: Input<Name>) => Promise<Output<Name>>;
  readonly events: WorkbenchEvent[];
  readonly close: () => Promise<void>;
}

export function doorOf(workbench: Workbench): Door {
  const events: WorkbenchEvent[] = [];
  workbench.subscribe((event) => {
    events.push(event);
  });
  return {
    workbench,
    events,
    call: async (method, input) => {
      const output = await workbench.callUnchecked(method, input);
      const parsed = api[method].output.parse(output);
      expect(parsed, `the output of ${method}`).toEqual(output);
      return parsed as Output<typeof method>;
    },
    close: workbench.close,
  };
}

export interface TestProject {
  readonly folder: string;
  readonly file: string;
  readonly fixed: Fixed;
  /** Another door for somebody of this name; closed at the end of the test. */
  readonly open: (name: string, options?: Partial<WorkbenchOptions>) => Promise<Door>;
  readonly inFolder: (name: string) => string;
}

export interface TestProjectOptions {
  readonly name?: string;
  readonly title?: string;
  readonly scheme?: Scheme;
  readonly seed?: number;
}

export function temporaryProject(options: TestProjectOptions = {}): TestProject {
  const folder = temporaryFolder();
  return projectIn(folder, options);
}

export function projectIn(folder: string, { name = 'test', title, scheme, seed = 0 }: TestProjectOptions = {}): TestProject {
  const file = path.join(folder, `${name}.isnad`);
  const own = fixed(seed);
  createProject(file, {
    actor: { name: 'منى' },
    clock: own.clock,
    ids: own.ids,
    ...(title === undefined ? {} : { title }),
    ...(scheme === undefined ? {} : { scheme }),
  });
  return {
    folder,
    file,
    fixed: own,
    open: (person, more) => openDoor(file, person, own, more),
    inFolder: (entry) => path.join(folder, entry),
  };
}

export async function openDoor(
  file: string,
  person: string,
  own: Fixed,
  options: Partial<WorkbenchOptions> = {},
): Promise<Door> {
  const workbench = await openWorkbench(file, {
    actor: { name: person },
    clock: own.clock,
    ids: own.ids,
    backups: 'off',
    ...options,
  });
  onTestFinished(() => workbench.close());
  return doorOf(workbench);
}

/** The project's own handle of SQLite, nothing registered on it, as any other program has it. */
export function bare<Result>(file: string, body: (database: Sqlite.Database) => Result): Result {
  const database = new Sqlite(file, { fileMustExist: true });
  try {
    return body(database);
  } finally {
    database.close();
  }
}

/** Operations and what is local to a copy; the texts stay behind when their document's making is undone. */
const besideTheModel = new Set(['operations', 'people', 'replicas', 'origin', 'merges', 'earlier_schemes', 'absent_ends', 'texts']);

export type Dump = Record<string, string[]>;

/** Every row of every table, as text. */
export function dumpAll(file: string): Dump {
  return dump(file, () => true);
}

/** The rows of the model: what undo brings back. */
export function dumpModel(file: string): Dump {
  return dump(file, (table) => !besideTheModel.has(table));
}

function dump(file: string, wanted: (table: string) => boolean): Dump {
  return bare(file, (database) => {
    const names = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all();
    const rows = (table: string): string[] =>
      database
        .prepare(`SELECT * FROM "${table}"`)
        .all()
        .map((row) => JSON.stringify(row))
        .sort();
    return Object.fromEntries(names.map(String).filter(wanted).map((table) => [table, rows(table)]));
  });
}

/** The code of the problem that a call is refused with; what is no problem is thrown on. */
export async function problemOf(work: Promise<unknown>): Promise<Problem> {
  try {
    await work;
  } catch (thrown) {
    if (thrown instanceof Problem) return thrown;
    throw thrown;
  }
  throw new Error('it was not refused');
}

/** Refused with this code, and nothing at all is different in the file. */
export async function expectRefused(
  file: string,
  work: () => Promise<unknown>,
  code: ProblemCode,
  details: Readonly<Record<string, unknown>> = {},
): Promise<Problem> {
  const before = dumpAll(file);
  const problem = await problemOf(work());
  expect(problem.toData()).toMatchObject({ code, details });
  expect(dumpAll(file), 'a refused call changes nothing').toEqual(before);
  return problem;
}

export async function expectSound(door: Door): Promise<void> {
  const report = await door.call('project.verify', {});
  expect(report.findings).toEqual([]);
  expect(report.ok).toBe(true);
}

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

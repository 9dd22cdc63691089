import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { Input, MethodName, Output } from '../../src/domain/api.ts';
import type { Answer, DesktopEvent } from '../../src/domain/desktop-door.ts';
import type { HostInput, HostMethodName, HostOutput } from '../../src/domain/host-api.ts';
import type { Problem } from '../../src/domain/problem.ts';
import { createProject } from '../../src/engine/create-project.ts';
import { openWorkbench } from '../../src/engine/workbench.ts';
import type { RecordedCall } from './electron-double/ledger.ts';
import type { LaunchSettings } from './electron-double/settings.ts';
import { settingsVariable } from './electron-double/settings.ts';
import type { Said } from './electron-double/stage-protocol.ts';
import type { Stage } from './electron-double/stage.ts';

const root = path.resolve(import.meta.dirname, '..', '..');
const runner = path.join(import.meta.dirname, 'electron-double', 'run.ts');

type Ask = <What extends keyof Stage>(
  what: What,
  ...given: Parameters<Stage[What]>
) => Promise<Awaited<ReturnType<Stage[What]>>>;

type Call = {
  <Name extends MethodName>(method: Name, input: Input<Name>): Promise<Output<Name>>;
  <Name extends HostMethodName>(method: Name, input: HostInput<Name>): Promise<HostOutput<Name>>;
};

/** A page of a window, seen from inside: what the preload has given it, and what it has heard. */
export interface Page {
  readonly window: number;
  readonly heard: readonly DesktopEvent[];
  /** The output; a refused call throws with its code. */
  readonly call: Call;
  /** Whatever is called, with the answer as it comes. */
  readonly ask: (method: string, input: unknown) => Promise<Answer>;
  /** Resolves with the first event, from the beginning, that the test accepts. */
  readonly hears: (accepts: (event: DesktopEvent) => boolean) => Promise<DesktopEvent>;
  /** The first problem with this code that it hears. */
  readonly hearsProblem: (code: Problem['code']) => Promise<void>;
}

export interface Ended {
  readonly code: number | null;
  readonly calls: readonly RecordedCall[];
  readonly faults: readonly string[];
}

/** The built program on the test double of Electron, in a process of its own. */
export interface Program {
  readonly ask: Ask;
  /** The page of the window with this id (1, 2, …), once it is there and takes events. */
  readonly page: (window: number) => Promise<Page>;
  /** The page that takes the place of the one before: after a reload. */
  readonly nextPage: (window: number) => Promise<Page>;
  readonly ended: Promise<Ended>;
  /** Has the program quit, and expects that it could: that nothing was done against Electron’s rules. */
  readonly quit: () => Promise<readonly RecordedCall[]>;
  readonly errors: () => string;
}

/** Most of a start goes into loading the program; what was compiled once is kept. */
const startsFaster = { NODE_COMPILE_CACHE: path.join(os.tmpdir(), 'isnad-compile-cache'), NODE_OPTIONS: '' };

/** A folder for a person: their home, documents and projects, gone after the test. */
export interface Desk {
  readonly folder: string;
  readonly inFolder: (...parts: string[]) => string;
  readonly environment: NodeJS.ProcessEnv;
}

export function makeDesk(): Desk {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'isnad-desktop-')));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  const inFolder = (...parts: string[]): string => path.join(folder, ...parts);
  for (const name of ['home', 'documents', 'tmp']) fs.mkdirSync(inFolder(name));
  return {
    folder,
    inFolder,
    environment: { ...process.env, ISNAD_HOME: inFolder('home'), TMPDIR: inFolder('tmp'), ...startsFaster },
  };
}

export interface LaunchOptions {
  /** What follows the program’s folder on the command line. */
  readonly arguments?: readonly string[];
  readonly lock?: boolean;
  readonly filesToOpen?: readonly string[];
}

/** Makes a project and answers its file. */
export function newProject(file: string, title: string): string {
  createProject(file, { title, actor: { name: 'سلمى' } });
  return file;
}

/** What is in a project's file, read by a process that has nothing to do with the program. */
export async function verified(file: string) {
  const workbench = await openWorkbench(file, { actor: { name: 'سلمى' }, backups: 'off' });
  const { documents, total } = await workbench.call('documents.list', {});
  const spans = await workbench.call('spans.list', {});
  const relations = await workbench.call('relations.list', {});
  const { ok: sound } = await workbench.call('project.verify', {});
  await workbench.close();
  return {
    documents: total,
    ids: documents.map(({ id }) => id),
    spans: spans.length,
    relations: relations.length,
    sound,
  };
}

/** Starts the built program; it does not outlive the test. */
export function launch(desk: Desk, options: LaunchOptions = {}): Program {
  const settings: LaunchSettings = {
    main: path.join(root, 'out', 'main', 'main.js'),
    folders: { documents: desk.inFolder('documents'), home: desk.inFolder('home'), app: root },
    lock: options.lock ?? true,
    filesToOpen: [...(options.filesToOpen ?? [])],
  };
  const child: ChildProcess = fork(runner, [...(options.arguments ?? [])], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env: { ...desk.environment, [settingsVariable]: JSON.stringify(settings) },
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));

  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  const heard = new Map<number, DesktopEvent[]>();
  const loads = new Map<number, number>();
  const wakers = new Set<() => void>();
  let lastId = 0;
  let output = '';
  let farewell: Extract<Said, { type: 'ended' }> | undefined;
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (piece: string) => {
      output += piece;
    });
  }

  const wake = (): void => {
    for (const waker of wakers) waker();
  };
  child.on('message', (said: Said) => {
    if (said.type === 'answer') waiting.get(said.id)?.resolve(said.value as never);
    if (said.type === 'failed') waiting.get(said.id)?.reject(new Error(said.message));
    if (said.type === 'loaded') loads.set(said.window, (loads.get(said.window) ?? 0) + 1);
    if (said.type === 'heard') heard.set(said.window, [...(heard.get(said.window) ?? []), said.event]);
    if (said.type === 'ended') farewell = said;
    wake();
  });
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code) => {
      for (const { reject } of waiting.values()) reject(new Error(`the program has ended: ${output}`));
      wake();
      resolve({
        code,
        calls: farewell?.calls ?? [],
        faults: farewell?.faults ?? ['it did not end as programs do'],
      });
    });
  });

  /** Resolves once the condition holds; rejects where the program ends before. */
  const until = <Value>(condition: () => Value | undefined, what: string): Promise<Value> =>
    new Promise((resolve, reject) => {
      const check = (): void => {
        const value = condition();
        const over = child.exitCode !== null || child.signalCode !== null;
        if (value === undefined && !over) return;
        wakers.delete(check);
        if (value === undefined) reject(new Error(`the program ended before ${what}: ${output}`));
        else resolve(value);
      };
      wakers.add(check);
      check();
    });

  const ask: Ask = (what, ...given) => {
    lastId += 1;
    const id = lastId;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      child.send({ id, what, given });
    });
  };

  const makePage = async (window: number, load: number): Promise<Page> => {
    await until(() => ((loads.get(window) ?? 0) >= load ? true : undefined), `window ${window} had a page`);
    heard.set(window, []);
    await ask('subscribe', window);
    const askPage = (method: string, input: unknown): Promise<Answer> => ask('call', window, method, input);
    const page: Page = {
      window,
      get heard() {
        return heard.get(window) ?? [];
      },
      ask: askPage,
      async call(method: string, input: unknown) {
        const answer = await askPage(method, input);
        if (!answer.ok) throw new Error(`${method}: ${answer.problem.code} ${JSON.stringify(answer.problem.details)}`);
        // The engine makes every output by the contract, which the types of this function are taken from.
        return answer.output as never;
      },
      hears: (accepts) => until(() => page.heard.find(accepts), 'the page heard what it waits for'),
      async hearsProblem(code) {
        await page.hears((event) => event.type === 'problem' && event.problem.code === code);
      },
    };
    return page;
  };

  return {
    ask,
    ended,
    page: (window) => makePage(window, 1),
    nextPage: (window) => makePage(window, (loads.get(window) ?? 0) + 1),
    errors: () => output,
    async quit() {
      // The answer may be lost with the process; how that has ended says it all.
      await Promise.race([ask('quit'), ended]);
      const { code, calls, faults } = await ended;
      expect({ code, faults, output }).toEqual({ code: 0, faults: [], output: '' });
      return calls;
    },
  };
}

import { spawn, type ChildProcess } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { setTimeout as delay } from 'node:timers/promises';
import type { Job } from './jobs.ts';

export type Line = Readonly<Record<string, unknown>>;

export interface Worker {
  readonly process: ChildProcess;
  /** The lines that it has written so far. */
  readonly lines: Line[];
  /** Resolves with the next line that has the key. */
  readonly said: (key: string) => Promise<Line>;
  /** Resolves when so many lines were said, or the process has ended. */
  readonly saidLines: (count: number) => Promise<void>;
  /** Resolves when the process has ended and all its lines were read. */
  readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null }>;
  readonly errors: () => string;
}

const program = fileURLToPath(new URL('./worker.ts', import.meta.url));

/** Starts a worker process; whatever happens, it does not outlive the test. */
export function startWorker(job: Job, wrap?: (command: readonly string[]) => readonly string[]): Worker {
  const own = [process.execPath, '--disable-warning=ExperimentalWarning', program, JSON.stringify(job)];
  const [command = process.execPath, ...rest] = wrap === undefined ? own : wrap(own);
  const child = spawn(command, rest, {
    stdio: ['pipe', 'pipe', 'pipe'],
    // Most of a short life goes into loading the program; what was compiled once is kept.
    env: { ...process.env, NODE_COMPILE_CACHE: path.join(os.tmpdir(), 'isnad-compile-cache') },
  });
  const lines: Line[] = [];
  const waiting = new Set<() => void>();
  let unread = '';
  let errors = '';
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (chunk: string) => {
    const parts = (unread + chunk).split('\n');
    unread = parts.pop() ?? '';
    for (const part of parts) lines.push(JSON.parse(part) as Line);
    for (const wake of waiting) wake();
  });
  child.stderr.setEncoding('utf8');
  child.stderr.on('data', (chunk: string) => {
    errors += chunk;
  });
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal }));
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return {
    process: child,
    lines,
    ended,
    errors: () => errors,
    saidLines: async (count) => {
      while (lines.length < count) {
        const more = new Promise<'more'>((resolve) => waiting.add(() => resolve('more')));
        if ((await Promise.race([more, ended])) !== 'more') return;
      }
    },
    said: async (key) => {
      for (let from = 0; ; ) {
        const found = lines.slice(from).find((line) => key in line);
        if (found !== undefined) return found;
        from = lines.length;
        const more = new Promise<'more'>((resolve) => waiting.add(() => resolve('more')));
        if ((await Promise.race([more, ended])) !== 'more' && !lines.some((line) => key in line)) {
          throw new Error(`the worker ended without saying “${key}”: ${errors}`);
        }
      }
    },
  };
}

/** Kills with SIGKILL after so many lines and then so many milliseconds, and waits for its end. */
export async function killAfter(worker: Worker, lines: number, milliseconds: number): Promise<void> {
  await worker.saidLines(lines);
  await delay(milliseconds);
  worker.process.kill('SIGKILL');
  await worker.ended;
}

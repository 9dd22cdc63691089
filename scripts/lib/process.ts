import { spawn, spawnSync } from 'node:child_process';

export interface RunOptions {
  /** The folder to run in. */
  readonly folder?: string;
  /** Variables on top of this process's own. */
  readonly variables?: Readonly<Record<string, string>>;
  /** 'show' lets the output through, 'keep' collects it, 'both' does both. */
  readonly output: 'show' | 'keep' | 'both';
  /** Ends the command and everything that it started after this many milliseconds. */
  readonly limit?: number;
}

export interface RunResult {
  /** The exit code; null where a signal or the time limit ended the command, or it couldn't start. */
  readonly code: number | null;
  readonly timedOut: boolean;
  /** Standard output and standard error as they came, where they were kept. */
  readonly output: string;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Ends a process and all that it started. The process must lead a group of its own (POSIX). */
function endTree(identifier: number): void {
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(identifier), '/T', '/F']);
    return;
  }
  try {
    process.kill(-identifier, 'SIGKILL');
  } catch (error) {
    // ESRCH: the whole group has ended by itself, which is what was wanted.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/**
 * Runs a command without standard input and answers how it ended; never throws for a command that
 * fails or doesn't exist. The command is ended with this process; with a limit it gets a process
 * group of its own, so that nothing is left behind then either.
 */
export function run(command: string, argumentList: readonly string[], options: RunOptions): Promise<RunResult> {
  const limited = options.limit !== undefined;
  return new Promise((resolve) => {
    const child = spawn(command, [...argumentList], {
      cwd: options.folder,
      env: { ...process.env, ...options.variables },
      stdio: options.output === 'show' ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
      detached: limited && process.platform !== 'win32',
    });
    const pieces: string[] = [];
    let timedOut = false;
    const stop = (): void => {
      if (limited && child.pid !== undefined) endTree(child.pid);
      else child.kill();
    };
    const stopAndLeave = (): void => {
      stop();
      process.exit(130);
    };
    const timer = limited
      ? setTimeout(() => {
          timedOut = true;
          stop();
        }, options.limit)
      : undefined;
    process.once('exit', stop);
    for (const name of SIGNALS) process.once(name, stopAndLeave);
    let settled = false;
    const settle = (code: number | null): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      process.removeListener('exit', stop);
      for (const name of SIGNALS) process.removeListener(name, stopAndLeave);
      resolve({ code, timedOut, output: pieces.join('') });
    };
    for (const [stream, shown] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ] as const) {
      stream?.setEncoding('utf8').on('data', (piece: string) => {
        pieces.push(piece);
        if (options.output === 'both') shown.write(piece);
      });
    }
    child.on('error', (error) => {
      pieces.push(`${error.message}\n`);
      settle(null);
    });
    child.on('close', (code) => settle(code));
  });
}

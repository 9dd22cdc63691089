import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { DoubleOf, Emits, ShapeOf } from './types.ts';
import { makeEvents } from './events.ts';
import { sent } from './ipc.ts';
import type { Ledger } from './ledger.ts';
import { checkedBy, member, nothing, strict } from './ledger.ts';

type ProcessEvents = Emits<
  Electron.UtilityProcess,
  { spawn: []; message: [unknown]; exit: [number]; error: ['FatalError', string, string] }
>;

const forkOptions = z.strictObject({
  serviceName: z.string().min(1).optional(),
  env: checkedBy<Electron.ForkOptions['env']>(z.record(z.string(), z.string())).optional(),
  execArgv: z.array(z.string()).optional(),
  cwd: z.string().optional(),
  stdio: z.enum(['pipe', 'ignore', 'inherit']).optional(),
} satisfies ShapeOf<Electron.ForkOptions>);

const parentPort = fileURLToPath(new URL('./parent-port.ts', import.meta.url));

/** Real processes of Node, each with a `process.parentPort`; messages pass by structured clone. */
export function makeUtilityProcess(ledger: Ledger) {
  const running = new Set<number>();
  const takes = z.tuple([
    z.string().min(1),
    z.array(z.string()).optional(),
    checkedBy<Electron.ForkOptions>(forkOptions).optional(),
  ]);
  const utilityProcess = {
    fork: member(
      ledger,
      'utilityProcess.fork',
      'after ready',
      takes,
      (file, argumentList = [], options = {}) => {
        const child = fork(file, argumentList, {
          execArgv: [
            '--import',
            parentPort,
            '--disable-warning=ExperimentalWarning',
            ...(options.execArgv ?? [])
          ],
          env: Object.fromEntries(Object.entries<string | undefined>({ ...(options.env ?? process.env) })),
          serialization: 'advanced',
          stdio: 'inherit',
          ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
        });
        const events = makeEvents<ProcessEvents>(
          ledger,
          'utilityProcess',
          ['spawn', 'message', 'exit', 'error'],
        );
        let ended = false;
        child.on('spawn', () => {
          if (child.pid !== undefined) running.add(child.pid);
          events.emit('spawn');
        });
        child.on('message', (content) => events.emit('message', content));
        child.on('error', (error) => ledger.faults.push(`the engine’s process: ${error.message}`));
        child.on('exit', (code) => {
          ended = true;
          if (child.pid !== undefined) running.delete(child.pid);
          // Where a signal ended it Electron tells that in its own numbers; none of them is 0.
          events.emit('exit', code ?? 9);
        });
        const members = {
          ...events.members,
          get pid() {
            return ended ? undefined : child.pid;
          },
          stdout: null,
          stderr: null,
          postMessage: member(
            ledger,
            'utilityProcess.postMessage',
            'after ready',
            z.tuple([z.unknown()]),
            (message) => {
              const content = sent(message);
              // Electron drops what is posted to a process that has ended.
              if (!ended && child.connected) child.send(z.custom<object>().parse(content));
            },
          ),
          kill: member(ledger, 'utilityProcess.kill', 'after ready', nothing, () => child.kill()),
        } satisfies DoubleOf<Electron.UtilityProcess>;
        return strict(ledger, 'utilityProcess', members);
      },
    ),
  } satisfies DoubleOf<Omit<typeof Electron.UtilityProcess, 'prototype'>>;
  return { utilityProcess: strict(ledger, 'utilityProcess', utilityProcess), running };
}

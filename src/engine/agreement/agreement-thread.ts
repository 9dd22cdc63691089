import { Worker } from 'node:worker_threads';
import type { AgreementCellRequest, AgreementReport, AgreementRequest, ComparedSpans } from '../../domain/api/agreement-methods.ts';
import { Problem, type ProblemData } from '../../domain/problem.ts';
import type { Task } from '../project/tasks.ts';

type Asked =
  | { readonly method: 'agreement.measure'; readonly input: AgreementRequest }
  | { readonly method: 'agreement.cell'; readonly input: AgreementCellRequest };

/** Which project is asked, and by whom: while it is blind an annotator is answered from her own layers alone. */
export interface Asking {
  readonly file: string;
  readonly person: string;
}

export interface AgreementJob extends Asking {
  readonly job: Asked;
  /** One 32-bit number: not 0 once the thread is to stop. */
  readonly stopped: SharedArrayBuffer;
}

export type AgreementMessage =
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | { readonly type: 'answer'; readonly answer: unknown }
  | { readonly type: 'problem'; readonly problem: ProblemData };

/** How often it is asked whether somebody has cancelled, in milliseconds. */
const watching = 50;
/** What a thread that is told to stop may still take for the step that it is at: then it is ended. */
const patience = 1000;

/** Runs a question about agreement in a thread of its own. Rejects with `cancelled` once the task is. */
export function askInThread(asking: Asking, job: Extract<Asked, { method: 'agreement.measure' }>, task: Task): Promise<AgreementReport>;
export function askInThread(asking: Asking, job: Extract<Asked, { method: 'agreement.cell' }>, task: Task): Promise<ComparedSpans[]>;
export async function askInThread(asking: Asking, job: Asked, task: Task): Promise<unknown> {
  const stopped = new SharedArrayBuffer(4);
  const worker = new Worker(workerFile(), { workerData: { ...asking, job, stopped } satisfies AgreementJob });
  const answer = Promise.withResolvers<unknown>();
  const ended = Promise.withResolvers<void>();
  const check = (): void => {
    try {
      task.check();
    } catch (thrown) {
      Atomics.store(new Int32Array(stopped), 0, 1);
      answer.reject(thrown);
    }
  };
  const watch = setInterval(check, watching);
  worker.on('message', (message: AgreementMessage) => {
    if (message.type === 'progress') task.advance(message.done, message.total);
    else if (message.type === 'answer') answer.resolve(message.answer);
    else answer.reject(new Problem(message.problem.code, message.problem.details));
  });
  worker.on('error', answer.reject);
  worker.on('exit', (code) => {
    answer.reject(new Error(`the thread that measures agreement ended with ${code}`));
    ended.resolve();
  });
  try {
    return await answer.promise;
  } finally {
    clearInterval(watch);
    // A thread that still aligns does not see that it is to stop.
    const end = setTimeout(() => void worker.terminate(), patience);
    await ended.promise;
    clearTimeout(end);
  }
}

/** Beside the built program (whose chunks stand in a folder of their own), or among the sources. */
function workerFile(): URL {
  const { url } = import.meta;
  if (url.endsWith('.ts')) return new URL('./agreement-worker.ts', url);
  return new URL(url.includes('/chunks/') ? '../agreement-worker.js' : './agreement-worker.js', url);
}

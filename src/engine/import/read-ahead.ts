import { Worker } from 'node:worker_threads';
import { readFacts, type ReadOutcome } from './source-facts.ts';
import type { Source } from './sources.ts';

/** What the reading thread says: that it has started, then what it was asked for. */
export type WorkerMessage = 'ready' | ReadOutcome[];

/** Fewer files than this are read where they are written: a thread would take longer to start. */
const worthAThread = 200;
const batchSize = 64;
/** How many batches are under way or waiting: what bounds the memory. */
const batchesAhead = 2;

/**
 * Reads files in their order, ahead of whoever takes them, and hands them over in batches: a turn for each file
 * takes longer than much of what is done with it. Ends its thread when it is done or left.
 */
export async function* readAhead(sources: readonly Source[]): AsyncGenerator<readonly ReadOutcome[], void, void> {
  if (sources.length < worthAThread) {
    for (const source of sources) yield [await readFacts(source)];
    return;
  }
  // A small nursery: what the thread reads is handed over at once, and garbage is not worth keeping.
  const worker = new Worker(workerFile(), { resourceLimits: { maxYoungGenerationSizeMb: 8 } });
  const batches = inBatches(sources);
  const pending: Promise<ReadOutcome[]>[] = [];
  const answers = answersOf(worker);
  const ask = (): void => {
    while (answers.isReady() && pending.length < batchesAhead) {
      const batch = batches.shift();
      if (batch === undefined) return;
      worker.postMessage(batch.map(({ path, name }) => ({ path, name })));
      pending.push(answers.next());
    }
  };
  try {
    for (;;) {
      ask();
      const next = pending.shift();
      if (next !== undefined) {
        const outcomes = await next;
        ask();
        yield outcomes;
        continue;
      }
      // The thread is still starting: nobody waits for it.
      const batch = batches.shift();
      if (batch === undefined) return;
      yield await Promise.all(batch.map(readFacts));
    }
  } finally {
    await worker.terminate();
  }
}

/** The worker answers in the order in which it was asked; its failure is the failure of whoever waits. */
function answersOf(worker: Worker): { readonly isReady: () => boolean; readonly next: () => Promise<ReadOutcome[]> } {
  let ready = false;
  const waiting: PromiseWithResolvers<ReadOutcome[]>[] = [];
  let failure: unknown = null;
  const fail = (thrown: unknown): void => {
    failure ??= thrown;
    for (const one of waiting.splice(0)) one.reject(failure);
  };
  worker.on('message', (message: WorkerMessage) => {
    if (message === 'ready') ready = true;
    else waiting.shift()?.resolve(message);
  });
  worker.on('error', fail);
  worker.on('exit', (code) => fail(new Error(`the reading thread ended with ${code}`)));
  return {
    isReady: () => ready,
    next: () => {
      const one = Promise.withResolvers<ReadOutcome[]>();
      // Who leaves early no longer waits; the rejection of what was asked ahead is then nobody's.
      one.promise.catch(() => undefined);
      if (failure === null) waiting.push(one);
      else one.reject(failure);
      return one.promise;
    },
  };
}

function inBatches(sources: readonly Source[]): Source[][] {
  const batches: Source[][] = [];
  for (let start = 0; start < sources.length; start += batchSize) batches.push(sources.slice(start, start + batchSize));
  return batches;
}

/** Beside the built program, or among the sources where those are run as they are. */
function workerFile(): URL {
  const fromSources = import.meta.url.endsWith('.ts');
  return new URL(fromSources ? './source-worker.ts' : '../source-worker.js', import.meta.url);
}

import { parentPort } from 'node:worker_threads';
import { readFacts, type ReadOutcome } from './source-facts.ts';
import type { Source } from './sources.ts';

// Reads batches of files in a thread of its own, while the other one writes those that it has.
parentPort?.on('message', (batch: readonly Pick<Source, 'path' | 'name'>[]) => {
  void Promise.all(batch.map(readFacts)).then((outcomes: ReadOutcome[]) => parentPort?.postMessage(outcomes));
});

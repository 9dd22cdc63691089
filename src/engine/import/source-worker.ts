import { parentPort } from 'node:worker_threads';
import type { WorkerMessage } from './read-ahead.ts';
import { readFacts } from './source-facts.ts';
import type { Source } from './sources.ts';

// Reads batches of files in a thread of its own, while the other one writes those that it has.
const answer = (message: WorkerMessage): void => parentPort?.postMessage(message);
parentPort?.on('message', (batch: readonly Pick<Source, 'path' | 'name'>[]) => {
  void Promise.all(batch.map(readFacts)).then(answer);
});
answer('ready');

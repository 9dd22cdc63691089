import { parentPort, workerData } from 'node:worker_threads';
import type { Connection } from '../database/handles.ts';
import { openForReading } from '../database/open-database.ts';
import { fillSome, openForFilling } from './fill-index.ts';
import type { FillAnswer, FillJob, FillRequest } from './index-keeper.ts';

// Fills the index in a thread of its own, a part each time that it is asked, so that who asks can stop at any part.
const { project: projectFile, index: indexFile } = workerData as FillJob;
let project: Connection | null = null;
let index: Connection | null = null;

const closeBoth = (): void => {
  index?.close();
  project?.close();
};

const answer = (message: FillAnswer): void => parentPort?.postMessage(message);

parentPort?.on('message', (request: FillRequest) => {
  if (request === 'end') {
    closeBoth();
    parentPort?.close();
    return;
  }
  try {
    project ??= openForReading(projectFile);
    index ??= openForFilling(indexFile);
    answer(fillSome(project.reader, index) ? 'more' : 'full');
  } catch (thrown) {
    closeBoth();
    throw thrown;
  }
});

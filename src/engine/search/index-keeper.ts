import { Worker } from 'node:worker_threads';
import type { WorkbenchEvent } from '../../domain/api.ts';
import type { EntityName } from '../../domain/operation.ts';
import { DamagedValue, type ReadableDatabase } from '../database/handles.ts';
import type { CorpusIndex } from './corpus-index.ts';
import { fillSome, openForFilling, unitsInOneGo } from './fill-index.ts';
import { isOutOfReach, isUnfit } from './index-file.ts';

export interface FillJob {
  readonly project: string;
  readonly index: string;
}
export type FillRequest = 'fill' | 'end';
export type FillAnswer = 'more' | 'full';

/** After opening and after a change, in milliseconds: the person's own work goes first. */
const pause = 1000;

/** Fewer texts than this, if they are short, are folded where they are: a thread would take longer to start. */
const worthAThread = 24;

/** Whether folding texts of these lengths (UTF-16 code units) here would hold up whoever works. */
export function isWorthAThread(lengths: readonly number[]): boolean {
  return lengths.length >= worthAThread || lengths.reduce((sum, length) => sum + length, 0) > unitsInOneGo;
}

/** What changes which texts are searched. */
const touching: readonly EntityName[] = ['document', 'revision', 'tombstone'];

interface Kept {
  readonly file: string;
  readonly reader: () => ReadableDatabase;
  readonly search: CorpusIndex;
  readonly subscribe: (listener: (event: WorkbenchEvent) => void) => () => void;
}

/**
 * Keeps a project's index filled while it stays open. A failure ends it quietly: what is not in the index is searched
 * without it. Returns the function that stops it, which resolves once nothing of it has a file open.
 */
export function keepIndex(project: Kept): () => Promise<void> {
  let timer: NodeJS.Timeout | null = null;
  let filling: { readonly stop: () => void; readonly ended: Promise<void> } | null = null;
  let isStopped = false;

  const schedule = (): void => {
    if (isStopped) return;
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(fill, pause);
    timer.unref();
  };

  const missingLengths = (): number[] => {
    try {
      return project.search.look(({ missing, texts }) => missing.map((place) => texts[place]?.length ?? 0));
    } catch (thrown) {
      // A damaged project is named by whoever works in it.
      if (isOutOfReach(thrown) || thrown instanceof DamagedValue) return [];
      throw thrown;
    }
  };

  const fill = (): void => {
    timer = null;
    if (filling !== null) {
      schedule();
      return;
    }
    const index = project.search.file();
    const missing = missingLengths();
    if (index === null || missing.length === 0) return;
    if (!isWorthAThread(missing)) {
      // More has come meanwhile, or other texts are missing than were: it is looked at anew.
      if (fillHere(project.reader(), index)) schedule();
      return;
    }
    filling = fillInThread({ project: project.file, index }, () => {
      filling = null;
    });
  };

  const unsubscribe = project.subscribe((event) => {
    if (event.type !== 'changed') return;
    if (event.entities.length === 0 || event.entities.some((entity) => touching.includes(entity))) schedule();
  });
  schedule();
  return async () => {
    isStopped = true;
    unsubscribe();
    if (timer !== null) clearTimeout(timer);
    filling?.stop();
    await filling?.ended;
  };
}

/** One round of it, and whether more are missing. */
function fillHere(project: ReadableDatabase, index: string): boolean {
  try {
    const connection = openForFilling(index);
    try {
      return fillSome(project, connection);
    } finally {
      connection.close();
    }
  } catch (thrown) {
    if (!isUnfit(thrown) && !isOutOfReach(thrown) && !(thrown instanceof DamagedValue)) throw thrown;
    return false;
  }
}

/** The thread is asked for one part after another, and told to close its files when it is done or stopped. */
function fillInThread(job: FillJob, done: () => void): { readonly stop: () => void; readonly ended: Promise<void> } {
  const worker = new Worker(workerFile(), { workerData: job });
  const ended = Promise.withResolvers<void>();
  let isStopped = false;
  const ask = (request: FillRequest): void => worker.postMessage(request);
  worker.on('message', (answer: FillAnswer) => ask(answer === 'more' && !isStopped ? 'fill' : 'end'));
  // A thread that fails has closed its files; the texts that it did not come to are searched without the index.
  worker.on('error', () => undefined);
  worker.on('exit', () => {
    done();
    ended.resolve();
  });
  worker.unref();
  ask('fill');
  return {
    stop: () => {
      isStopped = true;
    },
    ended: ended.promise,
  };
}

/** Beside the built program (whose chunks stand in a folder of their own), or among the sources. */
function workerFile(): URL {
  const { url } = import.meta;
  if (url.endsWith('.ts')) return new URL('./index-worker.ts', url);
  return new URL(url.includes('/chunks/') ? '../index-worker.js' : './index-worker.js', url);
}

import { parentPort, workerData } from 'node:worker_threads';
import { Problem, problemData } from '../../domain/problem.ts';
import type { ReadableDatabase } from '../database/handles.ts';
import { openForReading } from '../database/open-database.ts';
import { blindOnce } from '../project/blinding.ts';
import { asProblem } from '../database/sqlite-problems.ts';
import { agreementCell } from './agreement-cell.ts';
import type { AgreementJob, AgreementMessage } from './agreement-thread.ts';
import { measureAgreement } from './measure-agreement.ts';

// Measures in a thread of its own, so that nobody waits for it; ends at the next step once it is told to.
const { file, person, job, stopped } = workerData as AgreementJob;
const isStopped = new Int32Array(stopped);
const say = (message: AgreementMessage): void => parentPort?.postMessage(message);

/** Between two messages, in milliseconds. */
const interval = 50;
let said = performance.now();

const onStep = (done: number, total: number): void => {
  if (Atomics.load(isStopped, 0) !== 0) throw new Problem('cancelled');
  const now = performance.now();
  if (now - said < interval && done !== total) return;
  said = now;
  say({ type: 'progress', done, total });
};

try {
  say({ type: 'answer', answer: await work() });
} catch (thrown) {
  say({ type: 'problem', problem: problemData(asProblem(thrown, file)) });
}

async function work(): Promise<unknown> {
  const usesSolver = job.method === 'agreement.measure' && job.input.measures?.some((name) => name.startsWith('gamma'));
  // Loaded only where it may be needed: that takes longer than most figures.
  const solver = usesSolver === true ? await import('./highs-solver.ts').then(({ loadPartitionSolver }) => loadPartitionSolver()) : null;
  const connection = openForReading(file);
  try {
    blindOnce(connection, person);
    // All that is read is of one moment.
    const read = <Result>(body: (database: ReadableDatabase) => Result): Result => {
      connection.execute('BEGIN');
      try {
        return body(connection.reader);
      } finally {
        connection.execute('ROLLBACK');
      }
    };
    if (job.method === 'agreement.measure') return measureAgreement(job.input, { solver, onStep }, read);
    const { input } = job;
    return read((database) => agreementCell(database, input, onStep));
  } finally {
    connection.close();
  }
}

/**
 * Runs in a process of its own that the tests kill: `node worker.ts JOB`, the job as JSON. Every acknowledged
 * call is a line of JSON on standard output, written at once, so that a line that was read was acknowledged.
 */
import fs from 'node:fs';
import path from 'node:path';
import { createProject } from '../../src/engine/create-project.ts';
import { migrations } from '../../src/engine/database/migrations/all.ts';
import { migrate } from '../../src/engine/database/migrate.ts';
import { openForWriting } from '../../src/engine/database/open-database.ts';
import { recoverProject } from '../../src/engine/recovery.ts';
import { openWorkbench } from '../../src/engine/workbench.ts';
import { problemData } from '../../src/domain/problem.ts';
import { laterMigration, type Job } from './jobs.ts';
import { isExpectedRefusal, randomStep, someText } from './random-work.ts';
import { seededRandom } from './random.ts';
import { stateDigest } from './state.ts';

function say(line: Readonly<Record<string, unknown>>): void {
  fs.writeSync(1, `${JSON.stringify(line)}\n`);
}

const hour = 60 * 60 * 1000;
const run: { readonly [Kind in Job['kind']]: (job: Extract<Job, { kind: Kind }>) => Promise<void> | void } = {
  work: async ({ file, seed, inbox }) => {
    const random = seededRandom(seed);
    let now = Date.now();
    // The clock leaps, so that every few changes a backup is due.
    const clock = (): number => (now += random.below(hour / 2));
    const workbench = await openWorkbench(file, { actor: { name: 'منى' }, clock, backups: 'session' });
    say({ ready: true });
    for (;;) {
      const step = await randomStep(workbench, random, inbox);
      say({ begun: step.method, files: step.files });
      try {
        await step.run(workbench);
      } catch (thrown) {
        if (!isExpectedRefusal(thrown)) {
          say({ fault: step.method, problem: problemData(thrown) });
          throw thrown;
        }
        continue;
      }
      const newest = (await workbench.call('history.list', { limit: 1 }))[0];
      const { counts } = await workbench.call('project.info', {});
      say({
        acknowledged: step.method,
        group: newest?.group,
        groupOperations: newest?.operations,
        operations: counts.operations,
        digest: await stateDigest(workbench),
      });
    }
  },
  create: ({ folder }) => {
    say({ ready: true });
    for (let count = 0; ; count += 1) {
      const file = path.join(folder, `project-${process.pid}-${count}.isnad`);
      createProject(file, { actor: { name: 'منى' } });
      say({ acknowledged: file });
    }
  },
  migrate: ({ file }) => {
    const connection = openForWriting(file);
    say({ ready: true });
    migrate(connection, file, [...migrations, laterMigration]);
    connection.close();
    say({ acknowledged: 'migrate' });
  },
  recover: ({ file }) => {
    say({ ready: true });
    recoverProject(file);
    say({ acknowledged: 'recover' });
  },
  purge: async ({ file, document }) => {
    const workbench = await openWorkbench(file, { actor: { name: 'منى' }, backups: 'off' });
    say({ ready: true });
    const report = await workbench.call('documents.purge', { id: document });
    await workbench.close();
    say({ acknowledged: 'purge', remaining: report.remaining });
  },
  write: async ({ file, count, name }) => {
    const workbench = await openWorkbench(file, { actor: { name }, backups: 'off' });
    say({ ready: true });
    for (let index = 0; index < count; index += 1) {
      const { id } = await workbench.call('stories.create', { title: `${name} ${index}` });
      say({ acknowledged: id });
    }
    await workbench.close();
    say({ done: true });
  },
  hold: async ({ file }) => {
    const connection = openForWriting(file);
    connection.execute('BEGIN IMMEDIATE');
    say({ ready: true });
    await new Promise((resolve) => process.stdin.once('data', resolve));
    connection.execute('ROLLBACK');
    connection.close();
    process.stdin.unref();
  },
  fill: async ({ file, seed }) => {
    const random = seededRandom(seed);
    const workbench = await openWorkbench(file, { actor: { name: 'منى' }, backups: 'off' });
    say({ ready: true });
    try {
      for (;;) {
        const { id } = await workbench.call('documents.create', { text: someText(random, 400) });
        say({ acknowledged: id });
      }
    } catch (thrown) {
      say({ problem: problemData(thrown) });
    }
    await workbench.close();
  },
};

const job = JSON.parse(process.argv[2] ?? '') as Job;
await (run[job.kind] as (job: Job) => Promise<void> | void)(job);

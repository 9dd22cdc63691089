import fs from 'node:fs';
import path from 'node:path';
import { problemData, Problem, type ProblemData } from '../../../src/domain/problem.ts';
import type { VerifyReport } from '../../../src/domain/api/project-methods.ts';
import { createProject } from '../../../src/engine/create-project.ts';
import { openWorkbench } from '../../../src/engine/workbench.ts';
import type { Workbench } from '../../../src/engine/workbench-types.ts';
import { stateDigest } from '../../crash/state.ts';
import { seededRandom, type Random } from '../../crash/random.ts';
import { isExpectedRefusal, randomStep } from '../../crash/random-work.ts';

export const reading = (file: string): Promise<Workbench> =>
  openWorkbench(file, { actor: { name: 'منى' }, backups: 'off' });

/** Opens, works and closes, whatever happens. */
export async function within<Result>(file: string, body: (workbench: Workbench) => Promise<Result>): Promise<Result> {
  const workbench = await reading(file);
  try {
    return await body(workbench);
  } finally {
    await workbench.close();
  }
}

/** A project with something of everything, of some two hundred pages. */
export async function worthwhileProject(file: string, seed = 5, steps = 80): Promise<void> {
  createProject(file, { actor: { name: 'منى' } });
  const random = seededRandom(seed);
  await within(file, async (workbench) => {
    for (let step = 0; step < steps; step += 1) await tryStep(workbench, random, path.join(path.dirname(file), 'inbox'));
  });
}

export async function tryStep(workbench: Workbench, random: Random, inbox: string): Promise<void> {
  const { run } = await randomStep(workbench, random, inbox);
  try {
    await run(workbench);
  } catch (thrown) {
    if (!isExpectedRefusal(thrown)) throw thrown;
  }
}

export type Examined =
  | { readonly refused: ProblemData }
  | { readonly report: VerifyReport; readonly digest: string | ProblemData };

/** Opens, verifies and looks at everything. What is thrown and is no `Problem` is passed on: a fault of ours. */
export async function examine(file: string): Promise<Examined> {
  const refused = (thrown: unknown): ProblemData => {
    if (!(thrown instanceof Problem)) throw thrown;
    return problemData(thrown);
  };
  let workbench: Workbench;
  try {
    workbench = await reading(file);
  } catch (thrown) {
    return { refused: refused(thrown) };
  }
  try {
    const report = await workbench.call('project.verify', {});
    return { report, digest: await stateDigest(workbench).catch(refused) };
  } catch (thrown) {
    return { refused: refused(thrown) };
  } finally {
    await workbench.close();
  }
}

/** Flips one bit among the first `limit` bytes, or anywhere. */
export function flipBit(file: string, random: Random, limit = Infinity): string {
  const bytes = fs.readFileSync(file);
  const place = random.below(Math.min(limit, bytes.length));
  const bit = random.below(8);
  bytes[place] = (bytes[place] ?? 0) ^ (1 << bit);
  fs.writeFileSync(file, bytes);
  return `byte ${place}, bit ${bit}`;
}

/** The damaged copies beside a project. */
export function movedAside(file: string): string[] {
  return fs.readdirSync(path.dirname(file)).filter((name) => name.includes('.damaged-'));
}

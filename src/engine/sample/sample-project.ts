import fs from 'node:fs';
import path from 'node:path';
import type { Settings } from '../../domain/host-api.ts';
import { Problem } from '../../domain/problem.ts';
import { createProject, giveName } from '../create-project.ts';
import { newIdentifier } from '../identifiers.ts';
import { removeWithLogs, unfinishedBeside } from '../project/damaged-copies.ts';
import { destinationProblem } from '../project/destination-problem.ts';
import { openWorkbench } from '../workbench.ts';
import { sampleArticles, sampleProject } from './sample-articles.ts';
import { writeSample } from './write-sample.ts';

export interface NewSample {
  /** The language of the project’s title. */
  readonly language: Settings['language'];
  readonly clock?: () => number;
  readonly ids?: () => string;
}

/**
 * Makes the sample project. Like any project it appears under its name only when it is whole, and an existing
 * file is never touched. Rejects with `project-exists`, `destination-unwritable` or `disk-full`.
 */
export async function createSample(file: string, { language, clock = Date.now, ids = newIdentifier }: NewSample): Promise<void> {
  const target = path.resolve(file);
  if (fs.existsSync(target)) throw new Problem('project-exists', { file });
  const unfinished = unfinishedBeside(target, ids());
  try {
    const title = sampleProject.title[language];
    createProject(unfinished, { title, actor: { name: sampleProject.maker }, clock, ids });
    await writeSample(unfinished, { clock, ids });
    giveName(unfinished, target);
  } catch (thrown) {
    if (isSystemError(thrown, 'EEXIST')) throw new Problem('project-exists', { file }, { cause: thrown });
    if (thrown instanceof Problem) {
      // The person knows nothing of the unfinished file.
      const { code } = thrown;
      const details = { ...thrown.details, file };
      throw new Problem(code, details, { cause: thrown });
    }
    throw isSystemError(thrown) ? destinationProblem(thrown, file) : thrown;
  } finally {
    removeWithLogs(unfinished);
  }
}

/** Names that no file system refuses, whatever the language of the interface. */
function candidate(folder: string, count: number): string {
  return path.join(folder, count === 1 ? 'isnad-sample.isnad' : `isnad-sample-${count}.isnad`);
}

/** So many files may have taken the sample’s name before looking for a free one is given up. */
const CANDIDATES = 100;

/**
 * The sample project in a folder: the one that is there, else a new one under the first free name. Other files
 * are left alone. Rejects as `createSample` does.
 */
export async function findOrMakeSample(folder: string, language: NewSample['language']): Promise<string> {
  for (let count = 1; count <= CANDIDATES; count += 1) {
    const file = candidate(folder, count);
    if (!fs.existsSync(file)) {
      try {
        await createSample(file, { language });
        return file;
      } catch (thrown) {
        // Another window was faster: it may well have made the sample.
        if (!(thrown instanceof Problem && thrown.code === 'project-exists')) throw thrown;
      }
    }
    if (await isSample(file)) return file;
  }
  throw new Problem('project-exists', { file: candidate(folder, CANDIDATES) });
}

/** Whether a project began as the sample, whatever was done with it since: its first document tells. */
async function isSample(file: string): Promise<boolean> {
  try {
    const workbench = await openWorkbench(file, { actor: { name: sampleProject.maker }, backups: 'off' });
    try {
      const { documents } = await workbench.call('documents.list', { limit: 1 });
      return documents[0] !== undefined && documents[0].url === sampleArticles[0]?.url;
    } finally {
      await workbench.close();
    }
  } catch (thrown) {
    // What cannot be opened (another program's file, a damaged one) is not the sample to open.
    if (thrown instanceof Problem) return false;
    throw thrown;
  }
}

function isSystemError(thrown: unknown, code?: string): boolean {
  if (!(thrown instanceof Error && 'syscall' in thrown && 'code' in thrown)) return false;
  return code === undefined || thrown.code === code;
}

import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Problem } from '../../domain/problem.ts';
import { copyDatabase, syncFile } from './backups.ts';
import { removeWithLogs, unfinishedBeside } from './damaged-copies.ts';
import { destinationProblem } from './destination-problem.ts';
import type { ProjectFile } from './project-file.ts';

/** Writes one complete copy to a new file. The copy is another replica as soon as it is written to. */
export async function saveCopy(project: ProjectFile, destination: string) {
  const target = path.resolve(destination);
  if (fs.existsSync(target)) throw new Problem('destination-exists', { file: destination });
  const unfinished = unfinishedBeside(target, project.newId());
  try {
    await project.exclusively(() => copyDatabase(project.file, unfinished));
    syncFile(unfinished);
    fs.renameSync(unfinished, target);
  } catch (thrown) {
    removeWithLogs(unfinished);
    if (thrown instanceof Problem) throw thrown;
    throw destinationProblem(thrown, destination);
  }
  return { path: target, bytes: fs.statSync(target).size, sha256: await sha256OfFile(target) };
}

/** SHA-256 of a file's bytes, read as a stream. */
export async function sha256OfFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of fs.createReadStream(file)) hash.update(chunk as Uint8Array);
  return hash.digest('hex');
}

import type { ProjectInfo } from '../../domain/api/project-methods.ts';
import { projectInfoOf } from '../../engine/project/project-info.ts';
import { printJson, printLine, type ExitStatus, type ReadingOptions } from '../output.ts';

/** A file of an older format, which opening migrates, or of blind work, where it matters who asks: the whole engine. */
async function throughTheDoor(file: string, as: string | undefined): Promise<ProjectInfo> {
  const { readProject } = await import('../project.ts');
  return readProject(file, as, (project) => project.call('project.info', {}));
}

export async function runInfo(file: string, options: ReadingOptions): Promise<ExitStatus> {
  const info = projectInfoOf(file) ?? (await throughTheDoor(file, options.as));
  if (options.json === true) {
    printJson(info);
    return 0;
  }
  printLine(`${info.project.title}  (${info.file})`);
  for (const [what, count] of Object.entries(info.counts)) printLine(`  ${what}: ${count}`);
  printLine(`  scheme: version ${info.schemeVersion}`);
  printLine(`  file format: ${info.formatVersion}`);
  const reason = info.journalReason === null ? '' : ` (not WAL: the folder is on ${info.journalReason})`;
  printLine(`  journal: ${info.journalMode}${reason}`);
  printLine(`  backups: ${info.backups}`);
  return 0;
}

import type { ProjectInfo } from '../../domain/api/project-methods.ts';
import { projectInfoOf } from '../../engine/project/project-info.ts';
import { printJson, printLine, type ExitStatus, type ReportOptions } from '../output.ts';

/** A file of an older format: opening it migrates it, which takes the whole engine. */
async function throughTheDoor(file: string): Promise<ProjectInfo> {
  const { withProject } = await import('../project.ts');
  return withProject(file, undefined, (project) => project.call('project.info', {}));
}

export async function runInfo(file: string, options: ReportOptions): Promise<ExitStatus> {
  const info = projectInfoOf(file) ?? (await throughTheDoor(file));
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

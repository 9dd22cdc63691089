import { printJson, printLine, type ExitStatus, type ReportOptions } from '../output.ts';
import { withProject } from '../project.ts';

export async function runInfo(file: string, options: ReportOptions): Promise<ExitStatus> {
  const info = await withProject(file, undefined, (project) => project.call('project.info', {}));
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

import { recoverProject } from '../../engine/recovery.ts';
import { noteSentence, printJson, printLine, type ExitStatus, type ReportOptions } from '../output.ts';

export async function runRecover(file: string, options: ReportOptions): Promise<ExitStatus> {
  const report = recoverProject(file);
  if (options.json === true) printJson(report);
  else {
    printLine(`the damaged file was moved to ${report.movedAside}`);
    printLine(report.backup === null ? 'no backup was found' : `taken from the backup ${report.backup}`);
    printLine(`${report.operationsRecovered} later operations were recovered, ${report.operationsLost} were not`);
    for (const note of report.notes) printLine(`  ${await noteSentence(note)}`);
    printLine(`the project is at ${report.recovered}`);
  }
  return 0;
}

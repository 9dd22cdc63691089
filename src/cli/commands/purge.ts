import { printJson, printLine, printNote, type ExitStatus } from '../output.ts';
import { withProject } from '../project.ts';

export interface PurgeOptions {
  readonly as?: string;
  readonly json?: boolean;
}

export async function runPurge(file: string, document: string, options: PurgeOptions): Promise<ExitStatus> {
  const report = await withProject(file, options.as, (project) => project.call('documents.purge', { id: document }));
  for (const place of report.remaining) printNote(`may still hold the text: ${place}`);
  if (options.json === true) printJson(report);
  else {
    printLine(`erased ${document}: ${report.operationsErased} operations lost their content`);
    printLine(`backups purged: ${report.backupsPurged.length}`);
  }
  return report.remaining.length === 0 ? 0 : 1;
}

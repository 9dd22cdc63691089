import { printJson, printLine, type ExitStatus, type ReportOptions } from '../output.ts';
import { withProject } from '../project.ts';

export async function runVerify(file: string, options: ReportOptions): Promise<ExitStatus> {
  const report = await withProject(file, undefined, (project) => project.call('project.verify', {}));
  if (options.json === true) printJson(report);
  else {
    const { operations, rows, texts, quotes } = report;
    printLine(`replayed ${operations} operations; compared ${rows} rows, ${texts} texts, ${quotes} quotes`);
    for (const { kind, table, key, message } of report.findings) printLine(`  ${kind}: ${table} ${key}: ${message}`);
    if (report.more) printLine('  and more');
    printLine(report.ok ? 'everything agrees' : 'the file does not agree with its operations');
  }
  return report.ok ? 0 : 1;
}

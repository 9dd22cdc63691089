import { printJson, printLine, type ExitStatus } from '../output.ts';
import { withProject } from '../project.ts';

export interface ExportOptions {
  readonly format: string;
  readonly out: string;
  readonly annotator?: readonly string[];
  readonly json?: boolean;
}

export async function runExport(file: string, options: ExportOptions): Promise<ExitStatus> {
  const report = await withProject(file, undefined, (project) =>
    project.call('project.export', {
      format: options.format,
      path: options.out,
      ...(options.annotator === undefined ? {} : { annotators: [...options.annotator] }),
    }),
  );
  if (options.json === true) {
    printJson(report);
    return 0;
  }
  const counts = Object.entries(report.counts).map(([what, count]) => `${count} ${what}`);
  printLine(`wrote ${report.path} (${report.bytes} bytes): ${counts.join(', ')}`);
  for (const { what, count } of report.losses) printLine(`  ${report.format} cannot carry: ${what} (${count})`);
  return 0;
}

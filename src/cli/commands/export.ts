import { printJson, printLine, type ExitStatus, type ReadingOptions } from '../output.ts';
import { readProject } from '../project.ts';

export interface ExportOptions extends ReadingOptions {
  readonly format: string;
  readonly out: string;
  readonly annotator?: readonly string[];
}

export async function runExport(file: string, options: ExportOptions): Promise<ExitStatus> {
  const report = await readProject(file, options.as, (project) =>
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

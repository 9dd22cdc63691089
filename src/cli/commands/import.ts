import { printJson, printLine, printNote, sentenceFor, type ExitStatus } from '../output.ts';
import { withProject } from '../project.ts';

export interface ImportOptions {
  readonly format?: string;
  readonly as?: string;
  readonly json?: boolean;
}

export async function runImport(file: string, sources: readonly string[], options: ImportOptions): Promise<ExitStatus> {
  const report = await withProject(file, options.as, (project) =>
    project.call('documents.import', {
      sources: [...sources],
      ...(options.format === undefined ? {} : { format: options.format }),
    }),
  );
  for (const { source, status, problem } of report.outcomes) {
    if (problem !== null) printNote(`${source}: ${await sentenceFor(problem)} [${problem.code}]`);
    else if (status === 'duplicate') printNote(`${source}: the same text is in the project already`);
  }
  if (options.json === true) printJson(report);
  else printLine(`${report.imported} imported, ${report.duplicates} already there, ${report.refused} refused`);
  return report.refused === 0 ? 0 : 1;
}

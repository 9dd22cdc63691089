import fs from 'node:fs';
import type { MergeReport } from '../../domain/model/exchange.ts';
import { printJson, printLine, type ExitStatus } from '../output.ts';
import { withProject } from '../project.ts';

export interface MergeOptions {
  readonly as?: string;
  readonly json?: boolean;
}

export async function runMerge(file: string, bundles: readonly string[], options: MergeOptions): Promise<ExitStatus> {
  const [first, ...rest] = bundles;
  const reports: MergeReport[] = [];
  let remaining = [...bundles];
  if (first !== undefined && !fs.existsSync(file)) {
    const { beginFromBundle } = await import('../../engine/exchange/exchange.ts');
    reports.push(await beginFromBundle(file, first));
    remaining = rest;
  }
  if (remaining.length > 0) {
    reports.push(...(await withProject(file, options.as, (project) => project.call('bundles.merge', { paths: remaining }))));
  }
  if (options.json === true) {
    printJson(reports);
    return 0;
  }
  for (const report of reports) {
    const { operations, annotatorName, layers, kind } = report;
    const what = kind === 'assignment' ? `the assignment of ${annotatorName}` : `the layers of ${annotatorName}`;
    printLine(`${what}: ${operations.added} operations added, ${operations.known} known already`);
    for (const layer of layers) {
      const notes = [
        `${layer.added} operations`,
        ...(layer.carriedForward > 0 ? [`${layer.carriedForward} carried forward to today’s scheme`] : []),
        ...(layer.onEarlierText > 0 ? [`${layer.onEarlierText} spans on an earlier text`] : []),
        ...(layer.writtenTwice ? ['changed on two desktops'] : []),
      ];
      printLine(`  ${layer.title}: ${notes.join(', ')}`);
    }
    for (const document of report.purged) printLine(`  purged by the lead: ${document}`);
    if (report.absentEnds > 0) printLine(`  ${report.absentEnds} ends of relations are in no document of this copy`);
  }
  return 0;
}

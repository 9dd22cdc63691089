import { Problem } from '../../domain/problem.ts';
import { printJson, printLine, UsageError, type ExitStatus } from '../output.ts';
import { withProject } from '../project.ts';

export interface BundleOptions {
  readonly annotator: string;
  readonly out: string;
  readonly kind?: string;
  readonly as?: string;
  readonly json?: boolean;
}

export async function runBundle(file: string, options: BundleOptions): Promise<ExitStatus> {
  const { kind } = options;
  if (kind !== undefined && kind !== 'assignment' && kind !== 'layers') throw new UsageError('--kind is assignment or layers');
  const written = await withProject(file, options.as, async (project) => {
    const annotators = await project.call('annotators.list', {});
    const annotator = annotators.find(({ id, name }) => id === options.annotator || name === options.annotator);
    if (annotator === undefined) throw new Problem('not-found', { what: 'annotator', id: options.annotator });
    return project.call('bundles.write', { annotator: annotator.id, path: options.out, ...(kind === undefined ? {} : { kind }) });
  });
  if (options.json === true) {
    printJson(written);
    return 0;
  }
  const { path, bytes, documents, layers, operations } = written;
  const what = written.kind === 'assignment' ? `an assignment${written.blind ? ', blind' : ''}` : 'layers that go back';
  printLine(`wrote ${path} (${bytes} bytes): ${what}; ${documents} documents, ${layers} layers, ${operations} operations`);
  return 0;
}

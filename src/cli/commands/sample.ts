import { settings } from '../../domain/host-api.ts';
import { openPersonStore } from '../../engine/person/person-store.ts';
import { createSample } from '../../engine/sample/sample-project.ts';
import { printJson, printLine, UsageError, type ExitStatus } from '../output.ts';
import { withProject } from '../project.ts';

export interface SampleOptions {
  readonly language?: string;
  readonly json?: boolean;
}

export async function runSample(file: string, options: SampleOptions): Promise<ExitStatus> {
  await createSample(file, { language: languageNamed(options.language) });
  if (options.json === true) printJson(await withProject(file, undefined, (project) => project.call('project.info', {})));
  else printLine(`made ${file}`);
  return 0;
}

function languageNamed(language: string | undefined) {
  if (language === undefined) return openPersonStore().settings().language;
  const parsed = settings.shape.language.safeParse(language);
  if (parsed.success) return parsed.data;
  throw new UsageError(`“${language}” is no language of Isnad: ar, en`);
}

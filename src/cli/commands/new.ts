import type { Scheme } from '../../domain/model/scheme.ts';
import { templateNames } from '../../domain/scheme-templates/template-names.ts';
import { schemeTemplates } from '../../domain/scheme-templates/templates.ts';
import { createProject } from '../../engine/create-project.ts';
import { printJson, printLine, UsageError, type ExitStatus } from '../output.ts';
import { actorNamed, withProject } from '../project.ts';
import { readScheme } from '../scheme-file.ts';

export interface NewOptions {
  readonly title?: string;
  readonly scheme?: string;
  readonly template?: string;
  readonly as?: string;
  readonly json?: boolean;
}

export async function runNew(file: string, options: NewOptions): Promise<ExitStatus> {
  const scheme = schemeFor(options);
  createProject(file, {
    actor: actorNamed(options.as),
    ...(options.title === undefined ? {} : { title: options.title }),
    ...(scheme === undefined ? {} : { scheme }),
  });
  if (options.json === true) printJson(await withProject(file, options.as, (project) => project.call('project.info', {})));
  else printLine(`made ${file}`);
  return 0;
}

function schemeFor({ scheme, template }: NewOptions): Scheme | undefined {
  if (scheme !== undefined && template !== undefined) throw new UsageError('give either --scheme or --template');
  if (scheme !== undefined) return readScheme(scheme);
  if (template === undefined) return undefined;
  const named = templateNames.find((name) => name === template);
  if (named === undefined) throw new UsageError(`“${template}” is no template: ${templateNames.join(', ')}`);
  return schemeTemplates[named];
}

import fs from 'node:fs';
import { enteredScheme, type Scheme } from '../../domain/model/scheme.ts';
import { Problem } from '../../domain/problem.ts';
import { createProject } from '../../engine/create-project.ts';
import { printJson, printLine, type ExitStatus } from '../output.ts';
import { actorNamed, withProject } from '../project.ts';

export interface NewOptions {
  readonly title?: string;
  readonly scheme?: string;
  readonly as?: string;
  readonly json?: boolean;
}

export async function runNew(file: string, options: NewOptions): Promise<ExitStatus> {
  const scheme = options.scheme === undefined ? undefined : readScheme(options.scheme);
  createProject(file, {
    actor: actorNamed(options.as),
    ...(options.title === undefined ? {} : { title: options.title }),
    ...(scheme === undefined ? {} : { scheme }),
  });
  if (options.json === true) printJson(await withProject(file, options.as, (project) => project.call('project.info', {})));
  else printLine(`made ${file}`);
  return 0;
}

function readScheme(file: string): Scheme {
  let content: unknown;
  try {
    content = JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (thrown) {
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    const missing = thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT';
    throw missing ? new Problem('file-missing', { file }) : new Problem('scheme-invalid', { file, message }, { cause: thrown });
  }
  const parsed = enteredScheme.safeParse(content);
  if (parsed.success) return parsed.data;
  const message = parsed.error.issues
    .slice(0, 5)
    .map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    .join('; ');
  throw new Problem('scheme-invalid', { file, message }, { cause: parsed.error });
}

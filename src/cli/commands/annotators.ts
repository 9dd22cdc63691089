import { annotatorRoles, type Annotator } from '../../domain/model/annotation.ts';
import type { Workbench } from '../../engine/workbench-types.ts';
import { printJson, printLine, UsageError, type ExitStatus } from '../output.ts';
import { annotatorsNamed } from '../people.ts';
import { withProject } from '../project.ts';

export interface AnnotatorsOptions {
  readonly add?: string;
  readonly change?: string;
  readonly remove?: string;
  readonly role?: string;
  readonly colour?: string;
  readonly as?: string;
  readonly json?: boolean;
}

export async function runAnnotators(file: string, options: AnnotatorsOptions): Promise<ExitStatus> {
  const actions = [options.add, options.change, options.remove].filter((name) => name !== undefined);
  if (actions.length > 1) throw new UsageError('--add, --change and --remove do not go together');
  const details = detailsOf(options);
  if (Object.keys(details).length > 0 && options.add === undefined && options.change === undefined) {
    throw new UsageError('--role and --colour go with --add or --change');
  }
  const annotators = await withProject(file, options.as, async (project) => {
    await act(project, options, details);
    return project.call('annotators.list', {});
  });
  if (options.json === true) printJson(annotators);
  else for (const { id, name, role, colour } of annotators) printLine(`${name}  ${role}  ${colour}  (${id})`);
  return 0;
}

type Details = Partial<Pick<Annotator, 'role' | 'colour'>>;

function detailsOf({ role, colour }: AnnotatorsOptions): Details {
  const known = annotatorRoles.find((each) => each === role);
  if (role !== undefined && known === undefined) throw new UsageError(`there is no role “${role}”; there are ${annotatorRoles.join(', ')}`);
  if (colour !== undefined && !/^#[0-9a-f]{6}$/.test(colour)) throw new UsageError(`“${colour}” is no colour: # and six hexadecimal digits`);
  return { ...(known === undefined ? {} : { role: known }), ...(colour === undefined ? {} : { colour }) };
}

async function act(project: Workbench, { add, change, remove }: AnnotatorsOptions, details: Details): Promise<void> {
  if (add !== undefined) {
    await project.call('annotators.create', { name: add, ...details });
    return;
  }
  const name = change ?? remove;
  if (name === undefined) return;
  for (const { id } of annotatorsNamed(await project.call('annotators.list', {}), [name])) {
    if (change !== undefined) await project.call('annotators.update', { id, ...details });
    else await project.call('annotators.remove', { id });
  }
}

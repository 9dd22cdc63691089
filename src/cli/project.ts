import { enteredName } from '../domain/identifiers.ts';
import { openPersonStore } from '../engine/person/person-store.ts';
import { openWorkbench } from '../engine/workbench.ts';
import type { Actor, Workbench } from '../engine/workbench-types.ts';
import { printNote, sentenceFor, UsageError } from './output.ts';

/** Who writes from the command line: the name given, else the person of this desktop. */
export function actorNamed(name: string | undefined): Actor {
  const store = openPersonStore();
  if (name === undefined) return store.personOrDefault();
  const { person } = store.settings();
  return person !== null && person.name === name ? person : { name: checked(name) };
}

function checked(name: string): string {
  const parsed = enteredName.safeParse(name);
  if (parsed.success) return parsed.data;
  throw new UsageError(`“${name}” is no name: ${parsed.error.issues[0]?.message ?? ''}`);
}

/**
 * Opens a project for one command that only reads. What somebody does not see in blind work is not in the output: it
 * is said, lest it be taken for all there is.
 */
export function readProject<Result>(
  file: string,
  as: string | undefined,
  body: (workbench: Workbench) => Promise<Result>,
): Promise<Result> {
  return withProject(file, as, async (project) => {
    const { seesOnlyOwn } = await project.call('project.get', {});
    if (seesOnlyOwn) {
      printNote(`work in this project is blind: ${actorNamed(as).name} sees no layers but their own (--as NAME reads in another name)`);
    }
    return body(project);
  });
}

/** Opens a project for one command and closes it again, whatever happens. */
export async function withProject<Result>(
  file: string,
  as: string | undefined,
  body: (workbench: Workbench) => Promise<Result>,
): Promise<Result> {
  const workbench = await openWorkbench(file, { actor: () => actorNamed(as), backups: 'hourly' });
  const announced: Promise<void>[] = [];
  workbench.subscribe((event) => {
    if (event.type !== 'problem') return;
    const { problem } = event;
    announced.push(sentenceFor(problem).then((sentence) => printNote(`${sentence} [${problem.code}]`)));
  });
  try {
    return await body(workbench);
  } finally {
    await workbench.close();
    await Promise.all(announced);
  }
}

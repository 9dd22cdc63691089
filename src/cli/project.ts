import { openPersonStore } from '../engine/person/person-store.ts';
import { openWorkbench } from '../engine/workbench.ts';
import type { Actor, Workbench } from '../engine/workbench-types.ts';

/** Who writes from the command line: the name given, else the person of this desktop. */
export function actorNamed(name: string | undefined): Actor {
  const store = openPersonStore();
  if (name === undefined) return store.personOrDefault();
  const { person } = store.settings();
  return person !== null && person.name === name ? person : { name };
}

/** Opens a project for one command and closes it again, whatever happens. */
export async function withProject<Result>(
  file: string,
  as: string | undefined,
  body: (workbench: Workbench) => Promise<Result>,
): Promise<Result> {
  const workbench = await openWorkbench(file, { actor: () => actorNamed(as), backups: 'hourly' });
  try {
    return await body(workbench);
  } finally {
    await workbench.close();
  }
}

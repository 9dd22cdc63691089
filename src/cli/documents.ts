import { Problem } from '../domain/problem.ts';
import type { Workbench } from '../engine/workbench-types.ts';

/** Documents by id or by their whole title. Throws `not-found`, and `ambiguous-name` where several bear a title. */
export async function documentsNamed(project: Workbench, wanted: readonly string[]): Promise<string[]> {
  const { documents } = await project.call('documents.list', { removed: false });
  return wanted.map((entry) => {
    const found = documents.filter(({ id, title }) => id === entry || title === entry.trim());
    if (found.length > 1) throw new Problem('ambiguous-name', { name: entry, count: found.length });
    if (found[0] === undefined) throw new Problem('not-found', { what: 'document', id: entry });
    return found[0].id;
  });
}

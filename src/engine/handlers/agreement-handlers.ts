import { Problem } from '../../domain/problem.ts';
import { askInThread } from '../agreement/agreement-thread.ts';
import { seesOnlyOwn } from '../project/roles.ts';
import type { ReadContext, ReadHandlers } from './contexts.ts';

export const agreementReads: ReadHandlers<'agreement.measure' | 'agreement.cell'> = {
  'agreement.measure': async ({ task: id, ...input }, context) => {
    requireSight(context);
    const { project } = context;
    const task = project.tasks.begin(id, 'agreement.measure');
    try {
      return await askInThread({ file: project.file, person: project.person().id }, { method: 'agreement.measure', input }, task);
    } finally {
      task.end();
    }
  },
  'agreement.cell': async ({ task: id, ...input }, context) => {
    requireSight(context);
    const { project } = context;
    const task = project.tasks.begin(id, 'agreement.cell');
    try {
      return await askInThread({ file: project.file, person: project.person().id }, { method: 'agreement.cell', input }, task);
    } finally {
      task.end();
    }
  },
};

/** In blind work annotators see neither others' layers nor what is counted over them. Throws `blind-work`. */
function requireSight({ database, project }: ReadContext): void {
  const { id, name } = project.person();
  if (seesOnlyOwn(database, id)) throw new Problem('blind-work', { name });
}

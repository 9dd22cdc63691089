import { askInThread } from '../agreement/agreement-thread.ts';
import type { ReadHandlers } from './contexts.ts';

export const agreementReads: ReadHandlers<'agreement.measure' | 'agreement.cell'> = {
  'agreement.measure': async ({ task: id, ...input }, { project }) => {
    const task = project.tasks.begin(id, 'agreement.measure');
    try {
      return await askInThread({ file: project.file, person: project.person().id }, { method: 'agreement.measure', input }, task);
    } finally {
      task.end();
    }
  },
  'agreement.cell': async ({ task: id, ...input }, { project }) => {
    const task = project.tasks.begin(id, 'agreement.cell');
    try {
      return await askInThread({ file: project.file, person: project.person().id }, { method: 'agreement.cell', input }, task);
    } finally {
      task.end();
    }
  },
};

import { formats } from '../formats/registry.ts';
import { exportProject } from '../project/export-project.ts';
import type { ReadHandlers } from './contexts.ts';

export const fileReads: ReadHandlers<'formats.list' | 'project.export' | 'task.cancel'> = {
  'formats.list': () => [
    { name: 'text', endings: ['.txt', '.text'], reads: true, writes: false, offsetUnit: null, cannotCarry: [] },
    ...formats.map((format) => ({
      name: format.name,
      endings: [...format.endings],
      reads: format.read !== undefined,
      writes: format.write !== undefined,
      offsetUnit: format.offsetUnit,
      cannotCarry: [...format.cannotCarry],
    })),
  ],
  'project.export': (input, { project }) => exportProject(project, input),
  'task.cancel': ({ task }, { project }) => ({ cancelled: project.tasks.cancel(task) }),
};

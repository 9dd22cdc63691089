import type { Output } from '../../domain/api.ts';
import type { Format } from '../formats/format.ts';
import type { ReadHandlers } from './contexts.ts';

type FormatInfo = Output<'formats.list'>[number];

export const fileReads: ReadHandlers<'formats.list' | 'project.export' | 'task.cancel'> = {
  'formats.list': async () => {
    const { formats } = await import('../formats/registry.ts');
    return [plainText, ...formats.map(infoOf)];
  },
  'project.export': async (input, { project }) => {
    const { exportProject } = await import('../project/export-project.ts');
    return exportProject(project, input);
  },
  'task.cancel': ({ task }, { project }) => ({ cancelled: project.tasks.cancel(task) }),
};

const plainText: FormatInfo = {
  name: 'text',
  endings: ['.txt', '.text'],
  reads: true,
  writes: false,
  offsetUnit: null,
  cannotCarry: [],
};

function infoOf(format: Format): FormatInfo {
  return {
    name: format.name,
    endings: [...format.endings],
    reads: format.read !== undefined,
    writes: format.write !== undefined,
    offsetUnit: format.offsetUnit,
    cannotCarry: [...format.cannotCarry],
  };
}

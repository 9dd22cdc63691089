import { createHash } from 'node:crypto';
import type { Workbench } from '../../src/engine/workbench-types.ts';

/** SHA-256 over all that the workbench shows of the model. */
export async function stateDigest(workbench: Workbench): Promise<string> {
  const { documents } = await workbench.call('documents.list', {});
  const details = await Promise.all(documents.map(({ id }) => workbench.call('documents.get', { id })));
  const state = [
    await workbench.call('project.get', {}),
    await workbench.call('scheme.get', {}),
    await workbench.call('annotators.list', {}),
    await workbench.call('stories.list', {}),
    documents,
    details,
    await workbench.call('layers.list', {}),
    await workbench.call('spans.list', {}),
    await workbench.call('relations.list', {}),
    await workbench.call('documentLabels.list', {}),
    await workbench.call('suggestions.list', {}),
    await workbench.call('decisions.list', {}),
  ];
  return createHash('sha256').update(JSON.stringify(state)).digest('hex');
}

import { v7 as makeIdentifier } from 'uuid';
import type { Call, Input, Output } from '../../../domain/api.ts';

/**
 * Has agreement measured for as long as anybody waits for it: once `signal` aborts, the engine is told to stop. `onTask`
 * hears under which name progress is told, and null when it is over.
 */
export async function measureWhile(
  bridge: { readonly call: Call },
  request: Omit<Input<'agreement.measure'>, 'task'>,
  signal: AbortSignal,
  onTask: (task: string | null) => void,
): Promise<Output<'agreement.measure'>> {
  const task = makeIdentifier();
  onTask(task);
  // Where the connection is gone, so is the computation; the one who waited says so already.
  const stop = (): void => void bridge.call('task.cancel', { task }).catch(() => undefined);
  signal.addEventListener('abort', stop);
  try {
    return await bridge.call('agreement.measure', { ...request, task });
  } finally {
    signal.removeEventListener('abort', stop);
    if (!signal.aborted) onTask(null);
  }
}

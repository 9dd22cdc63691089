import { v7 as makeIdentifier } from 'uuid';
import type { Call, Input, Output } from '../../../domain/api.ts';

/** Searches the corpus for as long as anybody waits for it: once `signal` aborts, the engine is told to stop. */
export async function searchWhile(
  bridge: { readonly call: Call },
  input: Omit<Input<'corpus.search'>, 'task'>,
  signal: AbortSignal,
): Promise<Output<'corpus.search'>> {
  const task = makeIdentifier();
  // Where the connection is gone, so is the search; the one who waited says so already.
  const stop = (): void => void bridge.call('task.cancel', { task }).catch(() => undefined);
  signal.addEventListener('abort', stop);
  try {
    return await bridge.call('corpus.search', { ...input, task });
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

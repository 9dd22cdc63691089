import { isMethodName, methodNamed } from '../../domain/api.ts';
import type { Bridge } from '../../domain/host-api.ts';

/** Whether what was done is in the file: `failed` until the next write goes well. */
export type SaveState = 'saved' | 'saving' | 'failed';

export interface WriteWatch {
  readonly state: () => SaveState;
  readonly subscribe: (listener: () => void) => () => void;
}

/**
 * Wraps a bridge so that the window can say whether everything is saved. A write that was refused, or that never
 * reached the file, is `failed`: nothing is queued, so that it is not done until it is done again.
 */
export function watchWrites(bridge: Bridge): { readonly bridge: Bridge; readonly watch: WriteWatch } {
  const listeners = new Set<() => void>();
  let running = 0;
  let lastFailed = false;

  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const call = async (method: string, input: unknown): Promise<unknown> => {
    const untyped = bridge.call as (method: string, input: unknown) => Promise<unknown>;
    if (!isMethodName(method) || methodNamed(method).kind !== 'write') return untyped(method, input);
    running += 1;
    tell();
    try {
      const answer = await untyped(method, input);
      lastFailed = false;
      return answer;
    } catch (error) {
      lastFailed = true;
      throw error;
    } finally {
      running -= 1;
      tell();
    }
  };
  return {
    bridge: { ...bridge, call: call as Bridge['call'] },
    watch: {
      state: () => (running > 0 ? 'saving' : lastFailed ? 'failed' : 'saved'),
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
  };
}

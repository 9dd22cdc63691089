import { isMethodName, methodNamed } from '../../domain/api.ts';
import type { Bridge } from '../../domain/host-api.ts';
import type { ProblemCode } from '../../domain/problem.ts';
import { problemData } from '../../domain/problem.ts';

/** Whether what was done is in the file: `failed` until the next write goes well. */
export type SaveState = 'saved' | 'saving' | 'failed';

/** Why a write did not reach the file, though nothing was wrong with what was asked. */
const unsaved = [
  'connection-lost',
  'disk-full',
  'engine-failed',
  'no-project-open',
  'project-busy',
  'project-damaged',
  'project-missing',
  'project-not-writable',
  'project-replaced',
] as const satisfies readonly ProblemCode[];
export type SaveFailure = (typeof unsaved)[number];

export interface WriteWatch {
  readonly state: () => SaveState;
  /** Why the last write is not in the file; null where it is. */
  readonly failure: () => SaveFailure | null;
  readonly subscribe: (listener: () => void) => () => void;
}

/**
 * Wraps a bridge so that the window can say whether everything is saved. A write that never reached the file is
 * `failed`: nothing is queued, so that it is not done until it is done again. One that was refused for what it
 * asked changes nothing about that: the file holds all that the window shows.
 */
export function watchWrites(bridge: Bridge): { readonly bridge: Bridge; readonly watch: WriteWatch } {
  const listeners = new Set<() => void>();
  let running = 0;
  let failure: SaveFailure | null = null;

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
      failure = null;
      return answer;
    } catch (error) {
      const { code } = problemData(error);
      failure = unsaved.find((each) => each === code) ?? failure;
      throw error;
    } finally {
      running -= 1;
      tell();
    }
  };
  return {
    bridge: {
      call: call as Bridge['call'],
      subscribe: (listener) =>
        bridge.subscribe((event) => {
          // What the window shows is read again, so that it shows what the file holds and nothing else.
          if (event.type === 'connection' && event.state === 'restored' && failure === 'connection-lost') {
            failure = null;
            tell();
          }
          listener(event);
        }),
    },
    watch: {
      state: () => (running > 0 ? 'saving' : failure === null ? 'saved' : 'failed'),
      failure: () => failure,
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
  };
}

import { isMethodName, methodNamed } from '../../domain/api.ts';
import type { Bridge, BridgeEvent } from '../../domain/host-api.ts';
import { Problem } from '../../domain/problem.ts';

export type ConnectionState = 'connected' | 'lost';

export interface ConnectionWatch {
  readonly state: () => ConnectionState;
  readonly subscribe: (listener: () => void) => () => void;
}

/**
 * Wraps a bridge so that the window knows whether its engine is there, over one subscription however many listen.
 * While it is not, a write fails at once with `connection-lost` and is not sent: nobody shall find later that half
 * of what was pressed meanwhile has been done after all.
 */
export function watchConnection(bridge: Bridge): { readonly bridge: Bridge; readonly watch: ConnectionWatch } {
  const watchers = new Set<() => void>();
  const listeners = new Set<(event: BridgeEvent) => void>();
  let end: (() => void) | null = null;
  let state: ConnectionState = 'connected';
  let looking = false;

  const take = (next: ConnectionState): void => {
    if (state === next) return;
    state = next;
    for (const watcher of watchers) watcher();
  };

  const hear = (event: BridgeEvent): void => {
    if (event.type === 'connection') take(event.state === 'lost' ? 'lost' : 'connected');
    for (const listener of listeners) listener(event);
  };

  /** An engine that has ended for good is started again by the next question that it gets. */
  const look = (): void => {
    if (looking) return;
    looking = true;
    // Whatever comes of it: that the engine is back is an event, that it is away the refused write has said.
    const looked = (): void => {
      looking = false;
    };
    bridge.call('host.state', {}).then(looked, looked);
  };

  const call = async (method: string, input: unknown): Promise<unknown> => {
    const untyped = bridge.call as (method: string, input: unknown) => Promise<unknown>;
    if (state === 'lost' && isMethodName(method) && methodNamed(method).kind === 'write') {
      look();
      throw new Problem('connection-lost');
    }
    return untyped(method, input);
  };

  return {
    bridge: {
      call: call as Bridge['call'],
      subscribe: (listener) => {
        // Somebody who listens twice also stops twice.
        const own = (event: BridgeEvent): void => listener(event);
        listeners.add(own);
        end ??= bridge.subscribe(hear);
        return () => {
          listeners.delete(own);
          if (listeners.size > 0) return;
          end?.();
          end = null;
          // Nobody hears of it any more, so that nobody would hear that it is back.
          take('connected');
        };
      },
    },
    watch: {
      state: () => state,
      subscribe: (watcher) => {
        watchers.add(watcher);
        return () => watchers.delete(watcher);
      },
    },
  };
}

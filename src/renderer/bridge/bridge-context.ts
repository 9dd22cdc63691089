import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Bridge } from '../../domain/host-api.ts';
import type { ConnectionState } from './connection-watch.ts';
import type { SessionEntry } from './session-log.ts';
import type { WatchedBridge } from './watched-bridge.ts';
import type { SaveFailure, SaveState } from './write-watch.ts';

export const BridgeContext = createContext<WatchedBridge | null>(null);

function useWatchedBridge(): WatchedBridge {
  const watched = useContext(BridgeContext);
  if (watched === null) throw new Error('the bridge is used outside the application');
  return watched;
}

/** The window's way to its host and to the workbench. */
export function useBridge(): Bridge {
  return useWatchedBridge().bridge;
}

/** Whether everything that was done is in the file. */
export function useSaveState(): SaveState {
  const { writes } = useWatchedBridge();
  return useSyncExternalStore(writes.subscribe, writes.state);
}

/** Why the last write is not in the file; null where it is. */
export function useSaveFailure(): SaveFailure | null {
  const { writes } = useWatchedBridge();
  return useSyncExternalStore(writes.subscribe, writes.failure);
}

export function useConnection(): ConnectionState {
  const { connection } = useWatchedBridge();
  return useSyncExternalStore(connection.subscribe, connection.state);
}

/** What this window has asked and heard so far, oldest first. */
export function useSessionLog(): readonly SessionEntry[] {
  const { log } = useWatchedBridge();
  return useSyncExternalStore(log.subscribe, log.entries);
}

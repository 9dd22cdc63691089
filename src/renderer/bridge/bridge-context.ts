import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Bridge } from '../../domain/host-api.ts';
import type { SaveState, WriteWatch } from './write-watch.ts';

export const BridgeContext = createContext<Bridge | null>(null);

/** The window's way to its host and to the workbench. */
export function useBridge(): Bridge {
  const bridge = useContext(BridgeContext);
  if (bridge === null) throw new Error('the bridge is used outside the application');
  return bridge;
}

export const WriteWatchContext = createContext<WriteWatch | null>(null);

/** Whether everything that was done is in the file. */
export function useSaveState(): SaveState {
  const watch = useContext(WriteWatchContext);
  if (watch === null) throw new Error('the bridge is used outside the application');
  return useSyncExternalStore(watch.subscribe, watch.state);
}

import { createContext, useContext } from 'react';
import type { Bridge } from '../../domain/host-api.ts';

export const BridgeContext = createContext<Bridge | null>(null);

/** The window's way to its host and to the workbench. */
export function useBridge(): Bridge {
  const bridge = useContext(BridgeContext);
  if (bridge === null) throw new Error('the bridge is used outside the application');
  return bridge;
}

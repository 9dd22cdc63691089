import { useSyncExternalStore } from 'react';
import type { Settings } from '../../domain/host-api.ts';
import type { ResolvedTheme } from '../document/highlight-styles.ts';

const darkSystem = window.matchMedia('(prefers-color-scheme: dark)');

function subscribe(listener: () => void): () => void {
  darkSystem.addEventListener('change', listener);
  return () => darkSystem.removeEventListener('change', listener);
}

/** The theme that the setting comes to now. */
export function useResolvedTheme(setting: Settings['theme']): ResolvedTheme {
  const systemIsDark = useSyncExternalStore(subscribe, () => darkSystem.matches);
  if (setting !== 'system') return setting;
  return systemIsDark ? 'dark' : 'light';
}

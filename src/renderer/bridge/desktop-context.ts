import { createContext, useContext } from 'react';
import type { Desktop } from './electron-bridge.ts';

export const DesktopContext = createContext<Desktop | null>(null);

/** The system's dialogs, menus and folders; null in a browser window, which has none of them for a page. */
export function useDesktop(): Desktop | null {
  return useContext(DesktopContext);
}

import { createContext, useContext } from 'react';

/** The pages of the help. */
export type HelpPage = 'shortcuts' | 'first-steps' | 'about';

/** The dialogs that belong to the window as a whole. */
export type WindowDialog = 'settings' | 'palette' | 'session-log' | 'backups' | 'keyboard' | 'key-sheet' | HelpPage;

export const DialogsContext = createContext<((dialog: WindowDialog) => void) | null>(null);

/** Opens one of the dialogs that belong to the window as a whole, in place of another. */
export function useOpenDialog(): (dialog: WindowDialog) => void {
  const open = useContext(DialogsContext);
  if (open === null) throw new Error('dialogs are used outside the window');
  return open;
}

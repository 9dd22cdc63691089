import { createContext, useCallback, useContext, useState } from 'react';
import type { ReactNode } from 'react';
import type { HostState } from '../../domain/host-api.ts';
import { Palette } from '../features/commands/palette.tsx';
import { BackupsDialog } from '../features/help/backups-dialog.tsx';
import type { HelpPage } from '../features/help/help-dialog.tsx';
import { HelpDialog } from '../features/help/help-dialog.tsx';
import { SessionLogDialog } from '../features/help/session-log-dialog.tsx';
import { SettingsDialog } from '../features/settings/settings-dialog.tsx';

export type WindowDialog = 'settings' | 'palette' | 'session-log' | 'backups' | HelpPage;

const DialogsContext = createContext<((dialog: WindowDialog) => void) | null>(null);

/** Opens one of the dialogs that belong to the window as a whole, in place of another. */
export function useOpenDialog(): (dialog: WindowDialog) => void {
  const open = useContext(DialogsContext);
  if (open === null) throw new Error('dialogs are used outside the window');
  return open;
}

interface WindowDialogsProps {
  readonly state: HostState;
  readonly children: ReactNode;
}

export function WindowDialogs({ state, children }: WindowDialogsProps) {
  const [dialog, setDialog] = useState<WindowDialog | null>(null);
  const close = useCallback(() => setDialog(null), []);
  const isHelp = dialog === 'shortcuts' || dialog === 'first-steps' || dialog === 'about';
  return (
    <DialogsContext value={setDialog}>
      {children}
      <SettingsDialog state={state} isOpen={dialog === 'settings'} onClose={close} />
      {dialog === 'palette' ? <Palette hasProject={state.project !== null} onClose={close} /> : null}
      {dialog === 'session-log' ? <SessionLogDialog onClose={close} /> : null}
      {dialog === 'backups' && state.project !== null ? <BackupsDialog onClose={close} /> : null}
      {isHelp ? <HelpDialog state={state} page={dialog} onClose={close} /> : null}
    </DialogsContext>
  );
}

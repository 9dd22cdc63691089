import { useCallback, useState } from 'react';
import type { ReactNode } from 'react';
import type { HostState } from '../../domain/host-api.ts';
import { Palette } from '../features/commands/palette.tsx';
import { BackupsDialog } from '../features/help/backups-dialog.tsx';
import { HelpDialog } from '../features/help/help-dialog.tsx';
import { SessionLogDialog } from '../features/help/session-log-dialog.tsx';
import { SettingsDialog } from '../features/settings/settings-dialog.tsx';
import { KeySheet } from '../features/shortcuts/key-sheet.tsx';
import { KeyboardDialog } from '../features/shortcuts/keyboard-dialog.tsx';
import { DialogsContext } from './open-dialog.ts';
import type { WindowDialog } from './open-dialog.ts';

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
      {dialog === 'palette' ? <Palette project={state.project?.path ?? null} onClose={close} /> : null}
      {dialog === 'session-log' ? <SessionLogDialog onClose={close} /> : null}
      {dialog === 'backups' && state.project !== null ? <BackupsDialog onClose={close} /> : null}
      {dialog === 'keyboard' ? <KeyboardDialog state={state} onClose={close} onPrint={() => setDialog('key-sheet')} /> : null}
      {dialog === 'key-sheet' ? <KeySheet state={state} onClose={close} /> : null}
      {isHelp ? <HelpDialog state={state} page={dialog} onClose={close} /> : null}
    </DialogsContext>
  );
}

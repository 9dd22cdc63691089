import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Bridge, HostState } from '../../domain/host-api.ts';
import { firstSettings } from '../../domain/host-api.ts';
import { BridgeContext } from '../bridge/bridge-context.ts';
import { DesktopContext } from '../bridge/desktop-context.ts';
import type { Desktop } from '../bridge/electron-bridge.ts';
import type { SessionLog } from '../bridge/session-log.ts';
import { watchBridge } from '../bridge/watched-bridge.ts';
import { PersonDialog } from '../features/settings/person-dialog.tsx';
import { StartScreen } from '../features/start/start-screen.tsx';
import { WorkspaceProvider } from '../features/workspace/workspace.tsx';
import { createToasts, ToastList, ToastsContext } from '../ui/toasts.tsx';
import { useAppearanceOnPage } from './appearance.ts';
import { CommandsProvider } from './commands.tsx';
import { ConnectionBanner, useRestoredNotice } from './connection-banner.tsx';
import { DesktopWindow } from './desktop-window.tsx';
import { FailureBoundary } from './failure-boundary.tsx';
import { FailureScreen } from './failure-screen.tsx';
import { useRememberWork } from './focus.ts';
import styles from './frame.module.css';
import { LanguageProvider } from './language.tsx';
import { languageOfSystem } from './locale.ts';
import { useIsAtProjects } from './location.ts';
import { ProjectWindow } from './project-window.tsx';
import { usePaneMemory } from './pane-memory.ts';
import { createQueryClient, useHostState } from './queries.ts';
import { RecoveryProvider } from './recovery.tsx';
import { WindowCommands } from './window-commands.tsx';
import { WindowDialogs } from './window-dialogs.tsx';
import { useWorkbenchEvents } from './workbench-events.ts';

interface ApplicationProps {
  readonly bridge: Bridge;
  /** Null in a browser window. */
  readonly desktop: Desktop | null;
}

/** Everything the window shows, over one bridge. */
export function Application({ bridge, desktop }: ApplicationProps) {
  const [watched] = useState(() => watchBridge(bridge));
  const [client] = useState(createQueryClient);
  const [toasts] = useState(createToasts);
  useNoteUncaught(watched.log);
  return (
    <BridgeContext value={watched}>
      <QueryClientProvider client={client}>
        <DesktopContext value={desktop}>
          <ToastsContext value={toasts}>
            <CommandsProvider>
              <LocalisedWindow toasts={toasts} />
            </CommandsProvider>
          </ToastsContext>
        </DesktopContext>
      </QueryClientProvider>
    </BridgeContext>
  );
}

/** Has the session's log know of errors that nobody caught. */
function useNoteUncaught(log: SessionLog): void {
  useEffect(() => {
    const onError = ({ error }: ErrorEvent): void => log.noteUncaught(error);
    const onRejection = ({ reason }: PromiseRejectionEvent): void => log.noteUncaught(reason);
    window.addEventListener('error', onError);
    window.addEventListener('unhandledrejection', onRejection);
    return () => {
      window.removeEventListener('error', onError);
      window.removeEventListener('unhandledrejection', onRejection);
    };
  }, [log]);
}

function LocalisedWindow({ toasts }: { readonly toasts: ReturnType<typeof createToasts> }) {
  const host = useHostState();
  const settings = host.data?.settings ?? { ...firstSettings, language: languageOfSystem() };
  useAppearanceOnPage(settings);
  if (host.isPending) return null;
  return (
    <LanguageProvider language={settings.language} digits={settings.digits}>
      <RecoveryProvider>
        {host.data === undefined ? (
          <FailureScreen error={host.error} onRetry={() => void host.refetch()} />
        ) : (
          <ConnectedWindow state={host.data} />
        )}
      </RecoveryProvider>
      <ToastList toasts={toasts} />
    </LanguageProvider>
  );
}

function ConnectedWindow({ state }: { readonly state: HostState }) {
  const connection = useWorkbenchEvents();
  const isAtProjects = useIsAtProjects();
  useRestoredNotice();
  useRememberWork();
  usePaneMemory(state.settings.panes);
  return (
    <WorkspaceProvider project={state.project?.path ?? ''}>
      <WindowDialogs state={state}>
        <WindowCommands state={state} />
        <DesktopWindow />
        <div className={styles.window}>
          {connection === 'lost' ? <ConnectionBanner host={state.host} /> : null}
          <FailureBoundary>
            {state.project === null || isAtProjects ? <StartScreen state={state} /> : <ProjectWindow state={state} />}
          </FailureBoundary>
          {state.settings.person === null ? <PersonDialog settings={state.settings} /> : null}
        </div>
      </WindowDialogs>
    </WorkspaceProvider>
  );
}

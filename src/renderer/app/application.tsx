import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import type { Bridge, HostState, Settings } from '../../domain/host-api.ts';
import { BridgeContext, WriteWatchContext } from '../bridge/bridge-context.ts';
import { watchWrites } from '../bridge/write-watch.ts';
import { PersonDialog } from '../features/settings/person-dialog.tsx';
import { StartScreen } from '../features/start/start-screen.tsx';
import { createToasts, ToastList, ToastsContext } from '../ui/toasts.tsx';
import { CommandsProvider } from './commands.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { FailureScreen } from './failure-screen.tsx';
import styles from './frame.module.css';
import { LanguageProvider } from './language.tsx';
import { languageOfSystem } from './locale.ts';
import { createQueryClient, useHostState } from './queries.ts';
import { RecoveryProvider } from './recovery.tsx';
import { useThemeOnPage } from './theme.ts';
import { useWorkbenchEvents } from './workbench-events.ts';
import { ProjectWindow } from './project-window.tsx';

/** Everything the window shows, over one bridge. */
export function Application({ bridge }: { readonly bridge: Bridge }) {
  const [watched] = useState(() => watchWrites(bridge));
  const [client] = useState(createQueryClient);
  const [toasts] = useState(createToasts);
  return (
    <BridgeContext value={watched.bridge}>
      <WriteWatchContext value={watched.watch}>
        <QueryClientProvider client={client}>
          <ToastsContext value={toasts}>
            <CommandsProvider>
              <LocalisedWindow toasts={toasts} />
            </CommandsProvider>
          </ToastsContext>
        </QueryClientProvider>
      </WriteWatchContext>
    </BridgeContext>
  );
}

const beforeTheHostAnswers: Omit<Settings, 'person' | 'language'> = { theme: 'system', digits: 'western' };

function LocalisedWindow({ toasts }: { readonly toasts: ReturnType<typeof createToasts> }) {
  const host = useHostState();
  const settings = host.data?.settings ?? { ...beforeTheHostAnswers, language: languageOfSystem() };
  useThemeOnPage(settings.theme);
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
  return (
    <div className={styles.window}>
      {connection === 'lost' ? <ConnectionBanner /> : null}
      {state.project === null ? <StartScreen state={state} /> : <ProjectWindow state={state} />}
      {state.settings.person === null ? <PersonDialog settings={state.settings} /> : null}
    </div>
  );
}

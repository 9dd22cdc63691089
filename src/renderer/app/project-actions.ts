import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { HostState } from '../../domain/host-api.ts';
import { useBridge } from '../bridge/bridge-context.ts';
import { downloadFrom } from '../ui/download.ts';
import { isolate } from '../ui/isolate.ts';
import { useToast } from '../ui/toasts.tsx';
import { useAttempt } from './attempt.ts';
import { replaceView } from './location.ts';
import { useTakeHostState } from './queries.ts';

/** What is done with the project as a whole. Each says for itself what went wrong. */
export interface ProjectActions {
  /** A path, or what a person typed as one. */
  readonly open: (path: string) => void;
  readonly create: (path: string, title: string) => void;
  readonly close: () => void;
  readonly forget: (path: string) => void;
  /** The sample, made where it is not there yet. */
  readonly openSample: () => void;
  readonly saveCopy: () => void;
  readonly backUp: () => void;
}

export function useProjectActions(): ProjectActions {
  const intl = useIntl();
  const bridge = useBridge();
  const attempt = useAttempt();
  const toast = useToast();
  const takeState = useTakeHostState();
  return useMemo(() => {
    const show = (action: () => Promise<HostState>): void => {
      void attempt(async () => {
        const state = await action();
        replaceView({ name: 'library' });
        takeState(state);
      });
    };
    return {
      open: (path) => show(() => bridge.call('host.open', { path })),
      create: (path, title) => show(() => bridge.call('host.create', { path, title })),
      close: () => show(() => bridge.call('host.close', {})),
      forget: (path) => void attempt(async () => takeState(await bridge.call('host.forget', { path }))),
      openSample: () => show(() => bridge.call('host.openSample', {})),
      saveCopy: () =>
        void attempt(async () => {
          const { name, download } = await bridge.call('host.saveCopy', {});
          if (download !== null) downloadFrom(download, name);
          toast({ kind: 'notice', text: intl.formatMessage({ id: 'copy.done' }, { file: isolate(name) }) });
        }),
      backUp: () =>
        void attempt(async () => {
          await bridge.call('project.backup', {});
          toast({ kind: 'notice', text: intl.formatMessage({ id: 'backups.made' }) });
        }),
    };
  }, [intl, bridge, attempt, toast, takeState]);
}

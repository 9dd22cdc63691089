import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { HostState } from '../../domain/host-api.ts';
import { Problem } from '../../domain/problem.ts';
import type { TemplateName } from '../../domain/scheme-templates/template-names.ts';
import { useBridge } from '../bridge/bridge-context.ts';
import { useDesktop } from '../bridge/desktop-context.ts';
import { downloadFrom } from '../ui/download.ts';
import { isolate } from '../ui/isolate.ts';
import { useToast } from '../ui/toasts.tsx';
import { useAttempt } from './attempt.ts';
import { goToProjects, isAtProjects, replaceView } from './location.ts';
import { keys, useTakeHostState } from './queries.ts';
import { useShowWritten } from './show-in-folder.ts';

/** What is done with the project as a whole. Each says for itself what went wrong. */
export interface ProjectActions {
  /** A path, or what a person typed as one. */
  readonly open: (path: string) => void;
  readonly create: (path: string, title: string, template: TemplateName) => void;
  /** By the system's dialog, in the desktop program; else on the start screen. */
  readonly choose: () => void;
  /** By the system's dialog too; the path is what it proposes. Only in the desktop program. */
  readonly createElsewhere: (path: string, title: string, template: TemplateName) => void;
  readonly showInFolder: () => void;
  readonly close: () => void;
  readonly forget: (path: string) => void;
  /** A copy of somebody’s project, from the bundle that she was sent. */
  readonly begin: (bundle: File) => void;
  /** The sample, made where it is not there yet. */
  readonly openSample: () => void;
  readonly saveCopy: () => void;
  readonly backUp: () => void;
}

/** Null where a person has closed the system's dialog again: she knows that nothing has happened. */
async function unlessCancelled<Result>(asking: Promise<Result>): Promise<Result | null> {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof Problem && error.code === 'cancelled') return null;
    throw error;
  }
}

export function useProjectActions(): ProjectActions {
  const intl = useIntl();
  const bridge = useBridge();
  const client = useQueryClient();
  const desktop = useDesktop();
  const written = useShowWritten();
  const attempt = useAttempt();
  const toast = useToast();
  const takeState = useTakeHostState();
  return useMemo(() => {
    const show = (action: () => Promise<HostState | null>): void => {
      void attempt(async () => {
        const before = client.getQueryData<HostState>(keys.host)?.project?.path;
        const state = await action();
        if (state === null) return;
        // Where another window has it and came to the front, this one stays in its document.
        if (isAtProjects() || state.project?.path !== before) replaceView({ name: 'library' });
        takeState(state);
      });
    };
    return {
      open: (path) => show(() => bridge.call('host.open', { path })),
      create: (path, title, template) => show(() => bridge.call('host.create', { path, title, template })),
      choose: () => {
        if (desktop === null) goToProjects();
        else show(() => unlessCancelled(desktop.call('desktop.chooseProject', {})));
      },
      createElsewhere: (path, title, template) => {
        if (desktop !== null) show(() => unlessCancelled(desktop.call('desktop.createProject', { path, title, template })));
      },
      showInFolder: () => {
        if (desktop !== null) void attempt(() => desktop.call('desktop.showInFolder', { what: 'project' }));
      },
      close: () => show(() => bridge.call('host.close', {})),
      forget: (path) => void attempt(async () => takeState(await bridge.call('host.forget', { path }))),
      begin: (bundle) =>
        show(async () => {
          const bytes = new Uint8Array(await bundle.arrayBuffer());
          const { source } = await bridge.call('host.upload', { name: bundle.name, bytes });
          return (await bridge.call('host.beginFromBundle', { source })).state;
        }),
      openSample: () => show(() => bridge.call('host.openSample', {})),
      saveCopy: () =>
        void attempt(async () => {
          const { name, download } = await bridge.call('host.saveCopy', {});
          if (download !== null) downloadFrom(download, name);
          toast({ kind: 'notice', text: intl.formatMessage({ id: 'copy.done' }, { file: isolate(name) }), ...written });
        }),
      backUp: () =>
        void attempt(async () => {
          await bridge.call('project.backup', {});
          toast({ kind: 'notice', text: intl.formatMessage({ id: 'backups.made' }) });
        }),
    };
  }, [intl, bridge, client, desktop, written, attempt, toast, takeState]);
}

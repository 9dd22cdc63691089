import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { useIntl } from 'react-intl';
import { useBridge } from '../bridge/bridge-context.ts';
import { useToast } from '../ui/toasts.tsx';
import { problemSentence } from './problems.ts';
import { followChanges } from './changed-answers.ts';
import { invalidateEverything } from './queries.ts';
import { useRecovery } from './recovery.tsx';

/** Follows what the workbench announces; answers whether the connection stands. */
export function useWorkbenchEvents(): 'connected' | 'lost' {
  const bridge = useBridge();
  const client = useQueryClient();
  const intl = useIntl();
  const toast = useToast();
  const { announce } = useRecovery();
  const [connection, setConnection] = useState<'connected' | 'lost'>('connected');
  const showProblem = useEffectEvent((problem: Parameters<typeof problemSentence>[1]) => {
    if (problem.code === 'project-damaged') announce(problem);
    else toast({ kind: 'problem', text: problemSentence(intl, problem) });
  });

  useEffect(() => {
    const followChange = followChanges(client, bridge.call);
    return bridge.subscribe((event) => {
      if (event.type === 'changed') followChange(event);
      if (event.type === 'problem') showProblem(event.problem);
      if (event.type === 'connection') {
        setConnection(event.state === 'lost' ? 'lost' : 'connected');
        if (event.state === 'restored') invalidateEverything(client);
      }
      // Also who one is in the project may be another.
      if (event.type === 'settings') invalidateEverything(client);
    });
  }, [bridge, client]);
  return connection;
}

/** How far a task has come; null before it first says so. */
export function useTaskProgress(task: string | null): { readonly done: number; readonly total: number } | null {
  const bridge = useBridge();
  const [progress, setProgress] = useState<{ task: string; done: number; total: number } | null>(null);
  useEffect(
    () =>
      bridge.subscribe((event) => {
        if (event.type === 'progress') setProgress({ task: event.task, done: event.done, total: event.total });
      }),
    [bridge],
  );
  return progress !== null && progress.task === task ? progress : null;
}

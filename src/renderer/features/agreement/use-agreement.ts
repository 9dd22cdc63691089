import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTaskProgress } from '../../app/workbench-events.ts';
import { useBridge } from '../../bridge/bridge-context.ts';
import type { AgreementRequest, selectionOf } from './agreement-view.ts';
import { measureWhile } from './measure-while.ts';

/**
 * Agreement as it is asked for; what was shown stays until the new figures are there. Whoever leaves, asks for something
 * else or cancels has the engine stop.
 */
export function useAgreement(request: AgreementRequest, isWanted = true) {
  const bridge = useBridge();
  const client = useQueryClient();
  const [task, setTask] = useState<string | null>(null);
  const progress = useTaskProgress(task);
  const queryKey = ['agreement', request];
  const query = useQuery({
    queryKey,
    enabled: isWanted,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => measureWhile(bridge, request, signal, setTask),
  });
  return {
    report: query.data ?? null,
    error: query.error,
    retry: () => void query.refetch(),
    /** Null where nothing is being computed; `progress` is null before the engine first says how far it is. */
    running: query.isFetching ? { progress } : null,
    /** What is shown was computed for something else. */
    isStale: query.isPlaceholderData,
    cancel: () => void client.cancelQueries({ queryKey, exact: true }),
  };
}

/** The spans behind a cell of the confusion matrix. */
export function useCell(selection: ReturnType<typeof selectionOf>, first: string | null, second: string | null) {
  const bridge = useBridge();
  const input = { ...selection, first, second, limit: CELL_LIMIT };
  return useQuery({ queryKey: ['agreement', 'cell', input], queryFn: () => bridge.call('agreement.cell', input) });
}

/** Pairs that are listed at most. */
export const CELL_LIMIT = 500;

import { useCallback } from 'react';
import type { HostInput } from '../../../domain/host-api.ts';
import { useAttempt } from '../../app/attempt.ts';
import { useHostState, useTakeHostState } from '../../app/queries.ts';
import { useBridge } from '../../bridge/bridge-context.ts';

/** Changes the person's settings; they belong to the person, not to the project. */
export function useSettings(): (changes: HostInput<'host.settings'>) => Promise<unknown> {
  const bridge = useBridge();
  const attempt = useAttempt();
  const state = useHostState().data;
  const takeState = useTakeHostState();
  return useCallback(
    (changes) =>
      attempt(async () => {
        const settings = await bridge.call('host.settings', changes);
        if (state !== undefined) takeState({ ...state, settings });
      }),
    [bridge, attempt, state, takeState],
  );
}

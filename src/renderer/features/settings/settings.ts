import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { HostInput, HostState } from '../../../domain/host-api.ts';
import { useAttempt } from '../../app/attempt.ts';
import { keys, useTakeHostState } from '../../app/queries.ts';
import { useBridge } from '../../bridge/bridge-context.ts';

/** How many changes this window has asked for. */
let asked = 0;

/** Changes the person's settings; they belong to the person, not to the project. */
export function useSettings(): (changes: HostInput<'host.settings'>) => Promise<unknown> {
  const bridge = useBridge();
  const attempt = useAttempt();
  const client = useQueryClient();
  const takeState = useTakeHostState();
  return useCallback(
    (changes) =>
      attempt(async () => {
        asked += 1;
        const number = asked;
        const settings = await bridge.call('host.settings', changes);
        const state = client.getQueryData<HostState>(keys.host);
        if (state === undefined) return;
        // Answers may overtake one another, and each holds all settings: of two at once the host is asked how it came out.
        if (number === asked) takeState({ ...state, settings });
        else await client.invalidateQueries({ queryKey: keys.host });
      }),
    [bridge, attempt, client, takeState],
  );
}

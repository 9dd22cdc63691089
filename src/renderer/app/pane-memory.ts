import { useEffect, useState } from 'react';
import type { Settings } from '../../domain/host-api.ts';
import { useBridge } from '../bridge/bridge-context.ts';
import { seedSizes, watchSizes } from '../ui/pane-sizes.ts';
import { useAttempt } from './attempt.ts';

/** How long, in milliseconds, a line must rest before its place is kept. */
const RESTING = 600;

/**
 * Keeps the sizes of panes with the person: the browser window has another address at each start, under which the
 * page itself remembers nothing.
 */
export function usePaneMemory(panes: Settings['panes']): void {
  const bridge = useBridge();
  const attempt = useAttempt();
  useState(() => seedSizes(panes));
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const stop = watchSizes((sizes) => {
      clearTimeout(waiting);
      waiting = setTimeout(() => void attempt(() => bridge.call('host.settings', { panes: { ...sizes } })), RESTING);
    });
    return () => {
      clearTimeout(waiting);
      stop();
    };
  }, [bridge, attempt]);
}

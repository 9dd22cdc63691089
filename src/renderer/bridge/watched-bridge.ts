import type { Bridge } from '../../domain/host-api.ts';
import type { ConnectionWatch } from './connection-watch.ts';
import { watchConnection } from './connection-watch.ts';
import type { SessionLog } from './session-log.ts';
import { logSession } from './session-log.ts';
import type { WriteWatch } from './write-watch.ts';
import { watchWrites } from './write-watch.ts';

/** The bridge that the window calls, and what is known from watching it. */
export interface WatchedBridge {
  readonly bridge: Bridge;
  readonly connection: ConnectionWatch;
  readonly writes: WriteWatch;
  readonly log: SessionLog;
}

/** The one chain of wrappers: a write that the lost connection refuses is logged, and counts as not saved. */
export function watchBridge(bridge: Bridge): WatchedBridge {
  const connection = watchConnection(bridge);
  const session = logSession(connection.bridge, { now: () => Date.now(), steady: () => performance.now() });
  const writes = watchWrites(session.bridge);
  return { bridge: writes.bridge, connection: connection.watch, writes: writes.watch, log: session.log };
}

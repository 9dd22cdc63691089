import { problemData as problemSchema } from '../../domain/api/project-methods.ts';
import type { Bridge, BridgeEvent } from '../../domain/host-api.ts';
import { hostApi } from '../../domain/host-api.ts';
import { Problem } from '../../domain/problem.ts';

const windowKey = 'isnad.window';
/** How long, in milliseconds, until a connection is tried again that the browser has given up. */
const RETRY = 2000;

type Listener = (event: BridgeEvent) => void;

/** This window’s name for the host: the same after a reload, another in another tab or window. */
function windowId(): string {
  const known = sessionStorage.getItem(windowKey);
  if (known !== null) return known;
  const id = crypto.randomUUID();
  sessionStorage.setItem(windowKey, id);
  return id;
}

/** What the host answered, or why it did not. Throws a `Problem`. */
async function post(path: string, type: string, body: string | Blob): Promise<unknown> {
  let answer: unknown;
  try {
    const response = await fetch(path, { method: 'POST', headers: { 'Content-Type': type }, body });
    answer = await response.json();
  } catch (error) {
    // The host is gone, or it no longer knows this window and answers with a page.
    throw new Problem('connection-lost', {}, { cause: error });
  }
  if (typeof answer === 'object' && answer !== null) {
    if ('output' in answer) return answer.output;
    const problem = problemSchema.safeParse('problem' in answer ? answer.problem : undefined);
    if (problem.success) throw new Problem(problem.data.code, problem.data.details);
  }
  throw new Problem('engine-failed', { message: 'an answer that is none' });
}

/** The events of this window, over one connection however many listen; it stands while anybody does. */
function makeSubscription(id: string): (listener: Listener) => () => void {
  const listeners = new Set<Listener>();
  let source: EventSource | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let lost = false;

  const tell = (event: BridgeEvent): void => {
    for (const listener of listeners) listener(event);
  };

  const setLost = (now: boolean): void => {
    if (lost === now) return;
    lost = now;
    tell({ type: 'connection', state: now ? 'lost' : 'restored' });
  };

  const connect = (): void => {
    const opened = new EventSource(`/events?window=${encodeURIComponent(id)}`);
    source = opened;
    opened.addEventListener('open', () => setLost(false));
    opened.addEventListener('message', ({ data }: MessageEvent<string>) => {
      // The host is of the same build and speaks the same contract.
      tell(JSON.parse(data) as BridgeEvent);
    });
    opened.addEventListener('error', () => {
      setLost(true);
      // The browser tries again by itself unless the host has refused it.
      if (opened.readyState === EventSource.CLOSED && source === opened) retry = setTimeout(connect, RETRY);
    });
  };

  const disconnect = (): void => {
    clearTimeout(retry);
    source?.close();
    source = null;
    lost = false;
  };

  return (listener) => {
    // Somebody who listens twice also stops twice.
    const own: Listener = (event) => listener(event);
    listeners.add(own);
    if (source === null) connect();
    return () => {
      listeners.delete(own);
      if (listeners.size === 0) disconnect();
    };
  };
}

/** The bridge to the loopback host that served this page. A refused call rejects with a `Problem`. */
export function createWebBridge(): Bridge {
  const id = windowId();

  const call = async (method: string, input: unknown): Promise<unknown> => {
    if (method === 'host.upload') {
      const { name, bytes } = hostApi['host.upload'].input.parse(input);
      const query = new URLSearchParams({ window: id, name });
      return post(`/upload?${query.toString()}`, 'application/octet-stream', new Blob([bytes]));
    }
    return post('/call', 'application/json', JSON.stringify({ window: id, method, input }));
  };

  // The host checks every input and makes every output by the contract; the types of each method are the contract's.
  return { call: call as Bridge['call'], subscribe: makeSubscription(id) };
}

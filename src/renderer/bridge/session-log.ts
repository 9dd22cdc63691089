import { isMethodName, methodNamed } from '../../domain/api.ts';
import type { Bridge, BridgeEvent } from '../../domain/host-api.ts';
import { hostApi, isHostMethodName } from '../../domain/host-api.ts';
import type { ProblemCode } from '../../domain/problem.ts';
import { problemCodes, problemData } from '../../domain/problem.ts';

/**
 * What the log of a session holds. Every word in it is one of ours: names of methods, codes of problems, names of
 * errors and of our own built files. No input, no output, no message, no path, so that it can be handed on.
 */
export type SessionEntry = { readonly at: number } & (
  | {
      readonly type: 'call';
      readonly method: string;
      readonly kind: 'read' | 'write';
      readonly milliseconds: number;
      readonly outcome: 'ok' | ProblemCode;
    }
  | { readonly type: 'changed'; readonly intent: string; readonly elsewhere: boolean }
  | { readonly type: 'progress'; readonly intent: string }
  | { readonly type: 'problem'; readonly code: ProblemCode }
  | { readonly type: 'connection'; readonly state: 'lost' | 'restored' }
  | { readonly type: 'error'; readonly name: string; readonly place: string }
);

export interface SessionLog {
  /** Oldest first; the same list while nothing is added. */
  readonly entries: () => readonly SessionEntry[];
  readonly subscribe: (listener: () => void) => () => void;
  /** Notes what nobody caught: an `error` or `unhandledrejection` event of the window. */
  readonly noteUncaught: (thrown: unknown) => void;
}

/** Entries kept; older ones go. */
export const SESSION_ENTRIES = 500;

const OTHER = 'other';
const errorNames = new Set(['Error', 'TypeError', 'RangeError', 'ReferenceError', 'SyntaxError', 'AggregateError',
  'AbortError', 'NotAllowedError', 'QuotaExceededError', 'ZodError', 'Problem']);

function ownMethod(name: string): string {
  return isMethodName(name) || isHostMethodName(name) ? name : OTHER;
}

function kindOf(name: string): 'read' | 'write' {
  if (isMethodName(name)) return methodNamed(name).kind;
  return isHostMethodName(name) ? hostApi[name].kind : 'read';
}

function codeOf(thrown: unknown): ProblemCode {
  const { code } = problemData(thrown);
  return problemCodes.includes(code) ? code : 'engine-failed';
}

/** A frame of a stack in one of our built files: `index-B3x9_kQz.js:12:345`. */
const frame = /^\s*at [^\n]*?\/assets\/([A-Za-z0-9._-]{1,80}\.js:\d{1,7}:\d{1,7})\)?$/m;

/**
 * Where an error came from. Its name and its message stand before the frames of the stack and may hold anything, so
 * that only what follows them is looked at, and nothing where they are not found.
 */
function placeOf({ stack = '', message }: Error): string {
  const at = message === '' ? -1 : stack.lastIndexOf(message);
  return at < 0 ? OTHER : (frame.exec(stack.slice(at + message.length))?.[1] ?? OTHER);
}

interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds from any point in time, which never go back. */
  readonly steady: () => number;
}

/** Wraps a bridge so that a log of the session is kept, in the window's memory only. */
export function logSession(bridge: Bridge, clock: Clock): { readonly bridge: Bridge; readonly log: SessionLog } {
  const listeners = new Set<() => void>();
  let entries: readonly SessionEntry[] = [];

  type New = SessionEntry extends infer Entry ? (Entry extends SessionEntry ? Omit<Entry, 'at'> : never) : never;
  const add = (entry: New): void => {
    entries = [...entries.slice(1 - SESSION_ENTRIES), { at: clock.now(), ...entry }];
    for (const listener of listeners) listener();
  };

  const call = async (method: string, input: unknown): Promise<unknown> => {
    const untyped = bridge.call as (method: string, input: unknown) => Promise<unknown>;
    const began = clock.steady();
    const note = (outcome: 'ok' | ProblemCode): void => {
      const milliseconds = Math.round(clock.steady() - began);
      add({ type: 'call', method: ownMethod(method), kind: kindOf(method), milliseconds, outcome });
    };
    try {
      const answer = await untyped(method, input);
      note('ok');
      return answer;
    } catch (error) {
      note(codeOf(error));
      throw error;
    }
  };

  const noteEvent = (event: BridgeEvent): void => {
    if (event.type === 'changed') {
      add({ type: 'changed', intent: ownMethod(event.intent), elsewhere: event.elsewhere });
    } else if (event.type === 'progress') {
      const last = entries.at(-1);
      const intent = ownMethod(event.intent);
      // One line tells that a task is running; a large import would fill the log.
      if (last?.type !== 'progress' || last.intent !== intent) add({ type: 'progress', intent });
    } else if (event.type === 'problem') {
      add({ type: 'problem', code: problemCodes.find((code) => code === event.problem.code) ?? 'engine-failed' });
    } else if (event.type === 'connection') add({ type: 'connection', state: event.state });
  };

  let heard = 0;
  let end: (() => void) | null = null;
  const subscribe: Bridge['subscribe'] = (listener) => {
    const stop = bridge.subscribe(listener);
    heard += 1;
    // The log listens once, for as long as anybody does.
    end ??= bridge.subscribe(noteEvent);
    return () => {
      stop();
      heard -= 1;
      if (heard > 0) return;
      end?.();
      end = null;
    };
  };

  return {
    bridge: { call: call as Bridge['call'], subscribe },
    log: {
      entries: () => entries,
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      noteUncaught: (thrown) => {
        const isError = thrown instanceof Error;
        const name = isError && errorNames.has(thrown.name) ? thrown.name : 'Error';
        add({ type: 'error', name, place: isError ? placeOf(thrown) : OTHER });
      },
    },
  };
}

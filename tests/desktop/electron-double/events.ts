import { z } from 'zod';
import type { Ledger } from './ledger.ts';
import { aFunction, member } from './ledger.ts';

type Listener = (...given: never[]) => void;

export interface Events<Payloads extends Record<keyof Payloads, unknown[]>> {
  /** What the program sees: to listen to an event that the double never emits throws. */
  readonly members: Readonly<
    Record<'on' | 'once' | 'off' | 'addListener' | 'removeListener', (event: string, listener: Listener) => void>
  >;
  readonly emit: <Name extends keyof Payloads & string>(event: Name, ...payload: Payloads[Name]) => void;
  readonly count: (event: keyof Payloads & string) => number;
}

/** The events of one object. As in Electron’s main process, what a listener throws goes to who emits. */
export function makeEvents<Payloads extends Record<keyof Payloads, unknown[]>>(
  ledger: Ledger,
  owner: string,
  names: readonly (keyof Payloads & string)[],
): Events<Payloads> {
  const listeners = new Map<string, { readonly listener: Listener; readonly once: boolean }[]>(
    names.map((name) => [name, []]),
  );
  const of = (event: string) =>
    listeners.get(event) ?? ledger.fault(`the double of Electron emits no ${owner} “${event}”`);
  const takes = z.tuple([z.string(), aFunction<Listener>()]);
  const add = (name: 'on' | 'once' | 'addListener') =>
    member(ledger, `${owner}.${name}`, 'any time', takes, (event, listener) => {
      of(event).push({ listener, once: name === 'once' });
    });
  const take = (name: 'off' | 'removeListener') =>
    member(ledger, `${owner}.${name}`, 'any time', takes, (event, listener) => {
      const all = of(event);
      const at = all.findLastIndex((entry) => entry.listener === listener);
      if (at >= 0) all.splice(at, 1);
    });
  return {
    members: {
      on: add('on'),
      once: add('once'),
      addListener: add('addListener'),
      off: take('off'),
      removeListener: take('removeListener'),
    },
    emit(event, ...payload) {
      const all = of(event);
      // Listeners may come and go while they are called.
      const now = all.slice();
      for (const entry of now) {
        if (entry.once) all.splice(all.indexOf(entry), 1);
        Reflect.apply(entry.listener, undefined, payload);
      }
    },
    count: (event) => of(event).length,
  };
}

/** An event whose default can be prevented, with what else belongs to it. */
export function makeEvent<Params extends object>(params: Params): Params & Electron.Event {
  const state = { prevented: false };
  return {
    ...params,
    get defaultPrevented() {
      return state.prevented;
    },
    preventDefault() {
      state.prevented = true;
    },
  };
}

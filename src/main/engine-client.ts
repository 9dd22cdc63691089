import type { Answer } from '../domain/desktop-door.ts';
import type { BridgeEvent, Settings } from '../domain/host-api.ts';
import type { ProblemData } from '../domain/problem.ts';
import { problemData } from '../domain/problem.ts';
import type { FromEngine, ToEngine } from './engine-messages.ts';

/** An engine that dies sooner than this, in milliseconds, may have died of what it opened. */
const SOON = 10_000;
/** So many deaths of this kind in a row, and the engine is started again only when it is needed. */
const SOON_DEATHS = 2;

/** The part of Electron’s UtilityProcess that is needed here. */
export interface EngineProcess {
  readonly postMessage: (message: ToEngine) => void;
  on(event: 'message', listener: (message: FromEngine) => void): unknown;
  on(event: 'error', listener: (type: 'FatalError', location: string) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
}

export interface EngineClientOptions {
  readonly version: string;
  readonly startProcess: () => EngineProcess;
  /** Milliseconds, from any point in time. */
  readonly clock: () => number;
  /** Passes an event on to a window’s page. */
  readonly tell: (window: string, event: BridgeEvent) => void;
  /** Asks the person where a file goes; null where they want none. */
  readonly choosePlace: (window: string, name: string) => Promise<string | null>;
  /** The window shows this file from now on, or none. */
  readonly onShows: (window: string, file: string | null) => void;
  /** The person has set these, at the engine’s start and after every change. */
  readonly onSettings: (settings: Pick<Settings, 'language' | 'theme'>) => void;
  /** A project was asked for that this window shows: it is to come to the front. */
  readonly onFront: (window: string) => void;
}

/** The main process’s way to the engine’s process, which it starts, and starts again should it die. */
export interface EngineClient {
  /** A window has opened, with a file to show or none. */
  readonly openWindow: (window: string, file: string | null) => void;
  /** The window’s page takes events from now on; what there was to tell before comes first. */
  readonly listen: (window: string) => void;
  /** The window’s page is going: events wait until the next one listens. */
  readonly silence: (window: string) => void;
  readonly closeWindow: (window: string) => void;
  /** Never rejects: what went wrong is in the answer. */
  readonly call: (window: string, method: string, input: unknown) => Promise<Answer>;
  /** The file that a window shows or was opened with, or that it wrote last; null where there is none. */
  readonly placeOf: (window: string, what: 'project' | 'written') => string | null;
  /** The window that shows this file (its real path); undefined where none does. */
  readonly windowShowing: (file: string) => string | undefined;
  /** Has every project closed and the process ended. */
  readonly end: () => Promise<void>;
}

interface WindowState {
  file: string | null;
  written: string | null;
  listening: boolean;
}

export function makeEngineClient(options: EngineClientOptions): EngineClient {
  const windows = new Map<string, WindowState>();
  const waiting = new Map<number, (answer: Answer) => void>();
  const ended = Promise.withResolvers<void>();
  let engine: EngineProcess | undefined;
  let lastCall = 0;
  let deathsSoon = 0;
  let isDown = false;
  let ending = false;

  const tellAll = (event: BridgeEvent): void => {
    for (const [window, state] of windows) if (state.listening) options.tell(window, event);
  };

  const setFile = (window: string, file: string | null): void => {
    const state = windows.get(window);
    if (state === undefined) return;
    state.file = file;
    options.onShows(window, file);
  };

  const start = (): EngineProcess => {
    const started = options.startProcess();
    const startedAt = options.clock();
    let lastWords = '';
    engine = started;
    started.on('message', (message) => hear(started, message));
    started.on('error', (type, location) => {
      lastWords = `${type} ${location}`;
    });
    started.on('exit', (code) => bury(lastWords === '' ? `exit ${code}` : lastWords, options.clock() - startedAt));
    started.postMessage({ type: 'start', version: options.version });
    for (const [window, { file, listening }] of windows) {
      if (file !== null) started.postMessage({ type: 'open', window, file });
      if (listening) started.postMessage({ type: 'listen', window });
    }
    if (isDown) tellAll({ type: 'connection', state: 'restored' });
    isDown = false;
    return started;
  };

  const choose = async (from: EngineProcess, window: string, id: number, name: string): Promise<void> => {
    let path: string | null = null;
    try {
      path = await options.choosePlace(window, name);
    } catch (error) {
      options.tell(window, { type: 'problem', problem: problemData(error) });
    }
    const state = windows.get(window);
    if (state !== undefined && path !== null) state.written = path;
    if (engine === from) from.postMessage({ type: 'chosen', id, path });
  };

  const hear = (from: EngineProcess, message: FromEngine): void => {
    if (message.type === 'event') options.tell(message.window, message.event);
    if (message.type === 'choose') void choose(from, message.window, message.id, message.name);
    if (message.type === 'answer') {
      waiting.get(message.id)?.(message.answer);
      waiting.delete(message.id);
    }
    if (message.type === 'settings') options.onSettings(message.settings);
    if (message.type === 'front') options.onFront(message.window);
    if (message.type === 'shows') setFile(message.window, message.file);
  };

  /** Nothing that was acknowledged is lost with the process; what was under way its callers hear of. */
  const bury = (cause: string, lived: number): void => {
    engine = undefined;
    const lost: ProblemData = { code: 'connection-lost', details: {} };
    for (const settle of waiting.values()) settle({ ok: false, problem: lost });
    waiting.clear();
    if (ending) return ended.resolve();
    isDown = true;
    tellAll({ type: 'problem', problem: { code: 'engine-failed', details: { message: cause } } });
    tellAll({ type: 'connection', state: 'lost' });
    deathsSoon = lived < SOON ? deathsSoon + 1 : 0;
    // It must not die of the same file again and again: each window begins without one.
    if (deathsSoon > 0) for (const window of windows.keys()) setFile(window, null);
    if (deathsSoon < SOON_DEATHS) start();
  };

  const post = (message: ToEngine): void => engine?.postMessage(message);

  return {
    openWindow(window, file) {
      windows.set(window, { file, written: null, listening: false });
      // A process that starts just now has this window among those that it is told of.
      if (engine === undefined) start();
      else if (file !== null) post({ type: 'open', window, file });
    },
    listen(window) {
      const state = windows.get(window);
      if (state === undefined) return;
      state.listening = true;
      post({ type: 'listen', window });
    },
    silence(window) {
      const state = windows.get(window);
      if (state === undefined) return;
      state.listening = false;
      post({ type: 'silence', window });
    },
    closeWindow(window) {
      windows.delete(window);
      post({ type: 'leave', window });
    },
    call(window, method, input) {
      if (ending) return Promise.resolve({ ok: false, problem: { code: 'connection-lost', details: {} } });
      lastCall += 1;
      const id = lastCall;
      return new Promise((resolve) => {
        waiting.set(id, resolve);
        (engine ?? start()).postMessage({ type: 'call', id, window, method, input });
      });
    },
    placeOf: (window, what) => windows.get(window)?.[what === 'project' ? 'file' : 'written'] ?? null,
    windowShowing: (file) => [...windows].find(([, state]) => state.file === file)?.[0],
    end() {
      if (!ending) {
        ending = true;
        if (engine === undefined) ended.resolve();
        else post({ type: 'end' });
      }
      return ended.promise;
    },
  };
}

import path from 'node:path';
import { Problem, problemData } from '../domain/problem.ts';
import { answerOf } from '../engine/host/answer.ts';
import type { ExportPlace, HostEngine } from '../engine/host/host-calls.ts';
import { makeHost } from '../engine/host/host.ts';
import { sampleForFirstOpening } from '../engine/host/first-opening.ts';
import { openTemporaryPlaces } from '../engine/host/temporary-places.ts';
import { defaultUploadLimit } from '../engine/host/uploads.ts';
import type { HostWindow } from '../engine/host/windows.ts';
import type { PersonStore } from '../engine/person/person-store.ts';
import type { WorkbenchOptions } from '../engine/workbench-types.ts';
import type { FromEngine, ToEngine } from './engine-messages.ts';

/** How long, in milliseconds, a window whose page reloads keeps its project open. */
const LINGER = 5000;

export interface EngineServerOptions {
  readonly version: string;
  readonly engine: HostEngine;
  readonly person: PersonStore;
  /** Show the sample in a window without a file where the person has opened no project yet. */
  readonly sample?: boolean;
  readonly backups: NonNullable<WorkbenchOptions['backups']>;
  /** Says something to the main process. */
  readonly post: (message: FromEngine) => void;
}

export interface EngineServer {
  readonly receive: (message: Exclude<ToEngine, { type: 'start' | 'end' }>) => void;
  /** Lets running calls finish and closes every project. Rejects where one could not be closed. */
  readonly end: () => Promise<void>;
}

/** Serves the windows of the main process; every method and input that their pages send is checked here. */
export function makeEngineServer({ post, ...options }: EngineServerOptions): EngineServer {
  const places = openTemporaryPlaces();
  const openings = new Map<string, Promise<void>>();
  const listening = new Map<string, () => void>();
  const beginning = new Set<string>();
  const shown = new Map<string, string | null>();
  const questions = new Map<number, (path: string | null) => void>();
  let lastQuestion = 0;

  const placeForExport = async (window: HostWindow, name: string): Promise<ExportPlace> => {
    lastQuestion += 1;
    const id = lastQuestion;
    const chosen = await new Promise<string | null>((resolve) => {
      questions.set(id, resolve);
      post({ type: 'choose', id, window: window.id, name });
    });
    if (chosen === null) throw new Problem('cancelled');
    // What is not finished the engine itself takes away.
    return { path: chosen, name: path.basename(chosen), download: null, discard: () => Promise.resolve() };
  };

  /** One window a project: what another window shows comes to the front there. */
  const showElsewhere = (window: HostWindow, file: string): boolean => {
    // What a window begins with it shows in any case: it has nothing else.
    if (beginning.has(window.id)) return false;
    const other = [...windows.all()].find((each) => each.id !== window.id && each.file === file);
    if (other !== undefined) post({ type: 'front', window: other.id });
    return other !== undefined;
  };

  const host = makeHost({
    ...options,
    showElsewhere,
    kind: 'electron',
    places,
    placeForExport,
    firstFile: null,
    linger: LINGER,
    uploadLimit: defaultUploadLimit,
  });
  const { windows } = host;

  const sayFile = (window: HostWindow): void => {
    shown.set(window.id, window.file);
    post({ type: 'shows', window: window.id, file: window.file });
  };
  const sayWhatShows = (window: HostWindow): void => {
    if ((shown.get(window.id) ?? null) !== window.file) sayFile(window);
  };

  let settingsSaid = '';
  const saySettings = (): void => {
    try {
      const { language, theme } = options.person.settings();
      const said = `${language} ${theme}`;
      if (said !== settingsSaid) post({ type: 'settings', settings: { language, theme } });
      settingsSaid = said;
    } catch (error) {
      // Each window hears of it with its own state; menus and dialogs stay as they are.
      process.emitWarning(String(error));
    }
  };

  const beginWith = async (window: HostWindow, find: () => Promise<string | null>): Promise<void> => {
    beginning.add(window.id);
    try {
      const file = await find();
      if (file !== null) await host.openGiven(window, file);
    } catch (error) {
      windows.tell(window, { type: 'problem', problem: problemData(error) });
    } finally {
      beginning.delete(window.id);
    }
  };

  const open = async (window: HostWindow, file: string): Promise<void> => {
    await beginWith(window, () => Promise.resolve(file));
    // Said in any case: the main process takes the file for shown until it hears otherwise.
    sayFile(window);
  };

  /** What a window begins with that nobody gave a file. */
  const begin = async (window: HostWindow): Promise<void> => {
    await beginWith(window, () => sampleForFirstOpening(options.engine, options.person));
    sayWhatShows(window);
  };

  const call = async (window: HostWindow, id: number, method: string, input: unknown): Promise<void> => {
    // The page asks for its project before that is open.
    await openings.get(window.id);
    const answer = await answerOf(() => host.call(window, method, input));
    sayWhatShows(window);
    if (method === 'host.settings') saySettings();
    post({ type: 'answer', id, answer });
  };

  const listen = (window: HostWindow): void => {
    if (listening.has(window.id)) return;
    const stop = windows.listen(window, (event) => post({ type: 'event', window: window.id, event }));
    listening.set(window.id, stop);
    host.tellPersonProblems(window);
  };

  const silence = (window: HostWindow): void => {
    listening.get(window.id)?.();
    listening.delete(window.id);
  };

  const leave = async (window: HostWindow): Promise<void> => {
    silence(window);
    await openings.get(window.id);
    openings.delete(window.id);
    shown.delete(window.id);
    await windows.remove(window);
  };

  saySettings();

  return {
    receive(message) {
      if (message.type === 'chosen') {
        questions.get(message.id)?.(message.path);
        questions.delete(message.id);
        return;
      }
      const window = windows.get(message.window);
      if (message.type === 'open') openings.set(window.id, open(window, message.file));
      const begins = message.type === 'listen' || message.type === 'call';
      if (begins && options.sample === true && !openings.has(window.id)) openings.set(window.id, begin(window));
      if (message.type === 'listen') listen(window);
      if (message.type === 'silence') silence(window);
      if (message.type === 'leave') {
        // The window has gone, so nobody is there to be told.
        leave(window).catch((error: unknown) => process.emitWarning(String(error)));
      }
      if (message.type === 'call') void call(window, message.id, message.method, message.input);
    },
    async end() {
      try {
        await host.end();
      } finally {
        await places.end();
      }
    },
  };
}

import type { BridgeEvent } from '../../domain/host-api.ts';
import { problemData } from '../../domain/problem.ts';
import type { OpenProject, OpenProjects } from './open-projects.ts';
import { realPath } from './open-projects.ts';

/** A page’s way to hear events; ends when the page closes. */
export type Listener = (event: BridgeEvent) => void;

/** A window of any host: a page across its reloads, by the id that its host knows it by. */
export interface HostWindow {
  readonly id: string;
  /** The project that it shows; kept while nobody looks, so that a reload comes back to it. */
  file: string | null;
  project: Promise<OpenProject> | null;
  readonly listeners: Set<Listener>;
  /** What it has to hear as soon as it listens. */
  readonly waiting: BridgeEvent[];
  running: number;
  leaving: NodeJS.Timeout | undefined;
}

export interface Windows {
  readonly get: (id: string) => HostWindow;
  readonly all: () => Iterable<HostWindow>;
  /** Opens a project in a window; where that fails the window keeps what it shows. */
  readonly show: (window: HostWindow, file: string) => Promise<OpenProject>;
  readonly close: (window: HostWindow) => Promise<void>;
  /** The window is gone for good: what it had is let go, and its id is free. */
  readonly remove: (window: HostWindow) => Promise<void>;
  /**
   * The window’s project, opened again where it was closed since. Where that fails the window shows none from
   * now on and hears why as an event; null then, and where it shows none.
   */
  readonly project: (window: HostWindow) => Promise<OpenProject | null>;
  readonly tell: (window: HostWindow, event: BridgeEvent) => void;
  readonly listen: (window: HostWindow, listener: Listener) => () => void;
  /** Does a window’s work; a window with running work does not leave. */
  readonly during: <Result>(window: HostWindow, work: () => Promise<Result>) => Promise<Result>;
  readonly listenerCount: () => number;
  /** No window leaves by itself any more. */
  readonly end: () => void;
}

export interface WindowsOptions {
  readonly projects: OpenProjects<HostWindow>;
  /** What a window that is new shows. */
  readonly firstFile: string | null;
  /** How long, in milliseconds, a window without a page is kept before its project is let go. */
  readonly linger: number;
  readonly onLeave: (window: HostWindow) => Promise<void>;
}

/** An opening that failed holds nothing; whoever asked for it has heard why. */
function settled(project: Promise<OpenProject> | null): Promise<OpenProject | null> {
  return project === null ? Promise.resolve(null) : project.catch(() => null);
}

export function makeWindows({ projects, firstFile, linger, onLeave }: WindowsOptions): Windows {
  const windows = new Map<string, HostWindow>();

  const tell = (window: HostWindow, event: BridgeEvent): void => {
    if (window.listeners.size === 0) window.waiting.push(event);
    for (const listener of window.listeners) listener(event);
  };

  /** Lets go of what the window had, once; the file stays its own. */
  const letGo = async (window: HostWindow): Promise<void> => {
    const { project } = window;
    window.project = null;
    const opened = await settled(project);
    // A page that came back meanwhile may have joined the same project again.
    const now = await settled(window.project);
    if (opened !== null && opened !== now) await projects.release(opened, window);
  };

  const leave = async (window: HostWindow): Promise<void> => {
    try {
      await letGo(window);
      await onLeave(window);
    } catch (error) {
      tell(window, { type: 'problem', problem: problemData(error) });
    }
  };

  const leaveLater = (window: HostWindow): void => {
    clearTimeout(window.leaving);
    if (window.listeners.size > 0) return;
    window.leaving = setTimeout(() => {
      if (window.running === 0 && window.listeners.size === 0) void leave(window);
    }, linger);
  };

  const show = async (window: HostWindow, file: string): Promise<OpenProject> => {
    const opened = await projects.acquire(file, window);
    const previous = window.project;
    window.file = opened.file;
    window.project = Promise.resolve(opened);
    const before = await settled(previous);
    if (before !== null && before !== opened) await projects.release(before, window);
    return opened;
  };

  return {
    tell,
    show,
    get(id) {
      const known = windows.get(id);
      if (known !== undefined) return known;
      const window: HostWindow = {
        id,
        file: firstFile === null ? null : realPath(firstFile),
        project: null,
        listeners: new Set(),
        waiting: [],
        running: 0,
        leaving: undefined,
      };
      windows.set(id, window);
      return window;
    },
    all: () => windows.values(),
    async close(window) {
      window.file = null;
      await letGo(window);
    },
    async remove(window) {
      clearTimeout(window.leaving);
      windows.delete(window.id);
      window.file = null;
      await letGo(window);
      await onLeave(window);
    },
    async project(window) {
      if (window.project === null && window.file !== null) {
        window.project = projects.acquire(window.file, window);
      }
      const { project } = window;
      if (project === null) return null;
      try {
        const opened = await project;
        await opened.use(() => Promise.resolve());
        return opened;
      } catch (error) {
        // Several calls may wait for the same opening; the first of them says what happened.
        if (window.project === project) {
          window.project = null;
          window.file = null;
          tell(window, { type: 'problem', problem: problemData(error) });
        }
        return null;
      }
    },
    listen(window, listener) {
      clearTimeout(window.leaving);
      window.listeners.add(listener);
      for (const event of window.waiting.splice(0)) listener(event);
      return () => {
        window.listeners.delete(listener);
        leaveLater(window);
      };
    },
    async during(window, work) {
      window.running += 1;
      try {
        return await work();
      } finally {
        window.running -= 1;
        // A page that left while its work ran: its time begins now.
        if (window.running === 0 && window.leaving !== undefined) leaveLater(window);
      }
    },
    listenerCount: () => [...windows.values()].reduce((sum, window) => sum + window.listeners.size, 0),
    end() {
      for (const window of windows.values()) clearTimeout(window.leaving);
    },
  };
}

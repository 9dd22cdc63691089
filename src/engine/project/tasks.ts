import type { WorkbenchEvent } from '../../domain/api.ts';
import { Problem } from '../../domain/problem.ts';

/** Work that takes long enough to be watched and stopped. */
export interface Task {
  /** Tells how far it is, at most some ten times a second. `total` 0 means that the end is not known. */
  readonly advance: (done: number, total: number) => void;
  /** Throws `cancelled` once somebody asked for it. */
  readonly check: () => void;
  readonly end: () => void;
}

export interface Tasks {
  /** Without an id nobody watches it. */
  readonly begin: (id: string | undefined, intent: string) => Task;
  /** False where no such task is running. */
  readonly cancel: (id: string) => boolean;
}

/** Between two announcements, in milliseconds. */
const announcementInterval = 100;

export function createTasks(emit: (event: WorkbenchEvent) => void): Tasks {
  const running = new Map<string, { cancelled: boolean }>();
  return {
    begin: (id, intent) => {
      const state = { cancelled: false };
      if (id !== undefined) running.set(id, state);
      let announced = 0;
      return {
        advance: (done, total) => {
          const now = performance.now();
          if (id === undefined || (now - announced < announcementInterval && done !== total)) return;
          announced = now;
          emit({ type: 'progress', task: id, intent, done, total });
        },
        check: () => {
          if (state.cancelled) throw new Problem('cancelled');
        },
        end: () => {
          if (id !== undefined) running.delete(id);
        },
      };
    },
    cancel: (id) => {
      const state = running.get(id);
      if (state !== undefined) state.cancelled = true;
      return state !== undefined;
    },
  };
}

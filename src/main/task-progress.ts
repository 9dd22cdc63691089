import type { BridgeEvent } from '../domain/host-api.ts';

/** What a task bar shows for a window: a fraction (0 to 1), work whose end is not known, or nothing. */
export type ShownProgress = number | 'unknown' | null;

/** Follows the tasks that windows have called for, from the first announcement to the call’s answer. */
export interface TaskProgress {
  /** A call has gone out. One with a task in its input is followed until its answer is there, whatever that is. */
  readonly follow: (window: string, input: unknown, answer: Promise<unknown>) => void;
  readonly hear: (window: string, event: BridgeEvent) => void;
}

function taskOf(input: unknown): string | null {
  if (typeof input !== 'object' || input === null || !('task' in input)) return null;
  return typeof input.task === 'string' ? input.task : null;
}

function shownFor(tasks: ReadonlyMap<string, ShownProgress>): ShownProgress {
  const known = [...tasks.values()].filter((progress) => progress !== null);
  if (known.length === 0) return null;
  const fractions = known.filter((progress) => typeof progress === 'number');
  return fractions.length === 0 ? 'unknown' : Math.min(...fractions);
}

/** `show` hears of each change of what a window’s task bar shows; the slowest of several tasks is shown. */
export function makeTaskProgress(show: (window: string, progress: ShownProgress) => void): TaskProgress {
  const windows = new Map<string, Map<string, ShownProgress>>();

  const set = (window: string, change: (tasks: Map<string, ShownProgress>) => void): void => {
    const tasks = windows.get(window) ?? new Map<string, ShownProgress>();
    const before = shownFor(tasks);
    change(tasks);
    if (tasks.size === 0) windows.delete(window);
    else windows.set(window, tasks);
    const now = shownFor(tasks);
    if (now !== before) show(window, now);
  };

  return {
    follow(window, input, answer) {
      const task = taskOf(input);
      if (task === null || windows.get(window)?.has(task) === true) return;
      set(window, (tasks) => tasks.set(task, null));
      const end = (): void => set(window, (tasks) => tasks.delete(task));
      answer.then(end, end);
    },
    hear(window, event) {
      if (event.type !== 'progress' || windows.get(window)?.has(event.task) !== true) return;
      const { task, done, total } = event;
      const progress = total > 0 ? Math.max(0, Math.min(1, done / total)) : 'unknown';
      set(window, (tasks) => tasks.set(task, progress));
    },
  };
}

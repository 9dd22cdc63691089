import fs from 'node:fs';
import path from 'node:path';
import type { WorkbenchEvent } from '../../domain/api.ts';
import { problemData } from '../../domain/problem.ts';
import type { Workbench } from '../workbench-types.ts';

/** A project file that this host has open, for one window or several. */
export interface OpenProject {
  /** The file’s place with symbolic links resolved. */
  readonly file: string;
  /**
   * Hands the workbench to `work` once the project is open (again). Rejects as `work` does, or with the problem
   * for which the project could not be opened.
   */
  readonly use: <Result>(work: (workbench: Workbench) => Promise<Result>) => Promise<Result>;
}

/** One workbench a file, shared by its holders and closed when the last one lets go. */
export interface OpenProjects<Holder> {
  /** Opens the file or joins who has it open. Rejects with the workbench’s `Problem`. */
  readonly acquire: (file: string, holder: Holder) => Promise<OpenProject>;
  readonly release: (project: OpenProject, holder: Holder) => Promise<void>;
  /** Closes the file if it is open here, does the work, and opens it again for its holders. */
  readonly without: <Result>(file: string, work: () => Promise<Result>) => Promise<Result>;
  /** Opens everything anew: whoever writes has changed. */
  readonly reopenAll: () => Promise<void>;
  /** Closes everything. Rejects with an AggregateError of what could not be closed, now or before. */
  readonly end: () => Promise<void>;
}

interface Entry<Holder> extends OpenProject {
  readonly holders: Set<Holder>;
  ready: Promise<Workbench>;
}

/** Where a file really is, so that two names of one file are one project. */
export function realPath(file: string): string {
  const resolved = path.resolve(file);
  return fs.existsSync(resolved) ? fs.realpathSync.native(resolved) : resolved;
}

export function makeOpenProjects<Holder>(
  open: (file: string) => Promise<Workbench>,
  announce: (event: WorkbenchEvent, holders: ReadonlySet<Holder>) => void,
): OpenProjects<Holder> {
  const entries = new Map<string, Entry<Holder>>();
  const closing = new Map<string, Promise<void>>();
  const failures: unknown[] = [];

  const start = async (file: string, holders: ReadonlySet<Holder>): Promise<Workbench> => {
    // The file is not opened a second time while its last holder’s workbench still writes it out.
    await closing.get(file);
    const workbench = await open(file);
    workbench.subscribe((event) => announce(event, holders));
    return workbench;
  };

  /** A project that could not be opened (again) is no longer one of ours: the next call opens it anew. */
  const forgetIfFailed = (entry: Entry<Holder>): void => {
    const { ready } = entry;
    ready.catch(() => {
      if (entry.ready === ready && entries.get(entry.file) === entry) entries.delete(entry.file);
    });
  };

  const join = (file: string, holder: Holder): Entry<Holder> => {
    const known = entries.get(file);
    if (known !== undefined) {
      known.holders.add(holder);
      return known;
    }
    const holders = new Set([holder]);
    const entry: Entry<Holder> = {
      file,
      holders,
      ready: start(file, holders),
      async use(work) {
        // Nothing may come between this check and the call, else it could go to a workbench that closes.
        for (;;) {
          const { ready } = entry;
          const workbench = await ready;
          if (entry.ready === ready) return work(workbench);
        }
      },
    };
    entries.set(file, entry);
    forgetIfFailed(entry);
    return entry;
  };

  const closeEntry = async (entry: Entry<Holder>): Promise<void> => {
    entries.delete(entry.file);
    const done = entry.ready.then(
      (workbench) => workbench.close(),
      () => undefined, // It never opened, which whoever asked for it has heard.
    );
    const settled = done.catch((error: unknown) => {
      failures.push(error);
    });
    closing.set(entry.file, settled);
    await settled;
    if (closing.get(entry.file) === settled) closing.delete(entry.file);
  };

  const restart = async <Result>(entry: Entry<Holder>, work: () => Promise<Result>): Promise<Result> => {
    const before = entry.ready;
    const say = (error: unknown): void =>
      announce({ type: 'problem', problem: problemData(error) }, entry.holders);
    const result = (async () => {
      const workbench = await before;
      // What cannot be closed properly may be the very damage that the work is about.
      await workbench.close().catch(say);
      return work();
    })();
    // Opened again also where the work failed: the windows keep what they show.
    const again = () => start(entry.file, entry.holders);
    entry.ready = result.then(again, again);
    forgetIfFailed(entry);
    await Promise.allSettled([entry.ready]);
    return result;
  };

  return {
    async acquire(file, holder) {
      const entry = join(realPath(file), holder);
      await entry.ready;
      return entry;
    },
    async release(project, holder) {
      const entry = entries.get(project.file);
      if (entry === undefined || entry !== project) return;
      entry.holders.delete(holder);
      if (entry.holders.size === 0) await closeEntry(entry);
    },
    async without(file, work) {
      const entry = entries.get(realPath(file));
      return entry === undefined ? work() : restart(entry, work);
    },
    async reopenAll() {
      await Promise.all([...entries.values()].map((entry) => restart(entry, () => Promise.resolve())));
    },
    async end() {
      await Promise.all([...entries.values()].map((entry) => closeEntry(entry)));
      await Promise.all(closing.values());
      if (failures.length > 0) throw new AggregateError(failures, 'a project could not be closed');
    },
  };
}

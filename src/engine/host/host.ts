import path from 'node:path';
import type { HostState } from '../../domain/host-api.ts';
import { Problem } from '../../domain/problem.ts';
import type { PersonStore } from '../person/person-store.ts';
import { systemUserName } from '../person/person-store.ts';
import type { Actor, Workbench, WorkbenchOptions } from '../workbench-types.ts';
import type { ExportPlace, HostCallsOptions, HostEngine } from './host-calls.ts';
import { makeHostCalls } from './host-calls.ts';
import { makeOpenProjects, realPath } from './open-projects.ts';
import type { TemporaryPlaces } from './temporary-places.ts';
import type { UploadContent } from './uploads.ts';
import { makeUploads } from './uploads.ts';
import type { WindowCalls } from './window-calls.ts';
import { makeWindowCalls } from './window-calls.ts';
import type { HostWindow, Windows } from './windows.ts';
import { makeWindows } from './windows.ts';

export interface HostOptions {
  readonly kind: HostState['host'];
  /** The program’s version, for `host.state`. */
  readonly version: string;
  readonly engine: HostEngine;
  readonly person: PersonStore;
  /** Where uploads are kept; ended by who made it, after the host. */
  readonly places: TemporaryPlaces;
  readonly placeForExport: (window: HostWindow, name: string) => Promise<ExportPlace>;
  /** See `HostCallsOptions`. */
  readonly showElsewhere?: NonNullable<HostCallsOptions['showElsewhere']>;
  /** The project that a new window shows. */
  readonly firstFile: string | null;
  /** How long, in milliseconds, a window without a page is kept before its project is let go. */
  readonly linger: number;
  /** The largest upload, in bytes. */
  readonly uploadLimit: number;
  readonly backups: NonNullable<WorkbenchOptions['backups']>;
}

/** What every host does for its windows; how they reach it is the host’s own affair. */
export interface Host {
  readonly windows: Windows;
  /** Does what a page calls in the name of its window. Rejects with a `Problem`. */
  readonly call: WindowCalls;
  /** Takes a file in; answers its handle, a source for `documents.import` in this window. */
  readonly receive: (window: HostWindow, name: string, content: UploadContent) => Promise<string>;
  /**
   * Shows a project that was named from outside (an argument, a double click). A damaged one becomes a recent,
   * so that it can be recovered from there. Rejects with the `Problem`.
   */
  readonly openGiven: (window: HostWindow, file: string) => Promise<void>;
  /** Tells a window what has gone wrong with the person’s files since a window was last told. */
  readonly tellPersonProblems: (window: HostWindow) => void;
  /** Closes every project; opens none from now on. Rejects where one could not be closed. */
  readonly end: () => Promise<void>;
}

/** Puts a host together: windows, the projects that they share, and the calls of their pages. */
export function makeHost(options: HostOptions): Host {
  const { engine, person } = options;
  const actor = (): Actor => person.settings().person ?? { name: systemUserName() };
  let ending = false;
  let problemsTold = 0;

  const open = (file: string): Promise<Workbench> => {
    if (ending) return Promise.reject(new Problem('no-project-open'));
    return engine.openWorkbench(file, { actor: actor(), backups: options.backups, watch: true });
  };
  const projects = makeOpenProjects<HostWindow>(open, (event, holders) => {
    for (const window of holders) windows.tell(window, event);
  });
  const uploads = makeUploads(options.places);
  const windows: Windows = makeWindows({
    projects,
    firstFile: options.firstFile,
    linger: options.linger,
    onLeave: (window) => uploads.removeAllOf(window.id),
  });
  const hostCalls = makeHostCalls({ ...options, windows, projects, uploads, actor });
  const call = makeWindowCalls({ windows, uploads, hostCalls });

  return {
    windows,
    call: (window, method, input) => windows.during(window, () => call(window, method, input)),
    receive: (window, name, content) => windows.during(window, () => uploads.receive(window.id, name, content)),
    async openGiven(window, given) {
      const file = realPath(given);
      try {
        await hostCalls['host.open'](window, { path: file });
      } catch (error) {
        const damaged = error instanceof Problem && error.code === 'project-damaged';
        const known = person.recents().some((recent) => recent.path === file);
        if (damaged && !known) person.remember({ path: file, title: path.basename(file, '.isnad') });
        throw error;
      }
    },
    tellPersonProblems(window) {
      const problems = person.problems();
      for (const problem of problems.slice(problemsTold)) {
        windows.tell(window, { type: 'problem', problem: problem.toData() });
      }
      problemsTold = problems.length;
    },
    async end() {
      ending = true;
      windows.end();
      await projects.end();
    },
  };
}

import os from 'node:os';
import path from 'node:path';
import type { z } from 'zod';
import type { HostMethodName, HostOutput, HostState } from '../domain/host-api.ts';
import { hostApi } from '../domain/host-api.ts';
import { entityNames } from '../domain/operation.ts';
import { Problem, problemData } from '../domain/problem.ts';
import type { PersonStore } from '../engine/person/person-store.ts';
import type { Actor, Workbench } from '../engine/workbench-types.ts';
import type { OpenProject, OpenProjects } from './open-projects.ts';
import { realPath } from './open-projects.ts';
import { parseInput } from './page-input.ts';
import type { Transfers } from './transfers.ts';
import type { PageWindow, Windows } from './windows.ts';

/** `host.upload` is a request of its own (POST /upload), as its bytes do not go through JSON. */
export type PageMethodName = Exclude<HostMethodName, 'host.upload'>;

type HostCall = (window: PageWindow, input: unknown) => Promise<unknown>;
export type HostCalls = Readonly<Record<PageMethodName, HostCall>>;

export interface HostCallsOptions {
  readonly windows: Windows;
  readonly projects: OpenProjects<PageWindow>;
  readonly transfers: Transfers;
  readonly person: PersonStore;
  readonly actor: () => Actor;
  readonly createProject: (file: string, options: { title: string; actor: Actor }) => unknown;
  readonly recoverProject: (
    file: string,
  ) => HostOutput<'host.recover'> | Promise<HostOutput<'host.recover'>>;
  readonly version: string;
}

const projectEnding = '.isnad';

/** What a person wrote into a path field: `~` is the home folder, and a bare name is in the projects’ folder. */
export function typedPath(text: string, projectsFolder: string): string {
  const trimmed = text.trim();
  if (trimmed === '~' || /^~[/\\]/.test(trimmed)) return path.join(os.homedir(), trimmed.slice(1));
  return path.resolve(projectsFolder, trimmed);
}

async function projectTitle(workbench: Workbench): Promise<string> {
  return (await workbench.call('project.get', {})).title;
}

/** A method of the host’s contract with what it does; its input is checked. */
function handler<In extends z.ZodType, Out extends z.ZodType>(
  name: PageMethodName,
  method: { readonly input: In; readonly output: Out },
  work: (window: PageWindow, input: z.output<In>) => Promise<z.output<Out>>,
): HostCall {
  return async (window, input) => work(window, parseInput(name, method.input, input));
}

export function makeHostCalls(options: HostCallsOptions): HostCalls {
  const { windows, projects, transfers, person, version } = options;

  const state = async (window: PageWindow): Promise<HostState> => {
    const opened = await windows.project(window);
    const project =
      opened === null ? null : { path: opened.file, title: await opened.use((workbench) => projectTitle(workbench)) };
    return {
      host: 'browser',
      version,
      project,
      settings: person.settings(),
      recents: person.recents(),
      projectsFolder: person.projectsFolder,
    };
  };

  const open = async (window: PageWindow, file: string): Promise<HostState> => {
    const opened = await windows.show(window, file);
    const title = await opened.use((workbench) => projectTitle(workbench));
    try {
      person.remember({ path: opened.file, title });
    } catch (error) {
      // The list of recents is no reason to keep a project shut.
      windows.tell(window, { type: 'problem', problem: problemData(error) });
    }
    return state(window);
  };

  const requireProject = async (window: PageWindow): Promise<OpenProject> => {
    const opened = await windows.project(window);
    if (opened === null) throw new Problem('no-project-open');
    return opened;
  };

  return {
    'host.state': handler('host.state', hostApi['host.state'], (window) => state(window)),
    'host.open': handler('host.open', hostApi['host.open'], (window, { path: text }) =>
      open(window, typedPath(text, person.projectsFolder)),
    ),
    'host.create': handler('host.create', hostApi['host.create'], async (window, { path: text, title }) => {
      const typed = typedPath(text, person.projectsFolder);
      const file = typed.endsWith(projectEnding) ? typed : `${typed}${projectEnding}`;
      await options.createProject(file, {
        title: title ?? path.basename(file, projectEnding),
        actor: options.actor(),
      });
      return open(window, file);
    }),
    'host.close': handler('host.close', hostApi['host.close'], async (window) => {
      await windows.close(window);
      return state(window);
    }),
    'host.forget': handler('host.forget', hostApi['host.forget'], async (window, { path: file }) => {
      person.forget(file);
      return state(window);
    }),
    'host.recover': handler('host.recover', hostApi['host.recover'], async (window, { path: text }) => {
      const file = realPath(typedPath(text, person.projectsFolder));
      const recovery = await projects.without(file, async () => options.recoverProject(file));
      for (const other of windows.all()) {
        if (other === window || other.file !== file) continue;
        const intent = 'host.recover';
        windows.tell(other, { type: 'changed', intent, entities: entityNames, documents: null, elsewhere: true });
      }
      return recovery;
    }),
    'host.settings': handler('host.settings', hostApi['host.settings'], async (_window, changes) => {
      const before = person.settings().person;
      const settings = person.change(changes);
      const now = settings.person;
      // Who writes is fixed when a project is opened.
      if (before?.id !== now?.id || before?.name !== now?.name) await projects.reopenAll();
      return settings;
    }),
    'host.export': handler('host.export', hostApi['host.export'], async (window, input) => {
      const opened = await requireProject(window);
      return opened.use(async (workbench) => {
        const formats = await workbench.call('formats.list', {});
        const format = formats.find((candidate) => candidate.name === input.format);
        if (format === undefined) throw new Problem('format-unknown', { format: input.format });
        const title = await projectTitle(workbench);
        const ending = format.endings[0] ?? '';
        const dot = ending === '' || ending.startsWith('.') ? '' : '.';
        const offered = transfers.offer(window.id, `${title.replaceAll(/[/\\]/g, '-')}${dot}${ending}`);
        const name = path.basename(offered.path);
        try {
          const report = await workbench.call('project.export', { ...input, path: offered.path });
          return { report: { ...report, path: name }, name, download: `/download/${offered.handle}` };
        } catch (error) {
          await transfers.remove(offered.handle);
          throw error;
        }
      });
    }),
  };
}

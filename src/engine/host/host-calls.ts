import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { z } from 'zod';
import type { HostMethodName, HostOutput, HostState, Settings } from '../../domain/host-api.ts';
import { hostApi } from '../../domain/host-api.ts';
import type { MergeReport } from '../../domain/model/exchange.ts';
import type { Scheme } from '../../domain/model/scheme.ts';
import { entityNames } from '../../domain/operation.ts';
import { Problem, problemData } from '../../domain/problem.ts';
import { schemeTemplates } from '../../domain/scheme-templates/templates.ts';
import type { PersonStore } from '../person/person-store.ts';
import type { Actor, Workbench, WorkbenchOptions } from '../workbench-types.ts';
import { withoutPlaces } from './without-places.ts';
import type { OpenProject, OpenProjects } from './open-projects.ts';
import { realPath } from './open-projects.ts';
import { parseInput } from '../parse-input.ts';
import type { Uploads } from './uploads.ts';
import type { HostWindow, Windows } from './windows.ts';

type HostCall = (window: HostWindow, input: unknown) => Promise<unknown>;
export type HostCalls = Readonly<Record<HostMethodName, HostCall>>;

/** Where a file on its way out is written, and how the person gets it. */
export interface ExportPlace {
  readonly path: string;
  /** The file’s name, which is all that the page is told of the place. */
  readonly name: string;
  /** The address to fetch it from; null where it is written to its last place. */
  readonly download: string | null;
  /** The writing failed: nothing is left there of ours. */
  readonly discard: () => Promise<void>;
}

/** What a host makes of the engine. */
export interface HostEngine {
  readonly openWorkbench: (file: string, options: WorkbenchOptions) => Promise<Workbench>;
  readonly createProject: (file: string, options: { title: string; actor: Actor; scheme: Scheme }) => unknown;
  /** The sample project in this folder: found there, else made with a title in this language. */
  readonly findOrMakeSample: (folder: string, language: Settings['language']) => Promise<string>;
  readonly beginFromBundle: (file: string, bundle: string) => Promise<MergeReport>;
  readonly recoverProject: (file: string) => HostOutput<'host.recover'> | Promise<HostOutput<'host.recover'>>;
}

export interface HostCallsOptions {
  readonly kind: HostState['host'];
  readonly version: string;
  readonly windows: Windows;
  readonly projects: OpenProjects<HostWindow>;
  readonly uploads: Uploads;
  /** The largest upload, in bytes. */
  readonly uploadLimit: number;
  readonly person: PersonStore;
  readonly actor: () => Actor;
  readonly engine: Omit<HostEngine, 'openWorkbench'>;
  /** Finds a place for an export or a copy under this name. May reject with `cancelled`. */
  readonly placeForExport: (window: HostWindow, name: string) => Promise<ExportPlace>;
  /**
   * True where the host has shown this file (its real path) in another window instead, which is then all that
   * opening it does. Without it any number of windows may show one project.
   */
  readonly showElsewhere?: (window: HostWindow, file: string) => boolean;
}

const projectEnding = '.isnad';
const bundleEnding = '.isnad-bundle';

/** What a person wrote into a path field: `~` is the home folder, and a bare name is in the projects’ folder. */
export function typedPath(text: string, projectsFolder: string): string {
  const trimmed = text.trim();
  if (trimmed === '~' || /^~[/\\]/.test(trimmed)) return path.join(os.homedir(), trimmed.slice(1));
  return path.resolve(projectsFolder, trimmed);
}

async function projectTitle(workbench: Workbench): Promise<string> {
  return (await workbench.call('project.get', {})).title;
}

/** What a file that leaves is called unless the person says otherwise: the project’s title and an ending. */
async function suggestedName(workbench: Workbench, ending: string): Promise<string> {
  const title = await projectTitle(workbench);
  const dot = ending === '' || ending.startsWith('.') ? '' : '.';
  return `${title.replaceAll(/[/\\]/g, '-')}${dot}${ending}`;
}

async function exportName(workbench: Workbench, formatName: string): Promise<string> {
  const formats = await workbench.call('formats.list', {});
  const format = formats.find((candidate) => candidate.name === formatName);
  if (format === undefined) throw new Problem('format-unknown', { format: formatName });
  return suggestedName(workbench, format.endings[0] ?? '');
}

async function bundleName(workbench: Workbench, annotator: string): Promise<string> {
  const { name } = await workbench.call('annotators.get', { id: annotator });
  return suggestedName(workbench, `${name.replaceAll(/[/\\]/g, '-')}${bundleEnding}`);
}

/** A name in a folder that nothing has yet: `NAME.isnad`, else `NAME 2.isnad`, and so on. */
function freeName(folder: string, name: string): string {
  for (let count = 1; ; count += 1) {
    const file = path.join(folder, `${name}${count === 1 ? '' : ` ${count}`}${projectEnding}`);
    if (!fs.existsSync(file)) return file;
  }
}

/** A method of the host’s contract with what it does; its input is checked. */
function handler<In extends z.ZodType, Out extends z.ZodType>(
  name: HostMethodName,
  method: { readonly input: In; readonly output: Out },
  work: (window: HostWindow, input: z.output<In>) => Promise<z.output<Out>>,
): HostCall {
  return async (window, input) => work(window, parseInput(name, method.input, input));
}

export function makeHostCalls(options: HostCallsOptions): HostCalls {
  const { windows, projects, uploads, person, version, engine } = options;

  const state = async (window: HostWindow): Promise<HostState> => {
    const opened = await windows.project(window);
    const project =
      opened === null ? null : { path: opened.file, title: await opened.use((workbench) => projectTitle(workbench)) };
    return {
      host: options.kind,
      version,
      project,
      settings: person.settings(),
      recents: person.recents(),
      projectsFolder: person.projectsFolder,
    };
  };

  const open = async (window: HostWindow, file: string): Promise<HostState> => {
    if (options.showElsewhere?.(window, realPath(file)) === true) return state(window);
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

  const requireProject = async (window: HostWindow): Promise<OpenProject> => {
    const opened = await windows.project(window);
    if (opened === null) throw new Problem('no-project-open');
    return opened;
  };

  return {
    'host.state': handler('host.state', hostApi['host.state'], (window) => state(window)),
    'host.open': handler('host.open', hostApi['host.open'], (window, { path: text }) =>
      open(window, typedPath(text, person.projectsFolder)),
    ),
    'host.create': handler('host.create', hostApi['host.create'], async (window, { path: text, title, template = 'claims' }) => {
      const typed = typedPath(text, person.projectsFolder);
      const file = typed.endsWith(projectEnding) ? typed : `${typed}${projectEnding}`;
      await engine.createProject(file, {
        title: title ?? path.basename(file, projectEnding),
        actor: options.actor(),
        scheme: schemeTemplates[template],
      });
      return open(window, file);
    }),
    'host.openSample': handler('host.openSample', hostApi['host.openSample'], async (window) =>
      open(window, await engine.findOrMakeSample(person.projectsFolder, person.settings().language)),
    ),
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
      const recovery = await projects.without(file, async () => engine.recoverProject(file));
      for (const other of windows.all()) {
        if (other === window || other.file !== file) continue;
        const intent = 'host.recover';
        const everything = { entities: entityNames, documents: null, changes: null };
        windows.tell(other, { type: 'changed', intent, ...everything, elsewhere: true });
      }
      return recovery;
    }),
    'host.settings': handler('host.settings', hostApi['host.settings'], async (window, changes) => {
      const before = person.settings().person;
      const settings = person.change(changes);
      const now = settings.person;
      // Who writes is fixed when a project is opened.
      if (before?.id !== now?.id || before?.name !== now?.name) await projects.reopenAll();
      for (const other of windows.all()) {
        // One that nobody looks at reads them when somebody does.
        if (other !== window && other.listeners.size > 0) windows.tell(other, { type: 'settings' });
      }
      return settings;
    }),
    'host.upload': handler('host.upload', hostApi['host.upload'], async (window, { name, bytes }) => {
      if (bytes.length > options.uploadLimit) throw new Problem('upload-too-large', { limit: options.uploadLimit });
      return { source: await uploads.receive(window.id, name, [bytes]) };
    }),
    'host.export': handler('host.export', hostApi['host.export'], async (window, input) => {
      const opened = await requireProject(window);
      const suggested = await opened.use((workbench) => exportName(workbench, input.format));
      const { path: place, name, download, discard } = await options.placeForExport(window, suggested);
      const request = { ...input, path: place };
      try {
        const report = await opened.use((workbench) => workbench.call('project.export', request));
        return { report: { ...report, path: name }, name, download };
      } catch (error) {
        await discard();
        throw error;
      }
    }),
    'host.writeBundle': handler('host.writeBundle', hostApi['host.writeBundle'], async (window, input) => {
      const opened = await requireProject(window);
      const suggested = await opened.use((workbench) => bundleName(workbench, input.annotator));
      const { path: place, name, download, discard } = await options.placeForExport(window, suggested);
      try {
        const written = await opened.use((workbench) => workbench.call('bundles.write', { ...input, path: place }));
        return { written: { ...written, path: name }, name, download };
      } catch (error) {
        await discard();
        throw error;
      }
    }),
    'host.beginFromBundle': handler('host.beginFromBundle', hostApi['host.beginFromBundle'], async (window, { source }) => {
      const upload = uploads.find(window.id, source);
      const file = freeName(person.projectsFolder, path.basename(upload.name, bundleEnding));
      try {
        const report = await engine.beginFromBundle(file, upload.path);
        await uploads.remove(source);
        return { state: await open(window, file), report };
      } catch (error) {
        throw withoutPlaces(error, [upload]);
      }
    }),
    'host.saveCopy': handler('host.saveCopy', hostApi['host.saveCopy'], async (window) => {
      const opened = await requireProject(window);
      const suggested = await opened.use((workbench) => suggestedName(workbench, projectEnding));
      const { path: place, name, download, discard } = await options.placeForExport(window, suggested);
      try {
        const { bytes } = await opened.use((workbench) => workbench.call('project.saveCopy', { path: place }));
        return { name, bytes, download };
      } catch (error) {
        await discard();
        throw error;
      }
    }),
  };
}

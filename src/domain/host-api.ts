import { z } from 'zod';
import { documentMethods, exportReport } from './api/document-methods.ts';
import { exchangeMethods, writtenBundle } from './api/exchange-methods.ts';
import { nothing, read, write } from './api/method.ts';
import type { Call, WorkbenchEvent } from './api.ts';
import { enteredName, identifier, instant, name } from './identifiers.ts';
import { mergeReport } from './model/exchange.ts';
import { recoveryNote } from './recovery-note.ts';
import { templateNames } from './scheme-templates/template-names.ts';

/**
 * What a host (the desktop program, the browser window) offers beside the workbench: which project a window
 * shows, the person’s settings, and the way for files in and out. The same contract for every host.
 */

export const settings = z.object({
  language: z.enum(['ar', 'en']),
  theme: z.enum(['system', 'light', 'dark']),
  digits: z.enum(['western', 'arabic']),
  /** The face that documents are read in; both are bundled. */
  readingFace: z.enum(['naskh', 'plex']),
  readingSize: z.enum(['smallest', 'small', 'medium', 'large', 'largest']),
  lineSpacing: z.enum(['tight', 'normal', 'loose']),
  interfaceSize: z.enum(['small', 'medium', 'large']),
  /** Sizes of panes by name, in pixels. */
  panes: z.record(z.string().max(100), z.int().min(0).max(10_000)),
  /**
   * Changed shortcuts by the action's id: a stroke (key-stroke.ts), or null where the action has none. What this
   * program does not know, an action or a stroke of a newer one, stays and does nothing.
   */
  shortcuts: z.record(z.string().max(100), z.string().max(60).nullable()),
  /** Who works on this desktop; null until the first opening has asked. */
  person: z.object({ id: identifier, name }).nullable(),
});
export type Settings = z.infer<typeof settings>;

const enteredSettings = settings
  .extend({ person: z.object({ id: identifier, name: enteredName }).nullable() })
  .partial()
  .strict();

/** What holds until the person says otherwise; a file of an older program has these where it knows nothing. */
export const firstSettings: Omit<Settings, 'language' | 'person'> = {
  theme: 'system',
  digits: 'western',
  readingFace: 'naskh',
  readingSize: 'medium',
  lineSpacing: 'normal',
  interfaceSize: 'medium',
  panes: {},
  shortcuts: {},
};

export const recentProject = z.object({
  path: z.string(),
  title: z.string(),
  openedAt: instant,
  /** False where the file is not where it was. */
  present: z.boolean(),
});
export type RecentProject = z.infer<typeof recentProject>;

export const hostState = z.object({
  host: z.enum(['browser', 'electron']),
  version: z.string(),
  /** The project that this window shows. */
  project: z.object({ path: z.string(), title: z.string() }).nullable(),
  settings,
  recents: z.array(recentProject),
  /** Where new projects go unless a path says otherwise. */
  projectsFolder: z.string(),
});
export type HostState = z.infer<typeof hostState>;

const pathInput = z.strictObject({ path: z.string().min(1) });

export const hostApi = {
  'host.state': read('What this window shows, and for whom.', nothing, hostState),
  'host.open': write('Show a project in this window.', pathInput, hostState, { paths: true }),
  'host.create': write(
    'Make a project and show it in this window.',
    z.strictObject({ path: z.string().min(1), title: enteredName.optional(), template: z.enum(templateNames).optional() }),
    hostState,
    { paths: true },
  ),
  'host.openSample': write(
    'Show the sample project in this window; it is made in the projects’ folder where it is not there yet.',
    nothing,
    hostState,
  ),
  'host.close': write('Close this window’s project.', nothing, hostState),
  'host.forget': write('Take a project off the list of recents; the file stays.', pathInput, hostState),
  'host.recover': write(
    'Move a damaged project aside and bring back what its newest backup and its readable operations hold.',
    pathInput,
    z.object({
      recovered: z.string(),
      movedAside: z.string(),
      backup: z.string().nullable(),
      operationsRecovered: z.int(),
      operationsLost: z.int(),
      notes: z.array(recoveryNote),
    }),
    { paths: true },
  ),
  'host.settings': write('Change the person’s settings.', enteredSettings, settings),
  'host.upload': write(
    'Hand a file to the host; what comes back may be a source of `documents.import` in this window.',
    z.strictObject({ name: z.string().min(1).max(1000), bytes: z.instanceof(Uint8Array) }),
    z.object({ source: z.string() }),
  ),
  'host.export': read(
    'Export this window’s project; the person gets the file by download or from a dialog.',
    documentMethods['project.export'].input.omit({ path: true }),
    z.object({ report: exportReport, name: z.string(), download: z.string().nullable() }),
  ),
  'host.writeBundle': read(
    'Write a bundle for one annotator of this window’s project; the person gets it by download or from a dialog.',
    exchangeMethods['bundles.write'].input.omit({ path: true }),
    z.object({ written: writtenBundle, name: z.string(), download: z.string().nullable() }),
  ),
  'host.beginFromBundle': write(
    'Begin a copy of a project from an assignment that was handed to the host, in the projects’ folder, and show it in this window.',
    z.strictObject({ source: z.string().min(1) }),
    z.object({ state: hostState, report: mergeReport }),
  ),
  'host.saveCopy': read(
    'Write one complete copy of this window’s project; the person gets it by download or from a dialog.',
    nothing,
    z.object({ name: z.string(), bytes: z.int(), download: z.string().nullable() }),
  ),
};

export type HostApi = typeof hostApi;
export type HostMethodName = keyof HostApi;
export type HostInput<Name extends HostMethodName> = z.input<HostApi[Name]['input']>;
export type HostOutput<Name extends HostMethodName> = z.output<HostApi[Name]['output']>;
export type HostCall = <Name extends HostMethodName>(
  method: Name,
  input: HostInput<Name>,
) => Promise<HostOutput<Name>>;

export function isHostMethodName(text: string): text is HostMethodName {
  return Object.hasOwn(hostApi, text);
}

/** The two functions that a window gets from its host, and nothing else. A refused call rejects with a `Problem`. */
export interface Bridge {
  readonly call: Call & HostCall;
  /** Returns a function that ends the subscription. */
  readonly subscribe: (listener: (event: BridgeEvent) => void) => () => void;
}

export type BridgeEvent =
  | WorkbenchEvent
  | { readonly type: 'connection'; readonly state: 'lost' | 'restored' }
  /** The person has changed her settings in another window. */
  | { readonly type: 'settings' };

import fs from 'node:fs';
import vm from 'node:vm';
import { z } from 'zod';
import type { DoubleOf } from './types.ts';
import type { Ledger } from './ledger.ts';
import { aFunction, member, strict } from './ledger.ts';

type Hear = Parameters<Electron.IpcRenderer['on']>[1];

/** Paths of the files that stand for dropped ones. */
const dropped = new WeakMap<File, string>();

/** A file as a page gets it from a drop; only the preload can learn its path. */
export function droppedFile(path: string): File {
  const file = new File([], path.split(/[/\\]/).at(-1) ?? '');
  dropped.set(file, path);
  return file;
}

export interface PageOptions {
  readonly preload: string;
  readonly invoke: (channel: string, given: readonly unknown[]) => Promise<unknown>;
  readonly send: (channel: string, given: readonly unknown[]) => void;
}

/** A page of a window: its preload has been run, its script is the test. */
export interface Page {
  /** What the preload has put into the page’s world. */
  readonly exposed: ReadonlyMap<string, unknown>;
  readonly deliver: (channel: string, given: readonly unknown[]) => void;
  /** Another page takes its place, or it has crashed: it hears and says nothing more. */
  readonly end: () => void;
}

/** What passes between the preload’s world and the page’s: copies of data, functions that copy in turn. */
function bridged(value: unknown): unknown {
  if (typeof value === 'function') {
    return (...given: unknown[]) => bridged(Reflect.apply(value, undefined, given.map(bridged)));
  }
  if (value instanceof Promise) return value.then(bridged);
  if (value instanceof Blob || typeof value !== 'object' || value === null) return value;
  if (value instanceof Error) return new Error(value.message);
  if (Array.isArray(value)) return value.map(bridged);
  if (ArrayBuffer.isView(value)) return structuredClone(value);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, bridged(part)]));
}

/** Runs the built preload as Electron’s sandbox does: one file, with `electron` and nothing else to require. */
export function makePage(ledger: Ledger, { preload, invoke, send }: PageOptions): Page {
  const exposed = new Map<string, unknown>();
  const listeners = new Map<string, Hear[]>();
  let ended = false;
  const channel = z.string().min(1);
  const listening = z.tuple([channel, aFunction<Hear>()]);
  const ipcRenderer = {
    invoke: member(
      ledger,
      'ipcRenderer.invoke',
      'any time',
      z.tuple([channel], z.unknown()),
      async (name, ...given) => {
        const answer = await invoke(name, given);
        // Nobody is there any more whom the answer could reach.
        return ended ? new Promise<never>(() => undefined) : answer;
      },
    ),
    send: member(
      ledger,
      'ipcRenderer.send',
      'any time',
      z.tuple([channel], z.unknown()),
      (name, ...given) => {
        if (!ended) send(name, given);
      },
    ),
    on: member(ledger, 'ipcRenderer.on', 'any time', listening, (name, hear) => {
      listeners.set(name, [...(listeners.get(name) ?? []), hear]);
    }),
    removeListener: member(ledger, 'ipcRenderer.removeListener', 'any time', listening, (name, hear) => {
      listeners.set(name, (listeners.get(name) ?? []).filter((each) => each !== hear));
    }),
  };
  const contextBridge = {
    exposeInMainWorld: member(
      ledger,
      'contextBridge.exposeInMainWorld',
      'any time',
      z.tuple([channel, z.unknown()]),
      (name, api) => {
        if (exposed.has(name)) ledger.fault(`contextBridge.exposeInMainWorld: “${name}” is there already`);
        exposed.set(name, bridged(api));
      },
    ),
  } satisfies DoubleOf<Electron.ContextBridge>;
  const webUtils = {
    getPathForFile: member(
      ledger,
      'webUtils.getPathForFile',
      'any time',
      z.tuple([z.instanceof(File)]),
      (file) => dropped.get(file) ?? '',
    ),
  } satisfies DoubleOf<Electron.WebUtils>;
  const electron = strict(ledger, 'electron (in the preload)', {
    contextBridge: strict(ledger, 'contextBridge', contextBridge),
    ipcRenderer: strict(ledger, 'ipcRenderer', ipcRenderer satisfies DoubleOf<Electron.IpcRenderer>),
    webUtils: strict(ledger, 'webUtils', webUtils),
  });
  const requireElectron = (name: string): unknown =>
    name === 'electron' ? electron : ledger.fault(`a sandboxed preload cannot require “${name}”`);
  const parameters = ['require', 'module', 'exports'];
  const run = vm.compileFunction(fs.readFileSync(preload, 'utf8'), parameters, { filename: preload });
  const module = { exports: {} };
  Reflect.apply(run, undefined, [requireElectron, module, module.exports]);
  return {
    exposed,
    deliver(name, given) {
      if (ended) return;
      // The event reaches as far as in Electron: a page that gets hold of it has too much.
      const event = { sender: ipcRenderer, ports: [] };
      for (const hear of listeners.get(name) ?? []) Reflect.apply(hear, undefined, [event, ...given]);
    },
    end() {
      ended = true;
    },
  };
}

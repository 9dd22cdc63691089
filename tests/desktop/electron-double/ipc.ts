import { z } from 'zod';
import type { DoubleOf } from './types.ts';
import { asReal } from './types.ts';
import { makeEvent } from './events.ts';
import type { Ledger } from './ledger.ts';
import { aFunction, member, strict } from './ledger.ts';

type Handler = Parameters<Electron.IpcMain['handle']>[1];
type Listener = (event: Electron.IpcMainEvent, ...given: unknown[]) => void;

/** What is known of the frame that sent something; null where it is gone. */
export interface Frame {
  readonly url: string;
  readonly parent: Frame | null;
}

/** Who sends: the page’s contents and the frame of it. */
export interface Sender {
  readonly contents: Electron.WebContents;
  readonly frame: Frame | null;
}

/** As Electron’s: what holds a Blob or a function cannot be sent. */
export function sent<Content>(content: Content): Content {
  refuseBlobs(content);
  return structuredClone(content);
}

function refuseBlobs(content: unknown): void {
  if (content instanceof Blob) throw new Error('An object could not be cloned.');
  if (typeof content !== 'object' || content === null || ArrayBuffer.isView(content)) return;
  for (const part of Object.values(content)) refuseBlobs(part);
}

/** The main process’s end of what pages send. */
export function makeIpcMain(ledger: Ledger) {
  const handlers = new Map<string, Handler>();
  const listeners = new Map<string, Listener[]>();
  const channel = z.string().min(1);
  const members = {
    handle: member(
      ledger,
      'ipcMain.handle',
      'any time',
      z.tuple([channel, aFunction<Handler>()]),
      (name, handler) => {
        if (handlers.has(name)) ledger.fault(`ipcMain.handle: “${name}” is handled already`);
        handlers.set(name, handler);
      },
    ),
    removeHandler: member(ledger, 'ipcMain.removeHandler', 'any time', z.tuple([channel]), (name) => {
      if (!handlers.delete(name)) ledger.fault(`ipcMain.removeHandler: “${name}” is not handled`);
    }),
    on: member(
      ledger,
      'ipcMain.on',
      'any time',
      z.tuple([channel, aFunction<Listener>()]),
      (name, listener) => {
        listeners.set(name, [...(listeners.get(name) ?? []), listener]);
      },
    ),
    removeAllListeners: member(
      ledger,
      'ipcMain.removeAllListeners',
      'any time',
      z.tuple([channel]),
      (name) => {
        listeners.delete(name);
      },
    ),
  } satisfies DoubleOf<Electron.IpcMain>;

  const eventOf = ({ contents, frame }: Sender) => {
    const event = {
      sender: contents,
      senderFrame: frame === null ? null : asReal<Electron.WebFrameMain>(
        strict(ledger, 'senderFrame', frameDouble(frame)),
      ),
      frameId: 1,
      processId: 1,
    };
    return strict(ledger, 'event', makeEvent(event));
  };
  const frameDouble = (frame: Frame): DoubleOf<Electron.WebFrameMain> => ({
    url: frame.url,
    parent: frame.parent === null ? null : strict(ledger, 'senderFrame', frameDouble(frame.parent)),
  });

  return {
    ipcMain: strict(ledger, 'ipcMain', members),
    /** What `ipcRenderer.invoke` brings back; rejects as it does. */
    async invoke(sender: Sender, name: string, given: readonly unknown[]): Promise<unknown> {
      const content = sent(given);
      const handler = handlers.get(name);
      if (handler === undefined) throw new Error(`Error invoking remote method '${name}': no handler registered`);
      return sent(await handler(asReal<Electron.IpcMainInvokeEvent>(eventOf(sender)), ...content));
    },
    /** Electron drops what nobody listens to; here it is a fault. */
    send(sender: Sender, name: string, given: readonly unknown[]): void {
      const content = sent(given);
      const all = listeners.get(name) ?? ledger.fault(`nobody listens to “${name}”`);
      for (const listener of all) listener(asReal<Electron.IpcMainEvent>(eventOf(sender)), ...content);
    },
  };
}

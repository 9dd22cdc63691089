import type { IpcMainEvent, IpcMainInvokeEvent } from 'electron';
import { ipcMain } from 'electron';
import type { Answer } from '../domain/desktop-door.ts';
import { callChannel, eventChannel } from '../domain/desktop-door.ts';
import type { OwnPages } from './own-pages.ts';
import { maySend } from './own-pages.ts';
import type { DesktopWindows } from './windows.ts';

export interface PageSenders {
  readonly windows: Pick<DesktopWindows, 'idOf'>;
  readonly pages: OwnPages;
  /** Answers a call in the name of a window; checks method and input. */
  readonly call: (window: string, method: string, input: unknown) => Promise<Answer>;
  /** The window’s page takes events from now on. */
  readonly listen: (window: string) => void;
}

function refusal(method: string, message: string): Answer {
  return { ok: false, problem: { code: 'invalid-input', details: { method, message } } };
}

/** Takes what pages send. Who sent it is checked here; methods and inputs are by whoever answers the call. */
export function answerPages({ windows, pages, call, listen }: PageSenders): void {
  const senderOf = (event: IpcMainEvent | IpcMainInvokeEvent): string | undefined =>
    maySend(event.senderFrame, pages) ? windows.idOf(event.sender) : undefined;

  ipcMain.handle(callChannel, (event, method: unknown, input: unknown): Answer | Promise<Answer> => {
    const window = senderOf(event);
    if (window === undefined) return refusal('', 'this page is not one of Isnad’s');
    if (typeof method !== 'string') return refusal('', 'a method is named by a text');
    return call(window, method, input);
  });

  ipcMain.on(eventChannel, (event) => {
    const window = senderOf(event);
    if (window !== undefined) listen(window);
  });
}

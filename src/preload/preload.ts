import { contextBridge, ipcRenderer } from 'electron';
import type { IpcRendererEvent } from 'electron';
import type { DesktopDoor, DesktopEvent } from '../domain/desktop-door.ts';
import { callChannel, eventChannel } from '../domain/desktop-door.ts';

/** The way out of the window. Both ends pass plain data; the host checks every method and input. */
const door: DesktopDoor = {
  call: (method, input) => ipcRenderer.invoke(callChannel, method, input),
  subscribe(listener) {
    // The page must not see Electron's event: its sender reaches further than these two functions.
    const hear = (_event: IpcRendererEvent, content: DesktopEvent): void => listener(content);
    ipcRenderer.on(eventChannel, hear);
    // From now on nothing gets lost: what the host had to say before this it has kept.
    ipcRenderer.send(eventChannel);
    return () => void ipcRenderer.removeListener(eventChannel, hear);
  },
};

contextBridge.exposeInMainWorld('isnad', door);

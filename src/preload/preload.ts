import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { IpcRendererEvent } from 'electron';
import type { DesktopDoor, DesktopEvent } from '../domain/desktop-door.ts';
import { callChannel, eventChannel } from '../domain/desktop-door.ts';

/** Dropped files become their places, which the page itself never sees; anything else goes as it is. */
function withPlaces(input: unknown): unknown {
  if (typeof input !== 'object' || input === null || !('files' in input)) return input;
  const { files, ...rest } = input;
  const dropped = Array.isArray(files) ? files.filter((file) => file instanceof File) : [];
  if (!Array.isArray(files) || dropped.length < files.length) return input;
  // A file that a page has made itself has no place: the host refuses the empty one.
  return { ...rest, paths: dropped.map((file) => webUtils.getPathForFile(file)) };
}

/** The way out of the window. Both ends pass plain data; the host checks every method and input. */
const door: DesktopDoor = {
  call: (method, input) => ipcRenderer.invoke(callChannel, method, withPlaces(input)),
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

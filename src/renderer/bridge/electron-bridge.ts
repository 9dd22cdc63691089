import type { DesktopCall } from '../../domain/desktop-api.ts';
import type { DesktopDoor } from '../../domain/desktop-door.ts';
import type { Bridge } from '../../domain/host-api.ts';
import { Problem } from '../../domain/problem.ts';

/** What a window of the desktop program has beside the bridge of every host. */
export interface Desktop {
  /** A refused call rejects with a `Problem`. */
  readonly call: DesktopCall;
  /** Shows project files that were dropped on the page, each in a window of its own. */
  readonly openFiles: (files: readonly File[]) => Promise<void>;
  /** Tells when an entry of the system's menus was chosen, by its id. The returned function ends it. */
  readonly onCommand: (listener: (id: string) => void) => () => void;
}

function callOver(door: DesktopDoor): (method: string, input: unknown) => Promise<unknown> {
  return async (method, input) => {
    const answer = await door.call(method, input);
    if (answer.ok) return answer.output;
    throw new Problem(answer.problem.code, answer.problem.details);
  };
}

/** The bridge to the desktop program, over what its preload has put there. A refused call rejects with a `Problem`. */
export function createElectronBridge(door: DesktopDoor): Bridge {
  return {
    // The engine checks every input and makes every output by the contract; the types of each method are the contract's.
    call: callOver(door) as Bridge['call'],
    subscribe: (listener) =>
      door.subscribe((event) => {
        if (event.type !== 'command') listener(event);
      }),
  };
}

/** The desktop program's own calls, over the same two functions. */
export function createDesktop(door: DesktopDoor): Desktop {
  return {
    // As above: the main process checks these.
    call: callOver(door) as DesktopCall,
    openFiles: async (files) => {
      // The preload puts the files' places where the files are: a page is not to know them.
      await callOver(door)('desktop.openFiles', { files });
    },
    onCommand: (listener) =>
      door.subscribe((event) => {
        if (event.type === 'command') listener(event.id);
      }),
  };
}

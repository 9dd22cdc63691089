import type { MenuCommand } from './desktop-api.ts';
import type { BridgeEvent } from './host-api.ts';
import type { ProblemData } from './problem.ts';

/** The channel of calls, the only one that the desktop program answers. */
export const callChannel = 'isnad:call';
/** The channel of events; a page that listens says so on it, without a word more. */
export const eventChannel = 'isnad:event';

/** What comes back from a host over a process or network border, where an Error would lose its parts. */
export type Answer =
  | { readonly ok: true; readonly output: unknown }
  | { readonly ok: false; readonly problem: ProblemData };

/** What a window of the desktop program hears. */
export type DesktopEvent = BridgeEvent | MenuCommand;

/** What the preload puts into a window of the desktop program: two functions over plain data. */
export interface DesktopDoor {
  /**
   * `input` is plain data, but for files that were dropped on the page: a `File` in a list under `files` becomes
   * its path in a list under `paths` on the way out.
   */
  readonly call: (method: string, input: unknown) => Promise<Answer>;
  /** Returns a function that ends the subscription. */
  readonly subscribe: (listener: (event: DesktopEvent) => void) => () => void;
}

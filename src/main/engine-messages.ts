import type { Answer } from '../domain/desktop-door.ts';
import type { BridgeEvent, Settings } from '../domain/host-api.ts';

/** What the main process says to the engine’s process. Windows go by the ids that the main process gave them. */
export type ToEngine =
  | { readonly type: 'start'; readonly version: string }
  /** A window shows this file from the beginning. */
  | { readonly type: 'open'; readonly window: string; readonly file: string }
  /** The window’s page takes events; or it is on its way out, and they have to wait. */
  | { readonly type: 'listen' | 'silence'; readonly window: string }
  /** The window has closed. */
  | { readonly type: 'leave'; readonly window: string }
  | {
      readonly type: 'call';
      readonly id: number;
      readonly window: string;
      readonly method: string;
      readonly input: unknown;
    }
  /** Where the person wants a file; null where they want none. */
  | { readonly type: 'chosen'; readonly id: number; readonly path: string | null }
  | { readonly type: 'end' };

/** What the engine’s process says to the main process. */
export type FromEngine =
  | { readonly type: 'answer'; readonly id: number; readonly answer: Answer }
  | { readonly type: 'event'; readonly window: string; readonly event: BridgeEvent }
  /** The window now shows this file: what is to be opened again should the engine die. */
  | { readonly type: 'shows'; readonly window: string; readonly file: string | null }
  /** What the person has set, at the start and whenever it changes: menus and dialogs follow it. */
  | { readonly type: 'settings'; readonly settings: Pick<Settings, 'language' | 'theme'> }
  /** A project was asked for that this window shows already: it comes to the front. */
  | { readonly type: 'front'; readonly window: string }
  /** Asks the person where a file with this name goes. */
  | { readonly type: 'choose'; readonly id: number; readonly window: string; readonly name: string };

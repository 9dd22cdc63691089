import { z } from 'zod';
import type { DoubleOf, Emits } from './types.ts';
import { asReal } from './types.ts';
import type { Contents } from './contents.ts';
import { makeEvent, makeEvents } from './events.ts';
import type { Ledger } from './ledger.ts';
import { checkedBy, member, mortal, nothing, strict } from './ledger.ts';
import { windowOptions } from './window-options.ts';

type WindowEvents = Emits<
  Electron.BrowserWindow,
  {
    'ready-to-show': [];
    'show': [];
    'hide': [];
    'focus': [];
    'blur': [];
    'close': [Electron.Event];
    'closed': [];
    'resize': [];
    'resized': [];
    'move': [];
    'moved': [];
    'maximize': [];
    'unmaximize': [];
    'minimize': [];
    'restore': [];
    'enter-full-screen': [];
    'leave-full-screen': [];
    'page-title-updated': [Electron.Event, string, boolean];
    'unresponsive': [];
    'responsive': [];
  }
>;

/** Events that tell of one of a window’s states. */
type Change = 'minimize' | 'restore' | 'maximize' | 'unmaximize' | 'enter-full-screen' | 'leave-full-screen';

const eventNames = [
  'ready-to-show',
  'show',
  'hide',
  'focus',
  'blur',
  'close',
  'closed',
  'resize',
  'resized',
  'move',
  'moved',
  'maximize',
  'unmaximize',
  'minimize',
  'restore',
  'enter-full-screen',
  'leave-full-screen',
  'page-title-updated',
  'unresponsive',
  'responsive',
] as const satisfies (keyof WindowEvents)[];

export interface WindowShown {
  readonly id: number;
  readonly options: Electron.BrowserWindowConstructorOptions;
  bounds: Electron.Rectangle;
  title: string;
  shown: boolean;
  minimized: boolean;
  maximized: boolean;
  fullScreen: boolean;
  progress: number;
  menu: Electron.Menu | null | undefined;
  destroyed: boolean;
}

export interface OpenWindow {
  readonly window: Electron.BrowserWindow;
  readonly contents: Contents;
  readonly shown: WindowShown;
  readonly readyToShow: () => void;
  /** As the person does: the program may prevent it; answers whether the window has closed. */
  readonly close: () => boolean;
  readonly resize: (bounds: Electron.Rectangle) => void;
}

export interface WindowsOptions {
  readonly makeContents: (id: number, options: Electron.BrowserWindowConstructorOptions) => Contents;
  readonly onCreated: (opened: OpenWindow) => void;
  readonly onAllClosed: () => void;
}

/** The class BrowserWindow, and the windows that the program has made with it. */
export function makeWindows(ledger: Ledger, options: WindowsOptions) {
  const opened = new Map<number, OpenWindow>();
  let focused: OpenWindow | undefined;
  let lastId = 0;
  const truth = z.tuple([z.boolean()]);
  const rectangle = z.strictObject({ x: z.int(), y: z.int(), width: z.int(), height: z.int() });

  const open = (given: Electron.BrowserWindowConstructorOptions): OpenWindow => {
    lastId += 1;
    const id = lastId;
    const name = 'BrowserWindow';
    const events = makeEvents<WindowEvents>(ledger, name, eventNames);
    const contents = options.makeContents(id, given);
    const shown: WindowShown = {
      id,
      options: given,
      bounds: { x: given.x ?? 0, y: given.y ?? 0, width: given.width ?? 800, height: given.height ?? 600 },
      title: given.title ?? '',
      shown: given.show ?? true,
      minimized: false,
      maximized: false,
      fullScreen: given.fullscreen ?? false,
      progress: -1,
      menu: undefined,
      destroyed: false,
    };

    const alive = mortal(ledger, name, () => shown.destroyed);
    const does = (member_: string, work: () => void = () => undefined) => alive(member_, nothing, work);

    const destroy = (): void => {
      if (shown.destroyed) return;
      contents.destroy();
      opened.delete(id);
      if (focused === self) focused = undefined;
      shown.destroyed = true;
      events.emit('closed');
      if (opened.size === 0) options.onAllClosed();
    };
    const close = (): boolean => {
      const event = makeEvent({});
      events.emit('close', event);
      if (!event.defaultPrevented) destroy();
      return !event.defaultPrevented;
    };
    const focus = (): void => {
      focused = self;
      events.emit('focus');
    };
    const change = (key: 'minimized' | 'maximized' | 'fullScreen', to: boolean, event: Change) => (): void => {
      shown[key] = to;
      events.emit(event);
    };

    const members = {
      ...events.members,
      id,
      get webContents() {
        if (shown.destroyed) ledger.fault(`${name}.webContents was read on a destroyed window`);
        return contents.contents;
      },
      loadURL: alive('loadURL', z.tuple([z.url()]), (address) => contents.load(address)),
      isDestroyed: member(ledger, `${name}.isDestroyed`, 'after ready', nothing, () => shown.destroyed),
      close: does('close', () => void close()),
      destroy: does('destroy', destroy),
      show: does('show', () => {
        shown.shown = true;
        events.emit('show');
        focus();
      }),
      showInactive: does('showInactive', () => {
        shown.shown = true;
      }),
      hide: does('hide', () => {
        shown.shown = false;
        events.emit('hide');
      }),
      focus: does('focus', focus),
      isVisible: alive('isVisible', nothing, () => shown.shown),
      isFocused: alive('isFocused', nothing, () => focused === self),
      minimize: does('minimize', change('minimized', true, 'minimize')),
      isMinimized: alive('isMinimized', nothing, () => shown.minimized),
      restore: does('restore', change('minimized', false, 'restore')),
      maximize: does('maximize', change('maximized', true, 'maximize')),
      unmaximize: does('unmaximize', change('maximized', false, 'unmaximize')),
      isMaximized: alive('isMaximized', nothing, () => shown.maximized),
      setFullScreen: alive('setFullScreen', truth, (to) => {
        change('fullScreen', to, to ? 'enter-full-screen' : 'leave-full-screen')();
      }),
      isFullScreen: alive('isFullScreen', nothing, () => shown.fullScreen),
      getBounds: alive('getBounds', nothing, () => ({ ...shown.bounds })),
      getNormalBounds: alive('getNormalBounds', nothing, () => ({ ...shown.bounds })),
      setBounds: alive(
        'setBounds',
        z.tuple([checkedBy<Partial<Electron.Rectangle>>(rectangle.partial()), z.boolean().optional()]),
        (bounds) => {
          shown.bounds = { ...shown.bounds, ...bounds };
        },
      ),
      getTitle: alive('getTitle', nothing, () => shown.title),
      setTitle: alive('setTitle', z.tuple([z.string()]), (title) => {
        shown.title = title;
      }),
      setMenu: alive(
        'setMenu',
        z.tuple([z.custom<Electron.Menu>((menu) => typeof menu === 'object').nullable()]),
        (menu) => {
          shown.menu = menu;
        },
      ),
      removeMenu: does('removeMenu', () => {
        shown.menu = null;
      }),
      setMenuBarVisibility: alive('setMenuBarVisibility', truth, () => undefined),
      setAutoHideMenuBar: alive('setAutoHideMenuBar', truth, () => undefined),
      setProgressBar: alive(
        'setProgressBar',
        z.tuple([
          z.number(),
          z.strictObject({ mode: z.enum(['none', 'normal', 'indeterminate', 'error', 'paused']) }).optional(),
        ]),
        (progress) => {
          shown.progress = progress;
        },
      ),
      setRepresentedFilename: alive('setRepresentedFilename', z.tuple([z.string()]), () => undefined),
      setDocumentEdited: alive('setDocumentEdited', truth, () => undefined),
      setBackgroundColor: alive('setBackgroundColor', z.tuple([z.string()]), () => undefined),
      flashFrame: alive('flashFrame', truth, () => undefined),
    } satisfies DoubleOf<Electron.BrowserWindow>;
    // What was made with `new` is an instance of its class, as the dialogs ask.
    Object.setPrototypeOf(members, BrowserWindow.prototype);
    const self: OpenWindow = {
      window: asReal<Electron.BrowserWindow>(strict(ledger, name, members)),
      contents,
      shown,
      close,
      readyToShow: () => events.emit('ready-to-show'),
      resize(bounds) {
        shown.bounds = bounds;
        events.emit('resize');
        events.emit('resized');
      },
    };
    opened.set(id, self);
    return self;
  };

  const create = member(
    ledger,
    'new BrowserWindow',
    'after ready',
    z.tuple([checkedBy<Electron.BrowserWindowConstructorOptions>(windowOptions).optional()]),
    (given) => {
      const made = open(given ?? {});
      options.onCreated(made);
      return made.window;
    },
  );

  class BrowserWindow {
    constructor(given?: Electron.BrowserWindowConstructorOptions) {
      // The window itself, whose members are closures; a constructor may answer another object.
      return Reflect.apply(create, undefined, given === undefined ? [] : [given]);
    }

    static readonly getAllWindows = member(ledger, 'BrowserWindow.getAllWindows', 'any time', nothing, () =>
      [...opened.values()].map(({ window }) => window),
    );
    static readonly getFocusedWindow = member(
      ledger,
      'BrowserWindow.getFocusedWindow',
      'any time',
      nothing,
      () => focused?.window ?? null,
    );
    static readonly fromWebContents = member(
      ledger,
      'BrowserWindow.fromWebContents',
      'any time',
      z.tuple([z.custom<Electron.WebContents>((value) => typeof value === 'object' && value !== null)]),
      (wanted) => [...opened.values()].find(({ contents }) => contents.contents === wanted)?.window ?? null,
    );
    static readonly fromId = member(
      ledger,
      'BrowserWindow.fromId',
      'any time',
      z.tuple([z.int()]),
      (id) => opened.get(id)?.window ?? null,
    );
  }

  return {
    BrowserWindow: strict(ledger, 'BrowserWindow', BrowserWindow),
    opened,
    isWindow: (value: unknown): value is Electron.BrowserWindow => value instanceof BrowserWindow,
    /** Closes each window as a quitting program does; false where one stays. */
    closeAll: (): boolean => [...opened.values()].every((each) => each.close()),
  };
}

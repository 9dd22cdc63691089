import { z } from 'zod';
import type { DoubleOf, Emits } from './types.ts';
import { asReal } from './types.ts';
import { makeEvent, makeEvents } from './events.ts';
import { sent } from './ipc.ts';
import type { Ledger } from './ledger.ts';
import { aFunction, member, mortal, nothing, strict } from './ledger.ts';
import type { Page } from './page.ts';

type OpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0];

type ContentsEvents = Emits<
  Electron.WebContents,
  {
    'did-start-loading': [];
    'did-navigate': [Electron.Event, string, number, string];
    'did-fail-load': [Electron.Event, number, string, string, boolean, number, number];
    'dom-ready': [];
    'did-finish-load': [];
    'did-stop-loading': [];
    'will-navigate': [Electron.Event<Electron.WebContentsWillNavigateEventParams>];
    'will-frame-navigate': [Electron.Event<Electron.WebContentsWillFrameNavigateEventParams>];
    'will-redirect': [Electron.Event<Electron.WebContentsWillRedirectEventParams>];
    'will-attach-webview': [Electron.Event, Electron.WebPreferences, Record<string, string>];
    'will-prevent-unload': [Electron.Event];
    'render-process-gone': [Electron.Event, Electron.RenderProcessGoneDetails];
    'before-input-event': [Electron.Event, Electron.Input];
    'select-bluetooth-device': [Electron.Event, Electron.BluetoothDevice[], (id: string) => void];
    'context-menu': [Electron.Event, Electron.ContextMenuParams];
    'preload-error': [Electron.Event, string, Error];
    'unresponsive': [];
    'responsive': [];
    'destroyed': [];
  }
>;

const eventNames = [
  'did-start-loading',
  'did-navigate',
  'did-fail-load',
  'dom-ready',
  'did-finish-load',
  'did-stop-loading',
  'will-navigate',
  'will-frame-navigate',
  'will-redirect',
  'will-attach-webview',
  'will-prevent-unload',
  'render-process-gone',
  'before-input-event',
  'select-bluetooth-device',
  'context-menu',
  'preload-error',
  'unresponsive',
  'responsive',
  'destroyed',
] as const satisfies (keyof ContentsEvents)[];

export interface ContentsOptions {
  readonly id: number;
  readonly session: DoubleOf<Electron.Session>;
  /** Fetches an address as the window would. */
  readonly get: (address: string) => Promise<Response>;
  /** Starts the page of these contents once its address has answered. */
  readonly startPage: (contents: Electron.WebContents, address: string) => Page;
  readonly onLoaded: () => void;
  readonly onGone: (contents: Electron.WebContents, details: Electron.RenderProcessGoneDetails) => void;
}

export type Navigation = 'will-navigate' | 'will-frame-navigate' | 'will-redirect' | 'will-attach-webview';

/** What is in a window: its page, and what the program decides on where that may go. */
export function makeContents(ledger: Ledger, options: ContentsOptions) {
  const name = 'webContents';
  const events = makeEvents<ContentsEvents>(ledger, name, eventNames);
  let page: Page | undefined;
  let address = '';
  let openHandler: OpenHandler | undefined;
  let destroyed = false;
  let crashed = false;
  let loading = false;

  const does = mortal(ledger, name, () => destroyed);

  const load = async (wanted: string): Promise<void> => {
    loading = true;
    events.emit('did-start-loading');
    const response = await options.get(wanted);
    if (destroyed) return;
    if (!response.ok) throw new Error(`ERR_HTTP_RESPONSE_CODE_FAILURE (${response.status}) loading '${wanted}'`);
    page?.end();
    address = wanted;
    crashed = false;
    events.emit('did-navigate', makeEvent({}), wanted, response.status, response.statusText);
    page = options.startPage(real, wanted);
    events.emit('dom-ready');
    events.emit('did-finish-load');
    loading = false;
    events.emit('did-stop-loading');
    options.onLoaded();
  };

  const end = (reason: Electron.RenderProcessGoneDetails['reason'], exitCode: number): void => {
    page?.end();
    crashed = true;
    const details: Electron.RenderProcessGoneDetails = { reason, exitCode };
    events.emit('render-process-gone', makeEvent({}), details);
    options.onGone(real, details);
  };

  const editing = (command: string) => does(command, nothing, () => undefined);
  const members = {
    ...events.members,
    id: options.id,
    session: options.session,
    send: does('send', z.tuple([z.string().min(1)], z.unknown()), (channel, ...given) => {
      const content = sent(given);
      const to = page;
      if (!crashed) setImmediate(() => to?.deliver(channel, content));
    }),
    setWindowOpenHandler: does('setWindowOpenHandler', z.tuple([aFunction<OpenHandler>()]), (handler) => {
      openHandler = handler;
    }),
    getURL: does('getURL', nothing, () => address),
    isLoading: does('isLoading', nothing, () => loading),
    isDestroyed: member(ledger, `${name}.isDestroyed`, 'after ready', nothing, () => destroyed),
    isCrashed: does('isCrashed', nothing, () => crashed),
    reload: does('reload', nothing, () => {
      load(address).catch((error: unknown) => ledger.faults.push(String(error)));
    }),
    forcefullyCrashRenderer: does(
      'forcefullyCrashRenderer',
      nothing,
      () => setImmediate(() => end('killed', 9)),
    ),
    focus: editing('focus'),
    undo: editing('undo'),
    redo: editing('redo'),
    cut: editing('cut'),
    copy: editing('copy'),
    paste: editing('paste'),
    selectAll: editing('selectAll'),
    toggleDevTools: editing('toggleDevTools'),
    openDevTools: editing('openDevTools'),
    setZoomFactor: does('setZoomFactor', z.tuple([z.number()]), () => undefined),
    setVisualZoomLevelLimits: does(
      'setVisualZoomLevelLimits',
      z.tuple([z.number(), z.number()]),
      async () => undefined,
    ),
    setIgnoreMenuShortcuts: does('setIgnoreMenuShortcuts', z.tuple([z.boolean()]), () => undefined),
  } satisfies DoubleOf<Electron.WebContents>;
  const real = asReal<Electron.WebContents>(strict(ledger, name, members));

  return {
    contents: real,
    load,
    address: () => address,
    page: () => page ?? ledger.fault('the window has no page yet'),
    destroy(): void {
      page?.end();
      events.emit('destroyed');
      destroyed = true;
    },
    /** The renderer’s process dies: its page is gone, the window stays. */
    crash: (): void => end('crashed', 139),
    isGone: (): boolean => crashed && !loading,
    /** A page asks for a device by Bluetooth; answers the one that it gets. */
    chooseDevice(): string {
      // “If no event listener is added for this event, all bluetooth requests will be cancelled.” (electron.d.ts)
      if (events.count('select-bluetooth-device') === 0) return '';
      const event = makeEvent({});
      let chosen = 'headset';
      events.emit(
        'select-bluetooth-device',
        event,
        [{ deviceId: 'headset', deviceName: 'Headset' }],
        (id) => {
          chosen = id;
        },
      );
      return event.defaultPrevented ? chosen : 'headset';
    },
    /** A page would go to an address, in its own frame or in one inside; answers whether it may. */
    mayGo(kind: Navigation, url: string): boolean {
      const details = {
        url,
        isSameDocument: false,
        isInPlace: false,
        isMainFrame: kind !== 'will-frame-navigate',
        frame: null,
      };
      const event = makeEvent(details);
      if (kind === 'will-attach-webview') events.emit(kind, event, {}, { src: url });
      else events.emit(kind, event);
      return !event.defaultPrevented;
    },
    /** What the program says to a new window that the page asks for. */
    mayOpen(url: string): boolean {
      if (openHandler === undefined) return true;
      const details = {
        url,
        frameName: '',
        features: '',
        disposition: 'new-window',
        referrer: { url: address, policy: 'default' },
      } as const;
      return openHandler(details).action === 'allow';
    },
  };
}

export type Contents = ReturnType<typeof makeContents>;

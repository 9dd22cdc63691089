import { z } from 'zod';
import type { DoubleOf, Emits } from './types.ts';
import { asReal } from './types.ts';
import { makeEvent, makeEvents } from './events.ts';
import type { Ledger } from './ledger.ts';
import { aFunction, member, nothing, strict } from './ledger.ts';

type Handler = Parameters<Electron.Protocol['handle']>[1];
type Handlers = {
  request: Parameters<Electron.Session['setPermissionRequestHandler']>[0];
  check: Parameters<Electron.Session['setPermissionCheckHandler']>[0];
  device: Parameters<Electron.Session['setDevicePermissionHandler']>[0];
  display: Parameters<Electron.Session['setDisplayMediaRequestHandler']>[0];
};
type BeforeRequest = (
  details: Electron.OnBeforeRequestListenerDetails,
  answer: (response: Electron.CallbackResponse) => void,
) => void;
type SessionEvents = Emits<
  Electron.Session,
  { 'will-download': [Electron.Event, Electron.DownloadItem, Electron.WebContents] }
>;

const privileges = z.strictObject({
  standard: z.boolean().optional(),
  secure: z.boolean().optional(),
  bypassCSP: z.boolean().optional(),
  allowServiceWorkers: z.boolean().optional(),
  supportFetchAPI: z.boolean().optional(),
  corsEnabled: z.boolean().optional(),
  stream: z.boolean().optional(),
  codeCache: z.boolean().optional(),
  allowExtensions: z.boolean().optional(),
} satisfies Record<keyof Electron.Privileges, z.ZodType>);

/** Custom schemes: named before Electron is ready, once, and handled after it. */
export function makeProtocol(ledger: Ledger) {
  const handlers = new Map<string, Handler>();
  let registered: readonly string[] | undefined;
  const schemes = z.tuple([
    z.array(z.strictObject({ scheme: z.string().min(1), privileges: privileges.optional() })).min(1),
  ]);
  const members = {
    registerSchemesAsPrivileged: member(
      ledger,
      'protocol.registerSchemesAsPrivileged',
      'before ready',
      schemes,
      (given) => {
        if (registered !== undefined) ledger.fault('protocol.registerSchemesAsPrivileged was called twice');
        registered = given.map(({ scheme }) => scheme);
      },
    ),
    handle: member(
      ledger,
      'protocol.handle',
      'after ready',
      z.tuple([z.string().min(1), aFunction<Handler>()]),
      (scheme, handler) => {
        if (handlers.has(scheme)) ledger.fault(`protocol.handle: ${scheme} is handled already`);
        if (registered?.includes(scheme) !== true) ledger.fault(`protocol.handle: ${scheme} has no privileges`);
        handlers.set(scheme, handler);
      },
    ),
    unhandle: member(ledger, 'protocol.unhandle', 'after ready', z.tuple([z.string()]), (scheme) => {
      if (!handlers.delete(scheme)) ledger.fault(`protocol.unhandle: ${scheme} is not handled`);
    }),
    isProtocolHandled: member(
      ledger,
      'protocol.isProtocolHandled',
      'after ready',
      z.tuple([z.string()]),
      (scheme) => handlers.has(scheme),
    ),
  } satisfies DoubleOf<Electron.Protocol>;
  return {
    protocol: strict(ledger, 'protocol', members),
    /** What a window gets from an address. Rejects for a scheme that nobody handles. */
    async get(address: string, method = 'GET'): Promise<Response> {
      const handler = handlers.get(new URL(address).protocol.slice(0, -1));
      if (handler === undefined) throw new Error(`ERR_UNKNOWN_URL_SCHEME (-302) loading '${address}'`);
      const answer = await handler(new Request(address, { method }));
      if (!(answer instanceof Response)) return ledger.fault(`protocol.handle answered ${address} with no Response`);
      return answer;
    },
  };
}

/** The one session of the program’s windows, with what it was told to permit. */
export function makeSession(ledger: Ledger) {
  const events = makeEvents<SessionEvents>(ledger, 'session', ['will-download']);
  const handlers: Handlers = { request: null, check: null, device: null, display: null };
  let beforeRequest: BeforeRequest | null = null;
  const set = <Which extends keyof Handlers>(which: Which, name: string) =>
    member(
      ledger,
      `session.${name}`,
      'after ready',
      z.tuple([aFunction<NonNullable<Handlers[Which]>>().nullable()]),
      (handler) => {
        handlers[which] = handler;
      },
    );
  const webRequest = {
    onBeforeRequest: member(
      ledger,
      'session.webRequest.onBeforeRequest',
      'after ready',
      z.tuple([aFunction<BeforeRequest>().nullable()]),
      (listener) => {
        beforeRequest = listener;
      },
    ),
  } satisfies DoubleOf<Electron.WebRequest>;
  const members = {
    webRequest: strict(ledger, 'session.webRequest', webRequest),
    setDisplayMediaRequestHandler: set('display', 'setDisplayMediaRequestHandler'),
    setPermissionRequestHandler: set('request', 'setPermissionRequestHandler'),
    setPermissionCheckHandler: set('check', 'setPermissionCheckHandler'),
    setDevicePermissionHandler: set('device', 'setDevicePermissionHandler'),
    setSpellCheckerEnabled: member(
      ledger,
      'session.setSpellCheckerEnabled',
      'after ready',
      z.tuple([z.boolean()]),
      () => undefined,
    ),
    setUserAgent: member(
      ledger,
      'session.setUserAgent',
      'after ready',
      z.tuple([z.string()]),
      () => undefined,
    ),
    clearCache: member(ledger, 'session.clearCache', 'after ready', nothing, async () => undefined),
    ...events.members,
  } satisfies DoubleOf<Electron.Session>;
  const defaultSession = strict(ledger, 'session', members);
  const module = {
    get defaultSession() {
      if (ledger.phase !== 'ready') ledger.fault('session.defaultSession was read before the app is ready');
      return defaultSession;
    },
  };
  return {
    session: strict(ledger, 'session', module),
    defaultSession,
    handlers,
    /** Whether anything may be fetched from an address: as the window’s pages, scripts and pictures are. */
    mayLoad(url: string): boolean {
      let cancel = false;
      const details: Electron.OnBeforeRequestListenerDetails = {
        id: 1,
        url,
        method: 'GET',
        resourceType: 'script',
        timestamp: 0,
        uploadData: [],
        referrer: '',
      };
      beforeRequest?.(details, (response) => {
        cancel = response.cancel ?? false;
      });
      return !cancel;
    },
    /** Whether the page may write what is at an address into a file. */
    mayDownload(url: string, contents: Electron.WebContents): boolean {
      const event = makeEvent({});
      const item = asReal<Electron.DownloadItem>(strict(ledger, 'downloadItem', { getURL: () => url }));
      events.emit('will-download', event, item, contents);
      return !event.defaultPrevented;
    },
  };
}

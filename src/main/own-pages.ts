import type { CustomScheme } from 'electron';

const scheme = 'isnad';
const host = 'app';

/**
 * The scheme that the renderer is served from. `standard` gives it origins and relative addresses, `secure`
 * the interfaces of a secure context, `supportFetchAPI` module scripts and fetch.
 */
export const appScheme = {
  scheme,
  privileges: { standard: true, secure: true, supportFetchAPI: true },
} as const satisfies CustomScheme;

/** The pages that belong to the program: all others are neither shown nor listened to. */
export interface OwnPages {
  /** Where a window begins. */
  readonly start: string;
  readonly owns: (address: string) => boolean;
}

function parsed(address: string): URL | undefined {
  return URL.canParse(address) ? new URL(address) : undefined;
}

/** Node gives addresses of other schemes no origin, hence part by part. */
function isAppAddress(address: string): boolean {
  const url = parsed(address);
  if (url === undefined || url.username !== '' || url.password !== '') return false;
  return url.protocol === `${scheme}:` && url.host === host;
}

/**
 * The built pages under `isnad://app/`; in development those of a server of the renderer’s sources instead,
 * where its address is one of this machine.
 */
export function ownPages(developmentServer?: string): OwnPages {
  const server = developmentServer === undefined ? undefined : parsed(developmentServer);
  const isHere = server?.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(server.hostname);
  if (server === undefined || !isHere) return { start: `${scheme}://${host}/`, owns: isAppAddress };
  return { start: server.href, owns: (address) => parsed(address)?.origin === server.origin };
}

/** Schemes that reach other machines or the file system. */
const farSchemes = ['http:', 'https:', 'ws:', 'wss:', 'ftp:', 'file:'];

/** False for what a page may not ask for at all: anything from elsewhere, but for a development server’s own. */
export function mayLoad(address: string, pages: OwnPages): boolean {
  const url = parsed(address);
  if (url === undefined) return false;
  if (!farSchemes.includes(url.protocol) || pages.owns(address)) return true;
  // A development server says through a socket of its own what has changed.
  return url.protocol === 'ws:' && pages.owns(address.replace(/^ws:/i, 'http:'));
}

/** True for a file that a page of ours has made itself (the session’s log). */
export function mayDownload(address: string, pages: OwnPages): boolean {
  return address.startsWith('blob:') && pages.owns(address.slice('blob:'.length));
}

/** What is to be known of who sent a message; null where the frame is gone. */
export interface SenderFrame {
  readonly url: string;
  readonly parent: object | null;
}

/** True for the main frame of a page of ours: frames inside pages have no business with the engine. */
export function maySend(frame: SenderFrame | null, pages: OwnPages): boolean {
  return frame !== null && frame.parent === null && pages.owns(frame.url);
}

import type { IncomingMessage } from 'node:http';
import type { PageName } from './pages.ts';

/** Why a request goes no further, and the page that says so. */
export interface Refusal {
  readonly status: 400 | 401 | 403 | 404 | 405 | 411 | 413 | 415 | 421 | 503;
  readonly page: PageName;
}

export interface GuardOptions {
  readonly port: number;
  readonly cookieName: string;
  /** Another origin whose pages are ours too: the development server’s. */
  readonly devOrigin: string | undefined;
  readonly knowsSession: (session: string) => boolean;
}

/** The values of a cookie; several of one name are possible, as cookies do not know ports or paths apart. */
function cookieValues(request: IncomingMessage, name: string): string[] {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.filter((pair) => pair.startsWith(`${name}=`)).map((pair) => pair.slice(name.length + 1));
}

/**
 * What holds for every request, before anything looks at its path. A page from elsewhere can make a browser
 * send requests here, and a name that it controls can be made to point here (DNS rebinding): hence Host,
 * Origin and Sec-Fetch-Site. Another person of this machine can reach the port: hence the cookie.
 */
export function refuse(request: IncomingMessage, path: string, options: GuardOptions): Refusal | undefined {
  const { headers, method } = request;
  const hosts = [`127.0.0.1:${options.port}`, `localhost:${options.port}`];
  const host = headers.host ?? '';
  if (!hosts.includes(host)) return { status: 421, page: 'refused' };

  // Only the very name that was asked: localhost may lead another listener’s pages to ours.
  const own = [`http://${host}`, options.devOrigin];
  const { origin } = headers;
  if (origin !== undefined && !own.includes(origin)) return { status: 403, page: 'refused' };
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return { status: 403, page: 'refused' };

  if (method !== 'GET' && method !== 'HEAD' && method !== 'POST') return { status: 405, page: 'refused' };
  if (path === '/enter') return undefined;
  if (!cookieValues(request, options.cookieName).some((value) => options.knowsSession(value))) {
    return { status: 401, page: 'not-signed-in' };
  }
  if (method === 'POST' && origin === undefined) return { status: 403, page: 'refused' };
  return undefined;
}

/** The media type of a request’s body in lower case, without its parameters. */
export function mediaType(request: IncomingMessage): string {
  return (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

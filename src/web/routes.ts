import fs from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { hostApi } from '../domain/host-api.ts';
import { Problem, problemData } from '../domain/problem.ts';
import { answerOf } from '../engine/host/answer.ts';
import type { Host } from '../engine/host/host.ts';
import type { PageFiles } from '../engine/host/page-files.ts';
import { invalidInput } from '../engine/parse-input.ts';
import type { HostWindow } from '../engine/host/windows.ts';
import { answerCall, answerRefusal } from './answers.ts';
import { attachment } from './attachment.ts';
import { discardBody, limitedBody, readText } from './body.ts';
import type { Downloads } from './downloads.ts';
import { streamEvents } from './events.ts';
import type { Refusal } from './guard.ts';
import { mediaType } from './guard.ts';
import type { Keys } from './keys.ts';

export interface RoutesOptions {
  readonly keys: Keys;
  readonly cookieName: string;
  readonly files: PageFiles;
  readonly host: Host;
  readonly downloads: Downloads;
  /** The largest bodies of POST /call and POST /upload, in bytes. */
  readonly callLimit: number;
  readonly uploadLimit: number;
  readonly onPage: (window: HostWindow, response: ServerResponse) => void;
  readonly onPageGone: (response: ServerResponse) => void;
}

type Handler = (request: IncomingMessage, response: ServerResponse, query: URLSearchParams) => Promise<void>;

const windowId = /^[A-Za-z0-9_-]{8,64}$/;
const notFound: Refusal = { status: 404, page: 'not-found' };

/** The body of POST /call. */
const callBody = z.object({ window: z.string(), method: z.string(), input: z.unknown() });

export function isWindowId(text: string | null): text is string {
  return text !== null && windowId.test(text);
}

/** A request that is no proper call: answered with its status and a problem instead of a page. */
function refuseCall(request: IncomingMessage, response: ServerResponse, status: number, problem: Problem): void {
  answerCall(response, { ok: false, problem: problem.toData() }, status);
  discardBody(request);
}

function refuseFailedBody(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  const tooLarge = error instanceof Problem && error.code === 'upload-too-large';
  if (tooLarge) refuseCall(request, response, 413, error);
  else answerCall(response, { ok: false, problem: problemData(error) });
}

function badCall(message: string): Problem {
  return new Problem('invalid-input', { method: '', message });
}

/** The paths that a page may ask for once the guard has let it through, each with its methods. */
export function makeRoutes(options: RoutesOptions) {
  const { keys, host, downloads } = options;

  const enter: Handler = async (request, response, query) => {
    const session = keys.exchange(query.get('token') ?? '');
    if (session === undefined) return answerRefusal(request, response, { status: 403, page: 'link-used' });
    response.writeHead(303, {
      Location: '/',
      'Set-Cookie': `${options.cookieName}=${session}; HttpOnly; SameSite=Strict; Path=/`,
    });
    response.end();
  };

  const call: Handler = async (request, response) => {
    if (mediaType(request) !== 'application/json') {
      return refuseCall(request, response, 415, badCall('a call is application/json'));
    }
    let text: string;
    try {
      text = await readText(request, options.callLimit);
    } catch (error) {
      if (error instanceof TypeError) return refuseCall(request, response, 400, badCall('not UTF-8'));
      return refuseFailedBody(request, response, error);
    }
    let content: unknown;
    try {
      content = JSON.parse(text);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      return refuseCall(request, response, 400, badCall('not JSON'));
    }
    const body = callBody.safeParse(content);
    if (!body.success) return refuseCall(request, response, 400, invalidInput('', body.error));
    const { method, input, window: id } = body.data;
    if (!isWindowId(id)) return refuseCall(request, response, 400, badCall('window: not a window id'));
    answerCall(response, await answerOf(() => host.call(host.windows.get(id), method, input)));
  };

  const upload: Handler = async (request, response, query) => {
    if (mediaType(request) !== 'application/octet-stream') {
      return refuseCall(request, response, 415, badCall('an upload is application/octet-stream'));
    }
    const id = query.get('window');
    if (!isWindowId(id)) return refuseCall(request, response, 400, badCall('window: not a window id'));
    const name = hostApi['host.upload'].input.shape.name.safeParse(query.get('name'));
    if (!name.success) return refuseCall(request, response, 400, invalidInput('host.upload', name.error));
    try {
      const body = limitedBody(request, options.uploadLimit);
      const source = await host.receive(host.windows.get(id), name.data, body);
      answerCall(response, { ok: true, output: { source } });
    } catch (error) {
      refuseFailedBody(request, response, error);
    }
  };

  const events: Handler = async (request, response, query) => {
    const id = query.get('window');
    if (!isWindowId(id)) return answerRefusal(request, response, { status: 400, page: 'refused' });
    const window = host.windows.get(id);
    streamEvents(response, host.windows, window, () => options.onPageGone(response));
    options.onPage(window, response);
  };

  const download = async (request: IncomingMessage, response: ServerResponse, handle: string): Promise<void> => {
    const file = downloads.find(handle);
    const status = file === undefined ? undefined : await fs.promises.stat(file.path).catch(() => undefined);
    if (file === undefined || status === undefined) return answerRefusal(request, response, notFound);
    response.writeHead(200, {
      'Content-Type': 'application/octet-stream',
      'Content-Length': status.size,
      'Content-Disposition': attachment(file.name),
    });
    if (request.method === 'HEAD') return void response.end();
    const content = fs.createReadStream(file.path);
    try {
      await pipeline(content, response);
    } catch (thrown) {
      // Who has all of it may close before we hear that it was sent; who has less may ask again.
      if (content.bytesRead < status.size) throw thrown;
    }
    await downloads.remove(handle);
  };

  const staticFile = (request: IncomingMessage, response: ServerResponse, path: string): void => {
    const file = options.files.get(path);
    if (file === undefined) return answerRefusal(request, response, notFound);
    response.writeHead(200, { ...file.headers, 'Content-Length': file.content.length });
    response.end(request.method === 'HEAD' ? undefined : file.content);
  };

  const exact: Readonly<Record<string, { readonly method: 'GET' | 'POST'; readonly handle: Handler }>> = {
    '/enter': { method: 'GET', handle: enter },
    '/call': { method: 'POST', handle: call },
    '/upload': { method: 'POST', handle: upload },
    '/events': { method: 'GET', handle: events },
  };

  return async (
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    query: URLSearchParams,
  ): Promise<void> => {
    const route = Object.hasOwn(exact, path) ? exact[path] : undefined;
    const allowed = route === undefined ? ['GET', 'HEAD'] : [route.method];
    if (!allowed.includes(request.method ?? '')) {
      return answerRefusal(request, response, { status: 405, page: 'refused' });
    }
    if (route !== undefined) return route.handle(request, response, query);
    const handle = /^\/download\/([0-9a-f]+)$/.exec(path)?.[1];
    if (handle !== undefined) return download(request, response, handle);
    staticFile(request, response, path);
  };
}

import http from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Problem, problemData, type ProblemData } from '../domain/problem.ts';
import { sampleForFirstOpening } from '../engine/host/first-opening.ts';
import type { HostEngine } from '../engine/host/host-calls.ts';
import type { Host } from '../engine/host/host.ts';
import { makeHost } from '../engine/host/host.ts';
import { builtRendererFolder, readPageFiles } from '../engine/host/page-files.ts';
import { securityHeaders } from '../engine/host/page-policy.ts';
import { openTemporaryPlaces } from '../engine/host/temporary-places.ts';
import { defaultUploadLimit } from '../engine/host/uploads.ts';
import type { HostWindow } from '../engine/host/windows.ts';
import type { PersonStore } from '../engine/person/person-store.ts';
import type { WorkbenchOptions } from '../engine/workbench-types.ts';
import { answerRefusal } from './answers.ts';
import { makeDownloads } from './downloads.ts';
import { refuse } from './guard.ts';
import { makeKeys } from './keys.ts';
import { makeRoutes } from './routes.ts';

export interface WebHostDependencies extends HostEngine {
  readonly person: PersonStore;
}

export interface WebHostOptions {
  /** The program’s version, for `host.state`. */
  readonly version: string;
  /** The project that a new window shows. */
  readonly file?: string;
  /** Show the sample where no project is given and the person has opened none yet. */
  readonly sample?: boolean;
  /** The port to listen on; a free one otherwise. */
  readonly port?: number;
  /** The built renderer. */
  readonly rendererFolder?: string;
  /** Milliseconds between the last page’s going and the end (and a window’s letting go of its project). */
  readonly linger?: number;
  /** The largest call and the largest upload, in bytes. */
  readonly callLimit?: number;
  readonly uploadLimit?: number;
  readonly backups?: NonNullable<WorkbenchOptions['backups']>;
  /** Milliseconds since 1970; for the life of links. */
  readonly clock?: () => number;
  /** Development only: a server of the renderer’s sources whose pages are ours, and that passes calls on to us. */
  readonly devServer?: { readonly origin: string };
}

export interface WebHost {
  /** A link with a one-time token. It opens one browser, within ten minutes. */
  readonly url: string;
  readonly origin: string;
  readonly port: number;
  /** A further such link. */
  readonly newLink: () => string;
  /** Settles when the host has ended, by itself or by `stop`; rejects where a project could not be closed. */
  readonly done: Promise<void>;
  /** Lets running calls finish, closes every project and ends. Answers `done`. */
  readonly stop: () => Promise<void>;
}

const MEBIBYTE = 1024 * 1024;
/** What running answers get, in milliseconds, before their connections are cut at the end. */
const LAST_ANSWERS = 1000;

function listen(server: http.Server, port: number): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const taken = 'code' in error && error.code === 'EADDRINUSE';
      reject(taken ? new Problem('port-in-use', { port }, { cause: error }) : error);
    });
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      server.removeAllListeners('error');
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('listening on no port'));
      else resolve(address);
    });
  });
}

function closeServer(server: http.Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), LAST_ANSWERS);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}

function readRenderer(options: WebHostOptions) {
  if (options.devServer !== undefined) return new Map();
  const folder = options.rendererFolder ?? builtRendererFolder();
  const files = readPageFiles(folder);
  if (!files.has('/')) throw new Problem('file-missing', { file: `${folder}/index.html` });
  return files;
}

/** A damaged file is left for the window, which says so and can recover it from the list of recents. */
async function openGiven(host: Host, window: HostWindow, file: string): Promise<void> {
  try {
    await host.openGiven(window, file);
  } catch (error) {
    if (!(error instanceof Problem && error.code === 'project-damaged')) throw error;
  }
}

interface FirstFile {
  readonly file: string | null;
  /** Why the sample could not be made: the first page says so. */
  readonly problem: ProblemData | null;
}

async function firstFile({ person, findOrMakeSample }: WebHostDependencies, options: WebHostOptions): Promise<FirstFile> {
  if (options.file !== undefined) return { file: options.file, problem: null };
  if (options.sample !== true) return { file: null, problem: null };
  try {
    return { file: await sampleForFirstOpening({ findOrMakeSample }, person), problem: null };
  } catch (error) {
    return { file: null, problem: problemData(error) };
  }
}

/**
 * Serves the workbench to browser windows of this machine, on 127.0.0.1 only. Rejects with the problem of the
 * file that was given, unless that is damaged: the window then offers to recover it. Ends by itself shortly
 * after its last page has closed, but not before a first one came.
 */
export async function startWebHost(dependencies: WebHostDependencies, options: WebHostOptions): Promise<WebHost> {
  const { person, ...engine } = dependencies;
  const linger = options.linger ?? 5000;
  const uploadLimit = options.uploadLimit ?? defaultUploadLimit;
  const files = readRenderer(options);
  const keys = makeKeys(options.clock ?? Date.now);
  const streams = new Set<ServerResponse>();
  const first = await firstFile(dependencies, options);
  const places = openTemporaryPlaces();
  const downloads = makeDownloads(places);
  const host = makeHost({
    kind: 'browser',
    version: options.version,
    engine,
    person,
    places,
    placeForExport: async (_window, name) => downloads.offer(name),
    firstFile: first.file,
    linger,
    uploadLimit,
    backups: options.backups ?? 'session',
  });
  const { windows } = host;

  const server = http.createServer({ noDelay: true });
  // Holds the given project until the first page has it; no page can have this id.
  const opener = windows.get('the host');
  let port: number;
  try {
    if (opener.file !== null) await openGiven(host, opener, opener.file);
    port = (await listen(server, options.port ?? 0)).port;
  } catch (error) {
    await Promise.all([host.end(), places.end()]);
    throw error;
  }

  let stopping = false;
  const done = Promise.withResolvers<void>();
  const end = async (): Promise<void> => {
    clearTimeout(ending);
    const closing = Promise.allSettled([host.end()]);
    for (const stream of streams) stream.end();
    const closed = await closing;
    await closeServer(server);
    await places.end();
    for (const result of closed) if (result.status === 'rejected') throw result.reason;
  };
  const stop = (): Promise<void> => {
    if (!stopping) {
      stopping = true;
      end().then(done.resolve, done.reject);
    }
    return done.promise;
  };

  let ending: NodeJS.Timeout | undefined;
  let hadPage = false;
  let running = 0;
  const endIfUnused = (): void => {
    clearTimeout(ending);
    if (stopping || !hadPage || running > 0 || streams.size > 0) return;
    ending = setTimeout(() => void stop(), linger);
  };

  const cookieName = `isnad_${port}`;
  const route = makeRoutes({
    keys,
    cookieName,
    files,
    host,
    downloads,
    callLimit: options.callLimit ?? 8 * MEBIBYTE,
    uploadLimit,
    onPage(window, response) {
      streams.add(response);
      if (!hadPage && first.problem !== null) windows.tell(window, { type: 'problem', problem: first.problem });
      hadPage = true;
      clearTimeout(ending);
      host.tellPersonProblems(window);
      // Watched from now on, also where the page asks for nothing; then the first page has taken over.
      void windows.project(window).then(() => windows.close(opener));
    },
    onPageGone(response) {
      streams.delete(response);
      endIfUnused();
    },
  });
  const guard = { port, cookieName, devOrigin: options.devServer?.origin, knowsSession: keys.knows };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
    const target = request.url ?? '';
    const [pathname = '', ...rest] = target.split('?');
    const refusal = target.startsWith('/') ? refuse(request, pathname, guard) : { status: 400, page: 'refused' } as const;
    if (refusal !== undefined) return answerRefusal(request, response, refusal);
    if (stopping) return answerRefusal(request, response, { status: 503, page: 'ended' });
    running += 1;
    clearTimeout(ending);
    try {
      await route(request, response, pathname, new URLSearchParams(rest.join('?')));
    } finally {
      running -= 1;
      endIfUnused();
    }
  };
  server.on('request', (request, response) => {
    serve(request, response).catch((error: unknown) => {
      // Every answer to a call carries its problem; what gets here is a stream that broke as its page went,
      // or a mistake of ours.
      if (!response.destroyed && error instanceof Error) process.emitWarning(error);
      response.destroy();
    });
  });

  const origin = `http://127.0.0.1:${port}`;
  const newLink = (): string => `${options.devServer?.origin ?? origin}/enter?token=${keys.makeToken()}`;
  return { url: newLink(), origin, port, newLink, done: done.promise, stop };
}

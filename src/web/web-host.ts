import http from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { HostOutput } from '../domain/host-api.ts';
import { Problem } from '../domain/problem.ts';
import type { PersonStore } from '../engine/person/person-store.ts';
import { systemUserName } from '../engine/person/person-store.ts';
import type { Actor, Workbench, WorkbenchOptions } from '../engine/workbench-types.ts';
import { answerRefusal } from './answers.ts';
import { refuse } from './guard.ts';
import { makeHostCalls } from './host-calls.ts';
import { makeKeys } from './keys.ts';
import { makeOpenProjects } from './open-projects.ts';
import { makePageCalls } from './page-calls.ts';
import { securityHeaders } from './policy.ts';
import { makeRoutes } from './routes.ts';
import { builtRendererFolder, readStaticFiles } from './static-files.ts';
import { openTransfers } from './transfers.ts';
import type { PageWindow, Windows } from './windows.ts';
import { makeWindows } from './windows.ts';

export interface WebHostDependencies {
  readonly openWorkbench: (file: string, options: WorkbenchOptions) => Promise<Workbench>;
  readonly createProject: (file: string, options: { title: string; actor: Actor }) => unknown;
  readonly recoverProject: (
    file: string,
  ) => HostOutput<'host.recover'> | Promise<HostOutput<'host.recover'>>;
  readonly person: PersonStore;
}

export interface WebHostOptions {
  /** The program’s version, for `host.state`. */
  readonly version: string;
  /** The project that a new window shows. */
  readonly file?: string;
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
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      server.off('error', reject);
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
  const files = readStaticFiles(folder);
  if (!files.has('/')) throw new Problem('file-missing', { file: `${folder}/index.html` });
  return files;
}

/**
 * Serves the workbench to browser windows of this machine, on 127.0.0.1 only. Rejects with the problem of the
 * file that was given, unless that is damaged: the window then offers to recover it. Ends by itself shortly
 * after its last page has closed, but not before a first one came.
 */
export async function startWebHost(dependencies: WebHostDependencies, options: WebHostOptions): Promise<WebHost> {
  const { openWorkbench, createProject, recoverProject, person } = dependencies;
  const linger = options.linger ?? 5000;
  const files = readRenderer(options);
  const keys = makeKeys(options.clock ?? Date.now);
  const actor = (): Actor => person.settings().person ?? { name: systemUserName() };
  const streams = new Set<ServerResponse>();
  let stopping = false;

  const open = (file: string): Promise<Workbench> => {
    if (stopping) return Promise.reject(new Problem('no-project-open'));
    return openWorkbench(file, { actor: actor(), backups: options.backups ?? 'session', watch: true });
  };
  const projects = makeOpenProjects<PageWindow>(open, (event, holders) => {
    for (const window of holders) windows.tell(window, event);
  });
  const transfers = openTransfers();
  const windows: Windows = makeWindows({
    projects,
    firstFile: options.file ?? null,
    linger,
    onLeave: (window) => transfers.removeUploadsOf(window.id),
  });
  const hostCalls = makeHostCalls({
    windows,
    projects,
    transfers,
    person,
    actor,
    createProject,
    recoverProject,
    version: options.version,
  });

  /** A damaged file is left for the window, which says so and can recover it from the list of recents. */
  const openGiven = async (window: PageWindow, file: string): Promise<void> => {
    try {
      await hostCalls['host.open'](window, { path: file });
    } catch (error) {
      if (!(error instanceof Problem && error.code === 'project-damaged')) throw error;
      const known = person.recents().some((recent) => recent.path === file);
      if (!known) person.remember({ path: file, title: path.basename(file, '.isnad') });
    }
  };

  const server = http.createServer({ noDelay: true });
  // Holds the given project until the first page has it; no page can have this id.
  const opener = windows.get('the host');
  let port: number;
  try {
    if (opener.file !== null) {
      await openGiven(opener, opener.file);
    }
    port = (await listen(server, options.port ?? 0)).port;
  } catch (error) {
    await Promise.all([projects.end(), transfers.end()]);
    throw error;
  }

  const done = Promise.withResolvers<void>();
  const end = async (): Promise<void> => {
    clearTimeout(ending);
    windows.end();
    for (const stream of streams) stream.end();
    const closed = await Promise.allSettled([projects.end()]);
    await closeServer(server);
    await transfers.end();
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
  let problemsTold = 0;
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
    windows,
    transfers,
    call: makePageCalls({ windows, transfers, hostCalls }),
    callLimit: options.callLimit ?? 8 * MEBIBYTE,
    uploadLimit: options.uploadLimit ?? 256 * MEBIBYTE,
    onPage(window, response) {
      streams.add(response);
      hadPage = true;
      clearTimeout(ending);
      const problems = person.problems();
      for (const problem of problems.slice(problemsTold)) {
        windows.tell(window, { type: 'problem', problem: problem.toData() });
      }
      problemsTold = problems.length;
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

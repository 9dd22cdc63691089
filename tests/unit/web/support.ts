import type { MergeReport } from '../../../src/domain/model/exchange.ts';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { problemData } from '../../../src/domain/api/project-methods.ts';
import type { WorkbenchEvent } from '../../../src/domain/api.ts';
import type { Bridge } from '../../../src/domain/host-api.ts';
import { Problem } from '../../../src/domain/problem.ts';
import { openPersonStore } from '../../../src/engine/person/person-store.ts';
import type { Actor, Workbench, WorkbenchOptions } from '../../../src/engine/workbench-types.ts';
import type { WebHost, WebHostOptions } from '../../../src/web/web-host.ts';
import { startWebHost } from '../../../src/web/web-host.ts';

export const windowA = 'window-aaaaaaaa';
export const windowB = 'window-bbbbbbbb';

/** A folder that goes when the test is over. */
export function temporaryFolder(): string {
  const folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'isnad-test-'));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface OpenedDouble {
  readonly file: string;
  readonly actor: Actor;
  readonly emit: (event: WorkbenchEvent) => void;
  closed: boolean;
}

type Method = (input: unknown, file: string) => unknown;

/** Stands for the engine: keeps what was opened, called and closed. A project is any file that is there. */
export function engineDouble(methods: Readonly<Record<string, Method>> = {}) {
  const opened: OpenedDouble[] = [];
  const called: { readonly method: string; readonly input: unknown; readonly file: string }[] = [];

  const samples: { readonly folder: string; readonly language: string }[] = [];

  const openWorkbench = async (file: string, options: WorkbenchOptions): Promise<Workbench> => {
    if (!fs.existsSync(file)) throw new Problem('project-missing', { file });
    if (fs.readFileSync(file, 'utf8') === 'damaged') throw new Problem('project-damaged', { file });
    const listeners = new Set<(event: WorkbenchEvent) => void>();
    const entry: OpenedDouble = {
      file,
      actor: options.actor,
      emit: (event) => listeners.forEach((listener) => listener(event)),
      closed: false,
    };
    opened.push(entry);
    const callUnchecked = async (method: string, input: unknown): Promise<unknown> => {
      if (entry.closed) throw new Error('called after close');
      called.push({ method, input, file });
      const known = methods[method];
      if (known !== undefined) return known(input, file);
      if (method === 'project.get') return { title: path.basename(file, '.isnad') };
      if (method === 'formats.list') return [{ name: 'csv', endings: ['.csv'] }];
      return {};
    };
    return {
      file,
      call: callUnchecked as Workbench['call'],
      callUnchecked,
      subscribe(listener) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
      async close() {
        entry.closed = true;
      },
    };
  };

  return {
    opened,
    called,
    openWorkbench,
    createProject(file: string) {
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, 'project', { flag: 'wx' });
    },
    samples,
    async findOrMakeSample(folder: string, language: string) {
      samples.push({ folder, language });
      const file = path.join(folder, 'sample.isnad');
      fs.mkdirSync(folder, { recursive: true });
      if (!fs.existsSync(file)) fs.writeFileSync(file, 'project');
      return file;
    },
    async beginFromBundle(file: string, bundle: string): Promise<MergeReport> {
      fs.writeFileSync(file, fs.readFileSync(bundle), { flag: 'wx' });
      const [id, annotator] = ['01990000-0000-7000-8000-0000000000b1', '01990000-0000-7000-8000-0000000000a1'];
      const operations = { added: 1, known: 0, withheld: 0 };
      const about = { annotator, annotatorName: 'سالم', writtenAt: '2026-11-01T08:00:00.000Z' };
      return { bundle: id, kind: 'assignment', ...about, operations, texts: 0, layers: [], absentEnds: 0, purged: [] };
    },
    recoverProject(file: string) {
      fs.renameSync(file, `${file}.damaged`);
      fs.writeFileSync(file, 'project');
      const counts = { operationsRecovered: 1, operationsLost: 0 };
      return { recovered: file, movedAside: `${file}.damaged`, backup: null, ...counts, notes: [] };
    },
  };
}

export type EngineDouble = ReturnType<typeof engineDouble>;

export interface TestHost extends WebHost {
  readonly folder: string;
  readonly person: ReturnType<typeof openPersonStore>;
  readonly engine: EngineDouble;
}

/** A renderer of two files, which is all that the host needs to know of one. */
export function rendererFolder(folder: string): string {
  const renderer = path.join(folder, 'renderer');
  fs.mkdirSync(path.join(renderer, 'assets'), { recursive: true });
  fs.writeFileSync(path.join(renderer, 'index.html'), '<!doctype html><title>the window</title>');
  fs.writeFileSync(path.join(renderer, 'assets', 'index-B3x9_kQz.js'), 'export {};');
  return renderer;
}

export function makeProject(folder: string, name: string): string {
  const file = path.join(folder, `${name}.isnad`);
  fs.writeFileSync(file, 'project');
  return file;
}

/** A host over the engine’s double, in a temporary folder; stopped when the test is over. */
export async function startTestHost(
  options: Partial<WebHostOptions> = {},
  engine: EngineDouble = engineDouble(),
  folder: string = temporaryFolder(),
): Promise<TestHost> {
  const person = openPersonStore(path.join(folder, 'person'), () => undefined);
  const renderer = rendererFolder(folder);
  const host = await startWebHost(
    { ...engine, person },
    { version: '0.0.0', rendererFolder: renderer, ...options },
  );
  onTestFinished(async () => host.stop());
  return { ...host, folder, person, engine };
}

export interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
}

export interface Question {
  readonly method?: string;
  readonly path: string;
  readonly headers?: http.OutgoingHttpHeaders;
  readonly body?: string | Buffer;
}

/** One request, sent as it stands: nothing is encoded, normalised or followed. */
export function ask(host: { readonly port: number }, question: Question): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.request(
      {
        host: '127.0.0.1',
        port: host.port,
        method: question.method ?? 'GET',
        path: question.path,
        headers: question.headers ?? {},
        agent: false,
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
        });
        response.on('error', reject);
      },
    );
    request.on('error', reject);
    request.end(question.body);
  });
}

const callAnswer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), output: z.unknown() }),
  z.object({ ok: z.literal(false), problem: problemData }),
]);

function linkPath(link: string): string {
  const url = new URL(link);
  return url.pathname + url.search;
}

/** Opens the link and answers the cookie that it gave. */
export async function enter(host: WebHost, link: string = host.url): Promise<string> {
  const answer = await ask(host, { path: linkPath(link) });
  return answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
}

/** What a page does, with the headers that a browser sends for it. */
export async function openPage(host: WebHost, window: string = windowA) {
  const cookie = await enter(host, host.newLink());
  const own = { Cookie: cookie, Origin: host.origin, 'Sec-Fetch-Site': 'same-origin' };

  const post = (target: string, type: string, body: string | Buffer): Promise<Answer> =>
    ask(host, { method: 'POST', path: target, headers: { ...own, 'Content-Type': type }, body });

  /** The output of a call; rejects with the problem that was answered. */
  const callUnchecked = async (method: string, input: unknown = {}): Promise<unknown> => {
    const answer = await post('/call', 'application/json', JSON.stringify({ window, method, input }));
    const content = callAnswer.parse(JSON.parse(answer.text));
    if (!content.ok) throw new Problem(content.problem.code, content.problem.details);
    return content.output;
  };

  return {
    cookie,
    headers: own,
    post,
    get: (target: string) => ask(host, { path: target, headers: { Cookie: cookie } }),
    call: callUnchecked as Bridge['call'],
    callUnchecked,
    upload: (name: string, body: string | Buffer) =>
      post(`/upload?${new URLSearchParams({ window, name }).toString()}`, 'application/octet-stream', body),
    events: () => listenTo(host, cookie, window),
  };
}

/** An open stream of events; `next` waits for one event more. */
export async function listenTo(host: WebHost, cookie: string, window: string) {
  const events: unknown[] = [];
  const waiting: (() => void)[] = [];
  let raw = '';
  const request = http.request({
    host: '127.0.0.1',
    port: host.port,
    path: `/events?window=${window}`,
    headers: { Cookie: cookie },
    agent: false,
  });
  // Closing it from here ends it with an error, which is what a page's closing is.
  request.on('error', () => undefined);
  const response = await new Promise<http.IncomingMessage>((resolve) => {
    request.on('response', resolve);
    request.end();
  });
  response.on('error', () => undefined);
  const ended = new Promise<void>((resolve) => {
    response.on('close', resolve);
  });
  response.setEncoding('utf8');
  response.on('data', (piece: string) => {
    raw += piece;
    const lines = raw.split('\n\n').slice(0, -1);
    events.splice(0, events.length);
    for (const line of lines) if (line.startsWith('data: ')) events.push(JSON.parse(line.slice(6)));
    for (const wake of waiting.splice(0)) wake();
  });
  let taken = 0;
  return {
    response,
    ended,
    raw: () => raw,
    async next(): Promise<unknown> {
      while (events.length <= taken) {
        await new Promise<void>((resolve) => {
          waiting.push(resolve);
        });
      }
      taken += 1;
      return events[taken - 1];
    },
    close: () => request.destroy(),
  };
}

/** Lets the machine work until something is so. The test’s own time limit ends a wait in vain. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) {
    await new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
  }
}

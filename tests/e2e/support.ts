import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { Locator, Page } from '@playwright/test';
import { withProject } from '../../src/cli/project.ts';
import type { Input, MethodName, Output } from '../../src/domain/api.ts';
import { articles } from './articles.ts';
import { electronBinary, inElectron, openElectron } from './electron-support.ts';
import { test as base } from './one-browser.ts';

const root = path.resolve(import.meta.dirname, '..', '..');
const program = path.join(root, 'out', 'main', 'cli.js');
const runFile = promisify(execFile);
/** Of a disk in memory, in bytes; a container's is often as small as 64 MB. */
const ROOM_IN_MEMORY = 1024 ** 3;

/** A project of these articles in a folder of its own, and the built program to run on it. */
export interface Isnad {
  readonly folder: string;
  readonly project: string;
  /** Calls a method of the one door from another process, as somebody else than the window’s person. */
  readonly call: <Name extends MethodName>(method: Name, input: Input<Name>, as?: string) => Promise<Output<Name>>;
  /** Starts the loopback host on the project, or on none, and answers the link of its window. */
  readonly serve: (file?: string | null) => Promise<string>;
  /** The same as somebody begins who names no project: the sample, the first time. */
  readonly begin: () => Promise<string>;
  /** Ends the host at once. */
  readonly stop: () => Promise<void>;
  readonly documentFrom: (source: string) => Promise<Output<'documents.list'>['documents'][number]>;
}

/** What the tests of one worker have, one after another: a folder to copy, and a place for their hosts to listen. */
interface Template {
  /** With the articles and the project of them, made once: each test works on a copy. */
  readonly folder: string;
  /** Of each test’s first host, while nobody else takes it: so the browser knows the program’s files again. */
  port: number;
}

async function endOf(child: ChildProcess): Promise<void> {
  await new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
}

/** Answers this port where it is free, otherwise one that is. */
async function freePort(wanted: number): Promise<number> {
  const server = net.createServer();
  const listens = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(wanted, '127.0.0.1', () => resolve(true));
  });
  if (!listens) {
    if (wanted === 0) throw new Error('no port is free');
    return freePort(0);
  }
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('listening on no port');
  await new Promise((resolve) => server.close(resolve));
  return address.port;
}

/** The last line that the host prints is its link, alone. */
async function linkFrom(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('the host has no standard output');
  const complaints: string[] = [];
  child.stderr?.setEncoding('utf8').on('data', (piece: string) => complaints.push(piece));
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('http://')) return line;
  }
  throw new Error(`the host ended without a link: ${complaints.join('')}`);
}

const projectIn = (folder: string): string => path.join(folder, 'الميناء.isnad');

function createIsnad(folder: string, template: Template): Isnad {
  const project = projectIn(folder);
  const environment = { ...process.env, ISNAD_HOME: path.join(folder, 'home') };
  let host: ChildProcess | null = null;

  const call = async <Name extends MethodName>(method: Name, input: Input<Name>, as = 'عمر') => {
    const answer = await withProject(project, as, (workbench) => workbench.callUnchecked(method, input));
    const written: Output<Name> = JSON.parse(JSON.stringify(answer));
    return written;
  };

  const stop = async (): Promise<void> => {
    if (host === null || host.exitCode !== null || host.signalCode !== null) return;
    const ended = endOf(host);
    host.kill('SIGKILL');
    await ended;
  };

  const start = async (...argumentList: string[]): Promise<string> => {
    await stop();
    let port = template.port;
    if (host === null) port = template.port = await freePort(port);
    // A host that is started again has another address, as it has where no port is asked for.
    else while (port === template.port) port = await freePort(0);
    const asked = ['serve', ...argumentList, '--no-window', '--port', String(port)];
    host = spawn(process.execPath, [program, ...asked], {
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return linkFrom(host);
  };

  return {
    folder,
    project,
    call,
    stop,
    serve: (file = project) => start(file ?? '--no-sample'),
    begin: () => start(),
    documentFrom: async (source) => {
      const { documents } = await call('documents.list', {});
      const found = documents.find((document) => document.source === source);
      if (found === undefined) throw new Error(`no document came from ${source}`);
      return found;
    },
  };
}

export interface Introduction {
  readonly language?: 'ar' | 'en';
  readonly theme?: 'light' | 'dark';
  readonly name?: string;
}

/** Gives one's name where the window asks for it, and chooses the language there; the theme, where one is wanted. */
export async function introduce(page: Page, introduction: Introduction = {}): Promise<void> {
  const { language = 'en', theme, name = 'Layla' } = introduction;
  await page.getByRole('dialog').getByRole('textbox').fill(name);
  await choose(page.getByRole('dialog'), language === 'ar' ? 'العربية' : 'English');
  await page.getByRole('dialog').getByRole('textbox').press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  if (theme !== undefined) await setTheme(page, theme);
}

/**
 * For the end of a test in which the browser itself reports what the test did on purpose (a host that is gone). The
 * page goes first: a request that it makes later would be complained of after the list has been cleared.
 */
export async function forgiveComplaints(page: Page, complaints: string[]): Promise<void> {
  await page.close();
  complaints.length = 0;
}

/** A dialog that goes gives the focus back two frames later: until then a key would reach nothing. */
export async function focusIsSomewhere(page: Page): Promise<void> {
  await page.waitForFunction(() => document.activeElement !== null && document.activeElement !== document.body);
}

export async function setTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  const dialog = await openSettings(page);
  await choose(dialog, theme === 'light' ? /^(Light|فاتح)$/ : /^(Dark|داكن)$/);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await focusIsSomewhere(page);
}

/** Radio buttons are drawn by their labels; what a person presses is the label. */
export async function choose(within: Locator, option: string | RegExp): Promise<void> {
  await within.locator('label').filter({ hasText: option }).click();
}

export async function openSettings(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: /Settings|الإعدادات/ }).click();
  return page.getByRole('dialog');
}

/** Opens the palette by key, with the keyboard in its field: a letter that comes before it is there is a label’s key. */
export async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press('Control+KeyK');
  await base.expect(page.getByRole('dialog').locator('input')).toBeFocused();
}

/** The text that is painted under each name of a highlight, in the order of the text. */
export async function paintedText(page: Page): Promise<Record<string, string[]>> {
  return page.evaluate(() => {
    const painted: Record<string, string[]> = {};
    for (const [name, highlight] of CSS.highlights) {
      const ranges = [...highlight].filter((range) => range instanceof Range);
      ranges.sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b));
      painted[name] = ranges.map((range) => range.toString());
    }
    return painted;
  });
}

/** `[start, end)` of a quote that stands in a text, in UTF-16 code units. */
export function rangeOf(text: string, quote: string): [number, number] {
  const start = text.indexOf(quote);
  if (start < 0) throw new Error(`“${quote}” is not in the text`);
  return [start, start + quote.length];
}

/** A row of the library, by words of its title. */
export function row(page: Page, words: string): Locator {
  return page.getByRole('row').filter({ hasText: words });
}

interface Fixtures {
  /** A copy of the template, gone after the test. */
  readonly folder: string;
  readonly isnad: Isnad;
  /** What the browser complained of: errors, refused scripts and styles. A test that ends with any has failed. */
  readonly complaints: string[];
}

interface WorkerFixtures {
  readonly template: Template;
}

/** Where there is a disk in memory with room: that nothing is lost on a real one is proven elsewhere (tests/crash). */
function quickestFolder(): string {
  const inMemory = '/dev/shm';
  if (process.platform !== 'linux' || !fs.existsSync(inMemory)) return os.tmpdir();
  const { bavail, bsize } = fs.statfsSync(inMemory);
  return bavail * bsize > ROOM_IN_MEMORY ? inMemory : os.tmpdir();
}

function temporaryFolder(what: string): string {
  return fs.realpathSync(fs.mkdtempSync(path.join(quickestFolder(), `isnad-e2e-${what}-`)));
}

async function fillTemplate(folder: string): Promise<void> {
  const sources = path.join(folder, 'articles');
  fs.mkdirSync(sources);
  for (const [name, text] of Object.entries(articles)) fs.writeFileSync(path.join(sources, name), text);
  const project = projectIn(folder);
  const environment = { ...process.env, ISNAD_HOME: path.join(folder, 'home') };
  for (const argumentList of [
    ['new', project, '--title', 'حادث الميناء', '--as', 'عمر'],
    ['import', project, sources, '--as', 'عمر'],
  ]) {
    await runFile(process.execPath, [program, ...argumentList], { env: environment });
  }
}

/** A test's page in Electron: its own program, on the test's own project. */
function electronPage(binary: string) {
  return async ({ folder }: Pick<Fixtures, 'folder'>, use: (page: Page) => Promise<void>): Promise<void> => {
    const { page, close } = await openElectron(binary, folder, projectIn(folder));
    await use(page);
    await close();
  };
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  template: [
    async ({ browserName }, use) => {
      const folder = temporaryFolder(browserName);
      await fillTemplate(folder);
      await use({ folder, port: await freePort(0) });
      fs.rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  folder: async ({ template }, use) => {
    const folder = temporaryFolder('test');
    fs.cpSync(template.folder, folder, { recursive: true });
    // Whose folder this very process takes what it calls for.
    process.env['ISNAD_HOME'] = path.join(folder, 'home');
    await use(folder);
    fs.rmSync(folder, { recursive: true, force: true });
  },
  ...(electronBinary === undefined ? {} : { page: electronPage(electronBinary) }),
  isnad: async ({ page, folder, template }, use) => {
    const isnad = createIsnad(folder, template);
    await use(electronBinary === undefined ? isnad : inElectron(isnad, page));
    // The page first: it would complain that its host is gone.
    await page.close();
    await isnad.stop();
  },
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
      });
      await use(complaints);
      base.expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export const { expect } = base;

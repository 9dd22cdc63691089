import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { Machine } from '../engine/person/person-folder.ts';
import { personFolder, thisMachine } from '../engine/person/person-folder.ts';

/** A browser that can show a page as a window of its own. */
export interface Browser {
  readonly path: string;
  /** Confined by Snap: it cannot write below hidden folders, so its profile goes to a place of its own. */
  readonly snap: boolean;
}

/** Why no window was opened; the caller prints the link instead. */
export type NoWindowReason = 'no-display' | 'root' | 'no-browser' | 'did-not-start';

export type OpenedWindow =
  | { readonly opened: true; readonly browser: string }
  | { readonly opened: false; readonly reason: NoWindowReason };

export interface Surroundings {
  readonly machine: Machine;
  readonly isFile: (file: string) => boolean;
  /** The user’s number on POSIX systems; 0 is root. */
  readonly userNumber: number | undefined;
}

const linuxNames = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
  'brave-browser',
];
const macNames = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'];
const windowsPlaces = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ['BraveSoftware', 'Brave-Browser', 'Application', 'brave.exe'],
];
const snapChromium = '/snap/bin/chromium';

/** How long, in milliseconds, a browser has to fail in before it counts as started. */
const START = 1000;

function isFile(file: string): boolean {
  return fs.statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}

function surroundings(): Surroundings {
  return { machine: thisMachine(), isFile, userNumber: process.getuid?.() };
}

function candidates({ platform, environment, home }: Machine): string[] {
  if (platform === 'darwin') {
    return ['/Applications', path.posix.join(home, 'Applications')].flatMap((folder) =>
      macNames.map((name) => path.posix.join(folder, `${name}.app`, 'Contents', 'MacOS', name)),
    );
  }
  if (platform === 'win32') {
    const folders = [environment['ProgramFiles'], environment['ProgramFiles(x86)'], environment['LOCALAPPDATA']];
    return windowsPlaces.flatMap((place) =>
      folders.filter((folder) => folder !== undefined).map((folder) => path.win32.join(folder, ...place)),
    );
  }
  const folders = (environment['PATH'] ?? '').split(':').filter((folder) => folder.startsWith('/'));
  return linuxNames.flatMap((name) => folders.map((folder) => path.posix.join(folder, name)));
}

/** Finds a browser of the Chromium family where this platform keeps it; undefined where there is none. */
export function findBrowser(where: Surroundings = surroundings()): Browser | undefined {
  const found = candidates(where.machine).find((candidate) => where.isFile(candidate));
  if (found === undefined) return undefined;
  // Ubuntu's /usr/bin/chromium-browser is a script that starts the Snap.
  const isSnap = found.startsWith('/snap/') || (found.endsWith('/chromium-browser') && where.isFile(snapChromium));
  return isSnap ? { path: snapChromium, snap: true } : { path: found, snap: false };
}

/** What keeps this machine from showing a window, before any browser is looked for. */
export function noWindowHere({ machine, userNumber }: Surroundings): NoWindowReason | undefined {
  const { platform, environment } = machine;
  if (platform !== 'win32' && platform !== 'darwin') {
    if (!environment['DISPLAY'] && !environment['WAYLAND_DISPLAY']) return 'no-display';
    // Chromium's sandbox refuses root, and without its sandbox we do not start it.
    if (userNumber === 0) return 'root';
  }
  return undefined;
}

function start(browser: Browser, argumentList: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(browser.path, argumentList, { detached: true, stdio: 'ignore' });
    const timer = setTimeout(() => settle(true), START);
    const settle = (started: boolean): void => {
      clearTimeout(timer);
      child.removeAllListeners();
      // Its later life is none of ours; an error of a process that runs must not end us.
      child.on('error', () => undefined);
      child.unref();
      resolve(started);
    };
    child.on('error', () => settle(false));
    // One that hands over to a running instance ends at once, with 0.
    child.on('exit', (code) => settle(code === 0));
  });
}

export interface OpenWindowOptions {
  /** The browser’s profile, apart from the person’s own; below the person’s folder by default. */
  readonly profileFolder?: string;
  readonly where?: Surroundings;
}

/** Opens a link of the host as a window of its own, without a browser’s bars, or answers why it could not. */
export async function openWindow(url: string, options: OpenWindowOptions = {}): Promise<OpenedWindow> {
  const where = options.where ?? surroundings();
  const obstacle = noWindowHere(where);
  if (obstacle !== undefined) return { opened: false, reason: obstacle };
  const browser = findBrowser(where);
  if (browser === undefined) return { opened: false, reason: 'no-browser' };
  const profile = browser.snap
    ? path.join(where.machine.home, 'snap', 'chromium', 'common', 'isnad')
    : (options.profileFolder ?? path.join(personFolder(where.machine), 'browser'));
  const started = await start(browser, [
    `--app=${url}`,
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
  ]);
  return started ? { opened: true, browser: browser.path } : { opened: false, reason: 'did-not-start' };
}

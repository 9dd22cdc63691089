import fs from 'node:fs';
import path from 'node:path';
import { run } from './process.ts';
import { inProject } from './project.ts';
import type { Machine } from '../../src/engine/person/person-folder.ts';
import { thisMachine } from '../../src/engine/person/person-folder.ts';
import { findBrowser as findInstalled } from '../../src/web/browser.ts';

/** What a Chromium is started with in the tests: quiet, without a window, and away from the network. */
export const CHROMIUM_ARGUMENTS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** For tests that come one after another: one process shows all their pages, and need not start anew for each. */
export const CHROMIUM_ARGUMENTS_OF_TESTS = [
  ...CHROMIUM_ARGUMENTS,
  '--disable-site-isolation-trials',
  '--renderer-process-limit=1',
];

const DOWNLOAD_LIMIT = 120_000;
const PACKAGE_LIMIT = 600_000;
const VERSION_LIMIT = 20_000;

export interface Browser {
  readonly path: string;
  /** What it says of itself, e.g. `Chromium 156.0.1.2`. */
  readonly version: string;
}

/** One way to get a browser on to this machine. */
interface Attempt {
  readonly name: string;
  readonly isPossible: () => Promise<boolean>;
  /** Answers what went wrong, or undefined. */
  readonly make: () => Promise<string | undefined>;
}

async function placeOfPlaywright(): Promise<string> {
  const { chromium } = await import('@playwright/test');
  return chromium.executablePath();
}

/** Starts a browser just far enough to say its version: a stub, or one without its libraries, can't. */
async function tryBrowser(file: string): Promise<Browser | undefined> {
  if (!fs.existsSync(file)) return undefined;
  // On Windows the question would open a window.
  if (process.platform === 'win32') return { path: file, version: path.basename(file) };
  const result = await run(file, ['--version'], { output: 'keep', limit: VERSION_LIMIT });
  const version = /^.*\d+\.\d+\.\d+.*$/m.exec(result.output)?.[0].trim();
  return result.code === 0 && version !== undefined ? { path: file, version } : undefined;
}

async function findBrowser(): Promise<Browser | undefined> {
  const here = thisMachine();
  // A PATH may lack the folder that a distribution's package goes to.
  const searchPath = [here.environment['PATH'], '/usr/bin:/usr/local/bin'].filter(Boolean).join(':');
  const machine: Machine = { ...here, environment: { ...here.environment, PATH: searchPath } };
  const tried = new Set<string>();
  const isFile = (file: string): boolean => !tried.has(file) && fs.existsSync(file);
  for (;;) {
    const place = findInstalled({ machine, isFile, userNumber: undefined })?.path;
    if (place === undefined || tried.has(place)) return tryBrowser(await placeOfPlaywright());
    tried.add(place);
    const browser = await tryBrowser(place);
    if (browser !== undefined) return browser;
  }
}

const playwright = (...argumentList: string[]): string[] => [
  inProject('node_modules', 'playwright', 'cli.js'),
  ...argumentList,
];

async function canInstallPackages(): Promise<boolean> {
  if (process.platform !== 'linux') return false;
  const found = await run('apt-get', ['--version'], { output: 'keep', limit: VERSION_LIMIT });
  if (found.code !== 0) return false;
  if (process.getuid?.() === 0) return true;
  const sudo = await run('sudo', ['-n', 'true'], { output: 'keep', limit: VERSION_LIMIT });
  return sudo.code === 0;
}

/** Runs a command as root, and answers the end of what it said where it failed. */
async function runAsRoot(command: string, argumentList: readonly string[]): Promise<string | undefined> {
  const whole = ['env', 'DEBIAN_FRONTEND=noninteractive', command, ...argumentList];
  const [first, ...rest] = process.getuid?.() === 0 ? whole : ['sudo', '-n', ...whole];
  if (first === undefined) return undefined;
  return explain(await run(first, rest, { output: 'keep', limit: PACKAGE_LIMIT }));
}

function explain(result: { code: number | null; timedOut: boolean; output: string }): string | undefined {
  if (result.timedOut) return 'took too long';
  if (result.code === 0) return undefined;
  const lines = result.output.trim().split('\n');
  return (lines.findLast((line) => /^\s*(E|error):/i.test(line)) ?? lines.at(-1) ?? '').trim() || 'failed';
}

const attempts: readonly Attempt[] = [
  {
    name: "Playwright's own Chromium",
    isPossible: async () => true,
    make: async () =>
      explain(
        await run(process.execPath, playwright('install', '--no-shell', 'chromium'), {
          output: 'keep',
          limit: DOWNLOAD_LIMIT,
        }),
      ),
  },
  {
    name: "the libraries that Playwright's own Chromium needs",
    isPossible: async () => fs.existsSync(await placeOfPlaywright()) && (await canInstallPackages()),
    make: () => runAsRoot(process.execPath, playwright('install-deps', 'chromium')),
  },
  {
    name: "the distribution's package chromium",
    isPossible: canInstallPackages,
    make: async () => {
      const patient = ['-o', 'DPkg::Lock::Timeout=120'];
      // Lists that are old, or partly out of reach, may still do.
      await runAsRoot('apt-get', [...patient, 'update']);
      return runAsRoot('apt-get', [...patient, 'install', '-y', '--no-install-recommends', 'chromium']);
    },
  },
];

/**
 * Finds a Chromium for the tests, or gets one: the one that ISNAD_CHROMIUM names, one on this
 * machine, Playwright's own, the distribution's package. Answers a sentence where none of it works.
 */
export async function ensureBrowser(say: (line: string) => void): Promise<Browser | string> {
  const named = process.env['ISNAD_CHROMIUM'];
  if (named !== undefined && named !== '') {
    return (await tryBrowser(named)) ?? `ISNAD_CHROMIUM names ${named}, which is not a browser that starts.`;
  }
  const found = await findBrowser();
  if (found !== undefined) return found;
  const reasons: string[] = [];
  for (const attempt of attempts) {
    if (!(await attempt.isPossible())) continue;
    say(`No browser for the tests yet; getting ${attempt.name} …`);
    const reason = await attempt.make();
    const browser = await findBrowser();
    if (browser !== undefined) return browser;
    reasons.push(`${attempt.name}: ${reason ?? 'in place, but it does not start'}`);
  }
  return (
    'No Chromium was found and none could be installed ' +
    `(${reasons.join('; ')}); install one, or name one in ISNAD_CHROMIUM.`
  );
}

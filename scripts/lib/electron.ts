import fs from 'node:fs';
import path from 'node:path';
import type { HostProbes } from './host.ts';
import { run } from './process.ts';
import { isSystemError } from './project.ts';

const ANSWER_LIMIT = 1500;
const FETCH_LIMIT = 180_000;
/** After a fetch that failed, the next starts don't spend their time on another one. */
const REST_AFTER_FAILURE = 60 * 60 * 1000;

const BINARY_NAMES: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

/**
 * Finds the Electron binary without loading the `electron` package, which would start a download.
 * Answers undefined where there is none.
 */
function findElectron(project: string, variables: NodeJS.ProcessEnv): string | undefined {
  const given = variables['ELECTRON_OVERRIDE_DIST_PATH'];
  const ownPackage = path.join(project, 'node_modules/electron');
  // Its installer writes this last: without it a fetch was cut off in the middle.
  if (!given && !fs.existsSync(path.join(ownPackage, 'path.txt'))) return undefined;
  const folder = given || path.join(ownPackage, 'dist');
  const binary = path.join(folder, BINARY_NAMES[process.platform] ?? 'electron');
  return fs.existsSync(binary) ? binary : undefined;
}

function releaseAddress(project: string, variables: NodeJS.ProcessEnv): string | undefined {
  const file = path.join(project, 'node_modules/electron/package.json');
  if (!fs.existsSync(file)) return undefined;
  const content: unknown = JSON.parse(fs.readFileSync(file, 'utf8'));
  if (typeof content !== 'object' || content === null || !('version' in content)) return undefined;
  const version = String(content.version);
  const mirror = variables['ELECTRON_MIRROR'] || variables['npm_config_electron_mirror'];
  const base = mirror || 'https://github.com/electron/electron/releases/download/';
  return `${base}v${version}/electron-v${version}-${process.platform}-${process.arch}.zip`;
}

/** Asks the release host for the head of the very file that would be fetched. */
async function releaseHostAnswers(project: string, variables: NodeJS.ProcessEnv): Promise<boolean> {
  const address = releaseAddress(project, variables);
  if (address === undefined) return false;
  try {
    const response = await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(ANSWER_LIMIT) });
    return response.ok;
  } catch {
    // No name, no route, no answer in time: each of them is a "no" to the question asked here.
    return false;
  }
}

async function fetchElectron(project: string, variables: NodeJS.ProcessEnv): Promise<string | undefined> {
  console.log('Fetching Electron (once, about 120 MB) …');
  const installer = path.join(project, 'node_modules/electron/install.js');
  const result = await run(process.execPath, [installer], { output: 'keep', limit: FETCH_LIMIT });
  const binary = result.code === 0 ? findElectron(project, variables) : undefined;
  if (binary === undefined) rememberFailure(project, result.output);
  else fs.rmSync(failureMark(project), { force: true });
  return binary;
}

function rememberFailure(project: string, words: string): void {
  const mark = failureMark(project);
  try {
    fs.mkdirSync(path.dirname(mark), { recursive: true });
    fs.writeFileSync(mark, words);
  } catch (error) {
    // Where nothing can be written the next start tries again, which is all that is lost.
    if (!isSystemError(error, 'EACCES') && !isSystemError(error, 'EROFS')) throw error;
  }
}

function failureMark(project: string): string {
  return path.join(project, 'out', 'electron-not-fetched.txt');
}

function failedLately(project: string): boolean {
  const status = fs.statSync(failureMark(project), { throwIfNoEntry: false });
  return status !== undefined && Date.now() - status.mtimeMs < REST_AFTER_FAILURE;
}

/** The probes of this machine. */
export function machineProbes(project: string, variables: NodeJS.ProcessEnv): HostProbes {
  return {
    platform: process.platform,
    browserWanted: variables['ISNAD_HOST'] === 'browser',
    isRoot: process.getuid?.() === 0,
    hasDisplay: Boolean(variables['DISPLAY'] || variables['WAYLAND_DISPLAY']),
    findElectron: () => findElectron(project, variables),
    releaseHostAnswers: async () => !failedLately(project) && (await releaseHostAnswers(project, variables)),
    fetchElectron: () => fetchElectron(project, variables),
  };
}

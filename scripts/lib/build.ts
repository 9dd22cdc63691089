import fs from 'node:fs';
import path from 'node:path';
import { withLock } from './lock.ts';
import { run } from './process.ts';
import { isSystemError } from './project.ts';

/** What the built program is made from, seen as a whole. */
export interface Inputs {
  /** The newest modification time of a file or folder, in milliseconds. */
  readonly newest: number;
  /** How many files and folders there are. */
  readonly count: number;
}

const INPUTS = ['src', 'resources', 'electron.vite.config.ts', 'package-lock.json'];
const PARTS = ['main', 'preload', 'renderer'];
const RESULTS = ['main/cli.js', 'main/web.js', 'main/main.js', 'preload/preload.cjs', 'renderer/index.html'];

function stampFile(project: string): string {
  return path.join(project, 'out', 'build.json');
}

/** Reads how new, and how many, the files are that the program is built from. */
export function readInputs(project: string): Inputs {
  let newest = 0;
  let count = 0;
  const visit = (file: string): void => {
    const status = fs.statSync(file, { throwIfNoEntry: false });
    if (status === undefined) return;
    count += 1;
    newest = Math.max(newest, status.mtimeMs);
    if (!status.isDirectory()) return;
    for (const name of fs.readdirSync(file)) visit(path.join(file, name));
  };
  for (const name of INPUTS) visit(path.join(project, name));
  return { newest, count };
}

function readStamp(project: string): unknown {
  try {
    return JSON.parse(fs.readFileSync(stampFile(project), 'utf8'));
  } catch (error) {
    // No stamp, or half a one: both mean that nothing is known about what was built.
    if (isSystemError(error, 'ENOENT') || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** True where out/ holds the program built from exactly the present files. */
export function isBuilt(project: string): boolean {
  const stamp = readStamp(project);
  if (typeof stamp !== 'object' || stamp === null || !('newest' in stamp) || !('count' in stamp)) return false;
  const inputs = readInputs(project);
  return (
    stamp.newest === inputs.newest &&
    stamp.count === inputs.count &&
    RESULTS.every((name) => fs.existsSync(path.join(project, 'out', name)))
  );
}

/** Puts freshly built folders in the place of the old ones. */
function putInPlace(project: string, fresh: string): void {
  const out = path.join(project, 'out');
  fs.rmSync(stampFile(project), { force: true });
  for (const part of PARTS) {
    const place = path.join(out, part);
    if (fs.existsSync(place)) fs.renameSync(place, path.join(fresh, `old-${part}`));
    fs.renameSync(path.join(fresh, part), place);
  }
}

async function build(project: string): Promise<boolean> {
  const out = path.join(project, 'out');
  for (const name of fs.readdirSync(out)) {
    if (name.startsWith('building-')) fs.rmSync(path.join(out, name), { recursive: true, force: true });
  }
  const inputs = readInputs(project);
  const fresh = fs.mkdtempSync(path.join(out, 'building-'));
  try {
    const electronVite = path.join(project, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
    const result = await run(process.execPath, [electronVite, 'build', '--outDir', fresh], {
      folder: project,
      output: 'keep',
    });
    if (result.code !== 0) {
      process.stderr.write(result.output);
      return false;
    }
    putInPlace(project, fresh);
    fs.writeFileSync(stampFile(project), `${JSON.stringify(inputs)}\n`);
    return true;
  } finally {
    fs.rmSync(fresh, { recursive: true, force: true });
  }
}

export interface BuildOptions {
  /** Build even where out/ is up to date. */
  readonly always?: boolean;
  /** Takes a line to show before the work begins. */
  readonly say: (line: string) => void;
}

/**
 * Builds the program into out/ unless that is up to date. One process builds at a time, beside the
 * old program, which is replaced at the end: what another process has built meanwhile is used.
 * Answers false where the build failed (the bundler's words are then on standard error).
 */
export async function ensureBuilt(project: string, options: BuildOptions): Promise<boolean> {
  if (options.always !== true && isBuilt(project)) return true;
  fs.mkdirSync(path.join(project, 'out'), { recursive: true });
  return withLock(path.join(project, 'out', 'build.lock'), async () => {
    if (options.always !== true && isBuilt(project)) return true;
    options.say('Building Isnad …');
    return build(project);
  });
}

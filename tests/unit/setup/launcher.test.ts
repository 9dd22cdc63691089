import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectFolder } from '../../../scripts/lib/project.ts';

const LAUNCHER_FILES = ['launch.mjs', 'lib/launcher.mjs'];

/** The first Node on the PATH that is older than this one's major version: often the system's own. */
function findOldNode(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return folders
    .map((folder) => path.join(folder, 'node'))
    .filter((file) => fs.existsSync(file))
    .find((file) => {
      const { stdout } = spawnSync(file, ['--version'], { encoding: 'utf8' });
      return Number(/^v(\d+)\./.exec(stdout)?.[1] ?? Infinity) < 22;
    });
}

const oldNode = findOldNode();
const nodes: [string, string][] = [['a good Node', process.execPath]];
if (oldNode === undefined) console.log('No Node older than 22 on the PATH: starting from one is not tested here.');
else nodes.push(['an old Node', oldNode]);

let folder = '';
let script = '';

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'isnad-launcher-'));
  script = path.join(folder, 'script.ts');
  fs.writeFileSync(
    script,
    `const [what = '', ...rest]: string[] = process.argv.slice(2);
     if (what === 'say') { console.log(JSON.stringify({ version: process.versions.node, file: process.argv[1], rest })); console.error('aside'); }
     if (what === 'exit') process.exit(Number(rest[0]));
     if (what === 'throw') throw new Error('thrown on purpose');
     if (what === 'die') process.kill(process.pid, 'SIGKILL');
     if (what === 'wait') {
       process.on('SIGTERM', () => { console.log('asked to end'); process.exit(9); });
       setInterval(() => undefined, 1000);
       console.log(process.pid);
     }
     if (what === 'sleep') { setInterval(() => undefined, 1000); console.log(process.pid); }`,
  );
});

afterAll(() => fs.rmSync(folder, { recursive: true }));

function launch(node: string, ...argumentList: string[]): ReturnType<typeof spawnSync> & { stdout: string; stderr: string } {
  return spawnSync(node, [path.join(projectFolder, 'scripts/launch.mjs'), script, ...argumentList], { encoding: 'utf8' });
}

async function launchAndWait(node: string, what: string) {
  const child = spawn(node, [path.join(projectFolder, 'scripts/launch.mjs'), script, what]);
  const lines: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => lines.push(text));
  await expect.poll(() => lines.join(''), { timeout: 20_000 }).toMatch(/^\d+\n/);
  return { child, script: Number(lines.join('')), output: () => lines.join('') };
}

function isRunning(identifier: number): boolean {
  try {
    process.kill(identifier, 0);
    return true;
  } catch {
    return false;
  }
}

describe.each(nodes)('launched from %s', (_name, node) => {
  test('runs TypeScript under a new Node with its own arguments and both outputs', () => {
    const { status, stdout, stderr } = launch(node, 'say', 'one two', '--three');
    expect(status).toBe(0);
    expect(stderr).toBe('aside\n');
    const said: unknown = JSON.parse(stdout);
    expect(said).toMatchObject({ file: script, rest: ['one two', '--three'] });
    expect(said).toHaveProperty('version', expect.stringMatching(/^(2[2-9]|[3-9]\d)\./));
  });

  test('passes the exit code on', () => {
    expect(launch(node, 'exit', '7').status).toBe(7);
    expect(launch(node, 'throw').status).toBe(1);
  });

  test.skipIf(process.platform === 'win32')('ends by the signal that ended the script', () => {
    expect(launch(node, 'die').signal).toBe('SIGKILL');
  });

  test.skipIf(process.platform === 'win32')('passes a signal on and waits for the script to end', async () => {
    const { child, output } = await launchAndWait(node, 'wait');
    child.kill('SIGTERM');
    const [code] = await once(child, 'exit');
    expect(code).toBe(9);
    expect(output()).toContain('asked to end');
  });

  test.skipIf(process.platform === 'win32').each(['SIGINT', 'SIGHUP'] as const)('%s ends both', async (signal) => {
    const waiting = await launchAndWait(node, 'sleep');
    waiting.child.kill(signal);
    const [, ended] = await once(waiting.child, 'exit');
    expect(ended).toBe(signal);
    expect(isRunning(waiting.script)).toBe(false);
  });

  test.skipIf(process.platform === 'win32')('leaves nothing running when it is killed', async () => {
    const waiting = await launchAndWait(node, 'sleep');
    waiting.child.kill('SIGKILL');
    await expect.poll(() => isRunning(waiting.script), { timeout: 20_000 }).toBe(false);
  });
});

describe('where something is missing', () => {
  /** A project that has nothing but the launcher, and node_modules on request. */
  function bareProject(name: string, withModules: boolean): string {
    const project = path.join(folder, name);
    for (const file of LAUNCHER_FILES) {
      fs.mkdirSync(path.dirname(path.join(project, 'scripts', file)), { recursive: true });
      fs.copyFileSync(path.join(projectFolder, 'scripts', file), path.join(project, 'scripts', file));
    }
    if (withModules) fs.mkdirSync(path.join(project, 'node_modules'));
    return path.join(project, 'scripts/launch.mjs');
  }

  test.each(nodes)('%s says in one sentence that nothing is installed', (name, node) => {
    const launcher = bareProject(`empty ${name}`, false);
    const { status, stdout, stderr } = spawnSync(node, [launcher, script, 'say'], { encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/^isnad: nothing is installed .*run "npm ci" there first\.\n$/);
  });

  test.skipIf(oldNode === undefined)('an old Node says in one sentence which Node is needed', () => {
    const launcher = bareProject('no binary', true);
    const { status, stdout, stderr } = spawnSync(oldNode ?? '', [launcher, script, 'say'], { encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/^isnad: Node 22\.18 or newer is needed, this is \d+\.\d+\.\d+, .*"npm ci" with optional.*\n$/);
  });

  test('without a file it says how it is used', () => {
    const launcher = path.join(projectFolder, 'scripts/launch.mjs');
    const { status, stderr } = spawnSync(process.execPath, [launcher], { encoding: 'utf8' });
    expect(status).toBe(2);
    expect(stderr).toContain('usage');
  });
});

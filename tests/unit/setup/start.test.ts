import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { machineProbes } from '../../../scripts/lib/electron.ts';
import { electronHere } from '../../../scripts/lib/electron-here.ts';
import { chooseHost } from '../../../scripts/lib/host.ts';
import { inProject, projectFolder } from '../../../scripts/lib/project.ts';

const binaryName = process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';
const standInReason = 'a script cannot stand in for electron.exe';

function temporaryFolder(): string {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'isnad-start-')));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An executable in Electron’s place that does what the lines of shell say. */
function standIn(folder: string, ...lines: string[]): string {
  const file = path.join(folder, binaryName);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, ['#!/bin/sh', ...lines, ''].join('\n'), { mode: 0o755 });
  return file;
}

/** A machine with a display and a person who is not the superuser, whatever this one is. */
function variables(folder: string, more: Record<string, string>): NodeJS.ProcessEnv {
  const person = 'data:text/javascript,process.getuid = () => 1000;';
  const { ISNAD_HOST: _host, ELECTRON_OVERRIDE_DIST_PATH: _place, ...rest } = process.env;
  const home = { ISNAD_HOME: path.join(folder, 'home'), HOME: folder, PATH: '/bin' };
  return { ...rest, ...home, DISPLAY: ':77', NODE_OPTIONS: `--import="${person}"`, ...more };
}

/** Runs `npm start` up to a line that begins so, or to its end. */
async function start(
  environment: NodeJS.ProcessEnv,
  file: string,
  upTo?: string,
): Promise<{ lines: string[]; code: number | null }> {
  const child = spawn(process.execPath, [inProject('scripts/start.ts'), file], {
    cwd: os.tmpdir(),
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = once(child, 'exit');
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (upTo !== undefined && line.startsWith(upTo)) child.kill('SIGKILL');
  }
  await ended;
  return { lines, code: child.exitCode };
}

const opening = 'Opening Isnad in a browser window';

test('npm start opens the Electron that ELECTRON_OVERRIDE_DIST_PATH names, with the project and the file', async ({ skip }) => {
  skip(process.platform === 'win32', standInReason);
  const folder = temporaryFolder();
  const heard = path.join(folder, 'heard.txt');
  standIn(folder, `printf '%s\\n' "$@" > '${heard}'`);
  const environment = variables(folder, { ELECTRON_OVERRIDE_DIST_PATH: folder });
  const { lines, code } = await start(environment, 'أخبار.isnad');
  expect({ lines, code }).toEqual({ lines: [], code: 0 });
  expect(fs.readFileSync(heard, 'utf8')).toBe(`${projectFolder}\nأخبار.isnad\n`);
});

test('npm start opens a browser window where that Electron does not start', async ({ skip }) => {
  skip(process.platform === 'win32', standInReason);
  const folder = temporaryFolder();
  standIn(folder, 'exit 127');
  const environment = variables(folder, { ELECTRON_OVERRIDE_DIST_PATH: folder });
  const { lines } = await start(environment, path.join(folder, 'x.isnad'), opening);
  expect(lines).toContain(`${opening}: Electron doesn't start on this machine.`);
});

test('npm start opens a browser window where no Electron can be had', async () => {
  const folder = temporaryFolder();
  // Port 9 refuses; the folder holds no binary.
  const environment = variables(
    folder,
    { ELECTRON_OVERRIDE_DIST_PATH: folder, ELECTRON_MIRROR: 'http://127.0.0.1:9/' },
  );
  const { lines } = await start(environment, path.join(folder, 'x.isnad'), opening);
  expect(lines).toContain(`${opening}: Electron isn't on this machine and can't be fetched from here.`);
});

test('the Electron that the package has fetched is found without loading the package', async () => {
  const project = temporaryFolder();
  const present = { ...machineProbes(project, { DISPLAY: ':77' }), isRoot: false };
  expect(present.findElectron()).toBeUndefined();
  const name = process.platform === 'win32' ? 'electron.exe' : binaryName;
  const binary = path.join(project, 'node_modules/electron/dist', name);
  fs.mkdirSync(path.dirname(binary), { recursive: true });
  fs.writeFileSync(binary, '');
  // Its installer has not come to its end.
  expect(present.findElectron()).toBeUndefined();
  fs.writeFileSync(path.join(project, 'node_modules/electron/path.txt'), name);
  expect(await chooseHost(present)).toEqual({ kind: 'electron', binary });
});

// The bound is the product's promise; a machine that stands still meanwhile is asked again.
test('a release host that never answers is given up in under two seconds', { retry: 2 }, async () => {
  const project = temporaryFolder();
  fs.mkdirSync(path.join(project, 'node_modules/electron'), { recursive: true });
  fs.writeFileSync(path.join(project, 'node_modules/electron/package.json'), '{ "version": "1.2.3" }');
  const asked: string[] = [];
  const silent = net.createServer((socket) => {
    socket.on('data', (data) => asked.push(data.toString()));
    socket.on('error', () => undefined);
  });
  silent.listen(0, '127.0.0.1');
  await once(silent, 'listening');
  onTestFinished(() => void silent.close());
  const address = silent.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const environment = { DISPLAY: ':77', ELECTRON_MIRROR: `http://127.0.0.1:${port}/` };
  const before = performance.now();
  const host = await chooseHost({ ...machineProbes(project, environment), isRoot: false });
  expect(performance.now() - before).toBeLessThan(2000);
  expect(host).toMatchObject({ kind: 'browser', reason: expect.stringContaining("can't be fetched") });
  expect(asked.join('')).toMatch(/^HEAD \/v1\.2\.3\/electron-v1\.2\.3-/);
});

test('tests run in Electron only where its binary is there already', async () => {
  const project = temporaryFolder();
  const reason = 'the Electron binary is not on this machine';
  expect(await electronHere(project, { DISPLAY: ':77' })).toEqual({ kind: 'browser', reason });
});

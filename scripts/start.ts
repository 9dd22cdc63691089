// npm start: opens the workbench, in Electron where that can be had, else in a browser window.
import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './lib/build.ts';
import { machineProbes } from './lib/electron.ts';
import { chooseHost } from './lib/host.ts';
import { inProject, projectFolder } from './lib/project.ts';

/** An Electron that ends sooner than this with an error has not opened a window. */
const SOON = 5000;

const argumentList = process.argv.slice(2);

/** Runs Electron to its end; answers false where it failed before a window can have been used. */
async function openElectron(binary: string): Promise<boolean> {
  const start = performance.now();
  const child = spawn(binary, [projectFolder, ...argumentList], { stdio: 'inherit' });
  let stopped = false;
  const stop = (name: NodeJS.Signals): void => {
    stopped = true;
    child.kill(name);
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, stop);
  const code = await new Promise<number>((resolve) => {
    child.on('error', () => resolve(1));
    child.on('exit', (exitCode) => resolve(exitCode ?? 1));
  });
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.removeAllListeners(name);
  if (!stopped && code !== 0 && performance.now() - start < SOON) return false;
  process.exitCode = code;
  return true;
}

async function openBrowser(reason: string): Promise<void> {
  console.log(`Opening Isnad in a browser window: ${reason}.`);
  const commandLine = inProject('out', 'main', 'cli.js');
  process.argv = [process.execPath, commandLine, 'open', ...argumentList];
  await import(pathToFileURL(commandLine).href);
}

if (await ensureBuilt(projectFolder, { say: (line) => console.log(line) })) {
  const host = await chooseHost(machineProbes(projectFolder, process.env));
  if (host.kind === 'browser') await openBrowser(host.reason);
  else if (!(await openElectron(host.binary))) await openBrowser("Electron doesn't start on this machine");
} else {
  console.error('Isnad could not be built; the bundler says why above.');
  process.exitCode = 1;
}

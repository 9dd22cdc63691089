// npm run dev [-- FILE]: the workbench from its sources. In Electron where its binary is on this
// machine; else the renderer's sources from a development server, in front of the loopback host.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import { machineProbes } from './lib/electron.ts';
import { chooseHost } from './lib/host.ts';
import { inProject, projectFolder } from './lib/project.ts';
import { startRendererServer } from './lib/renderer-server.ts';
import { createProject } from '../src/engine/create-project.ts';
import { beginFromBundle } from '../src/engine/host/begin-from-bundle.ts';
import { findOrMakeSample } from '../src/engine/host/first-opening.ts';
import { openPersonStore } from '../src/engine/person/person-store.ts';
import { recoverProject } from '../src/engine/recovery.ts';
import { openWorkbench } from '../src/engine/workbench.ts';
import { openWindow } from '../src/web/browser.ts';
import { startWebHost } from '../src/web/web-host.ts';

const [file] = process.argv.slice(2);

async function findFreePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

async function runInElectron(binary: string): Promise<void> {
  const electronVite = inProject('node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const passedOn = file === undefined ? [] : ['--', file];
  const child = spawn(process.execPath, [electronVite, 'dev', '--watch', ...passedOn], {
    cwd: projectFolder,
    stdio: 'inherit',
    env: { ...process.env, ELECTRON_EXEC_PATH: binary },
  });
  child.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}

async function runInBrowser(reason: string): Promise<void> {
  console.log(`Developing in a browser window: ${reason}.`);
  const port = await findFreePort();
  const renderer = await startRendererServer(`http://127.0.0.1:${port}`);
  const host = await startWebHost(
    { openWorkbench, createProject, findOrMakeSample, beginFromBundle, recoverProject, person: openPersonStore() },
    { version: 'development', sample: true, port, devServer: renderer, ...(file === undefined ? {} : { file }) },
  );
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => void host.stop());
  if (!(await openWindow(host.url)).opened) console.log(host.url);
  await host.done;
  await renderer.close();
}

const probes = machineProbes(projectFolder, process.env);
const host = await chooseHost({ ...probes, releaseHostAnswers: async () => false });
if (host.kind === 'electron') await runInElectron(host.binary);
else await runInBrowser(host.reason);

// The entry of the engine's process (a utilityProcess of Electron): messages in, messages out.
import type { ParentPort } from 'electron';
import { createProject } from '../engine/create-project.ts';
import { beginFromBundle } from '../engine/host/begin-from-bundle.ts';
import { findOrMakeSample } from '../engine/host/first-opening.ts';
import { openPersonStore } from '../engine/person/person-store.ts';
import { recoverProject } from '../engine/recovery.ts';
import { openWorkbench } from '../engine/workbench.ts';
import type { ToEngine } from './engine-messages.ts';
import type { EngineServer } from './engine-server.ts';
import { makeEngineServer } from './engine-server.ts';

const port: ParentPort = process.parentPort;
let server: EngineServer | undefined;

function start(version: string): EngineServer {
  return makeEngineServer({
    version,
    engine: { openWorkbench, createProject, findOrMakeSample, beginFromBundle, recoverProject },
    person: openPersonStore(),
    sample: true,
    backups: 'session',
    post: (message) => port.postMessage(message),
  });
}

/** Ends this process once everything is written; a project that could not be closed is named on the way out. */
async function end(): Promise<void> {
  try {
    await server?.end();
    process.exit(0);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  }
}

port.on('message', (event: { readonly data: ToEngine }) => {
  const message = event.data;
  if (message.type === 'start') server = start(message.version);
  else if (message.type === 'end') void end();
  else server?.receive(message);
});

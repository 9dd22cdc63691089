import { createProject } from '../engine/create-project.ts';
import { beginFromBundle } from '../engine/host/begin-from-bundle.ts';
import { findOrMakeSample } from '../engine/host/first-opening.ts';
import { openPersonStore } from '../engine/person/person-store.ts';
import { recoverProject } from '../engine/recovery.ts';
import { openWorkbench } from '../engine/workbench.ts';
import { openWindow, type NoWindowReason } from './browser.ts';
import { startWebHost } from './web-host.ts';

/** What the command line asks of this host. */
export interface WebProgram {
  readonly file: string | undefined;
  /** Show the sample where there is no file and the person has opened none yet. */
  readonly sample: boolean;
  readonly port: number | undefined;
  /** Open a window of the browser, if there is one. */
  readonly window: boolean;
  /** Print the link even where a window was opened. */
  readonly link: boolean;
  readonly version: string;
  readonly print: (line: string) => void;
}

const noWindow: Readonly<Record<NoWindowReason, string>> = {
  'no-display': 'There is no display here, so no window was opened. Open this link in a browser on this machine:',
  root: 'A browser will not open a window for root. Open this link in a browser on this machine:',
  'no-browser': 'No Chromium, Chrome or Edge was found. Open this link in a browser on this machine:',
  'did-not-start': 'The browser did not start. Open this link in a browser on this machine:',
};

/** Serves until the last page has closed or the process is told to stop. Rejects with a `Problem`. */
export async function runWebProgram(program: WebProgram): Promise<void> {
  const host = await startWebHost(
    { openWorkbench, createProject, findOrMakeSample, beginFromBundle, recoverProject, person: openPersonStore() },
    {
      version: program.version,
      sample: program.sample,
      ...(program.file === undefined ? {} : { file: program.file }),
      ...(program.port === undefined ? {} : { port: program.port }),
    },
  );
  const stop = (): void => void host.stop();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  process.once('SIGHUP', stop);
  const opened = program.window ? await openWindow(host.url) : null;
  if (opened?.opened === false) program.print(noWindow[opened.reason]);
  // A link works once, so a window that was opened has used up the first.
  if (program.link || opened?.opened !== true) program.print(opened?.opened === true ? host.newLink() : host.url);
  await host.done;
}

import { readFileSync } from 'node:fs';
import { printLine, UsageError, type ExitStatus } from '../output.ts';

export interface ServeOptions {
  readonly port?: string;
  readonly window: boolean;
  readonly sample: boolean;
}

/** Opens a window; the link is printed only where none could be opened. */
export function runOpen(file: string | undefined): Promise<ExitStatus> {
  return runHost({ file, sample: true, port: undefined, window: true, link: false });
}

/** Prints the link as the last line, alone. */
export function runServe(file: string | undefined, options: ServeOptions): Promise<ExitStatus> {
  return runHost({ file, sample: options.sample, port: portNumber(options.port), window: options.window, link: true });
}

interface HostRequest {
  readonly file: string | undefined;
  readonly sample: boolean;
  readonly port: number | undefined;
  readonly window: boolean;
  readonly link: boolean;
}

/**
 * The loopback host is a layer beside this one, so the compiler keeps the two apart: it is a program of its
 * own, found where it was built.
 */
async function runHost(request: HostRequest): Promise<ExitStatus> {
  const program: unknown = await import(hostProgram());
  if (!isHostProgram(program)) throw new Error('the loopback host was not built');
  await program.runWebProgram({ ...request, version: programVersion(), print: printLine });
  return 0;
}

interface HostProgram {
  readonly runWebProgram: (
    request: HostRequest & { readonly version: string; readonly print: (line: string) => void },
  ) => Promise<void>;
}

function isHostProgram(program: unknown): program is HostProgram {
  return typeof program === 'object' && program !== null && 'runWebProgram' in program;
}

/** Beside the built command line, or among the sources where those are run as they are. */
function hostProgram(): string {
  const fromSources = import.meta.url.endsWith('.ts');
  return new URL(fromSources ? '../../web/main.ts' : '../web.js', import.meta.url).href;
}

function programVersion(): string {
  // Three folders up from src/cli/commands as from out/main/chunks.
  const file = new URL('../../../package.json', import.meta.url);
  const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return typeof content === 'object' && content !== null && 'version' in content ? String(content.version) : '0';
}

function portNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535) throw new UsageError(`“${text}” is no port number`);
  return port;
}

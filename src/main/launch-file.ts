import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** A place as a command line or a file manager names it: a path, or a `file:` address. */
function placeOf(given: string, folder: string): string {
  if (!given.startsWith('file:') || !URL.canParse(given)) return path.resolve(folder, given);
  try {
    return fileURLToPath(given);
  } catch {
    // An address of another machine is no place here; as a path it will be said to be missing, by its name.
    return path.resolve(folder, given);
  }
}

/**
 * The projects that a command line names, as absolute paths. `defaultApp` says that Electron was started with the
 * program's folder as its first argument, as from a checkout.
 */
export function launchFiles(argumentList: readonly string[], defaultApp: boolean, folder: string): string[] {
  // Chromium and Electron add options of their own, in any place.
  const words = argumentList.slice(1).filter((argument) => argument !== '' && !argument.startsWith('-'));
  return words.slice(defaultApp ? 1 : 0).map((given) => placeOf(given, folder));
}

/** What a second start has handed over: Chromium changes its arguments, so it sends what it read from them. */
export function filesHandedOver(data: unknown): string[] {
  const given = typeof data === 'object' && data !== null && 'files' in data ? data.files : null;
  return Array.isArray(given) ? given.filter((each) => typeof each === 'string') : [];
}

import path from 'node:path';

/**
 * The project that a command line names, as an absolute path; null where it names none. `defaultApp` says that
 * Electron was started with the program’s folder as its first argument, as from a checkout.
 */
export function launchFile(argumentList: readonly string[], defaultApp: boolean, folder: string): string | null {
  // Chromium and Electron add options of their own, in any place.
  const words = argumentList.slice(1).filter((argument) => argument !== '' && !argument.startsWith('-'));
  const given = words[defaultApp ? 1 : 0];
  return given === undefined ? null : path.resolve(folder, given);
}

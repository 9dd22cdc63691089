import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly environment: Environment;
  /** The person’s home folder. */
  readonly home: string;
}

export function thisMachine(): Machine {
  return { platform: process.platform, environment: process.env, home: os.homedir() };
}

/** Where what belongs to the person (not to a project) is kept. `ISNAD_HOME` goes before everything. */
export function personFolder(machine: Machine = thisMachine()): string {
  const { environment, home, platform } = machine;
  if (environment.ISNAD_HOME) return path.resolve(environment.ISNAD_HOME);
  if (platform === 'win32') {
    return path.join(environment.APPDATA || path.join(home, 'AppData', 'Roaming'), 'Isnad');
  }
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'Isnad');
  // The XDG base directory specification: a relative path there is to be ignored.
  const data = environment.XDG_DATA_HOME ?? '';
  return path.join(path.isAbsolute(data) ? data : path.join(home, '.local', 'share'), 'isnad');
}

/** Where new projects go unless a path says otherwise; the folder need not be there yet. */
export function projectsFolder(machine: Machine = thisMachine()): string {
  const { environment, home } = machine;
  if (environment.ISNAD_HOME) return path.join(path.resolve(environment.ISNAD_HOME), 'projects');
  const documents = path.join(home, 'Documents');
  return path.join(fs.existsSync(documents) ? documents : home, 'Isnad');
}

/** Arabic, the product’s first language, unless the machine’s locale clearly names another. */
export function defaultLanguage(environment: Environment): 'ar' | 'en' {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '';
  const language = locale.split(/[_.@-]/, 1)[0]?.toLowerCase() ?? '';
  return ['', 'c', 'posix', 'ar'].includes(language) ? 'ar' : 'en';
}

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import type { HostInput, RecentProject, Settings } from '../../domain/host-api.ts';
import { firstSettings, recentProject, settings } from '../../domain/host-api.ts';
import { name } from '../../domain/identifiers.ts';
import type { Problem } from '../../domain/problem.ts';
import { newIdentifier } from '../identifiers.ts';
import type { Environment } from './person-folder.ts';
import { defaultLanguage, personFolder, projectsFolder } from './person-folder.ts';
import { readOrMoveAside, writeAtomically } from './person-file.ts';

export type Person = NonNullable<Settings['person']>;
export type SettingsChange = HostInput<'host.settings'>;

/**
 * The person’s settings and list of recent projects, kept with the person and not in a project. Every call
 * reads the files anew: other windows and programs of the same person write them too.
 */
export interface PersonStore {
  readonly folder: string;
  /** Where new projects go unless a path says otherwise; may not exist yet. */
  readonly projectsFolder: string;
  readonly settings: () => Settings;
  /** Answers all settings as they now are. Throws `disk-full` or `destination-unwritable`. */
  readonly change: (changes: SettingsChange) => Settings;
  /** Who writes; made from the operating system’s user name, and kept, where nobody was asked yet. */
  readonly personOrDefault: () => Person;
  /** Newest first, each with whether its file is there. */
  readonly recents: () => RecentProject[];
  /** Puts a project first in the list. */
  readonly remember: (project: { readonly path: string; readonly title: string }) => void;
  readonly forget: (path: string) => void;
  /** Files that could not be read and were moved aside since the store was opened. */
  readonly problems: () => readonly Problem[];
}

const RECENTS_KEPT = 30;

// What is missing (a setting newer than the file) takes its default; what is unknown (newer than this
// program) stays in the file.
const storedSettings = settings.partial().loose();
const storedRecents = z.array(recentProject.omit({ present: true }).loose());

/** The operating system’s name for whoever runs this; nothing is stored. */
export function systemUserName(environment: Environment = process.env): string {
  const candidates = [environment.USER, environment.USERNAME, 'Isnad'];
  try {
    candidates.unshift(os.userInfo().username);
  } catch (error) {
    // Containers run under ids without an entry in the list of users; the environment may still know.
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_SYSTEM_ERROR')) throw error;
  }
  for (const candidate of candidates) {
    const parsed = name.safeParse(candidate);
    if (parsed.success) return parsed.data;
  }
  return 'Isnad';
}

function warn(problem: Problem): void {
  process.emitWarning(problem.message, 'IsnadWarning');
}

/**
 * Opens the person’s store; the folder is made on the first write. A file that cannot be read is moved aside
 * beside itself (`settings.json.damaged-…`) and `say` hears of it as `settings-damaged`. A folder that is given
 * holds the projects too, as with `ISNAD_HOME`.
 */
export function openPersonStore(given?: string, say: (problem: Problem) => void = warn): PersonStore {
  const folder = given ?? personFolder();
  const settingsFile = path.join(folder, 'settings.json');
  const recentsFile = path.join(folder, 'recents.json');
  const problems: Problem[] = [];

  const note = (problem: Problem): void => {
    problems.push(problem);
    say(problem);
  };

  const defaults = (): Settings => ({ ...firstSettings, language: defaultLanguage(process.env), person: null });

  const stored = () => readOrMoveAside(settingsFile, storedSettings, note) ?? {};

  const read = (): Settings => settings.parse({ ...defaults(), ...stored() });

  const change = (changes: SettingsChange): Settings => {
    const wanted = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    const next = { ...defaults(), ...stored(), ...wanted };
    const valid = settings.parse(next);
    writeAtomically(settingsFile, `${JSON.stringify({ ...next, ...valid }, null, 2)}\n`);
    return valid;
  };

  const entries = () => readOrMoveAside(recentsFile, storedRecents, note) ?? [];
  const writeEntries = (list: z.output<typeof storedRecents>): void =>
    writeAtomically(recentsFile, `${JSON.stringify(list.slice(0, RECENTS_KEPT), null, 2)}\n`);

  return {
    folder,
    projectsFolder: given === undefined ? projectsFolder() : path.join(folder, 'projects'),
    settings: read,
    change,
    personOrDefault() {
      const known = read().person;
      if (known !== null) return known;
      const person = { id: newIdentifier(), name: systemUserName() };
      change({ person });
      return person;
    },
    recents: () =>
      entries().map(({ path: file, title, openedAt }) => ({
        path: file,
        title,
        openedAt,
        present: fs.existsSync(file),
      })),
    remember(project) {
      const others = entries().filter((entry) => entry.path !== project.path);
      const openedAt = new Date().toISOString();
      writeEntries([{ path: project.path, title: project.title, openedAt }, ...others]);
    },
    forget(file) {
      const list = entries();
      const others = list.filter((entry) => entry.path !== file);
      if (others.length < list.length) writeEntries(others);
    },
    problems: () => problems,
  };
}

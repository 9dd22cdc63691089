import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { defaultScheme } from '../domain/default-scheme.ts';
import { enteredName, name, reorderingControls } from '../domain/identifiers.ts';
import { scheme as schemeSchema, type Scheme } from '../domain/model/scheme.ts';
import { Problem } from '../domain/problem.ts';
import { migrate } from './database/migrate.ts';
import { createDatabase } from './database/open-database.ts';
import { asProblem } from './database/sqlite-problems.ts';
import { newIdentifier } from './identifiers.ts';
import { parseInput } from './parse-input.ts';
import { createChainEnds } from './operations/chain-ends.ts';
import { beginGroup } from './operations/recorder.ts';
import { syncFile } from './project/backups.ts';
import { removeWithLogs, unfinishedBeside } from './project/damaged-copies.ts';
import { destinationProblem } from './project/destination-problem.ts';
import { claimReplica, placeOf } from './project/replica.ts';
import type { Actor } from './workbench-types.ts';

export interface NewProject {
  readonly title?: string;
  readonly scheme?: Scheme;
  readonly actor: Actor;
  readonly clock?: () => number;
  readonly ids?: () => string;
}

/** Makes a project file. It appears under its name only when it is whole; an existing file is never touched. */
export function createProject(file: string, options: NewProject): void {
  const target = path.resolve(file);
  if (fs.existsSync(target)) throw new Problem('project-exists', { file });
  const title = titleFor(target, options.title);
  const content = schemeSchema.parse(options.scheme ?? defaultScheme);
  const newId = options.ids ?? newIdentifier;
  const at = new Date((options.clock ?? Date.now)()).toISOString();
  const unfinished = unfinishedBeside(target, newId());
  try {
    fs.mkdirSync(path.dirname(target), { recursive: true });
    write(unfinished, { title, content, at, newId, actor: options.actor });
    giveName(unfinished, target);
    syncFile(path.dirname(target));
  } catch (thrown) {
    removeWithLogs(unfinished);
    const taken = thrown instanceof Error && 'syscall' in thrown && thrown.syscall === 'link';
    if (taken && 'code' in thrown && thrown.code === 'EEXIST') {
      throw new Problem('project-exists', { file }, { cause: thrown });
    }
    throw cannotMake(thrown, file);
  }
}

function cannotMake(thrown: unknown, file: string): unknown {
  if (thrown instanceof Error && 'syscall' in thrown) return destinationProblem(thrown, file);
  const problem = asProblem(thrown, file);
  if (!(problem instanceof Problem) || !unwritableCodes.has(problem.code)) return problem;
  return destinationProblem(problem.cause, file);
}

/** What SQLite's failures to open a file mean where the file is only to be made. */
const unwritableCodes: ReadonlySet<string> = new Set(['project-missing', 'project-not-writable']);

const enteredTitle = z.object({ title: enteredName });

/** The title given, else the file's name as far as a title may be long. */
function titleFor(target: string, given: string | undefined): string {
  if (given === undefined) {
    const baseName = path.basename(target, path.extname(target)).toWellFormed();
    const fromName = baseName.replaceAll(/\p{Cc}/gu, ' ').replaceAll(reorderingControls, '');
    return name.catch('Isnad').parse(fromName.slice(0, 200).toWellFormed());
  }
  return parseInput('project.create', enteredTitle, { title: given }).title;
}

/** A link fails where the name has been taken meanwhile; a rename, for disks without links (FAT), would overwrite. */
export function giveName(unfinished: string, target: string): void {
  try {
    fs.linkSync(unfinished, target);
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(code)) throw thrown;
    if (fs.existsSync(target)) throw new Problem('project-exists', { file: target }, { cause: thrown });
    fs.renameSync(unfinished, target);
    return;
  }
  fs.unlinkSync(unfinished);
}

interface Content {
  readonly title: string;
  readonly content: Scheme;
  readonly at: string;
  readonly newId: () => string;
  readonly actor: Actor;
}

function write(file: string, { title, content, at, newId, actor }: Content): void {
  const connection = createDatabase(file);
  try {
    migrate(connection, file);
    connection.execute('BEGIN IMMEDIATE');
    const replica = newId();
    const person = { id: actor.id ?? newId(), name: actor.name };
    claimReplica(connection.writer, placeOf(file), replica, at);
    connection.writer.command('INSERT INTO people (id, name) VALUES (?, ?)').run(person.id, person.name);
    const recorder = beginGroup(connection.writer, {
      replica,
      actor: person.id,
      intent: 'project.create',
      group: newId(),
      at,
      role: 'do',
      reverses: null,
      newId,
      ends: createChainEnds(connection.reader, replica),
    });
    recorder.record({ action: 'create', entity: 'project', value: { id: newId(), title, createdAt: at } });
    recorder.record({ action: 'create', entity: 'scheme', value: { version: 1, content, mapping: null, at } });
    connection.execute('COMMIT');
  } finally {
    connection.close();
  }
}

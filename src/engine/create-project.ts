import fs from 'node:fs';
import path from 'node:path';
import { defaultScheme } from '../domain/default-scheme.ts';
import { name } from '../domain/identifiers.ts';
import { scheme as schemeSchema, type Scheme } from '../domain/model/scheme.ts';
import { Problem } from '../domain/problem.ts';
import { migrate } from './database/migrate.ts';
import { createDatabase } from './database/open-database.ts';
import { asProblem } from './database/sqlite-problems.ts';
import { newIdentifier } from './identifiers.ts';
import { beginGroup } from './operations/recorder.ts';
import { syncFile } from './project/backups.ts';
import { claimReplica } from './project/replica.ts';
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
  const title = name.parse(options.title ?? path.basename(target, path.extname(target)));
  const content = schemeSchema.parse(options.scheme ?? defaultScheme);
  const newId = options.ids ?? newIdentifier;
  const at = new Date((options.clock ?? Date.now)()).toISOString();
  const unfinished = `${target}.${newId()}.unfinished`;
  try {
    fs.mkdirSync(path.dirname(target), { recursive: true });
    write(unfinished, { title, content, at, newId, actor: options.actor });
    // A link fails where the name has been taken meanwhile; a rename would overwrite.
    fs.linkSync(unfinished, target);
    fs.unlinkSync(unfinished);
    syncFile(path.dirname(target));
  } catch (thrown) {
    for (const ending of ['', '-wal', '-shm', '-journal']) fs.rmSync(unfinished + ending, { force: true });
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'EEXIST') {
      throw new Problem('project-exists', { file }, { cause: thrown });
    }
    const problem = asProblem(thrown, file);
    if (problem instanceof Error && !(problem instanceof Problem) && 'syscall' in problem) {
      throw new Problem('destination-unwritable', { file, message: problem.message }, { cause: thrown });
    }
    throw problem;
  }
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
    claimReplica(connection.writer, file, replica, at);
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
    });
    recorder.record({ action: 'create', entity: 'project', value: { id: newId(), title, createdAt: at } });
    recorder.record({ action: 'create', entity: 'scheme', value: { version: 1, content, mapping: null, at } });
    connection.execute('COMMIT');
  } finally {
    connection.close();
  }
}

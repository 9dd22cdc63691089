import { formatVersion } from '../database/migrations/all.ts';
import { integer, text } from '../database/handles.ts';
import { Problem } from '../../domain/problem.ts';
import type { ReadableDatabase } from '../database/handles.ts';
import { documentsOf, operationsOfGroup, roleOf } from '../operations/operation-log.ts';
import { redoTarget, reverseGroup, undoTarget } from '../operations/undo.ts';
import { listBackups } from '../project/backups.ts';
import { namesOfPeople } from '../project/people.ts';
import { saveCopy } from '../project/save-copy.ts';
import { currentScheme } from '../project/state-checks.ts';
import { verifyProject } from '../project/verify.ts';
import type { WriteContext } from '../project/project-file.ts';
import { stores } from '../store/stores.ts';
import type { ReadHandlers, WriteHandlers } from './contexts.ts';
import { found } from './found.ts';
import { projectOf } from './project-of.ts';

export const projectReads: ReadHandlers<
  | 'project.get'
  | 'project.info'
  | 'project.verify'
  | 'project.backups'
  | 'project.backup'
  | 'project.saveCopy'
  | 'scheme.get'
  | 'scheme.list'
  | 'history.list'
  | 'history.state'
  | 'session.get'
> = {
  'project.get': (_input, { database }) => projectOf(database),
  'project.info': (_input, { database, project }) => {
    const count = (sql: string): number => Number(database.query(`SELECT count(*) FROM ${sql}`).value());
    const visible = 'document NOT IN (SELECT id FROM documents WHERE removed = 1)';
    return {
      project: projectOf(database),
      file: project.file,
      formatVersion,
      replica: project.replica(),
      journalMode: project.journal.mode,
      journalReason: project.journal.reason,
      backups: project.backupFolder,
      schemeVersion: Number(database.query('SELECT max(version) FROM schemes').value()),
      counts: {
        documents: count('documents WHERE removed = 0'),
        removedDocuments: count('documents WHERE removed = 1'),
        annotators: count('annotators'),
        layers: count(`layers WHERE ${visible}`),
        spans: count(`spans WHERE ${visible}`),
        relations: count(`relations WHERE ${visible}`),
        suggestions: count(`suggestions WHERE ${visible}`),
        decisions: count(`decisions WHERE ${visible}`),
        operations: count('operations'),
      },
    };
  },
  'project.verify': (_input, { project }) => verifyProject(project.reader()),
  'project.backups': (_input, { project }) => ({
    folder: project.backupFolder,
    backups: listBackups(project.backupFolder),
  }),
  'project.backup': (_input, { project }) => project.backUp(),
  'project.saveCopy': ({ path }, { project }) => saveCopy(project, path),
  'scheme.get': ({ version }, { database }) =>
    version === undefined ? currentScheme(database) : found(database, 'scheme', String(version)),
  'scheme.list': (_input, { database }) =>
    [...stores.scheme.iterate(database)].map(({ version, at }) => ({ version, at })),
  'history.list': ({ document, before, limit }, { database }) => history(database, document, before, limit ?? 100),
  'history.state': (_input, { project }) => undoState(project.reader(), project.replica(), project.person().id),
  'session.get': (_input, { project }) => ({
    actor: project.person(),
    replica: project.replica(),
    file: project.file,
  }),
};

export const projectWrites: WriteHandlers<'project.update' | 'scheme.update' | 'history.undo' | 'history.redo'> = {
  'project.update': ({ title }, context) => {
    const { id } = projectOf(context.database);
    context.record({ action: 'change', entity: 'project', key: id, set: { title } });
    return projectOf(context.database);
  },
  'scheme.update': ({ content, mapping }, context) => {
    const { version } = currentScheme(context.database);
    const value = { version: version + 1, content, mapping: mapping ?? null, at: context.at };
    context.record({ action: 'create', entity: 'scheme', value });
    return value;
  },
  'history.undo': (_input, context) => {
    const target = undoTarget(context.database, context.replica, context.person.id);
    if (target === null) throw new Problem('nothing-to-undo');
    reverseGroup(context.database, target.group, context.reversing('undo', target.group, target.intent));
    return stateAfter(context);
  },
  'history.redo': (_input, context) => {
    const target = redoTarget(context.database, context.replica, context.person.id);
    if (target === null) throw new Problem('nothing-to-redo');
    reverseGroup(context.database, target.group, context.reversing('redo', target.group, target.intent));
    return stateAfter(context);
  },
};

function stateAfter(context: WriteContext) {
  return undoState(context.database, context.replica, context.person.id);
}

function undoState(database: ReadableDatabase, replica: string | null, person: string) {
  if (replica === null) return { undo: null, redo: null };
  return { undo: undoTarget(database, replica, person), redo: redoTarget(database, replica, person) };
}

function history(database: ReadableDatabase, document: string | undefined, before: string | undefined, limit: number) {
  const people = namesOfPeople(database);
  const scopes = document === undefined ? '' : `AND substr(scope, instr(scope, '/') + 1, 36) = ?`;
  const start = before === undefined ? Number.MAX_SAFE_INTEGER : firstPosition(database, before);
  const rows = database
    .query(
      `SELECT group_id, min(position) AS first, at, actor, intent, role, count(*) AS operations FROM operations
        WHERE position < ? ${scopes} GROUP BY group_id ORDER BY first DESC LIMIT ?`,
    )
    .all(...(document === undefined ? [start, limit] : [start, document, limit]));
  return rows.map((row) => {
    const group = text(row, 'group_id');
    const operations = integer(row, 'operations');
    return {
      group,
      at: text(row, 'at'),
      actor: text(row, 'actor'),
      actorName: people.get(text(row, 'actor')) ?? '',
      intent: text(row, 'intent'),
      role: roleOf(text(row, 'role')),
      operations,
      // A group of thousands is an import; naming all its documents helps nobody.
      documents: operations > 1000 ? [] : documentsOf(operationsOfGroup(database, group)),
    };
  });
}

function firstPosition(database: ReadableDatabase, group: string): number {
  const first = database.query('SELECT min(position) FROM operations WHERE group_id = ?').value(group);
  if (typeof first !== 'number') throw new Problem('not-found', { what: 'group', id: group });
  return first;
}


import { Problem } from '../../domain/problem.ts';
import type { ReadableDatabase } from '../database/handles.ts';
import { historyOf } from '../operations/history.ts';
import { redoTarget, reverseGroup, undoTarget } from '../operations/undo.ts';
import { listBackups } from '../project/backups.ts';
import { readProjectInfo } from '../project/project-info.ts';
import type { WriteContext } from '../project/write-transaction.ts';
import { reverseUnderScheme } from '../scheme/misfits-now.ts';
import type { ReadHandlers, WriteHandlers } from './contexts.ts';
import { ensureLead } from './annotator-handlers.ts';
import { given } from './found.ts';
import { seesOnlyOwn } from '../project/roles.ts';
import { projectOf } from './project-of.ts';

export const projectReads: ReadHandlers<
  | 'project.get'
  | 'project.info'
  | 'project.verify'
  | 'project.backups'
  | 'project.backup'
  | 'project.saveCopy'
  | 'history.list'
  | 'history.state'
  | 'session.get'
> = {
  'project.get': (_input, { database, project }) => ({
    ...projectOf(database),
    seesOnlyOwn: seesOnlyOwn(database, project.person().id),
  }),
  'project.info': (_input, { database, project }) =>
    readProjectInfo(database, { file: project.file, journal: project.journal, replica: project.replica() }),
  'project.verify': async (_input, { project }) => {
    const { verifyProject } = await import('../project/verify.ts');
    return verifyProject(project);
  },
  'project.backups': (_input, { project }) => ({
    folder: project.backupFolder,
    backups: listBackups(project.backupFolder),
  }),
  'project.backup': (_input, { project }) => project.backUp(),
  'project.saveCopy': async ({ path }, { project }) => {
    const { saveCopy } = await import('../project/save-copy.ts');
    return saveCopy(project, path);
  },
  'history.list': (input, { database }) => historyOf(database, { ...input, limit: input.limit ?? 100 }),
  'history.state': (_input, { project }) => undoState(project.reader(), project.replica(), project.person().id),
  'session.get': (_input, { project }) => ({
    actor: project.person(),
    replica: project.replica(),
    file: project.file,
  }),
};

export const projectWrites: WriteHandlers<'project.update' | 'history.undo' | 'history.redo'> = {
  'project.update': ({ title, blind }, context) => {
    const { id } = projectOf(context.database);
    if (blind === true) ensureLead(context);
    context.record({ action: 'change', entity: 'project', key: id, set: given({ title, blind }) });
    return projectOf(context.database);
  },
  'history.undo': (_input, context) => {
    const target = undoTarget(context.database, context.replica, context.person.id);
    if (target === null) throw new Problem('nothing-to-undo');
    const recorder = context.reversing('undo', target.group, target.intent);
    reverseUnderScheme(context.database, target.group, () => reverseGroup(context.database, target.group, recorder));
    return stateAfter(context);
  },
  'history.redo': (_input, context) => {
    const target = redoTarget(context.database, context.replica, context.person.id);
    if (target === null) throw new Problem('nothing-to-redo');
    const recorder = context.reversing('redo', target.group, target.intent);
    reverseUnderScheme(context.database, target.group, () => reverseGroup(context.database, target.group, recorder));
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

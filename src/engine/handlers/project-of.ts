import type { Project } from '../../domain/model/project.ts';
import type { ReadableDatabase } from '../database/handles.ts';
import { stores } from '../store/stores.ts';

/** The one project of a file. */
export function projectOf(database: ReadableDatabase): Project {
  for (const project of stores.project.iterate(database)) return project;
  throw new Error('the file holds no project');
}

import { text } from '../database/handles.ts';
import { asProblem } from '../database/sqlite-problems.ts';
import { problemData } from '../../domain/problem.ts';
import type { ProjectFile } from './project-file.ts';

/** Between the checks of two tables, in milliseconds: the person's own work goes first. */
const pause = 50;

/**
 * After an unclean close: checks the file table by table while work goes on, and announces damage. Returns a
 * function that stops it.
 */
export function watchOverDamage(project: ProjectFile): () => void {
  let timer: NodeJS.Timeout | null = null;
  const tables = project
    .reader()
    .query(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
    .all()
    .map((row) => text(row, 'name'));
  const announce = (message: string): void => {
    project.emit({ type: 'problem', problem: { code: 'project-damaged', details: { file: project.file, message } } });
  };
  const checkNext = (): void => {
    const table = tables.shift();
    if (table === undefined) return;
    try {
      const row = project.reader().query(`PRAGMA quick_check('${table}')`).get();
      const message = row === undefined ? 'ok' : text(row, 'quick_check');
      if (message !== 'ok') {
        announce(`${table}: ${message}`);
        return;
      }
    } catch (thrown) {
      const problem = problemData(asProblem(thrown, project.file));
      announce(`${table}: ${String(problem.details['message'] ?? problem.code)}`);
      return;
    }
    timer = setTimeout(checkNext, pause);
    timer.unref();
  };
  timer = setTimeout(checkNext, pause);
  timer.unref();
  return () => {
    if (timer !== null) clearTimeout(timer);
  };
}

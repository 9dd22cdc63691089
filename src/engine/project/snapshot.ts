import type { ReadableDatabase } from '../database/handles.ts';
import { canWrite, openForReading } from '../database/open-database.ts';
import { blindOnce } from './blinding.ts';
import type { ProjectFile } from './project-file.ts';

interface SnapshotOptions {
  /** `all` of the file whoever asks: for checking it, and for what picks out what may be seen by itself. */
  readonly sees?: 'what the person may' | 'all';
}

/** Runs over one unchanging state of the project, on a connection of its own. */
export function withSnapshot<Result>(
  project: ProjectFile,
  body: (database: ReadableDatabase) => Promise<Result>,
  { sees = 'what the person may' }: SnapshotOptions = {},
): Promise<Result> {
  const read = async (): Promise<Result> => {
    const connection = openForReading(project.file);
    try {
      if (sees !== 'all') blindOnce(connection, project.person().id);
      connection.execute('BEGIN');
      return await body(connection.reader);
    } finally {
      connection.close();
    }
  };
  // With a rollback journal nobody can commit while somebody reads: a write of this process would wait for
  // this reading, which could not go on while it waits. So they take turns.
  const alone = project.journal.mode === 'truncate' && canWrite(project.file);
  return alone ? project.exclusively(read) : read();
}

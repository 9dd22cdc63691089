import type { ProjectInfo } from '../../domain/api/project-methods.ts';
import { integer, text, type ReadableDatabase } from '../database/handles.ts';
import { chooseJournal, type JournalChoice } from '../database/journal-mode.ts';
import { pendingMigrations } from '../database/migrate.ts';
import { formatVersion } from '../database/migrations/all.ts';
import { openForReading } from '../database/open-database.ts';
import { withProblems } from '../database/sqlite-problems.ts';
import { backupFolder } from './backup-folder.ts';
import { currentReplica, placeOf } from './replica.ts';

interface Place {
  readonly file: string;
  readonly journal: JournalChoice;
  readonly replica: string | null;
}

/** What `project.info` answers. This module loads no schemas, so that a cold look at a file costs little. */
export function readProjectInfo(database: ReadableDatabase, { file, journal, replica }: Place): ProjectInfo {
  const count = (sql: string): number => Number(database.query(`SELECT count(*) FROM ${sql}`).value());
  const visible = 'document NOT IN (SELECT id FROM documents WHERE removed = 1)';
  const row = database.query('SELECT id, title, created_at, (SELECT max(version) FROM schemes) AS scheme FROM project').get();
  if (row === undefined) throw new Error('the file holds no project');
  return {
    project: { id: text(row, 'id'), title: text(row, 'title'), createdAt: text(row, 'created_at') },
    file,
    formatVersion,
    replica,
    journalMode: journal.mode,
    journalReason: journal.reason,
    backups: backupFolder(file),
    schemeVersion: integer(row, 'scheme'),
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
}

/**
 * The same of a file that nobody has opened yet; nothing is changed. Null where the format is older than
 * today's: then the door is to open it, which migrates.
 */
export function projectInfoOf(file: string): ProjectInfo | null {
  return withProblems(file, () => {
    const connection = openForReading(file);
    try {
      if (pendingMigrations(connection).length > 0) return null;
      // What may be counted depends on who asks, which the door knows.
      if (connection.reader.query('SELECT 1 AS blind FROM project WHERE blind = 1').get() !== undefined) return null;
      const replica = currentReplica(connection.reader, placeOf(file));
      return readProjectInfo(connection.reader, { file, journal: chooseJournal(file), replica });
    } finally {
      connection.close();
    }
  });
}

import type { WorkItem } from '../../domain/api/assignment-methods.ts';
import { layerStatuses } from '../../domain/model/annotation.ts';
import { integer, text, type ReadableDatabase } from '../database/handles.ts';

interface QueueFilter {
  readonly annotator?: string | undefined;
  readonly document?: string | undefined;
}

/** Assignments with their layers' statuses, each queue in its order; those of removed documents are left out. */
export function workItems(database: ReadableDatabase, filter: QueueFilter): WorkItem[] {
  const conditions = ['d.removed = 0'];
  const parameters: string[] = [];
  for (const column of ['annotator', 'document'] as const) {
    const wanted = filter[column];
    if (wanted === undefined) continue;
    conditions.push(`a.${column} = ?`);
    parameters.push(wanted);
  }
  return database
    .query(
      `SELECT a.*, d.title, coalesce(l.status, 'new') AS status FROM assignments a
        JOIN documents d ON d.id = a.document
        LEFT JOIN layers l ON l.document = a.document AND l.annotator = a.annotator
        WHERE ${conditions.join(' AND ')} ORDER BY a.annotator, a.calibration DESC, a.position, a.document`,
    )
    .all(...parameters)
    .map((row) => ({
      document: text(row, 'document'),
      annotator: text(row, 'annotator'),
      position: integer(row, 'position'),
      calibration: integer(row, 'calibration') === 1,
      batch: text(row, 'batch'),
      at: text(row, 'at'),
      title: text(row, 'title'),
      status: layerStatuses.find((candidate) => candidate === row['status']) ?? 'new',
    }));
}

interface NextWork {
  readonly next: WorkItem | null;
  readonly assigned: number;
  readonly open: number;
}

/** The first of a queue that is not done; after `after`, where it is in the queue, and from the beginning again. */
export function nextOf(queue: readonly WorkItem[], after: string | undefined): NextWork {
  const start = queue.findIndex(({ document }) => document === after) + 1;
  const turned = [...queue.slice(start), ...queue.slice(0, start)];
  const next = turned.find(({ document, status }) => status !== 'done' && document !== after) ?? null;
  return { next, assigned: queue.length, open: queue.filter(({ status }) => status !== 'done').length };
}

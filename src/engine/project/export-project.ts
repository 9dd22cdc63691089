import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ExportReport } from '../../domain/api/document-methods.ts';
import { Problem } from '../../domain/problem.ts';
import { text, type ReadableDatabase } from '../database/handles.ts';
import type { WriteOutcome } from '../formats/format.ts';
import { formatNamed } from '../formats/registry.ts';
import { unfinishedBeside } from './damaged-copies.ts';
import { destinationProblem } from './destination-problem.ts';
import type { ProjectFile } from './project-file.ts';
import { withSnapshot } from './snapshot.ts';

interface ExportRequest {
  readonly format: string;
  readonly path: string;
  readonly annotators?: readonly string[] | undefined;
  readonly task?: string | undefined;
}

/** How much is gathered before it goes to the disk, in UTF-16 code units. */
const chunkLength = 1 << 18;

/**
 * Writes the project in a format. The file appears under its name only when it is whole; one that was there
 * is replaced then. Reads one unchanging state, whatever is written meanwhile.
 */
export function exportProject(project: ProjectFile, request: ExportRequest): Promise<ExportReport> {
  return withSnapshot(project, (database) => exportFrom(database, project, request));
}

async function exportFrom(
  database: ReadableDatabase,
  project: ProjectFile,
  request: ExportRequest,
): Promise<ExportReport> {
  const format = formatNamed(request.format);
  if (format.write === undefined) throw new Problem('format-cannot-write', { format: format.name });
  const target = path.resolve(request.path);
  const unfinished = unfinishedBeside(target, project.newId());
  const task = project.tasks.begin(request.task, 'project.export');
  let handle: number | null = null;
  try {
    const annotators = annotatorIds(database, request.annotators);
    handle = openDestination(unfinished, request.path);
    const hash = createHash('sha256');
    const writer = format.write({ database, annotators });
    let bytes = 0;
    let pending = '';
    const flush = (): void => {
      const chunk = Buffer.from(pending, 'utf8');
      hash.update(chunk);
      bytes += chunk.byteLength;
      if (handle !== null) fs.writeSync(handle, chunk);
      pending = '';
    };
    let outcome: WriteOutcome | null = null;
    while (outcome === null) {
      const step = writer.next();
      if (step.done === true) outcome = step.value;
      else pending += step.value;
      if (pending.length < chunkLength) continue;
      flush();
      task.advance(bytes, 0);
      await nextTurn();
      task.check();
    }
    flush();
    fs.fsyncSync(handle);
    fs.closeSync(handle);
    handle = null;
    task.check();
    fs.renameSync(unfinished, target);
    const { counts, losses } = outcome;
    return { format: format.name, path: target, bytes, sha256: hash.digest('hex'), offsetUnit: format.offsetUnit, counts, losses };
  } catch (thrown) {
    if (handle !== null) fs.closeSync(handle);
    if (fs.existsSync(unfinished)) fs.rmSync(unfinished);
    throw thrown instanceof Error && 'syscall' in thrown ? destinationProblem(thrown, request.path) : thrown;
  } finally {
    task.end();
  }
}

function openDestination(unfinished: string, shown: string): number {
  try {
    return fs.openSync(unfinished, 'wx');
  } catch (thrown) {
    throw destinationProblem(thrown, shown);
  }
}

/** Annotators by name or id. */
function annotatorIds(database: ReadableDatabase, wanted: readonly string[] | undefined): ReadonlySet<string> | null {
  if (wanted === undefined || wanted.length === 0) return null;
  const ids = new Set<string>();
  for (const one of wanted) {
    const rows = database.query('SELECT id FROM annotators WHERE id = ?1 OR name = ?1').all(one);
    if (rows.length === 0) throw new Problem('not-found', { what: 'annotator', id: one });
    if (rows.length > 1) throw new Problem('ambiguous-name', { name: one, count: rows.length });
    for (const row of rows) ids.add(text(row, 'id'));
  }
  return ids;
}

import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ImportOutcome, ImportReport } from '../../domain/api/document-methods.ts';
import { Problem, type ProblemData } from '../../domain/problem.ts';
import { text, type ReadableDatabase } from '../database/handles.ts';
import type { Format } from '../formats/format.ts';
import { formatNamed, formatOfFile } from '../formats/registry.ts';
import { createDocument, putText } from '../handlers/document-handlers.ts';
import { readAhead } from '../import/read-ahead.ts';
import type { ReadOutcome } from '../import/source-facts.ts';
import { expandSources, type Source } from '../import/sources.ts';
import { stores } from '../store/stores.ts';
import type { ProjectFile } from './project-file.ts';
import type { Task } from './tasks.ts';
import type { WriteContext } from './write-transaction.ts';

interface ImportRequest {
  readonly sources: readonly string[];
  readonly format?: string | undefined;
  readonly task?: string | undefined;
}

/**
 * Brings files and folders in, all in one transaction: done, or (cancelled, killed, disk full) as it was. A
 * file that is refused is named and does not keep the others out.
 */
export async function importDocuments(project: ProjectFile, request: ImportRequest): Promise<ImportReport> {
  const named = request.format === undefined || request.format === 'text' ? undefined : formatNamed(request.format);
  if (named !== undefined && named.read === undefined) throw new Problem('format-cannot-read', { format: named.name });
  const task = project.tasks.begin(request.task, 'documents.import');
  try {
    const sources: { readonly source: Source; readonly format: Format | undefined }[] = [];
    for await (const source of expandSources(request.sources)) {
      sources.push({ source, format: named ?? (request.format === undefined ? formatOfFile(source.name) : undefined) });
    }
    return await project.write('documents.import', async (context) => {
      const texts = sources.filter(({ source, format }) => source.problem === null && format === undefined);
      const read = outcomesOf(readAhead(texts.map(({ source }) => source)));
      const outcomes: ImportOutcome[] = [];
      let lastTurn = performance.now();
      try {
        for (const { source, format } of sources) {
          if (source.problem !== null) outcomes.push(refused(source, source.problem.toData()));
          else if (format !== undefined) outcomes.push(await importFormat(source, format, context, task));
          else outcomes.push(importText(source, read.atHand() ?? (await read.next()), context));
          task.advance(outcomes.length, sources.length);
          // Also after the last one: who was told that it is cancelled must not find it done.
          task.check();
          // Let the window be answered now and then.
          if (performance.now() - lastTurn < 20) continue;
          await nextTurn();
          task.check();
          lastTurn = performance.now();
        }
      } finally {
        await read.end();
      }
      return reportOf(outcomes);
    });
  } finally {
    task.end();
  }
}

function refused(source: Source, problem: ProblemData): ImportOutcome {
  return { source: source.path, status: 'refused', documents: [], encoding: null, problem };
}

/** Takes what was read one by one: at once where it is at hand, else with the next batch. */
function outcomesOf(batches: AsyncGenerator<readonly ReadOutcome[], void, void>) {
  let batch: readonly ReadOutcome[] = [];
  let taken = 0;
  const atHand = (): ReadOutcome | undefined => {
    const outcome = batch[taken];
    taken += 1;
    return outcome;
  };
  return {
    atHand,
    next: async (): Promise<ReadOutcome> => {
      const step = await batches.next();
      batch = step.done === true ? [] : step.value;
      taken = 0;
      const outcome = atHand();
      if (outcome === undefined) throw new Error('fewer files were read than asked for');
      return outcome;
    },
    end: () => batches.return(),
  };
}

async function importFormat(source: Source, format: Format, context: WriteContext, task: Task): Promise<ImportOutcome> {
  try {
    const { documents } = await context.attempt(() => readWith(format, source, context, task));
    return { source: source.path, status: 'imported', documents: [...documents], encoding: null, problem: null };
  } catch (thrown) {
    if (thrown instanceof Problem && thrown.code !== 'cancelled') return refused(source, thrown.toData());
    throw thrown;
  }
}

function readWith(format: Format, source: Source, context: WriteContext, task: Task) {
  if (format.read === undefined) throw new Problem('format-cannot-read', { format: format.name });
  return format.read(source.path, context, async () => {
    await nextTurn();
    task.check();
  });
}

function importText(source: Source, { facts, problem }: ReadOutcome, context: WriteContext): ImportOutcome {
  if (problem !== null) {
    // What was not foreseen is no fault of the file.
    if (problem.code === 'engine-failed') throw new Error(String(problem.details['message']));
    return refused(source, problem);
  }
  // Only a text that was there already can be a document's.
  const isNew = putText(context, facts.textHash, facts.text);
  const known = isNew ? null : documentWithText(context.database, facts.textHash);
  const base = { source: source.path, encoding: facts.encoding, problem: null };
  if (known !== null) return { ...base, status: 'duplicate', documents: [known] };
  const { text: content, length: _length, ...read } = facts;
  const document = createDocument(context, {
    ...read,
    text: content,
    publisher: null,
    url: null,
    publishedAt: null,
    source: source.name,
    story: null,
  });
  return { ...base, status: 'imported', documents: [document.id] };
}

/** A document whose current text is the same, letter for letter. */
function documentWithText(database: ReadableDatabase, hash: string): string | null {
  // Few revisions share a text; asking document by document keeps the planner from walking all documents.
  for (const row of database.query('SELECT id, document FROM revisions WHERE text_hash = ?').all(hash)) {
    const document = stores.document.get(database, text(row, 'document'));
    if (document !== undefined && !document.removed && document.revision === row['id']) return document.id;
  }
  return null;
}

function reportOf(outcomes: ImportOutcome[]): ImportReport {
  const count = (status: ImportOutcome['status']): number =>
    outcomes.filter((outcome) => outcome.status === status).length;
  return { imported: count('imported'), duplicates: count('duplicate'), refused: count('refused'), outcomes };
}

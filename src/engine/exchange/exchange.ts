import fs from 'node:fs';
import path from 'node:path';
import type { Output, ParsedInput } from '../../domain/api.ts';
import { mergeReport, type MergeReport } from '../../domain/model/exchange.ts';
import { Problem, type ProblemCode } from '../../domain/problem.ts';
import { migrate } from '../database/migrate.ts';
import { createDatabase } from '../database/open-database.ts';
import { text, type ReadableDatabase } from '../database/handles.ts';
import { giveName } from '../create-project.ts';
import { newIdentifier } from '../identifiers.ts';
import { syncFile } from '../project/backups.ts';
import { removeWithLogs, unfinishedBeside } from '../project/damaged-copies.ts';
import { destinationProblem } from '../project/destination-problem.ts';
import { openProjectFile, type ProjectFile } from '../project/project-file.ts';
import { purgeDocument } from '../project/purge.ts';
import { originOf } from '../project/roles.ts';
import type { WriteContext } from '../project/write-transaction.ts';
import { busyTimeout } from '../database/open-database.ts';
import { canonicalJson, parseStored } from '../store/stored-json.ts';
import { stores } from '../store/stores.ts';
import { isConstraint, mergeBundle } from './merge-bundle.ts';
import { readBundle, type Bundle } from './read-bundle.ts';

/** Merges bundles, all of them or none. A merge cannot be undone: the state before it is kept as a backup. */
export async function mergeBundles(project: ProjectFile, { paths }: ParsedInput<'bundles.merge'>): Promise<MergeReport[]> {
  const bundles = paths.map(readBundle);
  if (bundles.some((bundle) => bringsSomething(project.reader(), bundle))) await project.backUpFirst();
  const merged = project.write('bundles.merge', (context) => bundles.map((bundle) => mergeOne(context, bundle, false)));
  const reports = await merged.catch((thrown: unknown) => {
    throw asRefusal(thrown, paths.join(', '));
  });
  // What a lead purged leaves this file's pages and its backups as well.
  for (const document of new Set(reports.flatMap(({ purged }) => purged))) await purgeDocument(project, document);
  return reports;
}

function bringsSomething(database: ReadableDatabase, { operations }: Bundle): boolean {
  const known = database.query('SELECT 1 AS known FROM operations WHERE id = ?');
  return operations.some(({ operation }) => known.get(operation.id) === undefined);
}

const refusedAtTheEnd: ReadonlySet<ProblemCode> = new Set(['in-use', 'not-found', 'last-lead']);

/** What only shows when all is in, such as a label that no scheme here has: the bundle's fault, whichever check found it. */
function asRefusal(thrown: unknown, file: string): unknown {
  const isCheck = thrown instanceof Problem && refusedAtTheEnd.has(thrown.code);
  if (!isCheck && !isConstraint(thrown)) return thrown;
  return new Problem('bundle-invalid', { file, line: 1, message: thrown.message }, { cause: thrown });
}

function mergeOne(context: WriteContext, bundle: Bundle, beginning: boolean): MergeReport {
  const report = mergeBundle(context, bundle, { beginning });
  if (report.operations.added === 0) return report;
  context.database
    .command('INSERT INTO merges (id, bundle, at, actor, report) VALUES (?, ?, ?, ?, ?)')
    .run(context.newId(), report.bundle, context.at, context.person.id, canonicalJson(withTitles(report, () => '')));
  return report;
}

/** What is kept of a merge names documents by id alone: a purge of one leaves nothing of it here. */
function withTitles(report: MergeReport, titleOf: (document: string) => string): MergeReport {
  return { ...report, layers: report.layers.map((layer) => ({ ...layer, title: titleOf(layer.document) })) };
}

/** Where this copy came from, and what was merged into it. */
export function listMerges(database: ReadableDatabase): Output<'bundles.list'> {
  const merges = database.query('SELECT id, at, actor, report FROM merges ORDER BY at DESC, id DESC').all();
  return {
    origin: originOf(database),
    merges: merges.map((row) => ({
      id: text(row, 'id'),
      at: text(row, 'at'),
      actor: text(row, 'actor'),
      report: withTitles(mergeReport.parse(parseStored(text(row, 'report'), 'merges')), (document) => {
        return stores.document.get(database, document)?.title ?? '';
      }),
    })),
  };
}

interface Beginning {
  readonly clock?: () => number;
  readonly ids?: () => string;
}

/**
 * Begins a copy of a project from an assignment. It appears under its name only when it is whole; a file that is there
 * is never touched.
 */
export async function beginFromBundle(file: string, bundleFile: string, options: Beginning = {}): Promise<MergeReport> {
  const target = path.resolve(file);
  if (fs.existsSync(target)) throw new Problem('project-exists', { file });
  const bundle = readBundle(bundleFile);
  if (bundle.header.kind !== 'assignment') throw new Problem('bundle-needs-assignment', { file: bundleFile });
  const newId = options.ids ?? newIdentifier;
  const clock = options.clock ?? Date.now;
  const unfinished = unfinishedBeside(target, newId());
  try {
    fs.mkdirSync(path.dirname(target), { recursive: true });
    makeEmptyCopy(unfinished, bundle, new Date(clock()).toISOString());
    const report = await fill(unfinished, bundle, clock, newId);
    giveName(unfinished, target);
    syncFile(path.dirname(target));
    return report;
  } catch (thrown) {
    removeWithLogs(unfinished);
    const refusal = asRefusal(thrown, bundleFile);
    if (refusal instanceof Problem) throw refusal;
    throw destinationProblem(thrown, file);
  }
}

function makeEmptyCopy(file: string, { header }: Bundle, at: string): void {
  const connection = createDatabase(file);
  try {
    migrate(connection, file);
    connection.writer
      .command('INSERT INTO origin (singleton, bundle, annotator, leads, at) VALUES (1, ?, ?, ?, ?)')
      .run(header.id, header.annotator.id, canonicalJson(header.leads), at);
  } finally {
    connection.close();
  }
}

async function fill(file: string, bundle: Bundle, clock: () => number, ids: () => string): Promise<MergeReport> {
  const { annotator } = bundle.header;
  const project = await openProjectFile(file, { actor: annotator, clock, ids, backups: 'off', watch: false, busyTimeout });
  try {
    return await project.write('bundles.merge', (context) => mergeOne(context, bundle, true));
  } finally {
    await project.close();
  }
}

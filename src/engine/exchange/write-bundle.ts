import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Output, ParsedInput } from '../../domain/api.ts';
import { bundleVersion, type AbsentEnd, type BundledOperation, type BundleHeader } from '../../domain/bundle.ts';
import type { Operation } from '../../domain/operation.ts';
import { Problem } from '../../domain/problem.ts';
import { integer, text, type ReadableDatabase } from '../database/handles.ts';
import { projectOf } from '../handlers/project-of.ts';
import { operationsInOrder } from '../operations/operation-log.ts';
import { syncFile } from '../project/backups.ts';
import { removeWithLogs, unfinishedBeside } from '../project/damaged-copies.ts';
import { destinationProblem } from '../project/destination-problem.ts';
import type { ProjectFile } from '../project/project-file.ts';
import { leadsOf, originOf } from '../project/roles.ts';
import { withSnapshot } from '../project/snapshot.ts';
import { stores } from '../store/stores.ts';
import { documentsFor, isPermitted, type Permission } from './permitted-scopes.ts';
import { schemeMarks } from './scheme-marks.ts';

type Written = Output<'bundles.write'>;

/** Writes a bundle; it appears under its name only when it is whole. */
export function writeBundle(project: ProjectFile, request: ParsedInput<'bundles.write'>): Promise<Written> {
  const target = path.resolve(request.path);
  if (fs.existsSync(target)) throw new Problem('destination-exists', { file: request.path });
  return withSnapshot(
    project,
    async (database) => {
      const unfinished = unfinishedBeside(target, project.newId());
      try {
        const written = writeLines(unfinished, database, project, request);
        syncFile(unfinished);
        fs.renameSync(unfinished, target);
        return { ...written, path: target };
      } catch (thrown) {
        removeWithLogs(unfinished);
        if (thrown instanceof Problem) throw thrown;
        throw destinationProblem(thrown, request.path);
      }
    },
    { sees: 'all' },
  );
}

function writeLines(file: string, database: ReadableDatabase, project: ProjectFile, request: ParsedInput<'bundles.write'>) {
  const annotator = stores.annotator.get(database, request.annotator);
  if (annotator === undefined) throw new Problem('not-found', { what: 'annotator', id: request.annotator });
  const origin = originOf(database);
  const person = project.person();
  const leads = leadsOf(database);
  const kind = request.kind ?? (origin?.annotator === annotator.id ? 'layers' : 'assignment');
  const blind = projectOf(database).blind === true;
  // Whoever may not see the layers of others may not carry them out of the file either.
  const foreign = kind === 'assignment' || annotator.id !== person.id;
  if (blind && foreign && !leads.has(person.id) && origin?.annotator !== annotator.id) {
    throw new Problem('lead-only', { name: person.name });
  }
  const documents = documentsFor(database, annotator.id);
  const tombstones = new Set(stores.tombstone.list(database).map(({ document }) => document));
  const permission = { kind, blind, annotator: annotator.id, documents, tombstones };

  const header: BundleHeader = {
    format: 'isnad-bundle',
    version: bundleVersion,
    id: project.newId(),
    kind,
    project: { id: projectOf(database).id, title: projectOf(database).title },
    annotator: { id: annotator.id, name: annotator.name },
    blind,
    by: person.id,
    at: new Date(project.now()).toISOString(),
    leads: [...leads].sort(),
    schemes: schemeMarks(database),
    absent: absentEnds(database, permission),
  };

  const out = fs.openSync(file, 'w');
  try {
    const sink = createSink(out);
    sink.line(header);
    if (kind === 'assignment') {
      for (const each of textsOf(database, documents)) sink.line({ text: each });
    }
    const layers = new Set<string>();
    const earlier = new Map(
      database.query('SELECT operation, version FROM earlier_schemes').all().map((row) => [text(row, 'operation'), integer(row, 'version')]),
    );
    let operations = 0;
    let version = 0;
    for (const operation of operationsInOrder(database)) {
      if (operation.kind === 'scheme.create' || operation.kind === 'scheme.remove') version += operation.kind === 'scheme.create' ? 1 : -1;
      if (!isPermitted(operation.scope, permission)) continue;
      // What came here from a copy that was behind goes on with the version that it was made under.
      const madeUnder = earlier.get(operation.id) ?? version;
      if (madeUnder !== sink.scheme) sink.mark(madeUnder);
      if (operation.scope.startsWith('layer/')) layers.add(operation.scope);
      sink.line({ operation: bundled(operation, annotator.id, blind) });
      operations += 1;
    }
    const { bytes, sha256 } = sink.end();
    return {
      bytes,
      sha256,
      bundle: header.id,
      kind,
      annotator: annotator.id,
      blind,
      documents: kind === 'assignment' ? documents.size : new Set([...layers].map((scope) => scope.split('/')[1])).size,
      layers: layers.size,
      operations,
    };
  } finally {
    fs.closeSync(out);
  }
}

/**
 * Projects of the first format kept people in the project's own chain: in a blind bundle what those operations say of
 * others is withheld, as purging does, so that the chain holds.
 */
function bundled({ position: _position, ...operation }: Operation, annotator: string, blind: boolean): BundledOperation {
  const isForeign = operation.scope === 'project' && operation.kind.startsWith('annotator.') && !(operation.payload ?? '').includes(annotator);
  return blind && isForeign ? { ...operation, payload: null, inverse: null } : operation;
}

function* textsOf(database: ReadableDatabase, documents: ReadonlySet<string>): Generator<{ hash: string; text: string }> {
  const hashes = new Set<string>();
  const ofDocument = database.query('SELECT text_hash FROM revisions WHERE document = ? ORDER BY id');
  for (const document of [...documents].sort()) {
    for (const row of ofDocument.all(document)) hashes.add(text(row, 'text_hash'));
  }
  const one = database.query('SELECT text FROM texts WHERE hash = ?');
  for (const hash of [...hashes].sort()) {
    const content = one.value(hash);
    if (typeof content === 'string') yield { hash, text: content };
  }
}

/** Ends of the relations that go along, in layers or documents that do not. */
function absentEnds(database: ReadableDatabase, permission: Permission): AbsentEnd[] {
  const { kind, blind, annotator } = permission;
  const isSent = (scope: string): boolean => isPermitted(scope, permission);
  // What goes back lies at the lead's, with all documents.
  if (kind === 'layers') return [];
  const absent = new Map<string, AbsentEnd>();
  for (const relation of stores.relation.iterate(database)) {
    if (!isSent(`layer/${relation.document}/${relation.annotator}`)) continue;
    for (const end of [relation.from, relation.to]) {
      const span = end.kind === 'span' ? stores.span.get(database, end.id) : undefined;
      const document = end.kind === 'document' ? end.id : span?.document;
      if (document === undefined) continue;
      const scope = span === undefined ? `document/${document}` : `layer/${document}/${span.annotator}`;
      if (isSent(scope)) continue;
      const title = stores.document.get(database, document)?.title ?? '';
      // What others chose to label is theirs, also where a relation leads to it.
      const quote = span === undefined || (blind && span.annotator !== annotator) ? '' : span.fragments.map(({ quote: part }) => part).join(' … ');
      absent.set(end.id, { id: end.id, kind: end.kind, document, title, quote });
    }
  }
  return [...absent.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
}

function createSink(out: number) {
  const hash = createHash('sha256');
  let [lines, bytes, scheme] = [0, 0, 0];
  const line = (value: unknown): void => {
    const content = Buffer.from(`${JSON.stringify(value)}\n`, 'utf8');
    hash.update(content);
    fs.writeFileSync(out, content);
    lines += 1;
    bytes += content.length;
  };
  return {
    line,
    get scheme() {
      return scheme;
    },
    mark: (version: number) => {
      scheme = version;
      line({ scheme: version });
    },
    end: () => {
      const sha256 = hash.digest('hex');
      const content = Buffer.from(`${JSON.stringify({ end: { lines, sha256 } })}\n`, 'utf8');
      fs.writeFileSync(out, content);
      return { bytes: bytes + content.length, sha256 };
    },
  };
}

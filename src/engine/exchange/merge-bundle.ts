import Sqlite from 'better-sqlite3';
import type { MergeReport } from '../../domain/model/exchange.ts';
import { stepsOf } from '../../domain/model/project.ts';
import { entityKeys, scopeOf, type Entity } from '../../domain/operation.ts';
import { Problem } from '../../domain/problem.ts';
import type { SchemeStage } from '../../domain/scheme-mapping.ts';
import { ChangeDoesNotFit, storeOf } from '../operations/change.ts';
import { currentScheme } from '../project/state-checks.ts';
import { eraseDocument, relationsThatTouch } from '../project/erase-document.ts';
import type { WriteContext } from '../project/write-transaction.ts';
import { stores } from '../store/stores.ts';
import { nameAbsentEnds } from './absent-ends.ts';
import { checkBundle, type Arriving } from './check-bundle.ts';
import { checkMergedHeader, checkMergedSpans } from './check-merged.ts';
import { beginHeldLayers } from './held-layers.ts';
import { carried, keyOfValue } from './layer-values.ts';
import { layerMerging } from './layer-merging.ts';
import type { Bundle } from './read-bundle.ts';
import { atHome } from './relation-home.ts';
import { carryLabellings } from './fold-labellings.ts';
import { replaceLabellings, replaceValue } from './replace-value.ts';

/**
 * Takes a bundle in, inside the caller's transaction. Operations that this copy does not hold are applied as they are
 * and keep their places in their chains; what was made under an earlier scheme is then carried forward, by operations
 * of whoever merges. Whatever order bundles come in, the layers end the same.
 */
export function mergeBundle(context: WriteContext, bundle: Bundle, { beginning }: { beginning: boolean }): MergeReport {
  const { database } = context;
  const { header } = bundle;
  const checked = checkBundle(database, bundle, { beginning, person: context.person.id });
  const versionBefore = beginning ? 0 : currentScheme(database).version;
  for (const [hash, content] of bundle.texts) {
    database.command('INSERT INTO texts (hash, text) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING').run(hash, content);
  }
  const layers = layerMerging(context, checked);
  const purged: string[] = [];
  let withheld = 0;
  for (const arriving of checked.arriving) {
    if (arriving.change === null) withheld += 1;
    layers.prepare(arriving);
    if (admit(context, bundle, arriving)) purged.push(arriving.operation.scope.split('/')[1] ?? '');
  }
  checkMergedHeader(database, bundle);
  const version = currentScheme(database).version;
  const stages = stagesOf(context);
  for (const { operation, scheme } of checked.arriving) {
    if (!operation.scope.startsWith('layer/') || scheme >= version || scheme === 0) continue;
    database
      .command('INSERT INTO earlier_schemes (operation, version) VALUES (?, ?) ON CONFLICT (operation) DO NOTHING')
      .run(operation.id, scheme);
  }
  const outcome = layers.settle(stages, version, versionBefore);
  if (versionBefore > 0 && version > versionBefore) carryOthers(context, layers.touched, stages.slice(versionBefore - 1, version - 1));
  beginHeldLayers(context);
  checkMergedSpans(database, checked);
  const absentEnds = nameAbsentEnds(database, checked);
  database.command('DELETE FROM texts WHERE hash NOT IN (SELECT text_hash FROM revisions)').run();
  return {
    bundle: header.id,
    kind: header.kind,
    annotator: header.annotator.id,
    annotatorName: header.annotator.name,
    writtenAt: header.at,
    operations: { added: checked.arriving.length, known: checked.known, withheld },
    texts: bundle.texts.size,
    layers: outcome.map(({ document, annotator, ...counts }) => ({
      document,
      annotator,
      title: stores.document.get(database, document)?.title ?? '',
      ...counts,
      onEarlierText: Number(
        database
          .query(
            `SELECT count(*) FROM spans JOIN documents ON documents.id = spans.document
              WHERE spans.document = ? AND spans.annotator = ? AND spans.revision <> documents.revision`,
          )
          .value(document, annotator),
      ),
    })),
    absentEnds,
    purged,
  };
}

/** Applies one operation. Answers whether it purged a document. */
function admit(context: WriteContext, bundle: Bundle, { operation, change, line }: Arriving): boolean {
  const { database } = context;
  const [what, document = ''] = operation.scope.split('/');
  const isPurged = what !== 'project' && operation.kind !== 'tombstone.create' && stores.tombstone.get(database, document) !== undefined;
  try {
    const applied = context.admit(operation, isPurged || change === null);
    if (applied !== null && scopeOf(applied.change.entity, applied.value) !== operation.scope && !isEarlierPerson(operation)) {
      throw new Problem('bundle-foreign', { file: bundle.file, line, what: `${operation.kind} outside ${operation.scope}` });
    }
  } catch (thrown) {
    if (isConstraint(thrown)) {
      const message = `${operation.kind}: ${thrown.message}`;
      throw new Problem('bundle-invalid', { file: bundle.file, line, message }, { cause: thrown });
    }
    if (!(thrown instanceof ChangeDoesNotFit)) throw thrown;
    throw new Problem('bundle-forked', { file: bundle.file, what: `${operation.scope}: ${thrown.message}` }, { cause: thrown });
  }
  if (operation.kind !== 'tombstone.create') return false;
  const wasHere = stores.document.get(database, document) !== undefined;
  const relations = relationsThatTouch(database, document);
  eraseDocument(database, document, relations);
  // Those of other documents' layers too: the operations that removed them at the lead's say no longer which they were.
  for (const relation of relations) stores.relation.remove(database, relation);
  return wasHere || relations.size > 0;
}

/** What the tables themselves refuse, which no sound bundle meets. */
export function isConstraint(thrown: unknown): thrown is Error {
  return thrown instanceof Sqlite.SqliteError && thrown.code.startsWith('SQLITE_CONSTRAINT');
}

/** Projects of the first format kept people in the project's own chain. */
function isEarlierPerson({ scope, kind }: Arriving['operation']): boolean {
  return scope === 'project' && kind.startsWith('annotator.');
}

/** What leads from version `n` of the scheme to `n + 1`, at index `n - 1`. */
function stagesOf({ database }: WriteContext): SchemeStage[] {
  return stores.scheme
    .list(database)
    .slice(1)
    .map((version) => ({ content: version.content, steps: stepsOf(version) }));
}

/** A newer scheme came with the bundle: what lies here and nobody has carried yet is carried now. */
function carryOthers(context: WriteContext, done: ReadonlySet<string>, stages: readonly SchemeStage[]): void {
  const { database } = context;
  const scheme = currentScheme(database).content;
  for (const entity of ['span', 'relation'] as const) {
    for (const value of storeOf(entity).list(database)) {
      const fields = value as unknown as Readonly<Record<string, unknown>>;
      const key = keyOfValue(entity, fields);
      if (done.has(`${entity} ${key}`)) continue;
      replaceValue(context, entity, key, fields, atHome(database, entity, carried(entity, fields, stages), scheme));
    }
  }
  // What is said of a document goes together: two labels may have become one.
  const isDone = (labelling: Entity<'documentLabelling'>): boolean => done.has(`documentLabelling ${entityKeys.documentLabelling(labelling)}`);
  const byLayer = Map.groupBy(stores.documentLabelling.list(database), ({ document, annotator }) => `${document}/${annotator}`);
  for (const [layer, labellings] of byLayer) {
    const settled = labellings.filter(isDone).map((each) => [each.label, each] as const);
    const rest = labellings.filter((each) => !isDone(each));
    replaceLabellings(context, layer, new Map([...carryLabellings(rest, stages), ...settled]));
  }
}

import { documentOfScope } from '../../domain/operation.ts';
import { Problem } from '../../domain/problem.ts';
import { integer, text, type ReadableDatabase } from '../database/handles.ts';
import { projectOf } from '../handlers/project-of.ts';
import { changeFromPayload, inverseKind, type LooseChange } from '../operations/change.ts';
import { idsIn } from '../project/erase-document.ts';
import { leadsOf, seesOnlyOwn } from '../project/roles.ts';
import { isLayerEntity } from './layer-values.ts';
import { mayHold } from './permitted-scopes.ts';
import type { Bundle, Incoming } from './read-bundle.ts';
import { schemeMarks } from './scheme-marks.ts';

/** An operation that this copy does not hold yet. */
export interface Arriving extends Incoming {
  /** Null where its content was withheld or purged. */
  readonly change: LooseChange | null;
}

export interface CheckedBundle {
  readonly bundle: Bundle;
  readonly arriving: readonly Arriving[];
  readonly known: number;
  /** Known operations of the layers that something arrives in, and of relations, which may move, with what they changed. */
  readonly knownInLayers: readonly Arriving[];
}

export interface Merging {
  /** The project is about to be begun from it. */
  readonly beginning: boolean;
  /** Who merges. */
  readonly person: string;
}

/**
 * Holds a bundle against the project that it is to be merged into. Throws a `Problem` that says what is wrong and in
 * which line; nothing has been written by then.
 */
export function checkBundle(database: ReadableDatabase, bundle: Bundle, { beginning, person }: Merging): CheckedBundle {
  const { file, header } = bundle;
  if (!beginning) {
    if (projectOf(database).id !== header.project.id) {
      throw new Problem('bundle-of-another-project', { file, title: header.project.title });
    }
    if (header.annotator.id !== person && seesOnlyOwn(database, person)) {
      throw new Problem('bundle-foreign', { file, line: 1, what: 'what is somebody else’s, while work is blind' });
    }
    checkScheme(database, bundle);
    if (header.kind === 'assignment' && !leadsOf(database).has(header.by)) {
      throw new Problem('bundle-foreign', { file, line: 1, what: 'an assignment that no lead of this project wrote' });
    }
  }
  const tombstones = purgedIn(database, bundle);
  const purgedRelations = relationsOfPurged(bundle, tombstones);
  const leads = beginning ? new Set(header.leads) : leadsOf(database);
  const arriving: Arriving[] = [];
  const knownHere: Incoming[] = [];
  const touchedScopes = new Set<string>();
  for (const incoming of bundle.operations) {
    checkPlace(bundle, incoming);
    if (isKnown(database, file, incoming)) {
      knownHere.push(incoming);
      continue;
    }
    checkAuthor(bundle, incoming, leads);
    const change = contentOf(bundle, incoming, tombstones);
    arriving.push({ ...incoming, change: change?.entity === 'relation' && purgedRelations.has(change.key) ? null : change });
    touchedScopes.add(incoming.operation.scope);
  }
  const knownInLayers = knownHere
    .filter(({ operation: { scope, kind } }) => scope.startsWith('layer/') && (touchedScopes.has(scope) || kind.startsWith('relation.')))
    .map((incoming) => ({ ...incoming, change: changeOf(bundle, incoming) }));
  checkTexts(database, bundle, arriving);
  return { bundle, arriving, known: knownHere.length, knownInLayers };
}

function checkScheme(database: ReadableDatabase, { file, header }: Bundle): void {
  const known = new Map(schemeMarks(database).map(({ version, hash }) => [version, hash]));
  for (const { version, hash } of header.schemes) {
    const here = known.get(version);
    if (here === undefined && header.kind === 'layers') throw new Problem('bundle-scheme-unknown', { file, version });
    if (here !== undefined && here !== hash) throw new Problem('bundle-forked', { file, what: `scheme ${version}` });
  }
}

/** What was purged here, or is by this bundle. */
function purgedIn(database: ReadableDatabase, { operations }: Bundle): ReadonlySet<string> {
  const here = database.query('SELECT document FROM tombstones').all().map((row) => text(row, 'document'));
  const coming = operations
    .filter(({ operation }) => operation.kind === 'tombstone.create')
    .map(({ operation }) => operation.scope.split('/')[1] ?? '');
  return new Set([...here, ...coming]);
}

/**
 * Relations that ever had an end in a purged document, by id: their annotator may have made or changed them before hearing
 * of the purge.
 */
function relationsOfPurged(bundle: Bundle, purged: ReadonlySet<string>): ReadonlySet<string> {
  const relations = new Set<string>();
  if (purged.size === 0) return relations;
  const layerChanges = bundle.operations.filter(({ operation: { scope, kind } }) => scope.startsWith('layer/') && /^(span|relation)\./.test(kind));
  const ends = new Set(purged);
  for (const incoming of layerChanges) {
    const document = documentOfScope(incoming.operation.scope);
    const change = changeOf(bundle, incoming);
    if (change?.entity === 'span' && document !== null && purged.has(document)) ends.add(change.key);
  }
  for (const incoming of layerChanges) {
    const change = changeOf(bundle, incoming);
    if (change?.entity !== 'relation') continue;
    const said = `${incoming.operation.payload ?? ''} ${incoming.operation.inverse ?? ''}`;
    if ([...idsIn(said)].some((id) => ends.has(id))) relations.add(change.key);
  }
  return relations;
}

/** A bundle of layers holds its annotator's layers and nothing else, a blind one nothing of others. */
function checkPlace({ file, header }: Bundle, { operation, line }: Incoming): void {
  if (!mayHold(operation.scope, { ...header, annotator: header.annotator.id })) throw new Problem('bundle-foreign', { file, line, what: operation.scope });
}

/** A layer is written by its annotator, and by leads whose change of the scheme carried it along. */
function checkAuthor({ file, header }: Bundle, { operation, line }: Incoming, leads: ReadonlySet<string>): void {
  const [what, , owner] = operation.scope.split('/');
  if (header.kind === 'assignment' && what !== 'layer') return;
  const author = what === 'layer' ? owner : header.annotator.id;
  if (operation.actor === author || leads.has(operation.actor)) return;
  // Before work was handed out anybody at the lead's desk may have changed the scheme.
  if (header.kind === 'assignment' && operation.intent.startsWith('scheme.')) return;
  throw new Problem('bundle-foreign', { file, line, what: `an operation of ${operation.actor} in ${operation.scope}` });
}

/** Whether this copy holds the operation. The same one with other content, or another in its place, is refused. */
function isKnown(database: ReadableDatabase, file: string, { operation, line }: Incoming): boolean {
  const same = database.query('SELECT hash, scope FROM operations WHERE id = ?').get(operation.id);
  if (same !== undefined) {
    if (text(same, 'hash') === operation.hash && text(same, 'scope') === operation.scope) return true;
    throw new Problem('bundle-conflict', { file, line, operation: operation.id });
  }
  const end = database
    .query('SELECT counter FROM operations WHERE scope = ? AND replica = ? ORDER BY counter DESC LIMIT 1')
    .get(operation.scope, operation.replica);
  if (end !== undefined && integer(end, 'counter') >= operation.counter) {
    throw new Problem('bundle-forked', { file, what: `${operation.scope}, number ${operation.counter}` });
  }
  return false;
}

/** The change that an arriving operation makes; null where it may be withheld and is. */
function contentOf(bundle: Bundle, incoming: Incoming, purged: ReadonlySet<string>): LooseChange | null {
  const { operation, line } = incoming;
  if (operation.payload !== null) return changeOf(bundle, incoming);
  const [what, document = ''] = operation.scope.split('/');
  const isPerson = operation.kind.startsWith('annotator.') && (what === 'project' || what === 'annotator');
  const isPurged = what !== 'project' && purged.has(document);
  // A purge blanks relations with its document in the layers of others as well.
  const isBlankedRelation = operation.kind.startsWith('relation.') && purged.size > 0;
  if (isPerson || isPurged || isBlankedRelation) return null;
  throw new Problem('bundle-damaged', { file: bundle.file, line, message: `operation ${operation.id} has no content` });
}

const namingFields = ['id', 'document', 'annotator', 'revision'] as const;

function changeOf({ file }: Bundle, { operation, line }: Incoming): LooseChange | null {
  if (operation.payload === null) return null;
  const wrong = (message: string, cause?: unknown) => new Problem('bundle-invalid', { file, line, message }, { cause });
  let change: LooseChange;
  try {
    change = changeFromPayload(operation.kind, operation.payload);
    // Undo goes by it.
    if (operation.inverse !== null) changeFromPayload(inverseKind(operation.kind), operation.inverse);
  } catch (thrown) {
    throw wrong(thrown instanceof Error ? (thrown.message.split('\n')[0] ?? '') : String(thrown), thrown);
  }
  const isLayer = operation.scope.startsWith('layer/');
  if (isLayer !== isLayerEntity(change.entity)) throw wrong(`${operation.kind} does not belong in ${operation.scope}`);
  if (isLayer && change.action === 'change' && namingFields.some((field) => field !== 'revision' && field in change.fields)) {
    throw wrong(`${operation.kind} moves what it changes to another layer`);
  }
  return change;
}

/** Whatever a layer speaks of must be here: its document, and the text that its spans stand on. */
function checkTexts(database: ReadableDatabase, { file, header }: Bundle, arriving: readonly Arriving[]): void {
  if (header.kind !== 'layers') return;
  const document = database.query('SELECT 1 AS there FROM documents WHERE id = ? UNION SELECT 1 FROM tombstones WHERE document = ?');
  const revision = database.query('SELECT 1 AS there FROM revisions WHERE id = ?');
  const purged = database.query('SELECT 1 AS there FROM tombstones WHERE document = ?');
  for (const { operation, change, line } of arriving) {
    const [what, id = ''] = operation.scope.split('/');
    if (what !== 'layer') continue;
    if (document.get(id, id) === undefined) throw new Problem('bundle-text-unknown', { file, line, document: id });
    const wanted = change?.fields['revision'];
    if (typeof wanted !== 'string' || purged.get(id) !== undefined) continue;
    if (revision.get(wanted) === undefined) throw new Problem('bundle-text-unknown', { file, line, document: id });
  }
}

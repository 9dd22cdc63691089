import type { SchemeStage } from '../../domain/scheme-mapping.ts';
import { integer, text, type Row } from '../database/handles.ts';
import { changeFromPayload, type LooseChange } from '../operations/change.ts';
import { currentScheme } from '../project/state-checks.ts';
import type { WriteContext } from '../project/write-transaction.ts';
import type { Arriving, CheckedBundle } from './check-bundle.ts';
import { foldLabellings, mergesDocumentLabels } from './fold-labellings.ts';
import { isHeld, plainLayer } from './held-layers.ts';
import {
  afterChange,
  carried,
  foldChanges,
  isLayerEntity,
  isMeant,
  type LayerEntityName,
  type LayerValue,
  type MeantChange,
} from './layer-values.ts';
import { atHome } from './relation-home.ts';
import { replaceLabellings, replaceValue, valueNow } from './replace-value.ts';

export interface MergedLayer {
  readonly document: string;
  readonly annotator: string;
  readonly added: number;
  readonly carriedForward: number;
  readonly writtenTwice: boolean;
}

interface LayerMerging {
  /** Everything that the bundle changes: `<entity> <key>`. */
  readonly touched: ReadonlySet<string>;
  /** Before each operation that arrives: what both sides changed goes to where the bundle's side had it. */
  readonly prepare: (arriving: Arriving) => void;
  /** After them all: what both sides changed becomes what its annotator's changes come to, and all of it today's scheme. */
  readonly settle: (stages: readonly SchemeStage[], version: number, versionBefore: number) => readonly MergedLayer[];
}

interface Thing {
  readonly entity: LayerEntityName;
  readonly key: string;
  readonly scope: string;
  /** Of the bundle, in its order: first what this copy holds, then what arrives. */
  readonly known: Arriving[];
  readonly arriving: Arriving[];
  /** Of this copy alone, in the order in which it came to hold them. */
  readonly here: ChangeMadeHere[];
}

interface ChangeMadeHere extends MeantChange {
  readonly position: number;
  readonly actor: string;
  readonly intent: string;
}

/** Works out, thing by thing, where a bundle and this copy went apart. Only layers are written on two desktops. */
export function layerMerging(context: WriteContext, checked: CheckedBundle): LayerMerging {
  const things = new Map<string, Thing>();
  const scopes = new Map<string, { added: number; carriedForward: number; writtenTwice: boolean }>();
  for (const arriving of checked.arriving) {
    if (arriving.change === null || !isLayerEntity(arriving.change.entity)) continue;
    thingOf(things, arriving.operation.scope, arriving.change).arriving.push(arriving);
    const scope = scopes.get(arriving.operation.scope) ?? { added: 0, carriedForward: 0, writtenTwice: false };
    scope.added += 1;
    scopes.set(arriving.operation.scope, scope);
  }
  for (const known of checked.knownInLayers) {
    if (known.change === null || !isLayerEntity(known.change.entity)) continue;
    things.get(nameOf(known.change))?.known.push(known);
  }
  const inBundle = new Set(checked.bundle.operations.map(({ operation }) => operation.id));
  for (const each of changesHere(context, scopesOf(context, things, scopes.keys()), inBundle)) {
    things.get(nameOf(each.change))?.here.push(each);
  }

  /** Everything said of a document as a whole, in the layers in which something of it arrives. */
  const labellingsIn = (scope: string): Thing => ({
    entity: 'documentLabelling',
    key: '',
    scope,
    known: checked.knownInLayers.filter((each) => each.operation.scope === scope && each.change?.entity === 'documentLabelling'),
    arriving: checked.arriving.filter((each) => each.operation.scope === scope && each.change?.entity === 'documentLabelling'),
    here: changesHere(context, new Set([scope]), inBundle).filter(({ change }) => change.entity === 'documentLabelling'),
  });
  const touched = new Set(things.keys());

  return {
    touched,
    prepare: ({ change, line }) => {
      const thing = change === null ? undefined : things.get(nameOf(change));
      if (thing === undefined || !wentApart(thing)) return;
      const { entity, key } = thing;
      replaceValue(context, entity, key, valueNow(context, entity, key), valueBefore(thing, line));
    },
    settle: (stages, version, versionBefore) => {
      const scheme = currentScheme(context.database).content;
      // Layers last: whether one is needed hangs on what is in it then.
      const inOrder = [...things.values()].sort((one, other) => Number(one.entity === 'layer') - Number(other.entity === 'layer'));
      const areMerged = mergesDocumentLabels(stages);
      for (const scope of areMerged ? new Set(inOrder.filter(({ entity }) => entity === 'documentLabelling').map((each) => each.scope)) : []) {
        const layer = scope.slice('layer/'.length);
        const after = foldLabellings(meantChanges(labellingsIn(scope)), stages, version);
        const isCarried = replaceLabellings(context, layer, after);
        for (const label of after.keys()) touched.add(`documentLabelling ${layer}/${label}`);
        const entry = scopes.get(scope);
        if (isCarried && entry !== undefined) entry.carriedForward += 1;
      }
      for (const thing of inOrder) {
        const { entity, key, scope, arriving } = thing;
        if (areMerged && entity === 'documentLabelling') continue;
        const [, document = '', owner = ''] = scope.split('/');
        const now = valueNow(context, entity, key);
        const isApart = wentApart(thing);
        let after: LayerValue;
        if (isApart) after = foldChanges(entity, meantChanges(thing), stages, version);
        else {
          const from = arriving.at(-1)?.scheme ?? version;
          after = carried(entity, now, stages.slice(Math.max(from, 1) - 1, version - 1));
        }
        if (entity === 'layer' && after === undefined && isHeld(context.database, document, owner)) after = plainLayer(document, owner);
        const entry = scopes.get(scope);
        const isCarried = replaceValue(context, entity, key, now, atHome(context.database, entity, after, scheme)) && !isApart;
        if (entry === undefined) continue;
        if (isCarried || (isApart && versionBefore > 0 && (arriving[0]?.scheme ?? version) < version)) entry.carriedForward += 1;
        entry.writtenTwice ||= isWrittenTwice(thing, owner);
      }
      return [...scopes].map(([scope, counts]) => {
        const [, document = '', annotator = ''] = scope.split('/');
        return { document, annotator, ...counts };
      });
    },
  };
}

/**
 * What people meant of a thing, each desktop's in its own order: chains go whole, so that what the bundle holds of a desktop
 * comes before what this copy holds beyond it.
 */
function meantChanges({ entity, known, arriving, here }: Thing): MeantChange[] {
  const inBundle = inOrderOfLines([...known, ...arriving])
    .flatMap(({ operation: { at, replica, intent }, change, scheme }) => (change === null ? [] : [{ change, at, replica, intent, scheme }]));
  const all = [...inBundle, ...here];
  const meant = all.filter(({ intent }) => isMeant(intent));
  if (entity === 'documentLabelling' || meant.some(({ change }) => change.action === 'create')) return meant;
  // A layer that a change of the scheme began, because a relation moved there, is its annotator's from then on.
  const begun = all.find(({ change }) => change.action === 'create');
  return begun === undefined ? meant : [begun, ...meant];
}

/**
 * The chains in which this copy may hold more of what arrives: those that something arrives in, and, where a relation that is
 * known arrives, all of its annotator's, since it may have moved from one layer to another.
 */
function scopesOf({ database }: WriteContext, things: ReadonlyMap<string, Thing>, touched: Iterable<string>): ReadonlySet<string> {
  const scopes = new Set(touched);
  const annotators = new Set(
    [...things.values()]
      .filter(({ entity, known, arriving }) => entity === 'relation' && (known.length > 0 || arriving[0]?.change?.action !== 'create'))
      .map(({ scope }) => scope.split('/')[2] ?? ''),
  );
  for (const annotator of annotators) {
    const layers = database.query("SELECT DISTINCT scope FROM operations WHERE scope LIKE 'layer/%' AND scope LIKE '%/' || ?").all(annotator);
    for (const row of layers) scopes.add(text(row, 'scope'));
  }
  return scopes;
}

/**
 * Where this copy has changes that the bundle lacks, or holds some already that its writer made or got only after what
 * arrives now, applying what arrives on top would not end as it did at the writer's.
 */
function wentApart({ here, known, arriving }: Thing): boolean {
  const first = arriving[0]?.line ?? 0;
  return here.length > 0 || known.some(({ line }) => line > first);
}

/** What the bundle's side had before a line of it. */
function valueBefore({ known, arriving }: Thing, line: number): LayerValue {
  return inOrderOfLines([...known, ...arriving])
    .filter((each) => each.line < line)
    .reduce<LayerValue>((value, { change }) => (change === null ? value : afterChange(value, change)), undefined);
}

function inOrderOfLines(changes: readonly Arriving[]): Arriving[] {
  return [...changes].sort((one, other) => one.line - other.line);
}

function nameOf({ entity, key }: LooseChange): string {
  return `${entity} ${key}`;
}

function thingOf(things: Map<string, Thing>, scope: string, change: LooseChange): Thing {
  const { entity, key } = change;
  if (!isLayerEntity(entity)) throw new TypeError(`${entity} is of no layer`);
  const thing = things.get(nameOf(change)) ?? { entity, key, scope, known: [], arriving: [], here: [] };
  things.set(nameOf(change), thing);
  return thing;
}

function isWrittenTwice({ arriving, here }: Thing, owner: string): boolean {
  const replicas = new Set(arriving.filter(({ operation }) => operation.actor === owner).map(({ operation }) => operation.replica));
  return here.some(({ actor, replica }) => actor === owner && replicas.size > 0 && !replicas.has(replica));
}

/**
 * The operations of layers that this copy holds and the bundle does not, each with the version of the scheme that it was
 * made under: where it came with a bundle that was behind, that was kept.
 */
function changesHere({ database }: WriteContext, scopes: ReadonlySet<string>, inBundle: ReadonlySet<string>): ChangeMadeHere[] {
  const versions = database
    .query("SELECT position, kind FROM operations WHERE kind IN ('scheme.create', 'scheme.remove') ORDER BY position")
    .all()
    .map((row) => ({ position: integer(row, 'position'), by: row['kind'] === 'scheme.create' ? 1 : -1 }));
  const versionAt = (position: number): number =>
    versions.reduce((version, each) => (each.position <= position ? version + each.by : version), 0);
  const fromRow = (row: Row): ChangeMadeHere => ({
    change: changeFromPayload(text(row, 'kind'), text(row, 'payload')),
    position: integer(row, 'position'),
    at: text(row, 'at'),
    replica: text(row, 'replica'),
    actor: text(row, 'actor'),
    intent: text(row, 'intent'),
    scheme: row['earlier'] === null ? versionAt(integer(row, 'position')) : integer(row, 'earlier'),
  });
  const ofScope = database.query(
    `SELECT id, position, kind, payload, at, replica, actor, intent, earlier_schemes.version AS earlier
      FROM operations LEFT JOIN earlier_schemes ON earlier_schemes.operation = operations.id
      WHERE scope = ? AND payload IS NOT NULL`,
  );
  return [...scopes]
    .flatMap((scope) => ofScope.all(scope).filter((row) => !inBundle.has(text(row, 'id'))))
    .map(fromRow)
    .sort((one, other) => one.position - other.position);
}

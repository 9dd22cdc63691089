import type { SchemeStage } from '../../domain/scheme-mapping.ts';
import { integer, text, type Row } from '../database/handles.ts';
import { changeFromPayload, type LooseChange } from '../operations/change.ts';
import type { WriteContext } from '../project/write-transaction.ts';
import type { Arriving, CheckedBundle } from './check-bundle.ts';
import {
  afterChange,
  carried,
  foldOwnChanges,
  isLayerEntity,
  type LayerEntityName,
  type LayerValue,
  type OwnChange,
} from './layer-values.ts';
import { replaceValue, valueNow } from './replace-value.ts';

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
  /** Before the bundle's operations: what both sides changed goes back to where the bundle's side had it. */
  readonly setBack: () => void;
  /** After them: what both sides changed becomes what its annotator's changes come to, and all of it today's scheme. */
  readonly settle: (stages: readonly SchemeStage[], version: number, versionBefore: number) => readonly MergedLayer[];
}

interface Thing {
  readonly entity: LayerEntityName;
  readonly key: string;
  readonly scope: string;
  /** Of the bundle, in its order: first what this copy holds, then what arrives. */
  readonly known: Arriving[];
  readonly arriving: Arriving[];
  /** Of this copy alone. */
  readonly here: (OwnChange & { readonly actor: string; readonly intent: string })[];
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
  for (const scope of scopes.keys()) {
    for (const { change, ...rest } of changesHere(context, scope, inBundle)) {
      things.get(nameOf(change))?.here.push({ change, ...rest });
    }
  }
  const apart = [...things.values()].filter(wentApart);

  return {
    touched: new Set(things.keys()),
    setBack: () => {
      for (const { entity, key, known, arriving } of apart) {
        const first = arriving[0]?.line ?? 0;
        const base = known.filter(({ line }) => line < first).reduce<LayerValue>((value, { change }) => (change === null ? value : afterChange(value, change)), undefined);
        replaceValue(context, entity, key, valueNow(context, entity, key), base);
      }
    },
    settle: (stages, version, versionBefore) => {
      for (const thing of things.values()) {
        const { entity, key, scope, here, arriving, known } = thing;
        const owner = scope.split('/')[2] ?? '';
        const now = valueNow(context, entity, key);
        let after: LayerValue;
        const isApart = wentApart(thing);
        if (isApart) {
          // What a lead's change of the scheme made of it follows from the scheme itself, and what an earlier merge
          // recorded, also on the annotator's own copy, follows from what was merged.
          const own = [...here, ...[...known, ...arriving].flatMap(ownChangeOf)].filter(
            ({ actor, intent }) => actor === owner && intent !== 'bundles.merge',
          );
          // What its annotator did not make (a layer begun by a change of the scheme) has no beginning to fold from.
          const isMade = own.some(({ change }) => change.action === 'create');
          after = isMade ? foldOwnChanges(entity, own, stages, version) : now;
        } else {
          const from = arriving.at(-1)?.scheme ?? version;
          after = carried(entity, now, stages.slice(Math.max(from, 1) - 1, version - 1));
        }
        const entry = scopes.get(scope);
        const isCarried = replaceValue(context, entity, key, now, after) && !isApart;
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
 * Where this copy has changes that the bundle lacks, or holds some already that its writer made or got only after what
 * arrives now, applying what arrives on top would not end as it did at the writer's.
 */
function wentApart({ here, known, arriving }: Thing): boolean {
  const first = arriving[0]?.line ?? 0;
  return here.length > 0 || known.some(({ line }) => line > first);
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

function ownChangeOf({ operation, change, scheme }: Arriving): (OwnChange & { actor: string; intent: string })[] {
  if (change === null) return [];
  const { at, replica, counter, actor, intent } = operation;
  return [{ change, at, replica, counter, scheme, actor, intent }];
}

function isWrittenTwice({ arriving, here }: Thing, owner: string): boolean {
  const replicas = new Set(arriving.filter(({ operation }) => operation.actor === owner).map(({ operation }) => operation.replica));
  return here.some(({ actor, replica }) => actor === owner && replicas.size > 0 && !replicas.has(replica));
}

/**
 * The operations of a layer that this copy holds and the bundle does not, each with the version of the scheme that it was
 * made under: where it came with a bundle that was behind, that was kept.
 */
function changesHere({ database }: WriteContext, scope: string, inBundle: ReadonlySet<string>) {
  const versions = database
    .query("SELECT position, kind FROM operations WHERE kind IN ('scheme.create', 'scheme.remove') ORDER BY position")
    .all()
    .map((row) => ({ position: integer(row, 'position'), by: row['kind'] === 'scheme.create' ? 1 : -1 }));
  const versionAt = (position: number): number =>
    versions.reduce((version, each) => (each.position <= position ? version + each.by : version), 0);
  const fromRow = (row: Row) => ({
    change: changeFromPayload(text(row, 'kind'), text(row, 'payload')),
    at: text(row, 'at'),
    replica: text(row, 'replica'),
    counter: integer(row, 'counter'),
    actor: text(row, 'actor'),
    intent: text(row, 'intent'),
    scheme: row['earlier'] === null ? versionAt(integer(row, 'position')) : integer(row, 'earlier'),
  });
  return database
    .query(
      `SELECT id, position, kind, payload, at, replica, counter, actor, intent, earlier_schemes.version AS earlier
        FROM operations LEFT JOIN earlier_schemes ON earlier_schemes.operation = operations.id
        WHERE scope = ? AND payload IS NOT NULL ORDER BY position`,
    )
    .all(scope)
    .filter((row) => !inBundle.has(text(row, 'id')))
    .map(fromRow);
}

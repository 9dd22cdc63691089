import { entityKeys, type Entity, type EntityName } from '../../domain/operation.ts';
import { carryThrough, type SchemeStage } from '../../domain/scheme-mapping.ts';
import type { LooseChange } from '../operations/change.ts';

/** An entity of a layer as its fields; undefined where it is not there. */
export type LayerValue = Readonly<Record<string, unknown>> | undefined;

export const layerEntities = ['layer', 'span', 'relation', 'documentLabelling'] as const;
export type LayerEntityName = (typeof layerEntities)[number];

export function isLayerEntity(name: EntityName): name is LayerEntityName {
  return (layerEntities as readonly EntityName[]).includes(name);
}

/** What a change makes of a value. What is not there is not changed, and what is there is not made twice. */
export function afterChange(value: LayerValue, change: LooseChange): LayerValue {
  switch (change.action) {
    case 'create':
      return { ...change.fields };
    case 'change':
      return value === undefined ? undefined : { ...value, ...change.fields };
    case 'remove':
      return undefined;
  }
}

/** A value carried through versions of the scheme; undefined where nothing is left of it. */
export function carried(entity: LayerEntityName, value: LayerValue, stages: readonly SchemeStage[]): LayerValue {
  if (value === undefined || entity === 'layer' || stages.length === 0) return value;
  if (entity === 'documentLabelling') {
    const { label, values } = value as Entity<'documentLabelling'>;
    const after = carryThrough({ kind: 'document', label, values }, stages);
    return after === null ? undefined : { ...value, label: after.label, values: after.values };
  }
  const { label, attributes } = value as Entity<'span' | 'relation'>;
  const after = carryThrough({ kind: entity, label, attributes }, stages);
  return after === null ? undefined : { ...value, label: after.label, attributes: after.attributes };
}

export function keyOfValue(entity: LayerEntityName, value: Readonly<Record<string, unknown>>): string {
  const keyOf = entityKeys[entity] as (value: unknown) => string;
  return keyOf(value);
}

/**
 * A change that somebody meant, with when it was made and under which version of the scheme. What a change of the scheme or
 * an earlier merge recorded is none: that follows from the scheme and from what was merged.
 */
export interface MeantChange {
  readonly change: LooseChange;
  readonly at: string;
  readonly replica: string;
  readonly scheme: number;
}

export function isMeant(intent: string): boolean {
  return intent !== 'bundles.merge' && !intent.startsWith('scheme.');
}

/**
 * What the changes of one thing come to, whatever order they arrived in. They are given in an order that is each
 * desktop's own; between desktops the time decides. Each is carried forward from the version of the scheme that it was made
 * under: stages lead from version `n` to `n + 1` at index `n - 1`.
 */
export function foldChanges(
  entity: LayerEntityName,
  changes: readonly MeantChange[],
  stages: readonly SchemeStage[],
  version: number,
): LayerValue {
  // How it stands under each version that something was changed under; the newest is what counts.
  const states = new Map<number, LayerValue>();
  const carry = (value: LayerValue, from: number, to: number) => carried(entity, value, stages.slice(Math.max(from, 1) - 1, Math.max(to, 1) - 1));
  for (const { change, scheme } of inOrderOfTime(changes)) {
    if (!states.has(scheme)) {
      const versions = [...states.keys()].sort((one, other) => one - other);
      const earlier = versions.filter((each) => each < scheme).at(-1);
      const nearest = earlier ?? versions[0];
      if (nearest !== undefined) states.set(scheme, earlier === undefined ? states.get(nearest) : carry(states.get(nearest), earlier, scheme));
    }
    const now = afterChange(states.get(scheme), change);
    states.set(scheme, now);
    for (const [later, value] of states) {
      if (later > scheme) states.set(later, changedAlike(value, change, carry(now, scheme, later)));
    }
  }
  const newest = Math.max(...states.keys());
  return states.size === 0 ? undefined : carry(states.get(newest), newest, version);
}

/** What a change made under an earlier version makes of a value under a later one: `now` is its outcome, carried there. */
function changedAlike(value: LayerValue, change: LooseChange, now: LayerValue): LayerValue {
  if (change.action !== 'change') return now;
  if (value === undefined || now === undefined) return undefined;
  const fields = Object.keys(change.fields);
  // What a label may say hangs on the label.
  const together = fields.some((field) => labelFields.includes(field)) ? labelFields.filter((field) => field in now) : [];
  return { ...value, ...Object.fromEntries([...fields, ...together].map((field) => [field, now[field]])) };
}

const labelFields: readonly string[] = ['label', 'attributes', 'values'];

/** A clock that was set back does not put a desktop's later change before its earlier one. */
export function inOrderOfTime(changes: readonly MeantChange[]): MeantChange[] {
  const newest = new Map<string, string>();
  const timed = changes.map((change, index) => {
    const before = newest.get(change.replica) ?? '';
    const at = change.at < before ? before : change.at;
    newest.set(change.replica, at);
    return { change, at, index };
  });
  timed.sort((one, other) => compare(one.at, other.at) || compare(one.change.replica, other.change.replica) || one.index - other.index);
  return timed.map(({ change }) => change);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

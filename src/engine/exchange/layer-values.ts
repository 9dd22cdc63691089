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

/** A change by the layer's own annotator, with when it was made and under which version of the scheme. */
export interface OwnChange {
  readonly change: LooseChange;
  readonly at: string;
  readonly replica: string;
  readonly counter: number;
  readonly scheme: number;
}

/**
 * What an annotator's own changes of one thing come to, whatever order they arrived in: by their time, each carried
 * forward from the version of the scheme that it was made under. Stages lead from version `n` to `n + 1` at index `n - 1`.
 */
export function foldOwnChanges(
  entity: LayerEntityName,
  changes: readonly OwnChange[],
  stages: readonly SchemeStage[],
  version: number,
): LayerValue {
  const ordered = [...changes].sort((one, other) => {
    return compare(one.at, other.at) || compare(one.replica, other.replica) || one.counter - other.counter;
  });
  let value: LayerValue;
  let reached = ordered[0]?.scheme ?? version;
  for (const { change, scheme } of ordered) {
    if (scheme > reached) {
      value = carried(entity, value, stages.slice(reached - 1, scheme - 1));
      reached = scheme;
    }
    value = afterChange(value, change);
    if (scheme < reached) value = carried(entity, value, stages.slice(scheme - 1, reached - 1));
  }
  return carried(entity, value, stages.slice(reached - 1, version - 1));
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

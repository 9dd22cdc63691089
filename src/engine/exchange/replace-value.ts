import { isDeepStrictEqual } from 'node:util';
import { storeOf } from '../operations/change.ts';
import type { WriteContext } from '../project/write-transaction.ts';
import { keyOfValue, type LayerEntityName, type LayerValue } from './layer-values.ts';

/** Makes one value of another by recorded changes. Answers whether anything had to be changed. */
export function replaceValue(context: WriteContext, entity: LayerEntityName, key: string, before: LayerValue, after: LayerValue): boolean {
  if (before === after || isDeepStrictEqual(before, after)) return false;
  const isSameLayer = before?.['document'] === after?.['document'] && before?.['annotator'] === after?.['annotator'];
  if (before !== undefined && after !== undefined && keyOfValue(entity, after) === key && isSameLayer) {
    context.recordLoose({ action: 'change', entity, key, fields: after });
    return true;
  }
  // What moves to another layer moves to another chain of operations.
  if (before !== undefined) context.recordLoose({ action: 'remove', entity, key, fields: {} });
  if (after === undefined) return true;
  const made = keyOfValue(entity, after);
  // Where two labels have become one, what is said under it may stand already.
  if (storeOf(entity).get(context.database, made) === undefined) {
    context.recordLoose({ action: 'create', entity, key: made, fields: after });
  }
  return true;
}

/** What stands in the tables now. */
export function valueNow({ database }: WriteContext, entity: LayerEntityName, key: string): LayerValue {
  return storeOf(entity).get(database, key);
}

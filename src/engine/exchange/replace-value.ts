import { isDeepStrictEqual } from 'node:util';
import type { DocumentLabelling } from '../../domain/model/annotation.ts';
import { storeOf } from '../operations/change.ts';
import type { WriteContext } from '../project/write-transaction.ts';
import { stores } from '../store/stores.ts';
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

/** Makes what somebody says of a document as a whole what it comes to. Answers whether anything had to be changed. */
export function replaceLabellings(context: WriteContext, layer: string, after: ReadonlyMap<string, DocumentLabelling>): boolean {
  const [document = '', annotator = ''] = layer.split('/');
  const before = labellingsOf(context, document, annotator);
  let isChanged = false;
  for (const labelling of before) {
    if (after.has(labelling.label)) continue;
    isChanged = replaceValue(context, 'documentLabelling', `${layer}/${labelling.label}`, { ...labelling }, undefined) || isChanged;
  }
  for (const [label, labelling] of after) {
    const now = before.find((each) => each.label === label);
    isChanged = replaceValue(context, 'documentLabelling', `${layer}/${label}`, now === undefined ? undefined : { ...now }, { ...labelling }) || isChanged;
  }
  return isChanged;
}

function labellingsOf({ database }: WriteContext, document: string, annotator: string): DocumentLabelling[] {
  return stores.documentLabelling.list(database, { sql: 'document = ? AND annotator = ?', parameters: [document, annotator] });
}

/** What stands in the tables now. */
export function valueNow({ database }: WriteContext, entity: LayerEntityName, key: string): LayerValue {
  return storeOf(entity).get(database, key);
}

import type { Entity } from '../../domain/operation.ts';
import type { Scheme } from '../../domain/model/scheme.ts';
import type { ReadableDatabase } from '../database/handles.ts';
import { stores } from '../store/stores.ts';
import type { LayerEntityName, LayerValue } from './layer-values.ts';

/**
 * The value in the layer that today's scheme keeps it in: a symmetric relation lies under the smaller document of its ends,
 * a directed one under its first end's.
 */
export function atHome(database: ReadableDatabase, entity: LayerEntityName, value: LayerValue, scheme: Scheme): LayerValue {
  if (entity !== 'relation' || value === undefined) return value;
  const relation = value as Entity<'relation'>;
  const documentOf = ({ kind, id }: Entity<'relation'>['from']): string | undefined => {
    if (kind === 'document') return id;
    const absent = () => database.query('SELECT document FROM absent_ends WHERE id = ?').value(id);
    const document = stores.span.get(database, id)?.document ?? absent();
    return typeof document === 'string' ? document : undefined;
  };
  const [from, to] = [documentOf(relation.from), documentOf(relation.to)];
  // Where an end is not here nobody can say; it stays where its annotator put it.
  if (from === undefined || to === undefined) return value;
  const isSymmetric = scheme.relations.find(({ id }) => id === relation.label)?.symmetric === true;
  const document = isSymmetric && to < from ? to : from;
  return document === relation.document ? value : { ...value, document };
}

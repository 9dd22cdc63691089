import type { Output } from '../../domain/api.ts';
import { requirementsOf } from '../../domain/model/completeness.ts';
import { integer, text, type ReadableDatabase, type SqlValue } from '../database/handles.ts';
import { currentScheme } from '../project/state-checks.ts';
import { lackingSql, requirementsSql } from '../store/requirements.ts';
import type { ReadHandlers } from './contexts.ts';

type Layers = Output<'completeness.list'>;
type Layer = Layers[number];

export const completenessReads: ReadHandlers<'completeness.list'> = {
  'completeness.list': ({ document, annotator }, { database }) => {
    const layers = new Map<string, Layer>();
    const requirements = JSON.stringify(requirementsOf(currentScheme(database).content));
    for (const entity of ['span', 'relation'] as const) {
      const conditions = ['item.document NOT IN (SELECT id FROM documents WHERE removed = 1)'];
      const parameters: SqlValue[] = [requirements];
      for (const [column, wanted] of Object.entries({ document, annotator })) {
        if (wanted === undefined) continue;
        conditions.push(`item.${column} = ?`);
        parameters.push(wanted);
      }
      const lacking = `FROM ${entity}s item CROSS JOIN asked
        WHERE asked."of" = '${entity}' AND asked.label = item.label AND ${conditions.join(' AND ')} AND ${lackingSql(entity)}`;
      if (document === undefined) count(database, lacking, parameters, layers);
      else list(database, entity, lacking, parameters, layers);
    }
    return [...layers.values()].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
  },
};

const keyOf = ({ document, annotator }: Pick<Layer, 'document' | 'annotator'>): string => `${document}/${annotator}`;

function layerOf(layers: Map<string, Layer>, document: string, annotator: string): Layer {
  const key = keyOf({ document, annotator });
  const layer = layers.get(key) ?? { document, annotator, count: 0, items: [] };
  layers.set(key, layer);
  return layer;
}

function count(database: ReadableDatabase, lacking: string, parameters: SqlValue[], layers: Map<string, Layer>): void {
  const rows = database.query(
    `${requirementsSql} SELECT item.document AS document, item.annotator AS annotator, count(DISTINCT item.id) AS count
     ${lacking} GROUP BY item.document, item.annotator`,
  );
  for (const row of rows.iterate(...parameters)) {
    layerOf(layers, text(row, 'document'), text(row, 'annotator')).count += integer(row, 'count');
  }
}

function list(
  database: ReadableDatabase,
  entity: 'span' | 'relation',
  lacking: string,
  parameters: SqlValue[],
  layers: Map<string, Layer>,
): void {
  const rows = database.query(
    `${requirementsSql} SELECT item.id AS id, item.document AS document, item.annotator AS annotator,
       item.label AS label, asked.kind AS kind, asked.what AS what
     ${lacking} ORDER BY item.id, asked.position`,
  );
  for (const row of rows.iterate(...parameters)) {
    const layer = layerOf(layers, text(row, 'document'), text(row, 'annotator'));
    const id = text(row, 'id');
    let item = layer.items.at(-1);
    if (item?.id !== id) {
      item = { entity, id, label: text(row, 'label'), attributes: [], relations: [] };
      layer.items.push(item);
      layer.count += 1;
    }
    (text(row, 'kind') === 'attribute' ? item.attributes : item.relations).push(text(row, 'what'));
  }
}

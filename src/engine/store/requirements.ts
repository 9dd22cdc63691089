import { emptyValues } from '../../domain/model/completeness.ts';
import { canonicalJson } from './stored-json.ts';

/**
 * What the scheme asks for as a table `asked` (of, label, kind, what, position), from JSON that is bound to the first
 * place. The domain's `completenessOf` says the same of items that are in memory; a test holds the two together.
 */
export const requirementsSql = `WITH asked AS MATERIALIZED (
  SELECT key AS position, value ->> 'of' AS "of", value ->> 'label' AS label, value ->> 'kind' AS kind,
    value ->> 'what' AS what
  FROM json_each(?)
)`;

const nothingSaid = emptyValues.map((value) => `'${canonicalJson(value)}'`).join(', ');

/** Whether `item`, a row of the entity’s table, lacks what a row of `asked` asks of its label. */
export function lackingSql(entity: 'span' | 'relation'): string {
  const attribute = `NOT EXISTS (
    SELECT 1 FROM ${entity}_attributes said
    WHERE said.${entity} = item.id AND said.attribute = asked.what AND said.value NOT IN (${nothingSaid})
  )`;
  if (entity === 'relation') return attribute;
  const linked = (end: string): string => `NOT EXISTS (
    SELECT 1 FROM relations linking
    WHERE linking.${end} = item.id AND linking.label = asked.what
      AND linking.document NOT IN (SELECT id FROM documents WHERE removed = 1)
  )`;
  return `CASE asked.kind WHEN 'attribute' THEN ${attribute} ELSE ${linked('from_span')} AND ${linked('to_span')} END`;
}

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Relation } from '../../../domain/model/annotation.ts';
import { relationChoices } from '../../../domain/model/relation-choices.ts';
import type { EndKind, RelationChoice } from '../../../domain/model/relation-choices.ts';
import type { RelationLabel } from '../../../domain/model/scheme.ts';
import { mergeById } from '../../app/merge-by-id.ts';
import { keys } from '../../app/queries.ts';
import type { Relations } from '../../app/queries.ts';
import type { AnnotationActions } from '../desk/annotation-actions.ts';

export type RelationChange = Omit<Parameters<AnnotationActions['updateRelation']>[0], 'id'>;

/** The change that gives a relation another label, turned round where that label runs the other way. */
export function relabelled({ from, to }: Pick<Relation, 'from' | 'to'>, choice: RelationChoice): RelationChange {
  return { label: choice.label.id, ...(choice.reversed ? { from: to, to: from } : {}) };
}

/**
 * The change that turns a relation round; null where the scheme does not allow it the other way, or where there is no
 * other way.
 */
export function reversed(
  { label, from, to }: Pick<Relation, 'label' | 'from' | 'to'>,
  labels: readonly RelationLabel[],
  ends: { readonly from: EndKind; readonly to: EndKind },
): RelationChange | null {
  const definition = labels.find(({ id }) => id === label);
  if (definition === undefined || definition.symmetric) return null;
  const [choice] = relationChoices([definition], ends.to, ends.from);
  return choice?.reversed === false ? { from: to, to: from } : null;
}

/** As `useNewestSpan`: the relation as the engine last answered it, and what changes it, in the document shown. */
export function useNewestRelation(
  read: Relation,
  document: string,
  actions: AnnotationActions,
): [Relation, (change: RelationChange) => Promise<boolean>] {
  const client = useQueryClient();
  const [answered, setAnswered] = useState<{ readonly read: Relation; readonly relation: Relation } | null>(null);
  const change = async (what: RelationChange): Promise<boolean> => {
    const relation = await actions.updateRelation({ id: read.id, ...what });
    if (relation === undefined) return false;
    setAnswered({ read, relation });
    client.setQueryData<Relations>(keys.relations(document), (all) => all && mergeById(all, [relation.id], [relation]));
    return true;
  };
  return [answered?.read === read ? answered.relation : read, change];
}
